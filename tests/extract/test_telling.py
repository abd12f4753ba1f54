"""Chapters that tell of what has been done or what there is hold no targets."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from align.extract import extract_targets
from align.extract.accounts.ledger import ledger
from align.read import parse

SENTENCE = "森林覆盖率达到45%。"
CASES = Path(__file__).resolve().parents[1] / "cases" / "headings_telling.toml"
FAMILIES: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["family"]


def indicators(*sections: str) -> list[str]:
    """The indicators of the targets of a plan with these sections."""
    document = "\n\n".join(("某市“十四五”绿色发展规划", *sections)) + "\n"
    plan = parse(document.encode(), path="plan.txt", id="plan")
    return [target.indicator for target in extract_targets(plan)]


@pytest.mark.parametrize(
    "heading",
    [
        "“十三五”工作回顾",
        "发展成就",
        "主要成效",
        "生态环境保护成效显著",
        "节能工作取得积极进展",
        "存在的主要问题",
        "机遇和挑战",
        "面临的形势",
        "区位与县情",
        "发展基础",
        "“十三五”主要指标完成情况",
    ],
)
def test_under_a_heading_that_tells_there_are_no_targets(heading: str) -> None:
    sections = (f"一、{heading}", SENTENCE, "二、重点任务", "湿地保护率达到60%。")
    assert indicators(*sections) == ["湿地保护率"]


@pytest.mark.parametrize(
    "heading",
    [
        "夯实发展基础",
        "着力解决突出环境问题",
        "推进环境基础设施建设",
        "形势和主要目标",
        "发展基础和目标",
        "巩固污染防治成效",
    ],
)
def test_under_a_heading_that_says_what_is_to_be_done_there_are(heading: str) -> None:
    assert indicators(f"一、{heading}", SENTENCE) == ["森林覆盖率"]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family["about"])
def test_whether_a_chapter_tells(family: dict[str, Any]) -> None:
    expected = [] if family["tells"] else ["森林覆盖率"]
    found = {heading: indicators(f"一、{heading}", SENTENCE) for heading in family["headings"]}
    assert {heading: names for heading, names in found.items() if names != expected} == {}


@pytest.mark.parametrize("heading", ["主要措施", "工作举措"])
def test_what_was_done_does_not_end_a_review(heading: str) -> None:
    assert indicators("一、工作回顾", f"（一）{heading}", SENTENCE) == []


def test_a_chapter_tells_in_all_its_sections_until_one_of_goals() -> None:
    assert indicators(
        "一、发展基础与形势",
        "（一）绿化水平不断提高。",
        SENTENCE,
        "（二）面临挑战。",
        "绿化覆盖率达到38%。",
        "（三）主要目标。",
        "湿地保护率达到60%。",
    ) == ["湿地保护率"]


def test_figures_of_a_telling_chapter_are_explained() -> None:
    text = "某市绿色发展规划\n\n一、工作回顾\n\n（一）绿化提升\n\n森林覆盖率达到45%。\n"
    plan = parse(text.encode(), path="plan.txt", id="plan")
    classes = {entry.text: entry.cls for entry in ledger(plan, extract_targets(plan))}
    assert classes["45"] == "name"
