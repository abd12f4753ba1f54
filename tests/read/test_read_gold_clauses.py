"""The clauses of the labelled plans, by the same start rule as the scorer of the labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from align.read import read_plan

SHARED = Path(__file__).resolve().parents[3] / "shared"
PLANS = ("beijing", "changping", "haidian")
COUNTS = {"beijing": 32, "changping": 27, "haidian": 34, "fuzhongxin": 59, "ninghe": 65}
TOLERANCE = 8
"""Characters: a start is right from here before the label's to the same after its heading."""


def flat(text: str) -> str:
    return "".join(text.split())


def labels(name: str) -> list[dict]:
    path = SHARED / "gold" / f"clauses.{name}.jsonl"
    if not path.exists():
        pytest.skip(f"no labels for {name} beside the repository")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def seed(name: str):
    path = SHARED / "seeds" / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"no text of {name} beside the repository")
    return read_plan(str(path))


def f1(plan, gold: list[dict]) -> float:
    text = flat(plan.source.text)
    starts = sorted((text.index(one["anchor"]), len(one["heading"]), one["id"]) for one in gold)
    hit, counted = set(), 0
    for clause in plan.clauses:
        at = len(flat(plan.source.text[: clause.start]))
        inside = [one for one in starts if one[0] <= at + TOLERANCE]
        if not inside or inside[-1][2] == "0":
            continue
        counted += 1
        if at <= inside[-1][0] + inside[-1][1] + TOLERANCE:
            hit.add(inside[-1][2])
    wanted = sum(one["id"] != "0" for one in gold)
    return 2 * len(hit) / (counted + wanted)


@pytest.mark.parametrize("name", PLANS)
def test_clause_starts_are_the_labelled_ones(name):
    assert f1(seed(name), labels(name)) >= 0.98


@pytest.mark.parametrize("name", PLANS)
def test_ids_and_headings_are_the_labelled_ones(name):
    read = {(clause.id, clause.heading) for clause in seed(name).clauses}
    assert [one for one in labels(name) if (one["id"], one["heading"]) not in read] == []


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_number_of_clauses(name, count):
    assert len(seed(name).clauses) == count
