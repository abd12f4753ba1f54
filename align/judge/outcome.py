"""What a pair of targets comes to, and the few outcomes that every kind of pair can have."""

from decimal import Decimal
from typing import NamedTuple

from align.judge import reasons
from align.judge.likeness import Likeness
from align.judge.subject import Subject
from align.model.verdict import Axes, AxisRelation, Relation, VerdictName, Words


class Outcome(NamedTuple):
    """What a pair of targets comes to."""

    verdict: VerdictName
    reason: Words
    axes: Axes = Axes()
    gap: str | None = None
    share: Decimal | None = None


class Pair(NamedTuple):
    """A target of the reference beside the plan's target that answers it."""

    reference: Subject
    plan: Subject
    likeness: Likeness
    relation: Relation


def why(key: str, pair: Pair, /, **values: object) -> Words:
    """The sentence of a cause, filled with the values of both targets."""
    return reasons.reason(key, pair.reference, pair.plan, **values)


def incomparable(cause: str, pair: Pair, **axes: AxisRelation) -> Outcome:
    """No order can be decided; the cause says what keeps it from being decided."""
    return Outcome("incomparable", why(f"incomparable_{cause}", pair), Axes(**axes))


def unquantified(pair: Pair) -> Outcome:
    """The plan speaks of it without a figure."""
    ours, theirs = pair.plan.target, pair.reference.target
    other = None not in (ours.deadline, theirs.deadline) and ours.deadline != theirs.deadline
    key = "unquantified_period" if other else "unquantified_partner"
    return Outcome("unquantified", why(key, pair))
