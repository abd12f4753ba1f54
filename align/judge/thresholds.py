"""Sets bounded by a size (年耗能5000吨标准煤以上): found in a scope, compared as numbers."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from align.lexicon.units import unit_at

LONGEST = 15
"""Characters of a figure that bounds a set; longer ones are none."""


class Threshold(NamedTuple):
    """The size from which, or up to which, members belong to a set: 年耗能5000吨标准煤以上."""

    dimension: str
    size: Decimal
    """In the base unit of the dimension."""
    least: bool
    """Members of this size and more; else of this size and less."""


@lru_cache(maxsize=4096)
def threshold_in(text: str) -> tuple[Threshold | None, str]:
    """The one threshold of size in a folded text, and the text with its figure left out."""
    found: list[tuple[Threshold, int, int]] = []
    at = 0
    while at < len(text):
        if not text[at].isdecimal():
            at += 1
            continue
        start = at
        while at < len(text) and (text[at].isdecimal() or text[at] == "."):
            at += 1
        measures = unit_at(text, at)
        if not measures:
            continue
        end = measures[0].end
        tail = text[end:].removeprefix("(含)")
        least = tail.startswith(("以上", "及以上"))
        if least or tail.startswith(("以下", "及以下", "以内")):
            digits = text[start:at].rstrip(".")
            if digits.count(".") < 2 and len(digits) <= LONGEST:
                size = measures[0].to_base(Decimal(digits))
                found.append((Threshold(measures[0].dimension, size, least), start, end))
        at = end
    if len(found) != 1:
        return None, text
    size_of, start, end = found[0]
    return size_of, text[:start] + text[end:]
