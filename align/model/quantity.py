"""Exact amounts and the order between them."""

from decimal import Decimal
from typing import Literal, NamedTuple

Comparator = Literal["=", ">=", "<=", "~"]


class Quantity(NamedTuple):
    """A printed amount found in a text, with its unit.

    ``start`` and ``end`` are indices into the text that was searched and cover number and unit.
    """

    start: int
    end: int
    lower: Decimal | None
    """The number as printed, its multiplier left to the unit: 1.45 in 1.45亿平方米."""
    upper: Decimal | None
    """Equal to ``lower`` unless a range is printed; None (as ``lower``) at an open end."""
    unit: str
    """As printed and folded, with its multiplier: "亿平方米", "%", "星级"; "" for a bare number."""
    comparator: Comparator
    """What the words beside the number say: 以上 不低于 ≥ give ">=", 左右 约 give "~"."""
    dimension: str
    """A key of units.toml: "power", "area", "ratio", "points", "grade", "count:辆", "none" …"""
    base_lower: Decimal | None
    """``lower`` in the base unit of its dimension."""
    base_upper: Decimal | None
    base_unit: str
    outer_start: int
    """Like ``start`` and ``end`` but with the comparator words: 不低于50% , 10%以上, 约15%."""
    outer_end: int


class Normalized(NamedTuple):
    """Bounds in the base unit of the dimension, as exact decimals."""

    lower: Decimal | None
    upper: Decimal | None
    unit: str


class Interval(NamedTuple):
    """A closed interval of exact decimals; None is unbounded on that side."""

    lower: Decimal | None
    upper: Decimal | None

    def contains(self, other: "Interval") -> bool:
        """Whether every value of the other lies in this interval."""
        low = self.lower is None or (other.lower is not None and other.lower >= self.lower)
        high = self.upper is None or (other.upper is not None and other.upper <= self.upper)
        return low and high

    def below(self, other: "Interval") -> bool:
        """Whether every value of this interval is less than every value of the other."""
        return self.upper is not None and other.lower is not None and self.upper < other.lower
