"""The relation of two targets on each axis: value, deadline, strength, scope."""

from decimal import Decimal
from typing import Literal, NamedTuple

from align.judge.bans import relate_bans
from align.judge.interval import gap_between, relate_intervals
from align.judge.lattice import named
from align.judge.rates import PLAN_YEARS, cumulative, years_of
from align.judge.scope import ScopeRelation, relate_scopes
from align.judge.subject import Subject
from align.lexicon.loader import table
from align.lexicon.units import better
from align.model.quantity import Interval
from align.model.target import Target
from align.model.verdict import AxisRelation

Hindrance = Literal[
    "dimension", "change", "baseline", "direction", "per_capita", "period", "annual", "open"
]
"""What keeps two values from being ordered."""


class ValueRelation(NamedTuple):
    """How the values lie to each other."""

    relation: AxisRelation
    hindrance: Hindrance | None = None
    gap: Decimal | None = None
    """Plan minus reference, in the base unit of the reference."""
    formula: str = ""
    inside: bool = False
    """One is a range that the other lies in."""


def direction_of(reference: Target, plan: Target) -> int | None:
    """1 where a larger number is further, -1 where a smaller one is; None where they disagree."""
    if reference.kind == plan.kind == "grade":
        return -1 if better(reference.dimension or "") == "lower" else 1
    known = {side for side in map(_direction, (reference, plan)) if side}
    if len(known) == 2:
        return None
    if known:
        return known.pop()
    by_words = {side for side in map(_by_comparator, (reference, plan)) if side}
    if len(by_words) == 2:
        return None
    return by_words.pop() if by_words else 1


def _direction(target: Target) -> int:
    if target.change == "decrease":
        # a larger fall is further, but where a good thing may fall by so much at most
        return -1 if target.polarity > 0 and target.comparator == "<=" else 1
    if target.change == "increase":
        return -1 if target.polarity < 0 else 1
    return target.polarity


def _by_comparator(target: Target) -> int:
    return {"<=": -1, ">=": 1}.get(target.comparator or "", 0)


def relate_values(reference: Target, plan: Target) -> ValueRelation:
    """The order of two printed values, or what keeps them from being ordered."""
    hindrance = _hindrance(reference, plan)
    if hindrance:
        return ValueRelation("incomparable", hindrance)
    direction = direction_of(reference, plan)
    if direction is None:
        return ValueRelation("incomparable", "direction")
    formula = ""
    if _rates_differ(reference, plan):
        years = years_of(reference) or years_of(plan)
        ours, theirs = cumulative(plan, years_of(plan) or years), cumulative(reference, years)
        if ours is None or theirs is None:
            return ValueRelation("incomparable", "annual")
        first, second = theirs.interval, ours.interval
        formula = "; ".join(part for part in (ours.formula, theirs.formula) if part)
    else:
        first, second = _interval(reference), _interval(plan)
    relation = relate_intervals(first, second, direction)
    inside = relation == "equal" and first != second
    return ValueRelation(relation, None, gap_between(first, second), formula, inside)


def _interval(target: Target) -> Interval:
    value = target.normalized
    if value is None:
        return Interval(target.lower, target.upper)
    return Interval(value.lower, value.upper)


def _rates_differ(reference: Target, plan: Target) -> bool:
    if "番" in (reference.unit, plan.unit) and reference.unit != plan.unit:
        return True
    return "annual" in (reference.period, plan.period) and reference.period != plan.period


def _hindrance(reference: Target, plan: Target) -> Hindrance | None:
    doubling = "番" in (reference.unit, plan.unit)
    if reference.change != plan.change:
        return "change"
    if reference.per_capita != plan.per_capita:
        return "per_capita"
    if not _of_one_dimension(reference, plan) and not (
        doubling and {reference.unit, plan.unit} == {"番", "%"}
    ):
        return "dimension"
    if (
        reference.baseline is not None
        and plan.baseline is not None
        and reference.baseline != plan.baseline
    ):
        return "baseline"
    return None


def _of_one_dimension(reference: Target, plan: Target) -> bool:
    """Whether two figures are of one dimension; 吨 of a name that says 年 are 吨/年."""
    ours, theirs = unit_of(plan), unit_of(reference)
    if ours == theirs:
        return True
    return any(
        long == f"{short}/calendar" and _is_yearly(target)
        for long, short, target in ((ours, theirs, reference), (theirs, ours, plan))
    )


def _is_yearly(target: Target) -> bool:
    """Whether an indicator names an amount of one year: 年捕集量, 年规模, but not 累计."""
    text = target.indicator + target.quote
    return "年" in target.indicator and "累计" not in text


def unit_of(target: Target) -> str:
    """The base unit of a value, by which two of them are of one dimension."""
    if target.dimension is not None:
        return target.dimension
    return target.normalized.unit if target.normalized else target.unit or ""


def rank_of(target: Target) -> int | None:
    """How complete a state is: 3 all, 2 mostly, 1 some; None where only as far as possible."""
    words = target.word or target.quote
    coverage = table("judging")["coverage"]
    if any(word in target.quote for word in coverage["open"]["words"]):
        return None
    best, rank = 0, 0
    for level, names in coverage["ranks"].items():
        for name in names:
            if len(name) > best and name in words:
                best, rank = len(name), int(level)
    if not rank and words is not target.quote:
        return rank_of(target._replace(word=""))
    # 基本 beside 全面 or 禁止 is what counts
    if rank == 3 and "基本" in target.quote and "基本" not in target.indicator:
        return 2
    return rank or int(coverage["default"])


def relate_coverage(reference: Target, plan: Target) -> ValueRelation:
    """The order of two states by how complete they are."""
    ours, theirs = rank_of(plan), rank_of(reference)
    if ours is None or theirs is None:
        return ValueRelation("equal" if ours == theirs else "incomparable", "open")
    if ours == theirs:
        return ValueRelation("equal")
    return ValueRelation("stricter" if ours > theirs else "looser")


def relate_deadlines(reference: Target, plan: Target) -> AxisRelation:
    """Whether the plan is due earlier (stricter) or later (looser)."""
    ours, theirs = plan.deadline, reference.deadline
    if ours == theirs:
        return "equal"
    if ours is None or theirs is None:
        if (theirs is None and _in_force(reference)) or (ours is None and _in_force(plan)):
            return "equal"
        if reference.kind == plan.kind == "trend":
            # a direction without a year is pursued from now on, like any standing duty
            return "equal"
        return "looser" if ours is None else "stricter"
    later = ours > theirs
    if reference.keeps:
        return "equal" if later else "incomparable"
    if plan.keeps:
        return "incomparable" if later else "equal"
    return "looser" if later else "stricter"


def _in_force(target: Target) -> bool:
    """Whether an undated target binds from now on: a duty, or one on whatever is built anew."""
    if target.standing:
        return True
    if target.kind == "coverage":
        binds = rank_of(target) == 3
    else:
        binds = target.kind == "quantity" and target.comparator in (">=", "<=")
    first = (target.scope or "").split("、", maxsplit=1)[0]
    return binds and named(first)[1] == "new"


def relate_strengths(reference: Target, plan: Target) -> AxisRelation:
    """Whether one is only striven for: firm and plain are alike."""
    ours, theirs = plan.strength == "aspirational", reference.strength == "aspirational"
    if ours == theirs:
        return "equal"
    return "looser" if ours else "stricter"


_SCOPE: dict[ScopeRelation, AxisRelation] = {
    "same": "equal",
    "wider": "equal",
    "narrower": "looser",
    "overlap": "incomparable",
    "disjoint": "incomparable",
}


def relate_reach(reference: Subject, plan: Subject) -> tuple[AxisRelation, ScopeRelation]:
    """Whether the plan's scope answers the reference's, and how it lies to it."""
    relation = relate_scopes(reference.scope, plan.scope)
    if relation == "same":
        relation = relate_bans(reference.ban, plan.ban) or relation
    return _SCOPE[relation], relation


__all__ = [
    "PLAN_YEARS",
    "ValueRelation",
    "direction_of",
    "rank_of",
    "relate_coverage",
    "relate_deadlines",
    "relate_reach",
    "relate_strengths",
    "relate_values",
    "unit_of",
]
