"""Laws that hold for whole plans, read and extracted from their texts."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import combinations

import pytest
from gold_targets import ROOT

from align.model.comparison import Comparison
from align.model.quantity import Normalized
from align.model.target import Target
from align.model.verdict import Relation, Verdict
from align.pipeline import Prepared, compare, prepare
from align.read import read_plan

SEEDS = ("beijing", "changping", "fuzhongxin", "haidian", "ninghe")
MIRROR = {"stricter": "looser", "looser": "stricter"}


@cache
def seed(name: str) -> Prepared:
    return prepare(read_plan(str(ROOT / "seeds" / f"{name}.txt")))


@cache
def compared(reference: str, plan: str, relation: Relation | None = None) -> Comparison:
    return compare(seed(reference), seed(plan), relation=relation)


def partners(comparison: Comparison) -> dict[tuple[str, str], Verdict]:
    """The verdicts that rest on a pair of targets, by the pair."""
    return {
        (verdict.reference_target, verdict.plan_target): verdict
        for verdict in comparison.verdicts
        if verdict.reference_target and verdict.plan_target
    }


@pytest.mark.parametrize("name", SEEDS)
def test_a_plan_against_itself_is_equal_throughout(name: str) -> None:
    comparison = compared(name, name)
    assert comparison.relation == "revision"
    assert len(comparison.verdicts) == len(comparison.reference_targets)
    quotes = {target.id: target.quote for target in comparison.reference_targets}
    assert [
        (quotes[verdict.reference_target or ""], verdict.verdict)
        for verdict in comparison.verdicts
        if verdict.verdict != "equal" or verdict.plan_target is None
    ] == []


@pytest.mark.parametrize(("one", "other"), list(combinations(SEEDS, 2)))
def test_peers_mirror_each_other(one: str, other: str) -> None:
    forth, back = partners(compared(one, other, "peer")), partners(compared(other, one, "peer"))
    kinds = {target.id: target.kind for name in (one, other) for target in seed(name).targets}
    mutual = [(pair, pair[::-1]) for pair in forth if pair[::-1] in back]
    assert len(mutual) >= 5
    # no two targets are each looser, or each stricter, than the other
    assert not [
        here
        for here, there in mutual
        if forth[here].verdict == back[there].verdict in ("looser", "stricter")
    ]
    wrong = [
        (here, forth[here].verdict, back[there].verdict)
        for here, there in mutual
        if {forth[here].verdict, back[there].verdict} & {"stricter", "looser", "equal"}
        and kinds[here[0]] == kinds[here[1]]
        # a wider scope answers a narrower one, but not the other way round
        and forth[here].axes.scope == back[there].axes.scope
        and back[there].verdict != MIRROR.get(forth[here].verdict, forth[here].verdict)
    ]
    assert wrong == []


def printed_smaller(target: Target) -> Target:
    """The same amount, printed in a unit a thousand times smaller."""
    if target.kind != "quantity" or target.lower is None or target.upper is None:
        return target
    if target.normalized is None or target.unit == "番":
        return target
    value = target.normalized
    return target._replace(
        lower=target.lower * 1000,
        upper=target.upper * 1000,
        normalized=Normalized(value.lower, value.upper, value.unit),
        unit=f"10⁻³{target.unit}",
    )


@pytest.mark.parametrize("name", SEEDS[1:])
@pytest.mark.parametrize("relation", ["parent", "peer", "revision"])
def test_another_unit_changes_no_verdict(name: str, relation: Relation) -> None:
    before = compared("beijing", name, relation)
    plan = seed(name)
    other = plan._replace(targets=tuple(map(printed_smaller, plan.targets)))
    after = compare(seed("beijing"), other, relation=relation)

    def told(comparison: Comparison) -> list[object]:
        return [
            (item.reference_target, item.verdict, item.plan_target, item.gap, item.share)
            for item in comparison.verdicts
        ]

    assert told(after) == told(before)


@pytest.mark.parametrize("name", SEEDS[1:])
def test_a_higher_figure_is_never_worse(name: str) -> None:
    order = {"looser": 0, "incomparable": 1, "equal": 2, "stricter": 3}
    before = compared("beijing", name, "revision")
    targets = {target.id: target for target in before.plan_targets}
    for target in targets.values():
        if target.kind != "quantity" or target.lower is None or target.polarity != 1:
            continue
        if target.change == "decrease" or target.comparator == "<=":
            continue
        raised = [
            raise_by(item, "1.3") if item.id == target.id else item for item in targets.values()
        ]
        plan = seed(name)._replace(targets=tuple(raised))
        after = compare(seed("beijing"), plan, relation="revision")
        for pair, verdict in partners(after).items():
            was = partners(before).get(pair)
            if pair[1] == target.id and was is not None and was.verdict in order:
                assert order[verdict.verdict] >= order[was.verdict], (target.quote, verdict)


def raise_by(target: Target, factor: str) -> Target:
    value, by = target.normalized, Decimal(factor)
    assert value is not None
    assert target.lower is not None
    assert target.upper is not None
    assert value.lower is not None
    assert value.upper is not None
    return target._replace(
        lower=target.lower * by,
        upper=target.upper * by,
        normalized=Normalized(value.lower * by, value.upper * by, value.unit),
    )
