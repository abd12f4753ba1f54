"""Verdicts at the edges of rules: creeds, scopes, headings, directions, sizes that are not told."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from gold_targets import make_clause, make_plan, make_target

from align.judge import judge
from align.judge.applicability import at_home, bar_for, territory_of
from align.judge.likeness import alike
from align.judge.partner import settles
from align.judge.places import bare_places, place_in
from align.judge.subject import subject_of
from align.judge.thresholds import threshold_in
from align.model.plan import Plan
from align.model.target import Target
from align.model.verdict import Verdict


def target(indicator: str, **fields: Any) -> Target:
    entry = {"id": "r", "indicator": indicator, "kind": "quantity", "deadline": 2025}
    return make_target(entry | fields, clause="1")


def plan_of(words: str, *, place: str = "甲市乙区", heading: str = "") -> Plan:
    clause = make_clause("1", heading + words, list(range(len(heading + words))), heading=heading)
    return make_plan("plan", heading + words, [clause], place=place, level="district")


def verdict_by(words: str, reference: Target, answers: tuple[Target, ...] = ()) -> Verdict:
    """The verdict on a target by a plan of one clause with these words and targets."""
    city = make_plan("city", "", [make_clause("1", "", [])])
    return judge(city, plan_of(words), [reference], answers, (), "parent")[0]


STORAGE = target("新型储能装机容量", lower=100, unit="万千瓦", extensive=True)
BY_THE_CREED = (
    "深入贯彻国家能源安全新战略，推动高质量发展，统筹发展与安全，加快扩大新型储能装机容量，"
    "优化电源结构和布局，提升电力系统调节能力，构建清洁低碳安全高效的现代能源体系。"
)

# A long sentence with two of the words by which plans profess their thought pursues nothing.
CREEDS = [
    (BY_THE_CREED, "missing"),
    (BY_THE_CREED.replace("深入贯彻", "认真落实"), "unquantified"),
    ("推动高质量发展，深入贯彻部署，加快扩大新型储能装机容量。", "unquantified"),  # too short
]


@pytest.mark.parametrize(("words", "verdict"), CREEDS)
def test_a_profession_is_no_evidence(words: str, verdict: str) -> None:
    assert verdict_by(words, STORAGE).verdict == verdict


# How large or old the members are need not be said again; what they are must be.
PARTS = [
    ("2000年以前建成小区", "unquantified"),
    ("三层以下商铺", "unquantified"),
    ("沿街商铺", "missing"),
]


@pytest.mark.parametrize(("scope", "verdict"), PARTS)
def test_a_sentence_need_not_repeat_the_size_of_the_members(scope: str, verdict: str) -> None:
    reference = target("节能诊断覆盖率", lower=80, unit="%", scope=scope)
    assert verdict_by("提高节能诊断覆盖率。", reference).verdict == verdict


# A kind of what an indicator counts speaks of it.
KINDS = [
    ("天然气储气能力", "加强天然气应急体系建设。", "unquantified"),
    ("天然气储气能力", "加强道路应急体系建设。", "missing"),
]


@pytest.mark.parametrize(("indicator", "words", "verdict"), KINDS)
def test_what_secures_supply_speaks_of_its_storage(
    indicator: str, words: str, verdict: str
) -> None:
    reference = target(indicator, lower=3, unit="亿立方米")
    assert verdict_by(words, reference).verdict == verdict


# Headings that name a place at their beginning set their targets for it, however often they do.
HEADINGS = [
    ("滨江新区绿色发展", "滨江新区"),
    ("滨江新区绿色发展示范（由滨江新区管理机构牵头）", "滨江新区"),
    ("全面推进绿色低碳发展并支持滨江新区", None),
    ("推动产业绿色转型，滨江新区先行", None),
]


@pytest.mark.parametrize(("heading", "place"), HEADINGS)
def test_a_heading_that_begins_with_a_place_is_for_it(heading: str, place: str | None) -> None:
    reference = plan_of("", place="甲市", heading=heading)
    elsewhere, home = territory_of(plan_of("", place="甲市乙区")), territory_of(reference)
    bar = bar_for(target("绿地率", lower=40, unit="%"), reference, elsewhere, home)
    assert (bar.place if bar else None) == place


# Bare names before a word for what they are; a name may hold 全 or 本, which alone name nothing.
NAMES = [
    ("全州、兴安等县区", ("全州", "兴安")),
    ("本溪、抚顺等城市", ("本溪", "抚顺")),
    ("绿色、低碳等城市", ()),
]


@pytest.mark.parametrize(("scope", "places"), NAMES)
def test_places_listed_by_their_bare_names(scope: str, places: tuple[str, ...]) -> None:
    assert bare_places(scope) == places


def test_what_stands_beside_the_own_place_stays_in_the_scope() -> None:
    own = territory_of(plan_of("", place="滨江新区"))
    subject = subject_of(target("改造率", lower=40, unit="%", scope="滨江新区、沿街商户"))
    found = at_home(subject, own)
    assert found.scope.place == ""
    assert "沿街商户" in found.scope.rest


# Directions of one thing are one, whatever part they are for; other things are not.
DIRECTIONS = [
    ("海洋碳汇能力", "海洋碳汇", 2),
    ("湖泊固碳能力", "湖泊固碳水平", 2),
    ("湖泊固碳能力", "居民生活水平", 0),
]


@pytest.mark.parametrize(("reference", "plan", "level"), DIRECTIONS)
def test_directions_of_one_thing_are_alike_whatever_part_they_are_for(
    reference: str, plan: str, level: int
) -> None:
    fields = {"kind": "trend", "change": "increase", "key": None}
    one, other = (target(name, **fields) for name in (reference, plan))
    everywhere = alike(subject_of(one), subject_of(other))
    in_part = alike(subject_of(one), subject_of(other._replace(scope="山区")))
    assert everywhere.level == level
    assert in_part == everywhere


# What the values settle between two candidates: at odds they settle nothing.
VALUES = [
    ({"lower": 10, "unit": "亿元"}, 1.0),
    ({"lower": 12, "unit": "亿元"}, 0.5),
    ({"lower": 10, "unit": "%", "change": "increase"}, 0.0),
    ({"lower": 10, "unit": "公顷"}, 0.0),
]


@pytest.mark.parametrize(("plan", "settled"), VALUES)
def test_values_of_two_measures_settle_nothing(plan: dict[str, Any], settled: float) -> None:
    reference = target("工业产值", key=None, lower=10, unit="亿元")
    assert settles(reference, target("工业产值", key=None, **plan)) == settled


# Bounds and ranges of a share, set against one another in every way.
BOUNDS: list[dict[str, Any]] = [
    {"lower": 40, "comparator": "="},
    {"lower": 45, "comparator": ">="},
    {"lower": 50, "comparator": "<="},
    {"lower": 40, "upper": 50, "comparator": "="},
    {"lower": 44, "upper": 60, "comparator": ">="},
]


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(range(len(BOUNDS)), 2)))
def test_no_sentence_tells_a_size_that_is_not_known(one: int, other: int) -> None:
    reference = target("绿地率", unit="%", **BOUNDS[one])
    answer = target("绿地率", unit="%", **BOUNDS[other])._replace(id="p")
    found = verdict_by("", reference, (answer,))
    assert found.plan_target == "p"
    assert "None" not in found.reason.zh + found.reason.en


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("限制县城新建住宅", ""),
        ("加强县城管理", ""),
        ("限制市区道路", ""),
        ("县城广场", ""),
        ("云溪县城区", "云溪县"),
        ("云溪县生活污水", "云溪县"),
        ("云溪区公共建筑", "云溪区"),
    ],
)
def test_a_verb_before_a_countys_town_is_no_name(text: str, place: str) -> None:
    assert place_in(text) == place


# What is no number bounds no set: a figure with two points, one of more digits than anything has.
NO_SIZES = ["1.2.3万平方米以上公共建筑", f"{10**16}平方米以上公共建筑"]


@pytest.mark.parametrize("scope", NO_SIZES)
def test_what_is_no_number_bounds_no_set(scope: str) -> None:
    assert threshold_in(scope) == (None, scope)
