"""Sentences at the edges of rules: what they set, for whom, in what time, and what they do not."""

from __future__ import annotations

import pytest
from one_clause import Case, one_clause, seen, wanted

from align.extract import extract_targets
from align.extract.accounts.ledger import ledger
from align.extract.amounts.quantities import find_quantities, growth_factor

BY_2025 = {"deadline": 2025}
FULL_BY_2025 = {"kind": "coverage", "deadline": 2025}
DUTY = {"kind": "coverage", "standing": True}

# What a sentence sets: its targets, with what goes without saying left out.
SENTENCES: list[tuple[str, list[Case]]] = [
    # 累计 before a verb of doing adds up the years
    (
        "到2025年，累计建成充电桩5000个。",
        [{"indicator": "充电桩", "value": "5000 个", "period": "cumulative", **BY_2025}],
    ),
    (
        "到2025年，推广新能源汽车累计达5000辆。",
        [{"indicator": "新能源汽车", "value": "5000 辆", "period": "cumulative", **BY_2025}],
    ),
    (
        "到2025年，累计处理建筑垃圾1000万吨。",
        [{"indicator": "建筑垃圾", "value": "1000 万吨", "period": "cumulative", **BY_2025}],
    ),
    # a verb that a sentence began with says nothing of the next one's verbs
    (
        "改造老旧管网，完成扩建、改造绿道100公里。",
        [{"indicator": "绿道", "value": "100 公里"}],
    ),
    (
        "完成规划编制，完成新建改造管网100公里。",
        [{"indicator": "管网", "value": "100 公里"}],
    ),
    # a standard that a share of a set attains is a target, and no description
    (
        "到2025年，60%的园区实现绿色园区建设标准。",
        [{"indicator": "绿色园区建设标准", "value": "60 %", "scope": "园区", **BY_2025}],
    ),
    # 的规模 behind a bound names its size, not a class of things
    (
        "到2025年，煤炭消费总量控制在100万吨以内的规模。",
        [{"indicator": "煤炭消费总量", "value": "<= 100 万吨", **BY_2025}],
    ),
    # a part that is named for one indicator is not that of the next
    (
        "到2025年，城镇污水处理率达到95%和森林覆盖率达到45%。",
        [
            {"indicator": "污水处理率", "value": "95 %", "scope": "城镇", **BY_2025},
            {"indicator": "森林覆盖率", "value": "45 %", **BY_2025},
        ],
    ),
    # where the set ends and the indicator begins
    (
        "到2025年，重点排放单位碳排放配额清缴率达到100%。",
        [
            {
                "indicator": "碳排放配额清缴率",
                "value": "100 %",
                "scope": "重点排放单位",
                **BY_2025,
            }
        ],
    ),
    (
        "到2025年，重点企业生产过程用水重复利用率达到80%。",
        [
            {
                "indicator": "生产过程用水重复利用率",
                "value": "80 %",
                "scope": "重点企业",
                **BY_2025,
            }
        ],
    ),
    (
        "到2025年，重点企业智慧物流占比达到30%。",
        [{"indicator": "智慧物流占比", "value": "30 %", "scope": "重点企业", **BY_2025}],
    ),
    (
        "到2025年，规模以上企业的数字化转型比例达到50%。",
        [
            {
                "indicator": "数字化转型比例",
                "value": "50 %",
                "scope": "规模以上企业",
                **BY_2025,
            }
        ],
    ),
    (
        "到2025年，重点企业单位运输成本下降5%。",
        [
            {
                "indicator": "单位运输成本",
                "value": "5 %",
                "scope": "重点企业",
                "change": "decrease",
                **BY_2025,
            }
        ],
    ),
    # states without a figure
    (
        "到2025年，基本实现能源管理数字化。",
        [{"indicator": "能源管理数字化", **FULL_BY_2025}],
    ),
    ("到2025年，实现零填埋。", []),  # of what, is not said
    # 须 alone is a duty
    (
        "新建公共建筑须安装太阳能热水系统。",
        [{"indicator": "太阳能热水系统", "scope": "新建公共建筑", **DUTY}],
    ),
    (
        "新建居住小区须同步建设充电设施。",
        [{"indicator": "充电设施", "scope": "新建居住小区", **DUTY}],
    ),
    # a total is measured, so that less of it is a direction
    (
        "逐步降低包装物总量。",
        [{"indicator": "包装物总量", "kind": "trend", "change": "decrease"}],
    ),
    # a bound before the last figure of a list is that figure's own; one behind it is for all
    (
        "到2025年，森林覆盖率、绿化覆盖率分别为40%、不低于45%。",
        [
            {"indicator": "森林覆盖率", "value": "40 %", **BY_2025},
            {"indicator": "绿化覆盖率", "value": ">= 45 %", **BY_2025},
        ],
    ),
    (
        "到2025年，森林覆盖率、绿化覆盖率分别达到40%和45%以上。",
        [
            {"indicator": "森林覆盖率", "value": "40 %", **BY_2025},
            {"indicator": "绿化覆盖率", "value": ">= 45 %", **BY_2025},
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_what_a_sentence_sets(text: str, expected: list[Case]) -> None:
    assert seen(extract_targets(one_clause(text)), expected) == wanted(expected)


def test_a_share_within_a_set_is_of_the_set_and_says_who_does_what() -> None:
    (found,) = extract_targets(one_clause("到2025年，公共机构80%的食堂实现垃圾分类。"))
    whole = (found.scope or "") + found.indicator
    assert (found.lower, found.unit, found.deadline) == (80, "%", 2025)
    assert all(word in whole for word in ("公共机构", "食堂", "垃圾分类"))


# The multiple of the base value that a growth means; None where it is no whole doubling.
GROWTHS = [("产值翻一番", "2"), ("产值翻两番", "4"), ("产值翻1.5番", None), ("产值翻100番", None)]


@pytest.mark.parametrize(("text", "factor"), GROWTHS)
def test_only_whole_doublings_are_worked_out(text: str, factor: str | None) -> None:
    (quantity,) = find_quantities(text)
    found = growth_factor(text, quantity)
    assert (None if found is None else str(found)) == factor


# Counts of what a measure rests on set nothing.
RESTING = ["以10个园区为重点，推进循环化改造。", "坚持以12个片区为重点推进更新。"]


@pytest.mark.parametrize("text", RESTING)
def test_what_a_measure_rests_on_is_counted_and_sets_nothing(text: str) -> None:
    plan = one_clause(text)
    assert extract_targets(plan) == ()
    assert [entry.cls for entry in ledger(plan, ())] == ["name"]
