"""One measure of change for an annual rate, a doubling and a cumulative change."""

from decimal import Decimal, localcontext
from typing import NamedTuple

from align.judge.subject import is_share
from align.model.quantity import Interval
from align.model.target import Target

PLAN_YEARS = 5
"""A five-year plan's period: the years meant where an annual rate names no base year."""


class Cumulative(NamedTuple):
    """A change over a whole period, and how it was worked out ("" if printed so)."""

    interval: Interval
    formula: str


def years_of(target: Target) -> int | None:
    """The years that a change runs over: from its base year, else the five years of a plan."""
    if target.deadline is None:
        return None
    if target.baseline is not None:
        return target.deadline - target.baseline if target.deadline > target.baseline else None
    return PLAN_YEARS if target.deadline % PLAN_YEARS == 0 else None


def is_multiple(target: Target) -> bool:
    """Whether a level is told as so many times that of a year: 达到2020年的2倍."""
    return target.dimension == TIMES and target.change == "level" and "年的" in target.quote


def grows_in_steps(target: Target) -> bool:
    """Whether a growth is counted in doublings or in times: 翻一番, 增长1倍."""
    return target.dimension in (TIMES, "doublings") or target.unit == "番"


LARGEST = 1000
"""A rate or number of doublings beyond this is a slip of the pen, and no sum is made of it."""

TIMES = "times"
"""The dimension of so many times, as in units.toml."""


def cumulative(target: Target, years: int | None) -> Cumulative | None:
    """The change of a target over its period; None where it cannot be worked out.

    In per cent for rates, in the base unit for amounts of so many a year.
    """
    value = target.normalized
    if value is None or value.lower is None or value.upper is None:
        return None
    if grows_in_steps(target) and value.upper > LARGEST:
        return None
    if target.dimension == "doublings" or target.unit == "番":
        bounds = [((Decimal(2) ** value.lower) - 1) * 100, ((Decimal(2) ** value.upper) - 1) * 100]
        return Cumulative(Interval(*bounds), f"2^{_plain(value.upper)} − 1 = {_plain(bounds[1])}%")
    if target.dimension == TIMES:
        base = 1 if target.change == "level" else 0
        grown = [(value.lower - base) * 100, (value.upper - base) * 100]
        return Cumulative(Interval(*grown), f"{_plain(value.upper)}倍: +{_plain(grown[1])}%")
    if target.period != "annual":
        return Cumulative(Interval(value.lower, value.upper), "")
    if years is None:
        return None
    if not is_share(target):
        # so many a year come to as many times that
        total = Interval(value.lower * years, value.upper * years)
        return Cumulative(total, f"{_plain(target.upper or value.upper)}{target.unit} × {years}")
    if value.upper > LARGEST:
        return None
    sign = -1 if target.change == "decrease" else 1
    low, high = (_compound(bound, sign, years) for bound in (value.lower, value.upper))
    shown = "−" if sign < 0 else "+"
    formula = f"(1 {shown} {_plain(value.upper)}%)^{years}: {_plain(high)}%"
    return Cumulative(Interval(low, high), formula)


def _compound(rate: Decimal, sign: int, years: int) -> Decimal:
    with localcontext() as context:
        context.prec = 28
        grown = (1 + sign * rate / 100) ** years
        return ((grown - 1) * sign * 100).quantize(Decimal("0.01"))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
