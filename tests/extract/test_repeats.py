"""Targets that repeat one another are linked; those that only look alike are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_clause import one_clause

from align.extract import extract_targets
from align.extract.repeats import with_repeats
from align.model.target import Target
from align.read import parse


def links(text: str) -> list[str | None]:
    return [target.same_as for target in with_repeats(extract_targets(one_clause(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "到2025年，森林覆盖率达到45%。到2025年，森林覆盖率达到45%。",
        "到2025年，森林覆盖率达到45%以上。力争到2025年，森林覆盖率达到45%。",
        "到2025年，光伏发电装机容量达到300万千瓦。到2025年，光伏装机规模达到3000兆瓦。",
        "到2025年，非化石能源消费比重达到20%。到2025年，非化石能源消费占比达到20.0%。",
        "到2025年，单位地区生产总值能耗下降14%。到2025年，单位GDP能耗降低14%。",
        "到2025年，公共机构内太阳能热水覆盖率达到90%。到2025年，公共机构太阳能热水覆盖率达到90%。",
        "到2025年，公共机构太阳能热水覆盖率达到90%。到2025年，公共机构中太阳能热水覆盖率达到90%。",
    ],
)
def test_one_commitment_printed_twice(text: str) -> None:
    assert links(text) == [None, "plan-01"]


@pytest.mark.parametrize(
    "text",
    [
        "到2025年，森林覆盖率达到45%。到2030年，森林覆盖率达到45%。",
        "到2025年，森林覆盖率达到45%。到2025年，森林覆盖率达到46%。",
        "到2025年，森林覆盖率达到45%。到2025年，绿化覆盖率达到45%。",
        "到2025年，能源消费总量下降5%。到2025年，能源消费总量增长5%。",
        "到2025年，绿色出行比例达到75%。到2025年，中心城区绿色出行比例达到75%。",
        "到2025年，建成充电桩50个。到2025年，建成加氢站50个。",
    ],
)
def test_commitments_that_differ(text: str) -> None:
    assert links(text) == [None, None]


def test_the_link_is_to_the_first_of_several() -> None:
    assert links("到2025年，森林覆盖率达到45%。" * 3) == [None, "plan-01", "plan-01"]


def test_text_and_table() -> None:
    document = """某市碳达峰实施方案

一、主要目标

到2025年，非化石能源消费比重达到18%以上，光伏发电装机容量达到300万千瓦。

表1 主要指标

序号 指标 单位 2020年 2025年 2030年 属性
1 非化石能源消费比重 % 12.1 18 25 约束性
2 光伏发电装机容量 万千瓦 95 310 600 预期性

二、重点任务

（一）发展光伏。推动整县屋顶光伏开发。
"""
    plan = parse(document.encode(), path="plan.txt", id="plan")
    found = with_repeats(extract_targets(plan))
    assert {target.id: target.same_as for target in found if target.same_as} == {
        "plan-03": "plan-01"
    }


SENTENCES = st.sampled_from(
    [
        "到2025年，森林覆盖率达到45%。",
        "到2025年，森林覆盖率达到46%。",
        "到2030年，煤炭消费比重持续下降。",
        "到2025年，建成充电桩3万个。",
    ]
)


@given(st.lists(SENTENCES, max_size=12))
def test_links_lead_back_to_targets_that_are_no_repeats(sentences: list[str]) -> None:
    found: tuple[Target, ...] = extract_targets(one_clause("".join(sentences) or "。"))
    bare = [target._replace(same_as=None) for target in found]
    linked = with_repeats(bare)
    assert linked == found
    assert [target._replace(same_as=None) for target in linked] == bare
    by_id = {target.id: index for index, target in enumerate(linked)}
    for index, target in enumerate(linked):
        if target.same_as is not None:
            assert by_id[target.same_as] < index
            assert linked[by_id[target.same_as]].same_as is None
    assert with_repeats(linked) == linked
    assert sum(target.same_as is None for target in linked) == len(set(sentences))
