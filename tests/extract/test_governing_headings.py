"""What the heading of a chapter says of the deadlines of its targets."""

from __future__ import annotations

import pytest

from align.extract import extract_targets
from align.read import parse


def deadlines(heading: str, text: str) -> list[int | None]:
    """The deadlines of the targets of a chapter, in text order."""
    document = f"某市绿色发展规划\n\n一、{heading}\n\n{text}\n"
    plan = parse(document.encode(), path="plan.txt", id="plan")
    return [target.deadline for target in extract_targets(plan)]


@pytest.mark.parametrize("heading", ["2035年主要目标", "到2035年远景目标", "“十六五”主要目标"])
def test_the_year_of_a_heading_governs_its_chapter(heading: str) -> None:
    assert deadlines(heading, "森林覆盖率达到45%。") == [2035]


@pytest.mark.parametrize("heading", ["2030年前碳达峰目标", "2030年、2035年目标", "主要目标"])
def test_other_years_of_a_heading_do_not(heading: str) -> None:
    assert deadlines(heading, "森林覆盖率达到45%。") == [None]


TWO = "到2025年，森林覆盖率达到45%。秸秆还田面积达到5万亩。"


@pytest.mark.parametrize("heading", ["主要目标", "主要指标"])
def test_a_deadline_holds_for_all_goals_of_a_chapter(heading: str) -> None:
    assert deadlines(heading, TWO) == [2025, 2025]


@pytest.mark.parametrize("heading", ["加强目标责任考核", "落实指标责任", "重点工作"])
def test_a_deadline_holds_for_its_sentence_in_other_chapters(heading: str) -> None:
    assert deadlines(heading, TWO) == [2025, None]
