"""What names measure, how growths compound, how parts of the whole lie to each other: tables."""

from __future__ import annotations

from typing import Any

import pytest
from gold_targets import make_clause, make_plan, make_target

from align.judge import judge, relate
from align.judge.measures import nature_of
from align.judge.rates import cumulative
from align.judge.scope import relate_scopes, understand
from align.judge.subject import fold
from align.model.target import Target

# What an indicator measures is said by its last measure word, or by 单位, 人均 and 每 at its head.
NATURES = {
    "可再生能源消费比重": "share",
    "森林覆盖率": "share",
    "污水处理能力利用率": "share",
    "装机容量占比": "share",
    "公园面积覆盖率": "share",
    "光伏发电装机容量": "amount",
    "覆盖率达标面积": "amount",
    "再生水利用量": "amount",
    "铁路里程": "amount",
    "单位地区生产总值能耗": "intensity",
    "人均公园绿地面积": "intensity",
    "每平方米能耗": "intensity",
    "碳排放强度": "intensity",
    "电能利用效率": "intensity",
    "PM2.5浓度": "concentration",
    "绿色贷款增速": "rate",
    "产值增长率": "rate",
    "绿地面积占比降幅": "rate",
    "绿色社区": "",
}


@pytest.mark.parametrize(("name", "nature"), NATURES.items())
def test_what_an_indicator_measures(name: str, nature: str) -> None:
    assert nature_of(fold(name)) == nature


def growth(**fields: Any) -> Target:
    entry = {"id": "r", "indicator": "绿色贷款余额", "kind": "quantity", "change": "increase"}
    return make_target(entry | {"baseline": 2020, "deadline": 2025} | fields)


GROWTHS = [
    (growth(lower=1, unit="番"), "100", "100", "2^1 − 1 = 100%"),
    (growth(lower=1, upper=2, unit="番"), "100", "300", "2^2 − 1 = 300%"),
    (growth(lower=3, unit="番"), "700", "700", "2^3 − 1 = 700%"),
    (growth(lower=10, unit="%", period="annual"), "61.05", "61.05", "(1 + 10%)^5: 61.05%"),
    (
        growth(lower=3, upper=4, unit="%", period="annual", change="decrease"),
        "14.13",
        "18.46",
        "(1 − 4%)^5: 18.46%",
    ),
    (growth(lower=20, upper=25, unit="%"), "20", "25", ""),
]


@pytest.mark.parametrize(("target", "low", "high", "formula"), GROWTHS)
def test_growths_over_five_years(target: Target, low: str, high: str, formula: str) -> None:
    found = cumulative(target, 5)
    assert found is not None
    assert (str(found.interval.lower), str(found.interval.upper)) == (low, high)
    assert found.formula == formula


def test_a_yearly_growth_without_years_comes_to_nothing_known() -> None:
    assert cumulative(growth(lower=10, unit="%", period="annual"), None) is None


# reference's part, plan's part, how the plan's lies to it
PARTS = [
    ("公共建筑", "新建公共建筑", "narrower"),
    ("新建公共建筑", "公共建筑", "wider"),
    ("新建公共建筑", "既有公共建筑", "disjoint"),
    ("新建建筑", "新建公共建筑", "narrower"),
    ("新建公共建筑", "新建居住建筑", "disjoint"),
    ("滨江新区公共建筑", "公共建筑", "wider"),
    ("公共建筑", "滨江新区公共建筑", "narrower"),
    ("滨江新区公共建筑", "云溪新区公共建筑", "disjoint"),
    ("滨江新区", "滨江新区", "same"),
    ("滨江新区核心区", "滨江新区", "wider"),
    ("具备条件的公共建筑", "公共建筑", "wider"),
    ("公共建筑", "具备条件的公共建筑", "narrower"),
    ("其他公共建筑", "公共建筑", "wider"),
    ("新建2万平方米以上公共建筑", "新建1万平方米以上公共建筑", "wider"),
    ("新建1万平方米以上公共建筑", "新建2万平方米以上公共建筑", "narrower"),
    ("新建2万平方米以下公共建筑", "新建1万平方米以下公共建筑", "narrower"),
    ("新建2万平方米以下公共建筑", "新建3万平方米以下公共建筑", "wider"),
    ("新建2万平方米以上公共建筑", "新建2万平方米以下公共建筑", "overlap"),
    ("年耗能5000吨标准煤以上单位", "年耗能0.5万吨标准煤及以上单位", "same"),
    ("甲、乙矿区大型企业", "大型企业", "wider"),
    ("大型企业", "甲、乙矿区大型企业", "narrower"),
    ("规模养殖场", "规模化畜禽养殖场", "same"),
    ("钢铁企业", "水泥企业", "disjoint"),
    ("公交车、出租车", "公交车", "narrower"),
    ("公交车", "公交车、出租车", "wider"),
    ("公交车、环卫车", "公交车、出租车", "overlap"),
    ("城市建成区", None, "wider"),
    (None, "城市建成区", "narrower"),
    (None, None, "same"),
    ("产业园区数据中心", "数据中心", "wider"),
    ("数据中心", "产业园区数据中心", "narrower"),
    ("全市公共建筑", "公共建筑", "same"),
    ("政府投资的公共建筑", "公共建筑", "wider"),
    ("学校、医院", "公共建筑", "wider"),
    ("公共建筑", "学校、医院", "narrower"),
    ("沿街商铺", "临街商铺", "overlap"),
]


@pytest.mark.parametrize(("reference", "plan", "relation"), PARTS)
def test_how_parts_lie_to_each_other(
    reference: str | None, plan: str | None, relation: str
) -> None:
    one, other = (understand(fold(part) if part else None, "改造率") for part in (reference, plan))
    assert relate_scopes(one, other) == relation


# Whether a thing is new is asked of its name only where the part is one of the territory.
NAMES = [
    ("城市建成区", "新建公共建筑节能率", "既有公共建筑节能率", "disjoint"),
    ("城市建成区", "新建公共建筑节能率", "新建公共建筑达标率", "same"),
    ("公共机构", "新建设施达标率", "既有设施达标率", "same"),
]


@pytest.mark.parametrize(("part", "one", "other", "relation"), NAMES)
def test_what_the_name_says_of_a_part_of_the_territory(
    part: str, one: str, other: str, relation: str
) -> None:
    sides = (understand(part, fold(name)) for name in (one, other))
    assert relate_scopes(*sides) == relation


# Titles of two plans of one place, and whether they are versions of one plan.
TITLES = [
    ("甲市碳达峰实施方案", "甲市碳达峰实施方案（征求意见稿）", "revision"),
    ("甲市碳达峰实施方案", "甲市碳达峰实施方案", "revision"),
    ("甲市碳达峰实施方案", "甲市生活垃圾管理办法", "peer"),
]


@pytest.mark.parametrize(("one", "other", "relation"), TITLES)
def test_versions_bear_nearly_one_title(one: str, other: str, relation: str) -> None:
    plans = [make_plan(title, "", [], place="甲市", title=title) for title in (one, other)]
    assert relate(*plans) == relation
    assert relate(*reversed(plans)) == relation


def test_a_gap_from_nothing_is_told_in_the_same_unit() -> None:
    def days(id: str, number: int) -> Target:
        entry = {"id": id, "indicator": "重污染天数", "kind": "quantity", "unit": "天"}
        return make_target(
            entry | {"lower": number, "upper": number, "comparator": "<=", "deadline": 2025}
        )

    city = make_plan("city", "", [make_clause("1", "", [])])
    area = make_plan("area", "", [], place="甲市乙区", level="district")
    found = judge(city, area, [days("r", 0)], [days("p", 3)], (), "parent")[0]
    assert (found.verdict, found.gap) == ("looser", "+3")
