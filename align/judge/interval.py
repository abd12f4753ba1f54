"""The order between two exact values."""

from __future__ import annotations

from decimal import Decimal

from align.model.quantity import Interval
from align.model.verdict import AxisRelation

INFINITY = Decimal("Infinity")


def relate_intervals(reference: Interval, plan: Interval, direction: int) -> AxisRelation:
    """How the plan's value lies to the reference's; ``direction`` 1 where more is further, else -1.

    A value inside the other one is equal to it; where both bounds differ the same way, the
    further one is stricter. An open end is infinite.
    """
    low = _compare(plan.lower, reference.lower, -INFINITY)
    high = _compare(plan.upper, reference.upper, INFINITY)
    if low * high <= 0:
        return "equal"
    return "stricter" if low * direction > 0 else "looser"


def _compare(plan: Decimal | None, reference: Decimal | None, end: Decimal) -> int:
    left = end if plan is None else plan
    right = end if reference is None else reference
    return (left > right) - (left < right)


def gap_between(reference: Interval, plan: Interval) -> Decimal | None:
    """Plan minus reference between the bounds that face each other; None with open ends.

    Zero where one lies inside the other.
    """
    low, high = plan.lower, plan.upper
    floor, ceiling = reference.lower, reference.upper
    if low is None or high is None or floor is None or ceiling is None:
        return None
    relation = relate_intervals(reference, plan, 1)
    if relation == "equal":
        return Decimal(0)
    if relation == "stricter":
        return low - (floor if low <= ceiling else ceiling)
    return high - (ceiling if high >= floor else floor)
