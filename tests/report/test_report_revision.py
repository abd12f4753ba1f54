"""Two versions of one plan in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from align.model.revision import Revision
from align.model.verdict import Words
from align.pipeline import revise
from align.read import read_plan
from align.report import revision as terminal
from align.report import revision_json, revision_markdown, revision_tables
from align.report.interface import View
from align.report.layout import cells

ROOT = Path(__file__).resolve().parents[2]
WHOLE = Path(__file__).resolve().parents[1] / "revise" / "whole"
SEEDS = [ROOT / "seeds" / f"{name}.txt" for name in ("beijing", "changping", "haidian")]


def read(name: str) -> Any:
    return read_plan(str(WHOLE / f"{name}.txt"), id=name)


@pytest.fixture(scope="module")
def whole() -> Revision:
    """An invented plan in draft and as issued, and a district's; paths as seen from the root."""
    plans = [read(name) for name in ("old", "new", "district")]
    old, new, district = (
        plan._replace(source=plan.source._replace(path=f"whole/{plan.id}.txt")) for plan in plans
    )
    return revise(old, new, [district])


@pytest.fixture(scope="module")
def same() -> Revision:
    return revise(read("old"), read("old"), [read("district")])


@pytest.mark.parametrize(("lang", "width"), [("zh", 80), ("en", 120)])
def test_terminal(
    golden: Callable[[str, str], None], whole: Revision, lang: Any, width: int
) -> None:
    golden(f"diff.{lang}.{width}.txt", terminal.drawing(whole, View(lang=lang)).text(width))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_markdown(golden: Callable[[str, str], None], whole: Revision, lang: Any) -> None:
    golden(f"diff.{lang}.md", revision_markdown.page(whole, lang))


def test_json(golden: Callable[[str, str], None], whole: Revision) -> None:
    text = revision_json.document(whole)
    golden("diff.json", text)
    document = json.loads(text)
    assert document["schema"] == "align/revision/1"
    assert document["differs"] is True
    for side in ("old", "new"):
        known = {target["id"] for target in document["targets"][side]}
        assert {one[side] for one in document["target_changes"]} - {None} == known
        ids = [clause["id"] for clause in document["clauses"][side]]
        told = [id for one in document["clause_changes"] for id in one[side]]  # noqa: A001
        assert sorted(told) == sorted(ids)


def test_csv(golden: Callable[[str, str], None], whole: Revision) -> None:
    text = revision_tables.table(whole, lang="zh")
    golden("diff.csv", text)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == revision_tables.COLUMNS
    assert {row["about"] for row in rows} == {"target", "heading", "clause", "verdict"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 56, 60, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal(whole: Revision, width: int, lang: Any) -> None:
    found = [whole, revise(*(read_plan(str(path)) for path in SEEDS[:2]), [read("district")])]
    for one in found:
        for line in terminal.drawing(one, View(lang=lang)).text(width).splitlines():
            assert cells(line) <= width, line


def test_ascii_draws_with_ascii_only(whole: Revision) -> None:
    text = terminal.drawing(whole, View(lang="en", ascii=True)).text(80)
    own = "".join(
        plan.source.text + str(plan.meta)
        for plan in (whole.old, whole.new, whole.downstream[0].plan)
    )
    drawn = text.translate({ord(char): None for char in own})
    assert drawn.isascii(), sorted({char for char in drawn if not char.isascii()})


def test_colours_say_what_brackets_say(whole: Revision) -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="256", width=100)
    console.print(terminal.drawing(whole, View(lang="en")), crop=False, end="")
    text = out.getvalue()
    assert "\x1b[" in text
    assert "[-" not in text
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    marked = terminal.drawing(whole, View(lang="en")).text(100)
    bare = re.sub(r"\[-|-\]|\{\+|\+\}|[\s│]", "", marked)
    assert sorted(re.sub(r"[\s│]", "", plain)) == sorted(bare)


def test_nothing_changed(same: Revision) -> None:
    assert "No differences." in terminal.drawing(same, View(lang="en")).text(80)
    assert "没有差异。" in revision_markdown.page(same)
    assert revision_tables.table(same, lang="zh").count("\n") == 1
    document = json.loads(revision_json.document(same))
    assert document["differs"] is False
    assert document["summary"]["clauses"] == {"kept": len(same.old.clauses)}


def test_other_numbers_only() -> None:
    case = ROOT / "tests" / "revise" / "cases" / "001_renumbered"
    found = revise(*(read_plan(str(case / f"{side}.txt")) for side in ("old", "new")))
    assert "7 clauses have another number only" in terminal.drawing(found, View("en")).text(80)


def test_markdown_is_not_steered_by_the_text(whole: Revision) -> None:
    (target, *rest) = whole.targets
    sly = Words("a | b <i>*c*</i>", "a | b <i>*c*</i>")
    text = revision_markdown.page(
        whole._replace(targets=(target._replace(fate="changed", reason=sly), *rest))
    )
    (row,) = (line for line in text.splitlines() if "b &lt;i&gt;" in line)
    assert row.endswith("| a \\| b &lt;i&gt;\\*c\\*&lt;/i&gt; |")


def test_markdown_weaves_both_wordings(whole: Revision) -> None:
    text = revision_markdown.page(whole)
    assert "达到<del>120</del><ins>150</ins>万千瓦" in text
    assert "到<del>2025</del><ins>2027</ins>年" in text
