"""The wording of a clause: its characters without white space, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_SPACE = re.compile(r"\s")
_SOLID = re.compile(r"\S+")


class Wording(NamedTuple):
    """A text without white space, its folded form, and the place of each character."""

    text: str
    folded: str
    offsets: list[int]
    paragraphs: list[int]
    """Indices in ``text`` where a paragraph begins."""


def collect(paragraphs: Iterable[Iterable[tuple[int, int]]], text: str, folded: str) -> Wording:
    """The wording of paragraphs given as spans of the source, in text order."""
    pieces: list[tuple[int, int]] = []
    begins: list[int] = []
    length = 0
    for paragraph in paragraphs:
        begins.append(length)
        for start, end in paragraph:
            for piece in _solid(folded, start, end):
                pieces.append(piece)
                length += piece[1] - piece[0]
    offsets: list[int] = []
    for start, end in pieces:
        offsets.extend(range(start, end))
    distinct = [begin for position, begin in enumerate(begins) if begin != _next(begins, position)]
    return Wording(
        "".join([text[start:end] for start, end in pieces]),
        "".join([folded[start:end] for start, end in pieces]),
        offsets,
        [begin for begin in distinct if begin < length],
    )


def without(wording: Wording, cuts: list[tuple[int, int]]) -> Wording:
    """The wording less the given index ranges, which are in order and do not overlap."""
    if not cuts:
        return wording
    text, folded = [], []
    offsets: list[int] = []
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
        offsets.extend(wording.offsets[at:start])
        removed += end - start
        at = end
    length = len(offsets)
    return Wording(
        "".join(text), "".join(folded), offsets, [begin for begin in paragraphs if begin < length]
    )


def _solid(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a span without white space in them."""
    if _SPACE.search(folded, start, end) is None:
        return [(start, end)] if start < end else []
    return [found.span() for found in _SOLID.finditer(folded, start, end)]


def _next(begins: list[int], position: int) -> int | None:
    return begins[position + 1] if position + 1 < len(begins) else None
