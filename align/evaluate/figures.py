"""The figures of a score, and the text that labels quote from."""

from itertools import accumulate
from typing import NamedTuple

from align.errors import DataError

Figures = dict[str, float]
"""Name to value, each from 0 to 1."""


class Section(NamedTuple):
    """One part of a score: its figures, how many labels they rest on, and what went wrong."""

    figures: Figures
    labels: int
    details: dict[str, list[str]] = {}  # noqa: RUF012  # never changed


def ratio(right: float, total: float, empty: float = 0.0) -> float:
    """The share of right ones; ``empty`` where there is nothing to be right about."""
    return right / total if total else empty


def f1(hits: int, found: int, wanted: int) -> Figures:
    """Precision, recall and their harmonic mean; nothing found where nothing is wanted is right."""
    p = ratio(hits, found, 0.0 if wanted else 1.0)
    r = ratio(hits, wanted, 1.0)
    return {"p": p, "r": r, "f1": ratio(2 * p * r, p + r)}


class Flat:
    """A text without its white space, and the way from offsets in the one to the other."""

    def __init__(self, text: str) -> None:
        solid = [not char.isspace() for char in text]
        self._before = [0, *accumulate(solid)]
        self.text = "".join(char for char, keep in zip(text, solid, strict=True) if keep)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the text lies in its flat form."""
        last = len(self._before) - 1
        return self._before[max(0, min(start, last))], self._before[max(0, min(end, last))]

    def find(self, quote: str) -> tuple[int, int]:
        """Where a quote lies in the flat form. Raises DataError where it does not stand there."""
        at = self.text.find(quote)
        if at < 0:
            raise DataError(f"a label quotes what the text does not say: {quote}")
        return at, at + len(quote)
