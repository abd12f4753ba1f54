"""The sentences for rarer words, and what headings say for the sentences below them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from one_clause import one_clause, seen, wanted

from align.extract import extract_targets
from align.read import parse

ROOT = Path(__file__).resolve().parents[2]
FILES = ("targets_words", "targets_found", "targets_missed", "targets_mended_*")
CASES = [
    case
    for name in FILES
    for path in sorted((ROOT / "tests/cases").glob(f"{name}.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:28])
def test_case(case: dict[str, Any]) -> None:
    found = extract_targets(one_clause(case["text"], goals=case.get("goals", False)))
    assert seen(found, case["find"]) == wanted(case["find"])


def deadlines(*sections: str) -> list[tuple[str, int | None]]:
    """Indicator and deadline of every target of a plan with these sections."""
    document = "\n\n".join(("某市碳达峰实施方案", *sections)) + "\n"
    plan = parse(document.encode(), path="plan.txt", id="plan")
    return [(target.indicator, target.deadline) for target in extract_targets(plan)]


def test_the_year_of_a_heading_of_goals_holds_for_all_its_sentences_and_no_further() -> None:
    assert deadlines(
        "一、到2025年主要目标",
        "森林覆盖率达到45%。绿化覆盖率达到50%。",
        "二、重点任务",
        "森林蓄积量达到1亿立方米。",
    ) == [("森林覆盖率", 2025), ("绿化覆盖率", 2025), ("森林蓄积量", None)]


def test_a_heading_that_names_the_year_of_the_peak_sets_no_deadline() -> None:
    assert deadlines("一、到2030年碳达峰目标", "森林覆盖率达到46%。") == [("森林覆盖率", None)]


def test_under_goals_a_deadline_holds_until_the_next_one() -> None:
    text = "到2025年，森林覆盖率达到45%。全面推进转型。绿化覆盖率达到50%。"
    text += "到2030年，湿地保护率达到60%。"
    assert deadlines("一、主要目标", text) == [
        ("森林覆盖率", 2025),
        ("绿化覆盖率", 2025),
        ("湿地保护率", 2030),
    ]


def test_under_tasks_a_deadline_ends_with_its_sentence_unless_a_list_goes_on() -> None:
    text = "到2025年，建成充电桩2000个。完成公共建筑节能改造30万平方米。推进改造30万平方米。"
    found = deadlines("一、重点任务", text)
    assert [year for _, year in found] == [2025, 2025, None]


def test_a_heading_on_the_duty_to_reach_goals_is_none_of_goals() -> None:
    text = "到2025年，森林覆盖率达到45%。力争农村改水户数达到60万户。"
    under = {heading: deadlines(f"一、{heading}", text)[-1] for heading in ("主要目标", "目标责任")}
    assert under == {"主要目标": ("改水户数", 2025), "目标责任": ("改水户数", None)}
