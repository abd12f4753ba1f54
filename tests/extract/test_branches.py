"""Sentences for the branches of the grammar that no other case runs through.

The cases say what matters of each target; ``tests/golden/target_branches.txt`` shows all fields, of
the word families as well.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from one_clause import one_clause, seen, value_of, wanted
from test_target_accounts import account

from align.extract import extract_targets
from align.extract.accounts.documents import find_document_numbers
from align.read import parse

CASES_DIR = Path(__file__).resolve().parents[1] / "cases"


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES_DIR / name).read_text(encoding="utf-8"))


CASES = load("targets_branches.toml")["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:28])
def test_case(case: dict[str, Any]) -> None:
    found = extract_targets(one_clause(case["text"], goals=case.get("goals", False)))
    assert seen(found, case["find"]) == wanted(case["find"])


def test_the_cases_differ() -> None:
    texts = [case["text"] for case in CASES]
    assert len(texts) == len(set(texts))


def test_targets_in_full(golden: Callable[[str, str], None]) -> None:
    texts = [case["text"] for case in CASES]
    for family in load("word_families.toml")["family"]:
        texts += [family["frame"].replace("{word}", word) for word in family["words"]]
    lines: list[str] = []
    for text in texts:
        plan = one_clause(text)
        lines.append(text)
        lines += [account(target, plan.clauses[0].text) for target in extract_targets(plan)]
    golden("target_branches.txt", "\n".join(lines) + "\n")


LEADING = "通知 印发 的 见 据 照 按 和 及 与 办法 方案 规划 号".split()  # noqa: SIM905  # easier to read


@pytest.mark.parametrize("word", LEADING)
def test_a_word_before_a_document_number_is_no_part_of_it(word: str) -> None:
    text = f"{word}云府发〔2021〕5号"
    (found,) = find_document_numbers(text)
    assert text[found[0] : found[1]] == "云府发〔2021〕5号"


# Headings, and whether what stands under them sets targets.
HEADINGS = {
    "指导思想": False,
    "基本原则": False,
    "编制背景": False,
    "发展现状": False,
    "面临形势": False,
    "工作基础": False,
    "发展基础": False,
    "现实基础": False,
    "现有基础": False,
    "良好基础": False,
    "名词解释": False,
    "编制依据": False,
    "重点任务": True,
    "主要目标": True,
    "基础设施建设": True,
}


@pytest.mark.parametrize(("heading", "sets"), HEADINGS.items())
def test_sections_that_look_back_set_nothing(heading: str, sets: bool) -> None:
    document = f"某市碳达峰实施方案\n\n一、{heading}\n\n到2025年，森林覆盖率达到45%。\n"
    plan = parse(document.encode(), path="plan.txt", id="plan")
    assert [target.indicator for target in extract_targets(plan)] == ["森林覆盖率"] * sets


# What a cell of a table says of its row, and the change and size that are read from it.
CELLS = {
    "14": ("level", "14 %"),
    "下降14": ("decrease", "14 %"),
    "累计下降14": ("decrease", "14 %"),
    "降低14": ("decrease", "14 %"),
    "减少14": ("decrease", "14 %"),
}


@pytest.mark.parametrize(("cell", "told"), CELLS.items())
def test_a_cell_may_say_itself_that_it_is_a_fall(cell: str, told: tuple[str, str]) -> None:
    rows = ["序号 指标 单位 2020年 2025年", f"1 单位产品电耗 % 12 {cell}", "2 森林覆盖率 % 44 45"]
    table = "\n".join(["表1 主要指标", "", *rows])
    document = f"某市碳达峰实施方案\n\n一、主要目标\n\n{table}\n\n二、重点任务\n\n推动转型。\n"
    plan = parse(document.encode(), path="plan.txt", id="plan")
    (found,) = (one for one in extract_targets(plan) if "电耗" in one.indicator)
    assert (found.change, value_of(found), found.deadline) == (*told, 2025)
