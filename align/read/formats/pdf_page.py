"""One page of a PDF file: its text in pieces with their places, its ruling lines.

pdfium's functions are called as they are: few calls for each line of print, as one for each
character would take longer than everything else.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from align.read.formats.sheets.sheet import Piece, Rule, Sheet, half_widths

_GAP = 0.5
"""Ems: a wider gap parts pieces; they are joined again where no table stands."""
_MOST_OBJECTS = 20_000
"""Objects of a page that are looked at for ruling lines; a map has more of them."""
_MOST_POINTS = 2_000
_LINE = re.compile(r"[^\r\n\x00]+")
_BLANK = re.compile(r"\s+")
_QUARTER = math.pi / 2
_SLANTED = 0.1
"""Radians: text that is turned by more, and not by a quarter, is a watermark or a stamp."""


_Box = tuple[float, float, float, float]
"""Left, right, bottom, top."""


class _Run(NamedTuple):
    """A stretch of text in the page's own coordinates, and the way that it is turned."""

    first: _Box
    last: _Box
    text: str
    quarter: int | None


def sheet_of(document: Any, number: int) -> Sheet:
    """The sheet of a page, counted from 0; empty where the page is damaged."""
    from pypdfium2 import raw

    page = raw.FPDF_LoadPage(document, number)
    if not page:
        return Sheet(1.0, 1.0, [], list)
    try:
        frame = _frame(raw, page)
        text_page = raw.FPDFText_LoadPage(page)
        try:
            runs = _runs(raw, text_page) if text_page else []
        finally:
            raw.FPDFText_ClosePage(text_page)
    finally:
        raw.FPDF_ClosePage(page)
    turns = [run.quarter for run in runs]
    if not any(turns) and None not in turns:
        quarter: int = 0
    else:
        known = [turn for turn in turns if turn is not None]
        quarter = max(set(known), key=known.count) if known else 0
        runs = [run for run in runs if run.quarter == quarter]
    pieces = _upright(runs, frame) if quarter == 0 else _pieces(runs, frame, quarter)
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    if quarter % 2:
        width, height = height, width
    return Sheet(width, height, pieces, partial(_rules, document, number, frame, quarter))


def _frame(raw: Any, page: Any) -> tuple[float, float, float, float]:
    """The part of the page that is shown: left, bottom, right, top."""
    box = raw.FS_RECTF()
    if raw.FPDF_GetPageBoundingBox(page, box) and box.right > box.left and box.top > box.bottom:
        return box.left, box.bottom, box.right, box.top
    return 0.0, 0.0, max(1.0, raw.FPDF_GetPageWidthF(page)), max(1.0, raw.FPDF_GetPageHeightF(page))


def _text(raw: Any, text_page: Any) -> str:
    """The characters of a page, one for each index that pdfium counts."""
    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) == count and "\ufffd" not in text:
        return text
    codes = (raw.FPDFText_GetUnicode(text_page, at) for at in range(count))
    # what is no character at all stands for nothing printed
    return "".join(
        chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else " " for code in codes
    )


def _runs(raw: Any, text_page: Any) -> list[_Run]:
    """The stretches of text without a wide gap inside."""
    text = _text(raw, text_page).replace("\x02", "-").replace("\ufffe", "-")
    box = _boxes(raw, text_page)
    runs: list[_Run] = []
    for found in _LINE.finditer(text):
        line = found.group()
        printed = line.strip()
        if not printed:
            continue
        begin = found.start()
        if len(printed) < len(line):
            begin += len(line) - len(line.lstrip())
        end = begin + len(printed)
        first, last = box(begin), box(end - 1)
        if _is_tight(first, last, printed):
            runs.append(_Run(first, last, printed, 0))
        else:
            runs += _gapped(raw, text_page, text, (begin, end), box)
    return runs


def _boxes(raw: Any, text_page: Any) -> Callable[[int], _Box]:
    """What gives the box of a character by its index; all zero where it has none."""
    rect = (ctypes.c_float * 4)()
    # with plain numbers for its arguments a call takes half the time
    call = _loose_box(raw)
    page, place = ctypes.cast(text_page, ctypes.c_void_p).value, ctypes.addressof(rect)

    def box(at: int) -> _Box:
        if not call(page, at, place):
            return 0.0, 0.0, 0.0, 0.0
        left, top, right, bottom = rect
        return left, right, bottom, top

    return box


@cache
def _loose_box(raw: Any) -> Any:
    """The call FPDFText_GetLooseCharBox, which writes four numbers: left, top, right, bottom."""
    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    return kind(ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)


def _gapped(
    raw: Any, text_page: Any, text: str, span: tuple[int, int], box: Callable[[int], _Box]
) -> Iterator[_Run]:
    """The parts of a line that may hold wide gaps, or be turned."""
    begin, end = span
    at, first = begin, box(begin)
    quarter = _quarter(raw.FPDFText_GetCharAngle(text_page, begin))
    for blank in _BLANK.finditer(text, begin, end):
        before, after = box(blank.start() - 1), box(blank.end())
        if _apart(before, after, quarter):
            yield _Run(first, before, text[at : blank.start()], quarter)
            at, first = blank.end(), after
            # a stamp or a watermark may stand behind the last word of a line
            quarter = _quarter(raw.FPDFText_GetCharAngle(text_page, at))
    yield _Run(first, box(end - 1), text[at:end], quarter)


def _is_tight(first: _Box, last: _Box, printed: str) -> bool:
    """Whether a line is upright and as wide as its characters are, so that no gap is in it."""
    em = first[1] - first[0]
    if printed[0] < "\u2e80" or len(printed) < 3 or abs(first[2] - last[2]) > em / 2:
        return False
    most = em * half_widths(printed) / 2
    least = most - em * (0.6 * (len(printed.split()) - 1) + 0.5)
    return least < last[1] - first[0] < most + 0.3 * em


def _quarter(angle: float) -> int | None:
    """By how many quarters of a turn text is turned; None where it is slanted."""
    turns = round(angle / _QUARTER)
    return turns % 4 if abs(angle - turns * _QUARTER) < _SLANTED else None


def _apart(before: _Box, after: _Box, quarter: int | None) -> bool:
    """Whether the gap between two characters is wider than between words."""
    if quarter in (1, 3):
        em = max(before[1] - before[0], after[1] - after[0])
        gap = max(after[2] - before[3], before[2] - after[3])
    else:
        em = max(before[3] - before[2], after[3] - after[2])
        gap = max(after[0] - before[1], before[0] - after[1])
    return gap >= _GAP * em


def _upright(runs: list[_Run], frame: tuple[float, float, float, float]) -> list[Piece]:
    """The runs as they stand on a sheet that is not turned."""
    side, _, _, head = frame
    return [
        Piece(
            (first[0] if first[0] < last[0] else last[0]) - side,
            (first[1] if first[1] > last[1] else last[1]) - side,
            head - (first[3] if first[3] > last[3] else last[3]),
            head - (first[2] if first[2] < last[2] else last[2]),
            text,
        )
        for first, last, text, _ in runs
    ]


def _pieces(
    runs: list[_Run], frame: tuple[float, float, float, float], quarter: int
) -> list[Piece]:
    """The runs as they stand on the sheet turned upright."""
    result = []
    for first, last, text, _ in runs:
        left, right = min(first[0], last[0]), max(first[1], last[1])
        low, high = min(first[2], last[2]), max(first[3], last[3])
        result.append(Piece(*_turned(left, right, low, high, frame, quarter), text))
    return result


def _turned(
    left: float, right: float, low: float, high: float,
    frame: tuple[float, float, float, float], quarter: int,
) -> tuple[float, float, float, float]:  # fmt: skip
    """A box as left, right, top, bottom from the top left corner of the upright sheet."""
    if quarter == 1:
        return low - frame[1], high - frame[1], left - frame[0], right - frame[0]
    if quarter == 2:
        return frame[2] - right, frame[2] - left, low - frame[1], high - frame[1]
    if quarter == 3:
        return frame[3] - high, frame[3] - low, frame[2] - right, frame[2] - left
    return left - frame[0], right - frame[0], frame[3] - high, frame[3] - low


def _rules(
    document: Any, number: int, frame: tuple[float, float, float, float], quarter: int
) -> list[Rule]:
    """The lines and the edges of boxes on a page, each as a thin box."""
    from pypdfium2 import raw

    page = raw.FPDF_LoadPage(document, number)
    if not page:
        return []
    try:
        count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
        found: list[_Box] = []
        for at in range(count):
            one = raw.FPDFPage_GetObject(page, at)
            if raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_PATH:
                found += _strokes(raw, one)
    finally:
        raw.FPDF_ClosePage(page)
    return [Rule(*_turned(*one, frame, quarter)) for one in found]


def _strokes(raw: Any, path: Any) -> list[_Box]:
    """The straight lines of a path along the edges of the page."""
    points = raw.FPDFPath_CountSegments(path)
    if points <= 5:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not raw.FPDFPageObj_GetBounds(path, left, bottom, right, top):
            return []
        box = left.value, right.value, bottom.value, top.value
        thin = min(box[1] - box[0], box[3] - box[2]) <= 3
        return [box] if thin else _edges(box) if _is_stroked(raw, path) else []
    if points > _MOST_POINTS:
        return []
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    result = []
    last: tuple[float, float] | None = None
    for at in range(points):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            (low, high), (under, over) = sorted((last[0], here[0])), sorted((last[1], here[1]))
            if min(high - low, over - under) <= 1:
                result.append((low, high, under, over))
        last = here
    return result


def _is_stroked(raw: Any, path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, fill, stroke)) and bool(stroke.value)


def _edges(box: _Box) -> list[_Box]:
    """The four sides of a box."""
    left, right, bottom, top = box
    return [
        (left, right, bottom, bottom), (left, right, top, top),
        (left, left, bottom, top), (right, right, bottom, top),
    ]  # fmt: skip
