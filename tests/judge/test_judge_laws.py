"""Laws that hold for whatever two targets: reflexive, mirrored, transitive, free of units."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from gold_targets import labelled, make_clause, make_plan, make_target
from hypothesis import given, settings
from hypothesis import strategies as st

from align.judge import judge
from align.judge.interval import relate_intervals
from align.model.quantity import Interval, Normalized
from align.model.target import Target
from align.model.verdict import Verdict

MIRROR = {"stricter": "looser", "looser": "stricter"}
ORDER = {"stricter": 3, "equal": 2, "incomparable": 1, "looser": 0}
REFERENCE = make_plan("甲", "", [make_clause("1", "", [])], place="甲市")
PLAN = make_plan("乙", "", [make_clause("1", "", [])], place="乙市")

decimals = st.decimals(min_value=1, max_value=200, allow_nan=False, allow_infinity=False, places=2)
deadlines = st.sampled_from([None, 2025, 2027, 2030])


@st.composite
def quantities(draw: st.DrawFn) -> dict[str, Any]:
    lower = draw(decimals)
    upper = lower + draw(st.sampled_from([Decimal(0), Decimal(0), Decimal("2.5")]))
    change = draw(st.sampled_from(["level", "decrease", "increase"]))
    return {
        "id": "x", "indicator": "可再生能源消费比重", "kind": "quantity",
        "lower": lower, "upper": upper,
        "unit": "%", "comparator": draw(st.sampled_from(["=", ">=", "~"])), "change": change,
        "baseline": draw(st.sampled_from([None, 2020])), "deadline": draw(deadlines),
        "strength": draw(st.sampled_from(["firm", "plain", "aspirational"])), "standing": False,
        "quote": "可再生能源消费比重",
    }  # fmt: skip


@st.composite
def states(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "id": "x", "indicator": "城市生活垃圾分类", "kind": "coverage", "deadline": draw(deadlines),
        "word": draw(st.sampled_from(["全覆盖", "基本实现", "逐步推进"])), "standing": False,
        "strength": draw(st.sampled_from(["plain", "aspirational"])), "quote": "城市生活垃圾分类",
    }  # fmt: skip


pairs = st.one_of(st.tuples(quantities(), quantities()), st.tuples(states(), states()))


def verdict(theirs: Target, ours: Target, relation: str = "peer") -> Verdict:
    return judge(
        REFERENCE, PLAN, [theirs._replace(id="r")], [ours._replace(id="p")], (),
        relation,  # type: ignore[arg-type]
    )[0]  # fmt: skip


@given(pairs)
def test_mirror_swaps_stricter_and_looser(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    one, other = map(make_target, pair)
    forth, back = verdict(one, other), verdict(other, one)
    assert back.verdict == MIRROR.get(forth.verdict, forth.verdict)


@given(st.one_of(quantities(), states()))
def test_a_target_equals_itself(fields: dict[str, Any]) -> None:
    target = make_target(fields)
    assert verdict(target, target).verdict == "equal"


@given(quantities(), st.integers(1, 6))
def test_unit_conversion_changes_nothing(fields: dict[str, Any], power: int) -> None:
    factor = Decimal(10) ** power
    one = make_target(fields | {"deadline": 2025})
    other = one._replace(upper=(one.upper or 0) + 1, lower=(one.lower or 0) + 1)
    other = other._replace(normalized=Normalized(other.lower, other.upper, "%"))
    scaled = other._replace(
        lower=(other.lower or 0) / factor, upper=(other.upper or 0) / factor, unit="×%"
    )
    assert verdict(one, scaled).verdict == verdict(one, other).verdict
    assert verdict(one, scaled).gap == verdict(one, other).gap


@given(quantities(), quantities(), st.decimals(min_value=0, max_value=50, places=1))
def test_raising_a_value_never_turns_stricter_into_looser(
    theirs: dict[str, Any], ours: dict[str, Any], more: Decimal
) -> None:
    reference, plan = make_target(theirs), make_target(ours)
    before = verdict(reference, plan).axes.value
    low, high = (plan.lower or 0) + more, (plan.upper or 0) + more
    raised = plan._replace(lower=low, upper=high, normalized=Normalized(low, high, "%"))
    after = verdict(reference, raised).axes.value
    if before in ("stricter", "equal", "looser") and after is not None:
        assert ORDER[after] >= ORDER[before]


@given(pairs, st.integers(1, 10))
def test_a_later_deadline_never_improves_a_verdict(
    pair: tuple[dict[str, Any], dict[str, Any]], years: int
) -> None:
    reference, plan = map(make_target, pair)
    if plan.deadline is None:
        return
    before = verdict(reference, plan).verdict
    after = verdict(reference, plan._replace(deadline=plan.deadline + years)).verdict
    # short but early is undecided: the later it is, the surer that it falls short
    assert ORDER[after] <= ORDER[before]


intervals = st.builds(
    lambda low, width: Interval(low, low + width),
    decimals,
    st.sampled_from(list(map(Decimal, (0, 1, 5)))),
)


@given(intervals, intervals, intervals, st.sampled_from([1, -1]))
def test_further_is_transitive(one: Interval, two: Interval, three: Interval, side: int) -> None:
    if relate_intervals(one, two, side) == relate_intervals(two, three, side) == "stricter":
        assert relate_intervals(one, three, side) == "stricter"


@given(st.lists(st.one_of(quantities(), states()), max_size=6), st.lists(quantities(), max_size=6))
@settings(max_examples=40)
def test_one_verdict_for_each_target_in_order(
    theirs: list[dict[str, Any]], ours: list[dict[str, Any]]
) -> None:
    reference = [make_target(item | {"id": f"r{at}"}) for at, item in enumerate(theirs)]
    plan = [make_target(item | {"id": f"p{at}"}) for at, item in enumerate(ours)]
    found = judge(REFERENCE, PLAN, reference, plan, (), "peer")
    assert [item.reference_target for item in found[: len(reference)]] == [t.id for t in reference]
    assert all(item.verdict == "additional" for item in found[len(reference) :])
    assert all(0 <= item.confidence <= 1 for item in found)
    assert all(item.reason.en and item.reason.zh for item in found)


@pytest.mark.parametrize("name", ["beijing", "changping", "haidian"])
def test_a_plan_against_itself_is_equal_throughout(name: str) -> None:
    plan, targets, _ = labelled(name)
    wrong = [
        (target.quote, found.verdict, found.reason.en)
        for target, found in zip(
            targets, judge(plan, plan, targets, targets, (), "revision"), strict=False
        )
        if found.verdict != "equal"
    ]
    assert not wrong
