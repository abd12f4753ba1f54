"""The wording of a clause: its characters without white space, each with its place."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from align.model.source import Span

_SOLID = re.compile(r"\S+")


class Wording(NamedTuple):
    """A text without white space, its folded form, and the place of each character."""

    text: str
    folded: str
    offsets: list[int]
    paragraphs: list[int]
    """Indices in ``text`` where a paragraph begins."""


def collect(paragraphs: Iterable[Iterable[Span]], text: str, folded: str) -> Wording:
    """The wording of paragraphs given as spans without white space, in text order."""
    texts: list[str] = []
    forms: list[str] = []
    offsets: list[int] = []
    begins: list[int] = []
    for paragraph in paragraphs:
        begin = len(offsets)
        for start, end in paragraph:
            texts.append(text[start:end])
            forms.append(folded[start:end])
            offsets.extend(range(start, end))
        if len(offsets) > begin:
            begins.append(begin)
    return Wording("".join(texts), "".join(forms), offsets, begins)


def solid(folded: str, start: int, end: int) -> list[Span]:
    """The parts of a span without white space in them."""
    return [Span(*found.span()) for found in _SOLID.finditer(folded, start, end)]


def without(wording: Wording, cuts: list[tuple[int, int]]) -> Wording:
    """The wording less the given index ranges, which are in order and do not overlap.

    The list of offsets of the wording given is used up: of a long text it is the largest thing.
    """
    if not cuts:
        return wording
    text, folded = [], []
    offsets = wording.offsets
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
        offsets[at - removed : start - removed] = offsets[at:start]
        removed += end - start
        at = end
    length = len(offsets) - removed
    del offsets[length:]
    return Wording(
        "".join(text), "".join(folded), offsets, [begin for begin in paragraphs if begin < length]
    )
