"""What is counted in the number ledger, and where: numerals, and spans that can be asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import Literal, NamedTuple

from align.extract.accounts.documents import find_document_numbers

Class = Literal[
    "target", "baseline", "date", "document", "ordinal", "name", "threshold", "unexplained"
]
CLASSES: tuple[Class, ...] = (
    "target", "baseline", "date", "document", "ordinal", "name", "threshold", "unexplained",
)  # fmt: skip


class Entry(NamedTuple):
    """One numeral: where it stands in the source, its text, and what it is."""

    start: int
    end: int
    line: int
    text: str
    cls: Class
    target: str | None = None
    """The target whose value it is."""


class Spans:
    """Stretches of a text, to be asked which of them touches another stretch."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reached = list(accumulate((end for _, end in ordered), max))

    def touch(self, low: int, high: int) -> bool:
        """Whether one of them shares a character with ``text[low:high]``."""
        at = bisect_left(self._starts, high) - 1
        return at >= 0 and self._reached[at] > low


@cache
def figures() -> re.Pattern[str]:
    """A numeral in figures: 1,234.5, 2.1.3, 1:3, Ⅳ, ①."""
    return re.compile(
        r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)*(?::[0-9]{1,3}(?![0-9]))?|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ①-⑳]"
    )


@cache
def _chinese() -> re.Pattern[str]:
    """A Chinese number with a place value: 二十, 三百五."""
    return re.compile(
        "[一二三四五六七八九两][十百千][一二三四五六七八九零〇十百千万亿]*|十[一二三四五六七八九]"
    )


def numerals(text: str, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a text that are numerals; ``found`` are those that the grammar has read."""
    spans = sorted({match.span() for match in figures().finditer(text)})
    starts = [start for start, _ in spans]
    extra: list[tuple[int, int]] = []
    words = [match.span() for match in _chinese().finditer(text)]
    for low, high in sorted({*found, *words}):
        at = bisect_right(starts, high - 1) - 1
        inside = at >= 0 and spans[at][1] > low
        if not inside and not (extra and extra[-1][1] > low):
            extra.append((low, high))
    return sorted(spans + extra)


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(r"《[^》]*》|〔[^〕]*〕")


def documents(text: str) -> Spans:
    """The titles and the numbers of documents."""
    spans = [match.span() for match in _titles().finditer(text)]
    return Spans([*spans, *((item.start, item.end) for item in find_document_numbers(text))])
