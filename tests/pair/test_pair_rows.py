"""A row of an indicator table restates what a clause prescribes: the clause is named first."""

from __future__ import annotations

from align.extract import extract_targets
from align.model.pairing import Alignment
from align.pair import pair_plans
from align.read import parse

REFERENCE = """某市碳达峰实施方案

一、重点任务

（一）大力发展可再生能源

推动风电、光伏集中开发，建设一批风光储一体化基地，完善就近消纳机制，加强电网配套。到2025年，可再生能源装机容量达到300万千瓦以上。

（二）提升建筑能效

推动既有建筑节能改造，新建建筑执行更高的节能标准，发展装配式建筑。

附表 主要指标

序号 指标 单位 2020年 2025年
1 可再生能源装机容量 万千瓦 120 300
2 森林覆盖率 % 40 42
"""

PLAN = """某县碳达峰实施方案

一、重点任务

（一）推进能源绿色转型

推进屋顶光伏和分散式风电开发。到2025年，可再生能源装机容量达到20万千瓦。

（二）增强碳汇能力

到2025年，森林覆盖率达到43%。
"""


def answers() -> dict[str, Alignment]:
    reference = parse(REFERENCE.encode(), path="city.txt", id="city")
    plan = parse(PLAN.encode(), path="county.txt", id="county")
    assert sum(clause.row is not None for clause in reference.clauses) == 2
    found = pair_plans(reference, plan, extract_targets(reference), extract_targets(plan))
    return {item.plan: item for item in found}


def test_the_clause_comes_before_the_row_of_its_figure() -> None:
    answer = answers()["一（一）"]
    assert answer.primary == "一（一）"
    assert any("附表" in key or "表" in key for key in answer.reference[1:])


def test_a_row_answers_where_no_clause_does() -> None:
    answer = answers()["一（二）"]
    assert answer.primary is not None
    assert "表" in answer.primary
