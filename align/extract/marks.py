"""What is found in a clause's text once, and looked up by place afterwards.

Every look-up is by bisection: a clause may be as long as a whole document.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from align.extract import cues
from align.extract.amounts.quantities import find_quantities, is_vague
from align.extract.figures import relative
from align.extract.sentences import Segment, bracketed
from align.extract.times.dates import Time, find_times
from align.extract.worded import states
from align.model.quantity import Quantity

_start = attrgetter("start")


class Marks(NamedTuple):
    """Figures, times, signal words and brackets of one text, each in text order."""

    quantities: Sequence[Quantity]
    """Those that could be values: outside of times and brackets, and not vague."""
    times: Sequence[Time]
    stating: Sequence[int]
    """Where words stand that could make a state."""
    relating: Sequence[int]
    """Where words stand that could make a reference or a trend."""
    swaying: Sequence[int]
    """Where words stand that make a commitment firm or an aspiration."""
    events: Sequence[int]
    """Where any of the above begins."""
    narrowing: Sequence[tuple[int, int]]
    """Brackets that are read as segments of their own: (其中…)."""

    def figures(self, low: int, high: int) -> Sequence[Quantity]:
        """The figures that begin between two indices."""
        first = bisect_left(self.quantities, low, key=_start)
        return self.quantities[first : bisect_left(self.quantities, high, first, key=_start)]

    def figures_of(self, start: int, segment: Segment) -> list[Quantity]:
        """The figures of a segment from an index on, those in its narrowing brackets left out."""
        figures = self.figures(start, segment.end)
        apart = self.brackets(segment) if figures and self.narrowing else ()
        if not apart:
            return list(figures)
        return [
            figure
            for figure in figures
            if not any(low <= figure.start < high for low, high in apart)
        ]

    def moments(self, low: int, high: int) -> Sequence[Time]:
        """The times that begin between two indices."""
        first = bisect_left(self.times, low, key=_start)
        return self.times[first : bisect_left(self.times, high, first, key=_start)]

    def states(self, low: int, high: int) -> bool:
        """Whether a word that could make a state stands between two indices."""
        return _any(self.stating, low, high)

    def relates(self, low: int, high: int) -> bool:
        """Whether a word that could make a reference or a trend stands between two indices."""
        return _any(self.relating, low, high)

    def sways(self, low: int, high: int) -> bool:
        """Whether a word that makes a commitment firm or an aspiration stands between them."""
        return _any(self.swaying, low, high)

    def silent(self, segment: Segment) -> bool:
        """Whether a segment holds nothing that could make, date or govern a target."""
        return not _any(self.events, segment.start, segment.end)

    def brackets(self, segment: Segment) -> Sequence[tuple[int, int]]:
        """The narrowing brackets that open in a segment."""
        first = bisect_left(self.narrowing, (segment.start, 0))
        return self.narrowing[first : bisect_left(self.narrowing, (segment.end, 0), first)]


def marks_of(text: str) -> Marks:
    """Everything that a reader of the text looks up."""
    times = find_times(text)
    brackets = bracketed(text, 0, len(text))
    narrowing = [span for span in brackets if _narrows(text, span)]
    closed = sorted(set(brackets) - set(narrowing))
    taken = sorted((time.start, time.end) for time in times)
    figures = [
        figure
        for figure in find_quantities(text)
        if not _touches(taken, figure)
        and not _starts_in(closed, figure.start)
        and not is_vague(figure, text)
    ]
    stating = [match.start() for match in states.signal().finditer(text)]
    relating = [match.start() for match in relative.signal().finditer(text)]
    swaying = [match.start() for match in cues.swaying().finditer(text)]
    dated = [time.start for time in times]
    counted = [figure.start for figure in figures]
    events = sorted([*counted, *dated, *stating, *relating, *swaying])
    return Marks(figures, times, stating, relating, swaying, events, narrowing)


def _narrows(text: str, span: tuple[int, int]) -> bool:
    """Whether a bracket is read as a segment: (其中…), or a bounded rate (…比例不低于50%)."""
    start, end = span
    if text.startswith("其中", start + 1):
        return True
    return text[end - 2] == "%" and _bounded_rate().fullmatch(text, start + 1, end - 1) is not None


@cache
def _bounded_rate() -> re.Pattern[str]:
    bound = "达到|达|不低于|不少于|不高于|不超过|控制在|提高到|提升至"
    return re.compile(
        f"[^,;，；。%0-9]{{2,24}}(?:率|比例|占比|比重)(?:原则上|力争|应)?(?:{bound})[0-9.]{{1,6}}%"
    )


def _any(places: Sequence[int], low: int, high: int) -> bool:
    first = bisect_left(places, low)
    return first < len(places) and places[first] < high


def _touches(taken: Sequence[tuple[int, int]], figure: Quantity) -> bool:
    """Whether a figure overlaps a time; times do not overlap one another."""
    at = bisect_left(taken, (figure.end, 0))
    return any(figure.start < end for _, end in taken[max(0, at - 1) : at])


def _starts_in(closed: Sequence[tuple[int, int]], start: int) -> bool:
    """Whether a place lies in a bracket; a unit may end in one: 3000台(套)."""
    at = bisect_left(closed, (start, 0))
    return at > 0 and start < closed[at - 1][1]
