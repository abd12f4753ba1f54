"""Documents whose line ends were lost: a long line is cut before the headings inside it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from align.read.headings.numbering import NUMERALS, number_of
from align.read.layout.lines import Line, line_at

_LONG = 120
"""Characters: the shortest line that is looked into."""
_HEADING_RUN = 45
"""Characters: as far behind a heading the next one below it may begin without a full stop."""
_ORDER = ("han", "bracket", "arabic")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<han>[{NUMERALS}]{{1,3}})、|[(](?P<bracket>[{NUMERALS}]{{1,3}})[)]"
        r"|(?P<arabic>[0-9]{1,2})[.、](?![0-9])"
    )


def unfold(lines: list[Line]) -> list[Line]:
    """The lines with the flattened ones among them cut before each heading."""
    if all(len(line.flat) < _LONG for line in lines):
        return lines
    result: list[Line] = []
    for line in lines:
        cuts = _cuts(line.folded) if len(line.flat) >= _LONG else []
        result += _pieces(line, cuts) if cuts else [line]
    return result


def _cuts(folded: str) -> list[int]:
    """Where headings begin in a line: numbers in sequence, after a sentence or a heading.

    Empty unless the line holds at least two chapters: a paragraph may count its points.
    """
    if "一、" not in folded or ("二、" not in folded and "两、" not in folded):
        return []
    values = {"han": 0, "bracket": 0, "arabic": 0}
    cuts: list[int] = []
    last, depth = -_HEADING_RUN, -1
    for found in _number().finditer(folded):
        kind = found.lastgroup or "han"
        level = _ORDER.index(kind)
        value = number_of(found.group(kind))
        after_heading = level > depth >= 0 and found.start() - last < _HEADING_RUN
        if value != values[kind] + 1 or not (
            after_heading or _after_sentence(folded, found.start())
        ):
            continue
        if level and not values["han"]:
            continue
        values[kind] = value
        for below in _ORDER[level + 1 :]:
            values[below] = 0
        cuts.append(found.start())
        last, depth = found.start(), level
    return cuts if values["han"] > 1 else []


def _after_sentence(folded: str, at: int) -> bool:
    """Whether a sentence, a bracket or a blank ends before a place."""
    return at == 0 or folded[at - 1] in "。;:!)]】 \t"


def _pieces(line: Line, cuts: list[int]) -> list[Line]:
    """The parts of a line; the words before the first heading are parted at their blanks."""
    bounds = [0]
    for found in re.finditer(r"\s+", line.folded[: cuts[0]]):
        if "。" not in line.folded[bounds[-1] : found.start()]:
            bounds.append(found.end())
    bounds += [cut for cut in cuts if cut > bounds[-1]]
    bounds.append(len(line.folded))
    pieces = []
    for low, high in pairwise(bounds):
        if line.folded[low:high].strip():
            pieces.append(line_at(line.folded[low:high], line.start + low))
    return pieces
