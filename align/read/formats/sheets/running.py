"""What runs through the pages of a document: heads, feet, page numbers, watermarks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from align.read.formats.sheets.sheet import Piece, Row, Sheet

_DIGITS = re.compile(r"[0-9]+|(?<![^\s\-—–·.第])[ivxlIVXL]+(?![^\s\-—–·.页])")
_ANY_DIGIT = re.compile("[0-9ivxlIVXL]")
_PAGE = re.compile(
    r"[-—–―─·•~\s]*(?:第\s*)?(?:[0-9]{1,4}|[ivxlIVXL]{1,6})(?:\s*页)?(?:\s*[/,，共]+\s*[0-9]{1,4}\s*页?)?[-—–―─·•~\s]*"
    r"|[Pp](?:age|\.)\s*[0-9]{1,4}(?:\s*(?:of|/)\s*[0-9]{1,4})?|共\s*[0-9]{1,4}\s*页"
)
_EDGE_ROWS = 3
"""Rows at the head and the foot of a page that are looked at."""
_ZONE = 0.13
"""The share of a page's height that head and foot stand in."""
_PLACE = 4.0
"""Points by which the place of what runs through may differ from page to page."""


def without_watermarks(sheets: Sequence[Sheet]) -> list[list[Piece]]:
    """The pieces of each page without large or overprinted ones that most pages have in one place.

    Text that is turned was left out before.
    """
    if len(sheets) < 3:
        return [sheet.pieces for sheet in sheets]
    many = max(3, 0.6 * len(sheets))
    texts = Counter(piece.text for sheet in sheets for piece in sheet.pieces)
    often = {text for text, count in texts.items() if count >= many}
    pages: dict[tuple[str, int, int], int] = {}
    for sheet in sheets:
        for key in {_stamp(piece) for piece in sheet.pieces if piece.text in often}:
            pages[key] = pages.get(key, 0) + 1
    marks = {key for key, count in pages.items() if count >= many}
    if not marks:
        return [sheet.pieces for sheet in sheets]
    return [
        [
            piece
            for piece in sheet.pieces
            if piece.text not in often
            or _stamp(piece) not in marks
            or _in_zone(piece.middle, sheet.height)
            or not _is_overprint(piece, sheet)
        ]
        for sheet in sheets
    ]


def _is_overprint(piece: Piece, sheet: Sheet) -> bool:
    """Whether a piece is much larger than the text of its page, or printed over some of it."""
    heights = sorted(one.bottom - one.top for one in sheet.pieces)
    if piece.bottom - piece.top > 1.6 * heights[len(heights) // 2]:
        return True
    return any(
        one is not piece
        and min(one.right, piece.right) - max(one.left, piece.left) > 2
        and min(one.bottom, piece.bottom) - max(one.top, piece.top) > 3
        for one in sheet.pieces
    )


def _stamp(piece: Piece) -> tuple[str, int, int]:
    return piece.text, round(piece.left / _PLACE), round(piece.top / _PLACE)


def running_rows(pages: Sequence[list[Row]], sheets: Sequence[Sheet]) -> list[set[int]]:
    """For each page the indices of the rows that are heads, feet or page numbers."""
    seen: dict[tuple[str, bool], list[tuple[int, int, float]]] = {}
    for at, (rows, sheet) in enumerate(zip(pages, sheets, strict=True)):
        for index in _edges(len(rows)):
            low = index * 2 >= len(rows)
            if not _in_zone(rows[index].middle, sheet.height):
                continue
            place = sheet.height - rows[index].middle if low else rows[index].middle
            seen.setdefault((_masked(rows[index]), low), []).append((at, index, place))
    result: list[set[int]] = [set() for _ in pages]
    many = max(2, 0.3 * len(pages))
    for places in seen.values():
        if len(places) < many:
            continue
        heights = sorted(place for _, _, place in places)
        for at, index, place in places:
            near = bisect_left(heights, place + _PLACE) - bisect_right(heights, place - _PLACE)
            if near >= many:
                result[at].add(index)
    for at, (rows, sheet) in enumerate(zip(pages, sheets, strict=True)):
        result[at] = _believed(result[at], rows, sheet, several=len(pages) > 1)
    return result


def _believed(found: set[int], rows: list[Row], sheet: Sheet, *, several: bool) -> set[int]:
    """Of the rows found, those at the edge of the page or outside others that are believed."""
    result: set[int] = set()
    for order in (range(len(rows)), range(len(rows) - 1, -1, -1)):
        for index in order:
            row = rows[index]
            zone = _in_zone(row.middle, sheet.height)
            number = zone and _is_page_number(row)
            if not (number or (index in found and zone and (several or _is_page_number(row)))):
                break
            result.add(index)
    return result


def _edges(count: int) -> list[int]:
    near = min(_EDGE_ROWS, count)
    return sorted({*range(near), *range(count - near, count)})


def _in_zone(middle: float, height: float) -> bool:
    return middle < _ZONE * height or middle > (1 - _ZONE) * height


def _masked(row: Row) -> str:
    """The text of a row with every number made alike."""
    text = "".join("".join([piece.text for piece in row.pieces]).split())
    return _DIGITS.sub("#", text) if _ANY_DIGIT.search(text) else text


def _is_page_number(row: Row) -> bool:
    text = " ".join(piece.text for piece in row.pieces).strip()
    return len(text) <= 20 and _PAGE.fullmatch(text) is not None
