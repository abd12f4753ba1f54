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
            if same and between in {"、", "和", "与", "及", "以及", ",", "及以上和"}:
                result[-1].append(quantity)
                result[-1] = [_of_unit(each, quantity) for each in result[-1]]
                continue
        result.append([quantity])
    return result


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
