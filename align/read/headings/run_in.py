"""Headings that stand behind the end of a paragraph, or behind another heading, on its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from align.read.headings.numbering import NUMERALS, Mark, mark_at
from align.read.layout.lines import Line, layout, line_at

_OUTER = ("第章", "第节", "一、", "（一）")
"""The styles of headings that are looked for, outermost first."""
_LONGEST_MARK = 6
_LONGEST_HEADING = 45
"""Characters: of a heading that another one stands behind, and of that one."""
_STOPS = frozenset("。;:")
_HAN = frozenset(NUMERALS)
_CITING = frozenset("和及至的第")
"""Behind one of these a number cites a part of a text: 措施(一)至(四)."""
_SLACK = 4
"""Columns: a line that is so much wider than a full one was put together from two."""


class _Found(NamedTuple):
    """A number behind a full stop, and where in its line it stands."""

    at: int
    mark: Mark


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(
        rf"。[^\S\r\n\f]*(?=第[{NUMERALS}]{{1,3}}[章节]\s?[^\s。,、;]|[{NUMERALS}]{{1,3}}、|[(][{NUMERALS}]{{1,3}}[)])"
    )


def parted(lines: list[Line], folded: str) -> list[Line]:
    """The lines, cut where a heading goes on with the numbers of those at beginnings of lines."""
    places = _candidates(lines, folded)
    if not places:
        return lines
    marks = [mark_at(line.folded) for line in lines]
    ahead = _next_values(marks)
    values = dict.fromkeys(_OUTER, 0)
    setting = layout(lines)
    result: list[Line] = []
    joined = -1
    for index, line in enumerate(lines):
        if index == joined:
            continue
        _count(values, marks[index])
        cuts: list[int] = []
        for at, mark in places.get(index, ()):
            if _goes_on(values, mark, ahead[index]):
                _count(values, mark)
                cuts.append(at)
        if not cuts:
            result.append(line)
            continue
        end = line.end
        if index + 1 < len(lines) and len(line.folded) - cuts[-1] < _LONGEST_MARK:
            bare = line.folded[cuts[-1] :].rstrip()[-1] in "、)章节"
            if bare and marks[index + 1] is None:
                end, joined = lines[index + 1].end, index + 1
        pieces = _pieces(line, cuts, folded[line.start : end])
        below = lines[index + 1].flat if index + 1 < len(lines) else "。"
        if setting.full <= line.width <= setting.full + _SLACK and "。" not in below:
            pieces[-1] = pieces[-1]._replace(width=line.width)  # it goes on on the next one
        result += pieces
    return result


def _candidates(lines: list[Line], folded: str) -> dict[int, list[_Found]]:
    """The numbers of headings behind full stops or headings, by the indices of their lines."""
    result = _behind_headings(lines, folded)
    for found in _inside().finditer(folded):
        index = bisect_right(lines, found.start(), key=_start) - 1
        line, at = lines[index], found.end() - lines[index].start
        # a number at the end of the line has its heading on the next one
        mark = mark_at(line.folded[at:] + "某") if 0 < at < len(line.folded) else None
        if mark is not None and mark.style in _OUTER:
            result.setdefault(index, []).append(_Found(at, mark))
    return result


def _behind_headings(lines: list[Line], folded: str) -> dict[int, list[_Found]]:
    """The numbers in brackets right behind the heading above: 十、强化保障(三十)完善政策。…."""
    result: dict[int, list[_Found]] = {}
    place = folded.find("(")
    while place >= 0:
        before = folded[place - 1]
        if "\u4e00" <= before <= "\u9fff" and folded[place + 1 : place + 2] in _HAN:
            index = bisect_right(lines, place, key=_start) - 1
            found = _right_behind(lines[index], place - lines[index].start)
            if found is not None:
                result[index] = [found]
        place = folded.find("(", place + 1)
    return result


def _right_behind(line: Line, at: int) -> _Found | None:
    """The number at a place in a line, where all before it is a heading of a style above."""
    above, own = line.folded[:at], line.folded[at : at + _LONGEST_HEADING]
    if not 0 < at <= _LONGEST_HEADING or above[-1] in _CITING or not _STOPS.isdisjoint(above):
        return None
    outer, mark = mark_at(above), mark_at(own)
    if outer is None or mark is None or outer.style not in _OUTER[:-1]:
        return None
    begins = own[mark.length : mark.length + 1]
    whole = "。" in own or len(own) < _LONGEST_HEADING
    return _Found(at, mark) if whole and "\u4e00" <= begins <= "\u9fff" else None


def _start(line: Line) -> int:
    return line.start


def _next_values(marks: list[Mark | None]) -> list[dict[str, int]]:
    """For each line, the next number of each style at the beginning of a line behind it."""
    result: list[dict[str, int]] = []
    ahead: dict[str, int] = {}
    for mark in reversed(marks):
        result.append(ahead)
        if mark is not None and mark.style in _OUTER:
            ahead = {**ahead, mark.style: mark.value}
    result.reverse()
    return result


def _count(values: dict[str, int], mark: Mark | None) -> None:
    """Take note of a heading: those below it begin anew, or run on."""
    if mark is not None and mark.style in values:
        values[mark.style] = mark.value


def _goes_on(values: dict[str, int], mark: Mark, ahead: dict[str, int]) -> bool:
    """Whether a number is the one expected, and does not come again at a beginning of a line."""
    if mark.value == 1:
        return ahead.get(mark.style) == 2 and values[mark.style] != 1
    if mark.value != values[mark.style] + 1:
        return False
    return ahead.get(mark.style) != mark.value


def _pieces(line: Line, cuts: list[int], whole: str) -> list[Line]:
    """The parts of a line."""
    bounds = [0, *cuts, len(whole)]
    pieces = []
    for low, high in pairwise(bounds):
        if whole[low:high].strip():
            piece = line_at(whole[low:high], line.start + low)
            pieces.append(piece._replace(page_break=line.page_break and low == 0))
    pieces[0] = pieces[0]._replace(indent=line.indent)
    return pieces
