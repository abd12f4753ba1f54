"""The relation of two targets on each axis: value, deadline, strength, scope."""

from decimal import Decimal
from typing import Literal, NamedTuple

from align.judge.bans import relate_bans
from align.judge.interval import gap_between, relate_intervals
from align.judge.lattice import named
from align.judge.rates import (
    PLAN_YEARS,
    Cumulative,
    cumulative,
    grows_in_steps,
    is_multiple,
    years_of,
)
from align.judge.scope import ScopeRelation
from align.judge.subject import Subject, is_share, relate_reaches
from align.lexicon.loader import table
from align.lexicon.units import better
from align.model.quantity import Interval
from align.model.target import Change, Target
from align.model.verdict import AxisRelation

Hindrance = Literal[
    "dimension", "change", "baseline", "direction", "opposite", "per_capita", "annual", "open"
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
    sides = (reference, plan)
    known = {side for side in map(_direction, filter(_is_known, sides)) if side}
    if known:
        return None if len(known) == 2 else known.pop()
    by_words = {side for side in map(_by_words, sides) if side}
    if by_words:
        return None if len(by_words) == 2 else by_words.pop()
    # less is better only where a word says so, which the other side may leave out
    return min((side for side in map(_direction, sides) if side), default=1)


def _is_known(target: Target) -> bool:
    """Whether what is further rests on the indicator or the verb, and is not guessed."""
    return target.indicator_key is not None or target.change != "level"


def _by_words(target: Target) -> int:
    """What a level says of the direction by itself: 以上 and 以内, 降至 whatever follows it."""
    falls = any(word in target.quote for word in table("judging")["direction"]["falls"])
    return _by_comparator(target) or (-1 if falls else 0)


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
        bounds = _by_comparator(reference) * _by_comparator(plan) < 0
        return ValueRelation("incomparable", "direction" if bounds else "opposite")
    sides = over_one_period(reference, plan)
    if sides is None:
        return ValueRelation("incomparable", "annual")
    second, first = (side.interval for side in sides)
    formula = "; ".join(side.formula for side in sides if side.formula)
    relation = relate_intervals(first, second, direction)
    inside = relation == "equal" and first != second
    return ValueRelation(relation, None, gap_between(first, second), formula, inside)


def over_one_period(reference: Target, plan: Target) -> tuple[Cumulative, Cumulative] | None:
    """The values of plan and reference, as changes over a whole period where one is by the year.

    None where they cannot be worked out.
    """
    if not _rates_differ(reference, plan):
        return _as_printed(plan), _as_printed(reference)
    years = years_of(reference) or years_of(plan)
    ours, theirs = cumulative(plan, years_of(plan) or years), cumulative(reference, years)
    return None if ours is None or theirs is None else (ours, theirs)


def _as_printed(target: Target) -> Cumulative:
    value = target.normalized
    if value is None:
        return Cumulative(Interval(target.lower, target.upper), "")
    return Cumulative(Interval(value.lower, value.upper), "")


def _rates_differ(reference: Target, plan: Target) -> bool:
    if grows_in_steps(reference) or grows_in_steps(plan):
        return _change(reference) == "increase" and reference.unit != plan.unit
    return "annual" in (reference.period, plan.period) and reference.period != plan.period


def _hindrance(reference: Target, plan: Target) -> Hindrance | None:
    if _change(reference) != _change(plan):
        return "change"
    if reference.per_capita != plan.per_capita:
        return "per_capita"
    growths = [grows_in_steps(side) or is_share(side) for side in (reference, plan)]
    steps = _change(reference) == "increase" and all(growths)
    if not _of_one_dimension(reference, plan) and not steps:
        return "dimension"
    if (
        reference.baseline is not None
        and plan.baseline is not None
        and reference.baseline != plan.baseline
    ):
        return "baseline"
    return None


def _change(target: Target) -> Change:
    return "increase" if is_multiple(target) else target.change


def _of_one_dimension(reference: Target, plan: Target) -> bool:
    """Whether two figures are of one dimension; 吨 of a name that says 年 are 吨/年."""
    ours, theirs = unit_of(plan), unit_of(reference)
    if ours == theirs:
        return True
    if _weighs(reference, theirs) == _weighs(plan, ours):
        return True
    return any(
        long == f"{short}/calendar" and _is_yearly(target)
        for long, short, target in ((ours, theirs, reference), (theirs, ours, plan))
    )


def _weighs(target: Target, unit: str) -> str:
    """A dimension in tonnes where those are meant: a cubic metre of water, coal burnt for power."""
    if "水" in target.indicator.replace("水泥", ""):
        return unit.replace("volume", "mass")
    return unit.replace("coal_equivalent", "mass") if "煤耗" in target.indicator else unit


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
    first = (target.scope or "").partition("、")[0]
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
    relation = relate_reaches(reference, plan)
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
