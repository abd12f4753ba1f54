"""A lower and an upper bound printed side by side are one range: 不低于20%且不高于35%."""

from __future__ import annotations

import re
from functools import cache

from align.model.quantity import Quantity


@cache
def _and() -> re.Pattern[str]:
    """What may stand between two bounds of one range."""
    return re.compile(r"[,、]? ?(?:并且|而且|同时|的同时|且|并|但|又|和)?")


def joined(text: str, found: list[Quantity]) -> list[Quantity]:
    """The amounts, a lower and an upper bound side by side made one range: 不低于20且不高于35."""
    result: list[Quantity] = []
    for quantity in found:
        if result and (joined := _join(text, result[-1], quantity)):
            result[-1] = joined
        else:
            result.append(quantity)
    return result


def _goes_on(text: str, at: int) -> bool:
    """Whether a noun follows the second bound, which bounds its class then."""
    return text[at : at + 1].isalpha() and not text.startswith(("之间", "的范围"), at)


def _join(text: str, left: Quantity, right: Quantity) -> Quantity | None:
    if {left.comparator, right.comparator} != {">=", "<="}:
        return None
    if not _and().fullmatch(text, left.outer_end, max(left.outer_end, right.outer_start)):
        return None
    if right.outer_end > right.end and _goes_on(text, right.outer_end):
        return None  # 控制在6000万千瓦以内,60万千瓦及以上机组… is a class
    whole = left if left.unit else right
    if left.unit and right.unit and left.unit != right.unit:
        return None
    low, high = (left, right) if left.comparator == ">=" else (right, left)
    if low.lower is None or high.upper is None or low.lower > high.upper:
        return None
    return whole._replace(
        start=left.start,
        end=right.end,
        lower=low.lower,
        upper=high.upper,
        comparator="=",
        base_lower=low.base_lower,
        base_upper=high.base_upper,
        outer_start=left.outer_start,
        outer_end=right.outer_end,
    )
