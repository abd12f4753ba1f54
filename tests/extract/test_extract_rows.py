"""Rows of indicator tables, printed in half-width and in full-width figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from align.extract import extract_targets
from align.read import parse

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")


def _figures(text: str) -> list[tuple[str, Decimal | None, str | None, int | None]]:
    return [
        (target.clause, target.lower, target.unit, target.deadline)
        for target in extract_targets(parse(text.encode(), path="plan.txt", id="plan"))
    ]


@pytest.mark.parametrize("name", ["beijing", "changping", "fuzhongxin", "haidian", "ninghe"])
def test_full_width_figures_change_no_target(name: str) -> None:
    text = (SEEDS / f"{name}.txt").read_text("utf-8")
    assert _figures(text.translate(WIDE)) == _figures(text)


def test_a_fall_is_measured_from_the_year_that_the_name_of_its_row_prints() -> None:
    table = "表1 主要指标\n\n序号 指标 单位 2025年 属性\n1 单位产值能耗较2020年降低 % 14 约束性\n"
    table += "2 公共机构单位面积能耗降低 % 5 约束性\n"
    tasks = "二、重点任务\n\n（一）发展光伏发电。推动整县屋顶光伏。\n"
    text = f"云溪市能源发展规划\n\n一、主要目标\n\n{table}\n{tasks}"
    found = extract_targets(parse(text.encode(), path="plan.txt", id="plan"))
    assert [(target.change, target.baseline) for target in found] == [
        ("decrease", 2020),
        ("decrease", None),
    ]
