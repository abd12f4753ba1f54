"""Where one answer of the judge ends and the next begins: gaps, years, plans, sentences, rivals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from gold_targets import make_clause, make_plan, make_target

from align.judge import judge, relate
from align.judge.interval import gap_between, relate_intervals
from align.judge.rates import cumulative, years_of
from align.judge.reasons import gap_words, plain
from align.judge.rivals import rivals
from align.judge.scope import relate_scopes, understand
from align.model.pairing import Alignment
from align.model.plan import Plan
from align.model.quantity import Interval
from align.model.target import Target
from align.model.verdict import Verdict


def at(low: str | None, high: str | None) -> Interval:
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("reference", "plan", "gap"),
    [
        (("3", "5"), ("4", "6"), "1"),  # overlapping: between the bounds that face the same way
        (("3", "5"), ("2", "4"), "-1"),
        (("3", "5"), ("5", "6"), "2"),
        (("3", "5"), ("2", "3"), "-2"),
        (("3", "5"), ("6", "7"), "1"),  # apart: between the bounds that face each other
        (("3", "5"), ("1", "2"), "-1"),
        (("3", "5"), ("3", "5"), "0"),
        (("3", "5"), ("2", "6"), "0"),
        (("3", None), ("4", "6"), None),
        (("3", "5"), (None, "6"), None),
    ],
)
def test_the_gap_between_two_ranges(
    reference: tuple[str, str], plan: tuple[str, str], gap: str | None
) -> None:
    found = gap_between(at(*reference), at(*plan))
    assert found == (None if gap is None else Decimal(gap))


@pytest.mark.parametrize(
    ("reference", "plan", "further"),
    [
        (("3", "5"), ("4", None), "stricter"),
        (("3", "5"), (None, "4"), "looser"),
        (("3", None), (None, "4"), "looser"),
        ((None, "5"), ("4", None), "stricter"),
        (("3", None), ("4", None), "equal"),  # it lies within
        ((None, "5"), (None, "4"), "equal"),
        (("5", "5"), ("5.01", "5.01"), "stricter"),
    ],
)
def test_an_open_end_is_beyond_every_number(
    reference: tuple[str, str], plan: tuple[str, str], further: str
) -> None:
    mirrored = {"stricter": "looser", "looser": "stricter"}
    assert relate_intervals(at(*reference), at(*plan), 1) == further
    assert relate_intervals(at(*reference), at(*plan), -1) == mirrored.get(further, further)


def rate(**fields: Any) -> Target:
    entry = {"id": "x", "indicator": "工业产值", "kind": "quantity", "unit": "%", "key": None}
    return make_target(
        entry | {"change": "increase", "period": "annual", "deadline": 2025} | fields
    )


@pytest.mark.parametrize(
    ("deadline", "baseline", "years"),
    [
        (2025, None, 5),  # a five-year plan's, where no base year is named
        (2030, None, 5),
        (2027, None, None),
        (2025, 2022, 3),
        (2027, 2022, 5),
        (2025, 2025, None),
        (2025, 2026, None),
        (None, 2020, None),
    ],
)
def test_the_years_that_a_rate_runs_over(
    deadline: int | None, baseline: int | None, years: int | None
) -> None:
    assert years_of(rate(lower=3, deadline=deadline, baseline=baseline)) == years


def test_a_range_of_annual_rates_compounds_at_both_ends() -> None:
    found = cumulative(rate(lower=10, upper=20), 2)
    assert found is not None
    assert (found.interval.lower, found.interval.upper) == (Decimal("21.00"), Decimal("44.00"))
    assert found.formula == "(1 + 20%)^2: 44%"
    falling = cumulative(rate(lower=10, change="decrease"), 2)
    assert falling is not None
    assert (falling.interval.lower, falling.formula) == (Decimal("19.00"), "(1 − 10%)^2: 19%")
    assert cumulative(rate(lower=10), None) is None


def test_a_change_that_is_printed_for_the_whole_period_stays_as_it_is() -> None:
    found = cumulative(rate(lower=10, upper=20, period="point"), 5)
    assert found is not None
    assert (found.interval, found.formula) == (at("10", "20"), "")


# ---- how two plans are related ------------------------------------------------------------------


def of(place: str, level: str, title: str = "", cited: tuple[str, ...] = ()) -> Plan:
    return make_plan(place, "", [], place=place, level=level, title=title, cited=cited)


@pytest.mark.parametrize(
    ("reference", "plan", "relation"),
    [
        (("中国", "national"), ("甲省", "provincial"), "parent"),
        (("中国", "national"), ("丙县", "district"), "parent"),
        (("甲省", "provincial"), ("甲省乙市", "municipal"), "parent"),
        (("甲市", "municipal"), ("甲市乙区", "district"), "parent"),
        (("甲市", "municipal"), ("丙市丁区", "district"), "peer"),
        (("甲市乙区", "district"), ("甲市", "municipal"), "peer"),
        (("甲省", "provincial"), ("丁省", "provincial"), "peer"),
    ],
)
def test_a_plan_lies_within_the_reference_by_its_place(
    reference: tuple[str, str], plan: tuple[str, str], relation: str
) -> None:
    assert relate(of(*reference), of(*plan)) == relation


def test_two_national_plans_are_no_parent_and_child() -> None:
    one = of("中国", "national", "2030年前碳达峰行动方案")
    other = of("中国", "national", "全国节水规划纲要")
    assert relate(one, other) == "peer"


def test_the_same_place_with_nearly_the_same_title_is_a_revision() -> None:
    draft = of("甲市", "municipal", "甲市碳达峰实施方案（征求意见稿）")
    final = of("甲市", "municipal", "甲市碳达峰实施方案")
    assert relate(draft, final) == "revision"
    assert relate(final, of("甲市", "municipal", "甲市污水处理设施规划")) == "peer"


# ---- sentences that speak of a matter -----------------------------------------------------------

STORAGE = make_target(
    {
        "id": "r", "indicator": "新型储能装机容量", "kind": "quantity", "lower": 100,
        "unit": "万千瓦", "deadline": 2025, "extensive": True, "clause": "1",
    },
    clause="1",
)  # fmt: skip


def spoken(*clauses: str, target: Target = STORAGE, answered: str = "") -> tuple[Verdict, str]:
    """The verdict on a target by the sentences of a plan's clauses, and the sentence it shows."""
    text = "".join(clauses)
    made, start = [], 0
    for number, words in enumerate(clauses, 1):
        made.append(make_clause(f"p{number}", words, list(range(start, start + len(words)))))
        start += len(words)
    reference = make_plan("city", "", [make_clause("1", "", [])], place="甲市")
    plan = make_plan("area", text, made, place="甲市乙区", level="district")
    pairs = (Alignment(answered, ("1",), "1", 0.9, ()),) if answered else ()
    verdict = judge(reference, plan, [target], [], pairs, "parent")[0]
    place = verdict.evidence
    return verdict, text[place.start : place.end] if place else ""


NAMED, COUNTED = "加快扩大新型储能装机容量。", "合理布局新型储能设施。"


def test_a_sentence_that_names_the_indicator_is_shown_before_one_on_what_it_counts() -> None:
    assert spoken(COUNTED + NAMED)[1] == NAMED.rstrip("。")
    assert spoken(NAMED + COUNTED)[1] == NAMED.rstrip("。")
    assert spoken(NAMED, COUNTED, answered="p2")[1] == NAMED.rstrip("。")


def test_of_sentences_as_near_the_one_in_the_clause_that_answers_is_shown() -> None:
    other = "加快建设新型储能电站。"
    assert spoken(COUNTED, other)[1] == COUNTED.rstrip("。")
    assert spoken(COUNTED, other, answered="p2")[1] == other.rstrip("。")


def test_a_clause_that_answers_makes_the_evidence_surer() -> None:
    alone, _ = spoken(COUNTED)
    answering, _ = spoken(COUNTED, answered="p1")
    assert answering.confidence == pytest.approx(alone.confidence + 0.08)
    named, _ = spoken(NAMED)
    assert named.confidence > alone.confidence


def test_what_is_past_or_beside_the_matter_is_no_evidence() -> None:
    for words in (
        "截至2020年底，已建成新型储能设施。",
        "目前，新型储能设施建设加快推进。",
        "开展新型储能关键技术研究。",
        "新型储能设施。",
        "探索建设新型储能设施。",
    ):
        assert spoken(words)[0].verdict == "missing", words


# ---- rivals -------------------------------------------------------------------------------------


def test_what_is_worded_most_alike_is_told_first_with_its_likeness() -> None:
    def direction(id: str, indicator: str) -> Target:
        return make_target({"id": id, "indicator": indicator, "kind": "trend", "deadline": 2025})

    reference = make_target(
        {
            "id": "r", "indicator": "再生水利用率", "kind": "quantity", "lower": 35, "unit": "%",
            "deadline": 2025,
        }
    )  # fmt: skip
    plans = (
        make_plan("甲", "", [make_clause("1", "", [])], place="甲市"),
        make_plan("乙", "", [make_clause("1", "", [])], place="乙市"),
    )
    targets = [direction("p1", "再生铅产量"), direction("p2", "再生水管网里程")]
    told = rivals(plans, reference, targets, partner=None)
    assert [item.target for item in told] == ["p2", "p1"]
    assert [item.cause for item in told] == ["matter", "matter"]
    assert 1 > told[0].likeness > told[1].likeness > 0
    assert rivals(plans, reference, targets, partner=None, most=1) == told[:1]


# ---- scopes that no kind tells ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "plan", "expected"),
    [
        ("省级以上开发区", "省级以上开发区", "same"),
        ("重点用能单位", "年耗能万吨以上重点用能单位", "same"),
        ("县级及以上党政机关", "处级及以上机关", "overlap"),
        ("跨境电商", "广播电视", "disjoint"),
        ("跨境电商", "广电商店", "disjoint"),  # half of the characters are no kinship
        ("跨境电商", "电商跨国", "overlap"),
        ("", "跨境电商", "narrower"),
        ("跨境电商", "", "wider"),
    ],
)
def test_scopes_by_their_wording(reference: str, plan: str, expected: str) -> None:
    one, other = (understand(text or None, "比例") for text in (reference, plan))
    assert relate_scopes(one, other) == expected


# ---- numbers in sentences ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "shown"),
    [("1.30", "1.3"), ("21.00", "21"), ("100", "100"), ("1E+2", "100"), ("0.05", "0.05")],
)
def test_a_number_is_shown_without_idle_zeros(number: str, shown: str) -> None:
    assert plain(Decimal(number)) == shown


@pytest.mark.parametrize(
    ("unit", "points", "zh", "en"),
    [
        ("%", False, "2.5个百分点", "2.5 points"),
        ("个百分点", False, "2.5个百分点", "2.5 points"),
        ("番", True, "2.5个百分点", "2.5 points"),
        ("万吨", False, "2.5万吨", "2.5 万吨"),
        ("", False, "2.5", "2.5"),
    ],
)
def test_the_size_of_a_gap_has_the_unit_and_no_sign(
    unit: str, points: bool, zh: str, en: str
) -> None:
    target = STORAGE._replace(unit=unit)
    for gap in (Decimal("2.5"), Decimal("-2.50")):
        found = gap_words(target, gap, points=points)
        assert (found.zh, found.en) == (zh, en)
