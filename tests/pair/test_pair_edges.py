"""Clauses that are copied from the reference, wherever they stand in it."""

from __future__ import annotations

import pytest

from align.pair import pair_plans
from tests.pair.labelled import clause, plan

COPIED = "推进公共建筑节能改造，推广屋顶光伏。"

# Chapters of the reference under which the text stands, that of the plan, and the clause that
# answers: the one of the same chapter, else the first.
COPIES = [
    (("建筑", "交通"), "交通", "r1"),
    (("建筑", "交通"), "建筑", "r0"),
    (("建筑", "交通"), "能源", "r0"),
    (("建筑",), "能源", "r0"),
]


@pytest.mark.parametrize(("chapters", "chapter", "answer"), COPIES)
def test_a_copied_clause_answers_to_its_original_under_another_chapter_too(
    chapters: tuple[str, ...], chapter: str, answer: str
) -> None:
    originals = [
        clause(f"r{place}", COPIED)._replace(path=(name,)) for place, name in enumerate(chapters)
    ]
    copy = clause("p", COPIED)._replace(path=(chapter,))
    found = pair_plans(plan("reference", originals), plan("plan", [copy]))
    assert [alignment.primary for alignment in found] == [answer]
