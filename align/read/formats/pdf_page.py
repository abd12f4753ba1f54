"""One page of a PDF file: its text in pieces with their places, its ruling lines.

pdfium's functions are called as they are, and with plain numbers: few calls for each line of print,
as one for each character would take longer than everything else.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections.abc import Sequence
from functools import cache, partial
from itertools import repeat
from typing import Any

from align.read.formats.sheets.sheet import Piece, Rule, Sheet, half_widths

_GAP = 0.5
"""Ems: a wider gap parts pieces; they are joined again where no table stands."""
_MOST_OBJECTS = 20_000
"""Objects of a page that are looked at for ruling lines; a map has more of them."""
_MOST_POINTS = 2_000
_BLANK = re.compile(r"\s+")
_QUARTER = math.pi / 2
_SLANTED = 0.1
"""Radians: text that is turned by more, and not by a quarter, is a watermark or a stamp."""
_LEAST = 0.3
"""Ems that a character takes in a line that is upright, on average."""
_CHINESE = "\u2e80"
"""From here on characters are as wide as they are high."""

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom in the page's own coordinates, in which top is more than bottom."""
_Edge = tuple[float, float, float, float]
"""Left, right, bottom, top of a ruling line."""
_Run = tuple[_Box, _Box, str, int | None]
"""A stretch of text: the boxes of its first and last character, and the way that it is turned."""


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
    turns = [run[3] for run in runs]
    if not any(turns) and None not in turns:
        quarter: int = 0
    else:
        known = [turn for turn in turns if turn is not None]
        quarter = max(set(known), key=known.count) if known else 0
        runs = [run for run in runs if run[3] == quarter]
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


@cache
def _call(raw: Any, name: str, *kinds: Any) -> Any:
    """A function of pdfium that yields a whole number, and takes addresses as plain numbers.

    So a call takes a third of the time.
    """
    place = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(ctypes.c_int, *kinds)(place or 0)


def _text(raw: Any, text_page: Any) -> str:
    """The characters of a page, one for each index that pdfium counts."""
    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    kinds = ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_void_p
    codes = array("H", bytes(2 * count + 2))
    call = _call(raw, "FPDFText_GetText", *kinds)
    written = call(_address(text_page), 0, count, codes.buffer_info()[0])
    text = codes.tobytes()[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) == count and "\ufffd" not in text:
        return text
    found = (raw.FPDFText_GetUnicode(text_page, at) for at in range(count))
    # what is no character at all stands for nothing printed
    return "".join(
        chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else " " for code in found
    )


def _address(pointer: Any) -> int | None:
    return ctypes.cast(pointer, ctypes.c_void_p).value


def _runs(raw: Any, text_page: Any) -> list[_Run]:
    """The stretches of text without a wide gap inside."""
    text = _text(raw, text_page).replace("\x02", "-").replace("\ufffe", "-")
    lines: list[tuple[int, str]] = []
    ends: list[int] = []
    at = 0
    for line in text.replace("\r", "\n").replace("\x00", "\n").split("\n"):
        printed = line.strip()
        if printed:
            begin = at if line[0] == printed[0] else at + len(line) - len(line.lstrip())
            lines.append((begin, printed))
            ends.append(begin)
            ends.append(begin + len(printed) - 1)
        at += len(line) + 1
    boxes = iter(_boxes(raw, text_page, ends))
    runs = [
        (first, last, printed, 0 if _is_tight(first, last, printed) else None)
        for (_, printed), first, last in zip(lines, boxes, boxes, strict=True)
    ]
    if all(run[3] == 0 for run in runs):
        return runs
    return _parted(raw, text_page, [begin for begin, _ in lines], runs)


def _boxes(raw: Any, text_page: Any, places: Sequence[int]) -> list[_Box]:
    """The boxes of the characters at some indices; all zero where one has none."""
    kinds = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
    call = _call(raw, "FPDFText_GetLooseCharBox", *kinds)
    rects = array("f", bytes(16 * len(places)))
    start = rects.buffer_info()[0]
    into = range(start, start + 16 * len(places), 16)
    for _ in map(call, repeat(_address(text_page)), places, into):
        pass  # each writes four numbers, or leaves them
    numbers = iter(rects.tolist())
    return list(zip(numbers, numbers, numbers, numbers, strict=True))


def _parted(raw: Any, text_page: Any, places: list[int], runs: list[_Run]) -> list[_Run]:
    """The runs with those of no known turn cut at their wide gaps, and the turn of each part."""
    loose = [
        (begin, [blank.span() for blank in _BLANK.finditer(run[2])])
        for begin, run in zip(places, runs, strict=True)
        if run[3] is None
    ]
    beside = [begin + at for begin, gaps in loose for low, high in gaps for at in (low - 1, high)]
    boxes = iter(_boxes(raw, text_page, beside))
    waiting = iter(loose)
    result: list[_Run] = []
    for run in runs:
        if run[3] is not None:
            result.append(run)
            continue
        first, last, printed, _ = run
        begin, gaps = next(waiting)
        at, quarter = 0, _quarter(raw.FPDFText_GetCharAngle(text_page, begin))
        for low, high in gaps:
            before, after = next(boxes), next(boxes)
            if _apart(before, after, quarter):
                result.append((first, before, printed[at:low], quarter))
                at, first = high, after
                # a stamp or a watermark may stand behind the last word of a line
                quarter = _quarter(raw.FPDFText_GetCharAngle(text_page, begin + at))
        result.append((first, last, printed[at:], quarter))
    return result


def _is_tight(first: _Box, last: _Box, printed: str) -> bool:
    """Whether a line is upright and as wide as its characters are, so that no gap is in it."""
    size = len(printed)
    if size < 3:
        return False
    em = first[2] - first[0]
    if printed[0] < _CHINESE:
        if printed[-1] < _CHINESE:
            return False
        em = last[2] - last[0]
    if abs(first[3] - last[3]) > em / 2:
        return False
    width = last[2] - first[0]
    words = len(printed.split())
    if words == 1:
        return width > _LEAST * em * size
    most = em * half_widths(printed) / 2
    return most - em * (0.6 * words - 0.1) < width < most + 0.3 * em


def _quarter(angle: float) -> int | None:
    """By how many quarters of a turn text is turned; None where it is slanted."""
    turns = round(angle / _QUARTER)
    return turns % 4 if abs(angle - turns * _QUARTER) < _SLANTED else None


def _apart(before: _Box, after: _Box, quarter: int | None) -> bool:
    """Whether the gap between two characters is wider than between words."""
    if quarter in (1, 3):
        em = max(before[2] - before[0], after[2] - after[0])
        gap = max(after[3] - before[1], before[3] - after[1])
    else:
        em = max(before[1] - before[3], after[1] - after[3])
        gap = max(after[0] - before[2], before[0] - after[2])
    return gap >= _GAP * em


def _upright(runs: list[_Run], frame: tuple[float, float, float, float]) -> list[Piece]:
    """The runs as they stand on a sheet that is not turned."""
    side, _, _, head = frame
    return [
        Piece(
            (left if left < left_last else left_last) - side,
            (right if right > right_last else right_last) - side,
            head - (top if top > top_last else top_last),
            head - (low if low < low_last else low_last),
            text,
        )
        for (left, top, right, low), (left_last, top_last, right_last, low_last), text, _ in runs
    ]


def _pieces(
    runs: list[_Run], frame: tuple[float, float, float, float], quarter: int
) -> list[Piece]:
    """The runs as they stand on the sheet turned upright."""
    result = []
    for first, last, text, _ in runs:
        left, right = min(first[0], last[0]), max(first[2], last[2])
        low, high = min(first[3], last[3]), max(first[1], last[1])
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
        found: list[_Edge] = []
        for at, kind in enumerate(_kinds(raw, page, count)):
            if kind == raw.FPDF_PAGEOBJ_PATH:
                found += _strokes(raw, raw.FPDFPage_GetObject(page, at))
    finally:
        raw.FPDF_ClosePage(page)
    return [Rule(*_turned(*one, frame, quarter)) for one in found]


def _kinds(raw: Any, page: Any, count: int) -> list[int]:
    """What the first objects of a page are: text, paths, pictures."""
    place = ctypes.cast(raw.FPDFPage_GetObject, ctypes.c_void_p).value or 0
    one = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(place)
    kind = _call(raw, "FPDFPageObj_GetType", ctypes.c_void_p)
    return list(map(kind, map(one, repeat(_address(page)), range(count))))


def _strokes(raw: Any, path: Any) -> list[_Edge]:
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


def _edges(box: _Edge) -> list[_Edge]:
    """The four sides of a box."""
    left, right, bottom, top = box
    return [
        (left, right, bottom, bottom), (left, right, top, top),
        (left, left, bottom, top), (right, right, bottom, top),
    ]  # fmt: skip
