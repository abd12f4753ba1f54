"""Figures that are listed side by side, and the unit that only the last one prints."""

from __future__ import annotations

from collections.abc import Sequence

from align.lexicon.units import plain
from align.model.quantity import Quantity


def listed_figures(text: str, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """Figures that are listed side by side (10%和8%; 8%、9%), each list together."""
    result: list[list[Quantity]] = []
    for quantity in quantities:
        if result:
            between = text[result[-1][-1].outer_end : quantity.outer_start]
            same = result[-1][-1].dimension == quantity.dimension
            start = result[-1][0].outer_start
            same = same or "分别" in text[max(0, start - 6) : start]
            same = same or (result[-1][-1].unit == "个" and quantity.dimension == "points")
            apart = between == "、" and _has_own_thing(text, result[-1][0], quantity)
            if same and not apart and between in _LINKS:
                result[-1].append(quantity)
                result[-1] = [_of_unit(each, quantity) for each in result[-1]]
                continue
        result.append([quantity])
    return result


_LINKS = frozenset(("、", "和", "与", "及", "以及", ",", "及以上和"))
_NO_THING = frozenset("、,;:。)）和与及以左上的分各")
"""What follows a figure that names no thing counted by it."""


def _has_own_thing(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether a count names its thing after it, and the one before it had its own: 甲3个、5个乙."""
    if not second.dimension.startswith("count:") or first.dimension != second.dimension:
        return False
    if not second.unit or not first.unit:
        return False
    before = text[max(0, first.outer_start - 2) : first.outer_start]
    named = before.isalpha() and not before.endswith(_GIVING)
    follows = text[second.outer_end : second.outer_end + 1]
    return named and follows.isalpha() and follows not in _NO_THING


_GIVING = (
    "分别",
    "别为",
    "建成",
    "建设",
    "新建",
    "新增",
    "达到",
    "完成",
    "打造",
    "培育",
    "创建",
    "各",
)
"""Words before a list of figures that name no thing."""


def _of_unit(first: Quantity, second: Quantity) -> Quantity:
    """A figure with the unit that only the next one of its list prints: 20、30万千瓦."""
    counted = first.unit == "个" and second.dimension == "points"  # 5个、3个百分点
    if (first.dimension != "none" and not counted) or not second.unit or not second.lower:
        return first
    if first.unit and not second.unit.startswith(first.unit):
        return first  # 10.6万、3.3万平方公里 are both of km²
    if first.lower is None or first.upper is None or not second.base_lower:
        return first
    return first._replace(
        unit=second.unit,
        dimension=second.dimension,
        base_lower=plain(first.lower * second.base_lower / second.lower),
        base_upper=plain(first.upper * second.base_lower / second.lower),
        base_unit=second.base_unit,
    )
