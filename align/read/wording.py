"""The wording of a clause: its characters without white space, each with its place."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from align.model.source import Span

_SOLID = re.compile(r"\S+")


class Wording(NamedTuple):
    """A text without white space, its folded form, and the places of its characters."""

    text: str
    folded: str
    spans: list[Span]
    """The stretches of the source that the text is made of; none is empty."""
    paragraphs: list[int]
    """Indices in ``text`` where a paragraph begins."""


def collect(paragraphs: Iterable[Iterable[Span]], text: str, folded: str) -> Wording:
    """The wording of paragraphs given as spans without white space, in text order."""
    spans: list[Span] = []
    begins: list[int] = []
    size = 0
    for paragraph in paragraphs:
        begin = size
        for span in paragraph:
            spans.append(span)
            size += span.end - span.start
        if size > begin:
            begins.append(begin)
    return Wording(
        "".join([text[start:end] for start, end in spans]),
        "".join([folded[start:end] for start, end in spans]),
        spans,
        begins,
    )


def solid(folded: str, start: int, end: int) -> list[Span]:
    """The parts of a span without white space in them."""
    return [Span(*found.span()) for found in _SOLID.finditer(folded, start, end)]


def without(wording: Wording, cuts: list[tuple[int, int]]) -> Wording:
    """The wording less the given index ranges, which are in order and do not overlap."""
    if not cuts:
        return wording
    text, folded = [], []
    paragraphs: list[int] = []
    at = removed = 0
    begins = iter(wording.paragraphs)
    begin = next(begins, None)
    for start, end in [*cuts, (len(wording.text), len(wording.text))]:
        while begin is not None and begin < end:
            if begin < start:
                paragraphs.append(begin - removed)
            begin = next(begins, None)
        text.append(wording.text[at:start])
        folded.append(wording.folded[at:start])
        removed += end - start
        at = end
    length = len(wording.text) - removed
    spans = _spans_without(wording.spans, cuts)
    kept = [begin for begin in paragraphs if begin < length]
    return Wording("".join(text), "".join(folded), spans, kept)


def _spans_without(spans: list[Span], cuts: list[tuple[int, int]]) -> list[Span]:
    """The spans of a wording less the given index ranges of it."""
    result: list[Span] = []
    waiting = iter(cuts)
    cut = next(waiting, None)
    at = 0  # the index of the first character of the span
    for start, end in spans:
        place, after = start, at + end - start
        while cut is not None and cut[0] < after:
            low = start + max(cut[0] - at, 0)
            if low > place:
                result.append(Span(place, low))
            place = min(end, start + cut[1] - at)
            if cut[1] > after:
                break  # it goes on in the next span
            cut = next(waiting, None)
        if place < end:
            result.append(Span(place, end))
        at = after
    return result
