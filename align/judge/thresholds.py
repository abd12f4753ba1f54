"""Sets bounded by a size (年耗能5000吨标准煤以上): found in a scope, compared as numbers."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from align.lexicon.units import unit_at

GRADED = "A级"
"""The grades of places of interest and the like, from 1A to 5A."""

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
        graded = measures[0].dimension.startswith("grade:")
        tail = text[end:].removeprefix("(含)")
        least = graded or tail.startswith(("以上", "及以上"))
        if least or tail.startswith(("以下", "及以下", "以内")):
            digits = text[start:at].rstrip(".")
            if digits.count(".") < 2 and len(digits) <= LONGEST:
                size = measures[0].to_base(Decimal(digits))
                found.append((Threshold(measures[0].dimension, size, least), start, end))
        at = end
    if not found:
        found.extend(_of_standard(text))
    if not found and GRADED in text:
        # whatever has a grade at all
        start = text.find(GRADED)
        found.append((Threshold(f"grade:{GRADED}", Decimal(1), True), start, start + len(GRADED)))
    if len(found) != 1:
        return None, text
    size_of, start, end = found[0]
    return size_of, text[:start] + text[end:]


_STANDARDS = "一二三四五六"


def _of_standard(text: str) -> list[tuple[Threshold, int, int]]:
    """Vehicles by the standard of emissions that they meet at most: 国三及以下."""
    at = text.find("国")
    while at >= 0:
        step = _STANDARDS.find(text[at + 1 : at + 2] or " ")
        if step >= 0 and text.startswith(("及以下", "以下"), at + 2):
            size = Threshold("standard of emissions", Decimal(step + 1), False)
            return [(size, at, at + 2)]
        at = text.find("国", at + 1)
    return []
