"""Each figure of a real plan, changed in one way: the verdict must follow the change."""

from __future__ import annotations

from decimal import Decimal

import pytest
from gold_targets import labelled

from align.judge import judge
from align.model.quantity import Normalized
from align.model.target import Target
from align.model.verdict import Verdict

PLAN = labelled("beijing").plan
FIGURES = [
    target
    for target in labelled("beijing").targets
    if target.kind == "quantity" and not target.extensive and target.deadline
]
AMOUNTS = [target for target in labelled("beijing").targets if target.extensive]


def ids(target: Target) -> str:
    return target.indicator


def scaled(target: Target, factor: str) -> Target:
    value, by = target.normalized, Decimal(factor)
    assert value is not None
    assert target.lower is not None
    assert target.upper is not None
    assert value.lower is not None
    assert value.upper is not None
    return target._replace(
        lower=target.lower * by, upper=target.upper * by,
        normalized=Normalized(value.lower * by, value.upper * by, value.unit),
    )  # fmt: skip


def verdict(reference: Target, plan: Target | None, relation: str = "revision") -> Verdict:
    empty = PLAN._replace(clauses=())
    targets = [plan._replace(id="p")] if plan else []
    return judge(PLAN, empty, [reference], targets, (), relation)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("target", FIGURES, ids=ids)
class TestFigure:
    def test_raised(self, target: Target) -> None:
        expected = "looser" if target.polarity < 0 and target.change == "level" else "stricter"
        assert verdict(target, scaled(target, "1.7")).verdict == expected

    def test_lowered(self, target: Target) -> None:
        expected = "stricter" if target.polarity < 0 and target.change == "level" else "looser"
        assert verdict(target, scaled(target, "0.5")).verdict == expected

    def test_removed(self, target: Target) -> None:
        assert verdict(target, None).verdict == "missing"

    def test_deferred(self, target: Target) -> None:
        adopted = target._replace(
            kind="reference", lower=None, upper=None, unit=None, normalized=None, comparator=None,
            word="完成市级下达目标", dimension=None,
        )  # fmt: skip
        assert verdict(target, adopted).verdict == "deferred"

    def test_softened(self, target: Target) -> None:
        firm = target._replace(strength="plain")
        assert verdict(firm, firm._replace(strength="aspirational")).verdict == "looser"

    def test_five_years_later(self, target: Target) -> None:
        assert target.deadline is not None
        later = target._replace(deadline=target.deadline + 5)
        expected = "equal" if target.keeps else "looser"
        assert verdict(target, later).verdict == expected

    def test_in_another_unit(self, target: Target) -> None:
        assert target.lower is not None
        assert target.upper is not None
        permille = target._replace(lower=target.lower * 10, upper=target.upper * 10, unit="‰")
        assert verdict(target, permille).verdict == "equal"

    def test_only_a_direction(self, target: Target) -> None:
        trend = target._replace(
            kind="trend", lower=None, upper=None, unit=None, normalized=None, word="稳步提升"
        )
        assert verdict(target, trend).verdict == "unquantified"


@pytest.mark.parametrize("target", AMOUNTS, ids=ids)
class TestAmount:
    def test_a_tenth_is_a_share(self, target: Target) -> None:
        found = verdict(target, scaled(target, "0.1"), "parent")
        assert found.verdict == "contributes"
        assert found.share == 10

    def test_peers_are_not_compared(self, target: Target) -> None:
        assert verdict(target, scaled(target, "0.1"), "peer").verdict in ("incomparable", "n/a")

    def test_versions_are(self, target: Target) -> None:
        assert verdict(target, scaled(target, "0.9")).verdict == "looser"
