"""A real plan, its text changed in one known way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from align.model.revision import Revision
from align.pipeline import revise
from align.read import parse

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "seeds" / "beijing.txt"
DISTRICT = ROOT / "seeds" / "changping.txt"
NUMERALS = "一二三四五六七八九十"


@pytest.fixture(scope="module")
def text() -> str:
    return PLAN.read_text(encoding="utf-8")


def revised(old: str, new: str, *below: str) -> Revision:
    plans = [parse(one.encode(), path=f"{at}.txt", id=f"p{at}") for at, one in enumerate(below)]
    old_plan = parse(old.encode(), path="old.txt", id="old")
    return revise(old_plan, parse(new.encode(), path="new.txt", id="new"), plans)


def test_one_figure(text: str) -> None:
    assert text.count("14.4%") == 1
    found = revised(text, text.replace("14.4%", "15%"))
    (clause,) = (change for change in found.clauses if change.differs)
    assert (clause.fate, clause.moved, clause.renumbered) == ("edited", False, False)
    assert sum(not passage.same for passage in clause.passages) == 1
    (target,) = (change for change in found.targets if change.fate != "kept")
    assert (target.fate, target.gap, target.axes.value) == ("tightened", "+0.6", "stricter")
    assert not found.headings


@pytest.mark.parametrize("style", ["chapters and articles", "numbers anew in each chapter"])
def test_other_numbers_are_no_change(text: str, style: str) -> None:
    lines = []
    at = 0
    for line in text.split("\n"):
        if chapter := re.match(rf" ?([{NUMERALS}]+)、", line):
            at = 0
            if style == "chapters and articles":
                line = f"第{chapter[1]}章 {line[chapter.end() :]}"  # noqa: PLW2901
        elif item := re.match(rf" ?（([{NUMERALS}]+)）", line):
            at += 1
            if style == "chapters and articles":
                line = f"第{item[1]}条 {line[item.end() :]}"  # noqa: PLW2901
            else:
                line = f"（{NUMERALS[at - 1]}）{line[item.end() :]}"  # noqa: PLW2901
        lines.append(line)
    found = revised(text, "\n".join(lines))
    assert not found.differs
    assert sum(change.renumbered for change in found.clauses) >= 20


def test_what_a_figure_means_for_a_district(text: str) -> None:
    below = DISTRICT.read_text(encoding="utf-8")
    (same,) = revised(text, text, below).downstream
    assert same.relation == "parent"
    assert not same.changes
    (found,) = revised(text, text.replace("14.4%", "30%"), below).downstream
    assert found.unchanged == same.unchanged - 1
    (change,) = found.changes
    assert change.before is not None
    assert change.after is not None
    assert (change.effect, change.before.verdict, change.after.verdict) == (
        "opens",
        "stricter",
        "looser",
    )
