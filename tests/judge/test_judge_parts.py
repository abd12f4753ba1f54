"""The parts of the judge: scopes, places, rates, relations, the catalogue of texts."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal

import pytest
from gold_targets import labelled, make_clause, make_plan, make_target

from align.errors import DataError
from align.judge import judge, relate
from align.judge.interval import gap_between, relate_intervals
from align.judge.places import bare_places, counted_in, place_in, port_in, region_in
from align.judge.rates import cumulative, years_of
from align.judge.scope import relate_scopes, understand
from align.lexicon.build import DATA
from align.lexicon.messages import both, message
from align.model.quantity import Interval


@pytest.mark.parametrize(
    ("reference", "plan", "expected"),
    [
        (None, None, "same"),
        (None, "新建公共建筑", "narrower"),
        ("新建公共建筑", None, "wider"),
        ("新建居住建筑", "新建民用建筑", "wider"),
        ("新建民用建筑", "新建居住建筑", "narrower"),
        ("新建公共建筑", "新建居住建筑", "disjoint"),
        ("新建公共建筑", "既有公共建筑", "disjoint"),
        ("公共建筑", "新建公共建筑", "narrower"),
        ("公交、出租、环卫等用车", "公交、出租等用车", "narrower"),
        ("公交车", "城市公共交通工具、公共领域车辆", "wider"),
        ("公交车", "物流配送车辆", "disjoint"),
        ("新建公共建筑", "具备条件的新建公共建筑", "narrower"),
        ("新建建筑", "滨江新区新建建筑", "narrower"),
        ("公共机构、园区、厂房", "公共机构、厂房", "narrower"),
        ("公交车、出租车", "出租车、环卫车", "overlap"),
    ],
)
def test_scopes(reference: str | None, plan: str | None, expected: str) -> None:
    assert relate_scopes(understand(reference, "比例"), understand(plan, "比例")) == expected


COMMON = (
    "新建区域 中心城区 建成区 工业园区 全区 社区 老旧小区 农村地区 生态保护区 规模以上工业企业 "
    "新建公共建筑 城镇新建建筑 平原地区"
)


LISTS = (
    "学校、医院等公共机构 商场、车站等重点区域 公交、出租等用车 钢铁、水泥等重点行业 "
    "新建公共建筑、工业厂房等 城镇污水处理厂 重点城市 现代化都市圈 生态经济区"
)


@pytest.mark.parametrize("text", [*COMMON.split(), *LISTS.split()])
def test_common_nouns_are_no_places(text: str) -> None:
    assert (place_in(text), region_in(text), bare_places(text), counted_in(text)) == (
        "", "", (), "",
    )  # fmt: skip


def test_regions_and_lists_of_places() -> None:
    assert region_in("珠三角城市公共交通分担率") == "珠三角"
    assert region_in("云岭都市圈范围内") == "云岭都市圈"
    assert bare_places("云溪、南岭等重大平台新建建筑") == ("云溪", "南岭")
    assert counted_in("“五个新城”新建公共建筑") == "新城"
    assert port_in("云溪港年货物吞吐量") == "云溪港"
    assert port_in("内河港集装箱吞吐量") == port_in("港口岸电") == port_in("香港") == ""
    assert place_in("临港新片区") == "临港新片区"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("滨江新区新建建筑", "滨江新区"),
        ("江宁区公交", "江宁区"),
        ("城市副中心新建公共建筑", "城市副中心"),
    ],
)
def test_proper_names_are_places(text: str, place: str) -> None:
    assert place_in(text) == place


def test_order_of_intervals() -> None:
    def at(low: int, high: int) -> Interval:
        return Interval(Decimal(low), Decimal(high))

    assert relate_intervals(at(3, 5), at(5, 5), 1) == "equal"
    assert relate_intervals(at(3, 5), at(6, 6), 1) == "stricter"
    assert relate_intervals(at(3, 5), at(6, 6), -1) == "looser"
    assert relate_intervals(at(3, 5), at(4, 6), 1) == "stricter"
    assert relate_intervals(Interval(Decimal(3), None), at(4, 4), 1) == "equal"
    assert gap_between(at(3, 5), at(7, 7)) == 2
    assert gap_between(at(3, 5), at(1, 1)) == -2
    assert gap_between(at(3, 5), at(4, 4)) == 0
    assert gap_between(Interval(None, Decimal(5)), at(4, 4)) is None


def test_annual_rates_compound() -> None:
    target = make_target(
        {"id": "x", "indicator": "能耗", "kind": "quantity", "lower": 3, "unit": "%",
         "change": "decrease", "period": "annual", "deadline": 2025, "key": None}
    )  # fmt: skip
    assert years_of(target) == 5
    found = cumulative(target, 5)
    assert found is not None
    assert found.interval.lower == Decimal("14.13")
    assert "^5" in found.formula


def test_relations() -> None:
    city, district = labelled("beijing").plan, labelled("changping").plan
    assert relate(city, district) == "parent"
    assert relate(district, city) == "peer"
    assert relate(city, city) == "revision"
    assert relate(district, labelled("haidian").plan) == "peer"
    other = make_plan("c", "", [], place="丙市")
    assert relate(city, other) == "peer"
    citing = make_plan("d", "", [], place="丁县", cited=("《丙市碳达峰实施方案》",))
    assert relate(other, citing) == "parent"


def test_messages_hold_the_same_places_in_both_languages() -> None:
    def walk(node: dict[str, object], path: str) -> None:
        if isinstance(node.get("en"), str) and isinstance(node.get("zh"), str):
            places = [set(re.findall(r"{(\w+)}", str(node[lang]))) for lang in ("en", "zh")]
            # the Chinese of a sentence may leave out what the English needs, never the reverse
            assert places[1] == places[0], path
            return
        for key, child in node.items():
            assert isinstance(child, dict), path
            walk(child, f"{path}.{key}")

    for path in sorted(DATA.glob("messages*.toml")):
        walk(tomllib.loads(path.read_text(encoding="utf-8")), path.stem)


def test_messages() -> None:
    assert message("verdict.when.none", "en") == "no deadline in either"
    assert both("verdict.when.both", year=2025).zh == "均为2025年"
    nested = both("verdict.note.wider", scope_plan=both("verdict.value.whole"))
    assert "the whole territory" in nested.en
    assert "全域" in nested.zh
    with pytest.raises(DataError):
        message("verdict.reason.nothing_of_the_kind", "en")
    with pytest.raises(DataError):
        message("verdict.when.both", "en")


def test_every_cause_has_its_text() -> None:
    """Each key that the code names is in the catalogue."""
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((DATA.parents[1] / "judge").glob("*.py"))
    )
    entries = tomllib.loads((DATA / "messages.toml").read_text(encoding="utf-8"))["verdict"]
    for cause in re.findall(r'_why\(\s*"(\w+)"', code):
        assert cause in entries["reason"], cause
    for cause in re.findall(r'_incomparable\(\s*"(\w+)"', code):
        assert f"incomparable_{cause}" in entries["reason"], cause
    for name in re.findall(r'\bnote\(\s*"(\w+)"', code):
        assert name in entries["note"], name


def test_a_heading_is_evidence_where_nothing_beneath_it_says_more() -> None:
    target = make_target(
        {
            "id": "r", "indicator": "绿色工厂", "kind": "quantity", "lower": 20, "upper": 20,
            "unit": "家", "comparator": "=", "extensive": True, "key": "", "quote": "绿色工厂20家",
        }
    )  # fmt: skip
    heading = "推进绿色工厂建设。"
    city = make_plan("city", "", [make_clause("1", "", [])], place="甲市")
    found = []
    for body in ("完善评价办法。", "鼓励企业创建绿色工厂。"):
        text = heading + body
        clause = make_clause("一", text, list(range(len(text))), heading=heading)
        plan = make_plan("area", text, [clause], place="甲市乙区", level="district")
        verdict = judge(city, plan, [target], [], (), "parent")[0]
        assert verdict.verdict == "unquantified"
        assert verdict.evidence is not None
        found.append((text[verdict.evidence.start : verdict.evidence.end], verdict.confidence))
    assert found[0][0].startswith("推进绿色工厂建设")
    assert found[1][0] == "鼓励企业创建绿色工厂"
    assert found[0][1] < found[1][1]


def test_what_the_plan_sets_for_an_indicator_of_another_place_stays_its_own() -> None:
    fields = {"kind": "quantity", "unit": "%", "comparator": "=", "deadline": 2025, "quote": ""}
    theirs = {"id": "r", "indicator": "绿色出行比例", "scope": "中心城区", "lower": 75, "upper": 75}
    ours = {"id": "p", "indicator": "绿色出行比例", "lower": 70, "upper": 70}
    text = "推进郊区新城建设。"
    clause = make_clause("一", text, list(range(len(text))))
    city = make_plan("city", "", [make_clause("1", "", [])], place="甲市")
    plan = make_plan("area", text, [clause], place="甲市乙区", level="district")
    first, second = judge(
        city, plan, [make_target(theirs | fields)], [make_target(ours | fields)], (), "parent"
    )
    assert (first.verdict, first.plan_target) == ("n/a", None)
    assert "70%" in first.reason.en
    assert (second.verdict, second.plan_target) == ("additional", "p")
