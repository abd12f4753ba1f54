"""One page of a PDF file: its text in pieces with their places, its ruling lines.

pdfium's functions are called as they are: few calls for each line of print, as one for each
character would take longer than everything else.
"""

from __future__ import annotations

import ctypes
import math
import re
from functools import partial
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
    turns = [run.quarter for run in runs if run.quarter is not None]
    quarter = max(set(turns), key=turns.count) if turns else 0
    pieces = [_piece(run, frame, quarter) for run in runs if run.quarter == quarter]
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
    rect = raw.FS_RECTF()
    loose = raw.FPDFText_GetLooseCharBox

    def box(at: int) -> _Box:
        if not loose(text_page, at, rect):
            return 0.0, 0.0, 0.0, 0.0
        return rect.left, rect.right, rect.bottom, rect.top

    runs: list[_Run] = []
    for found in _LINE.finditer(text):
        line = found.group()
        printed = line.strip()
        if not printed:
            continue
        begin = found.start() + len(line) - len(line.lstrip())
        end = begin + len(printed)
        quarter = _quarter(raw.FPDFText_GetCharAngle(text_page, begin))
        first, last = box(begin), box(end - 1)
        at = begin
        for blank in () if _is_tight(first, last, printed) else _BLANK.finditer(text, begin, end):
            before, after = box(blank.start() - 1), box(blank.end())
            if _apart(before, after, quarter):
                runs.append(_Run(first, before, text[at : blank.start()], quarter))
                at, first = blank.end(), after
        runs.append(_Run(first, last, text[at:end], quarter))
    return runs


def _is_tight(first: _Box, last: _Box, printed: str) -> bool:
    """Whether a line is as wide as its characters are, so that no gap can be in it."""
    em = first[1] - first[0]
    if printed[0] < "\u2e80" or abs(first[2] - last[2]) > em / 2:
        return False
    most = em * half_widths(printed) / 2
    least = most - em * (0.6 * len(_BLANK.findall(printed)) + 0.5)
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


def _piece(run: _Run, frame: tuple[float, float, float, float], quarter: int) -> Piece:
    """A run as it stands on the sheet turned upright."""
    first, last = run.first, run.last
    left, right = min(first[0], last[0]), max(first[1], last[1])
    low, high = min(first[2], last[2]), max(first[3], last[3])
    return Piece(*_turned(left, right, low, high, frame, quarter), run.text)


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
