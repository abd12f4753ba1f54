"""Sheets to the text of a document: one line for each paragraph and each row of a table.

The text remembers where the printed lines and the pages begin in it, so that every place in it can
be told as a page and a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from align.read.formats.cells import Cell, lines_of_table
from align.read.formats.document import Document
from align.read.formats.sheets.aligned import find_aligned
from align.read.formats.sheets.grid import Table, find_tables
from align.read.formats.sheets.order import in_columns
from align.read.formats.sheets.paragraphs import Column, goes_on, setting_of
from align.read.formats.sheets.running import running_rows, without_watermarks
from align.read.formats.sheets.sheet import Piece, Row, Sheet, half_widths, row_of, rows_of, text_of
from align.read.formats.watch import Watch

_TABLE_ROWS = 1
"""Rows of several pieces that make it worth looking for ruling lines."""


_LONGEST_NUMBER = 4
"""Digits of the number of a row."""
_SAMPLE = 20
"""Pages that tell the size of the running text."""


class _Part(NamedTuple):
    """A column of rows, or a table, in reading order."""

    rows: list[Row]
    table: Table | None


def compose(sheets: Sequence[Sheet], watch: Watch, *, kind: str) -> Document:
    """The text of printed pages, without what runs through them."""
    pages = [rows_of(pieces) for pieces in without_watermarks(sheets)]
    em = _em(pages)
    running = running_rows(pages, sheets)
    bodies = [
        [row for index, row in enumerate(rows) if index not in away]
        for rows, away in zip(pages, running, strict=True)
    ]
    text = _Text(setting_of([row for body in bodies for row in body], em))
    for body, sheet in zip(bodies, sheets, strict=True):
        watch.check_time()
        text.begin_page()
        for part in _parts(body, sheet, em):
            if part.table is not None:
                text.add_table(part.table)
            else:
                text.add_rows(part.rows)
    return text.document(kind)


def _em(pages: Sequence[list[Row]]) -> float:
    """The width of a Chinese character in the running text, in points."""
    sizes = [
        2 * (piece.right - piece.left) / half_widths(piece.text)
        for rows in pages[:: 1 + len(pages) // _SAMPLE]
        for row in rows
        for piece in row.pieces
        if len(piece.text) > 5 and piece.right > piece.left
    ]
    return min(max(median(sizes), 4.0), 72.0) if sizes else 12.0


def _parts(rows: list[Row], sheet: Sheet, em: float) -> list[_Part]:
    """The tables of a page and the rows between them, from top to bottom."""
    tables: list[Table] = []
    if sum([len(row.pieces) > 1 for row in rows]) >= _TABLE_ROWS:
        pieces = [piece for row in rows for piece in row.pieces]
        tables = find_tables(sheet.rules(), pieces, em)
    if not tables:
        return _columns(rows, em)
    parts: list[_Part] = []
    rest: list[Row] = []
    waiting = iter(tables)
    table = next(waiting, None)
    for row in rows:
        while table is not None and row.middle > table.bottom:
            parts += _columns(rest, em)
            parts.append(_Part([], table))
            rest, table = [], next(waiting, None)
        if table is None or row.middle < table.top:
            rest.append(row)
        elif outside := [one for one in row.pieces if not _inside(one, table)]:
            rest.append(row_of(outside))
    parts += _columns(rest, em)
    while table is not None:
        parts.append(_Part([], table))
        table = next(waiting, None)
    return parts


def _inside(piece: Piece, table: Table) -> bool:
    return table.left - 3 < (piece.left + piece.right) / 2 < table.right + 3


def _columns(rows: list[Row], em: float) -> list[_Part]:
    """The columns of running text one after the other; where there is one, its tables apart."""
    if not rows:
        return []
    groups = in_columns(rows, em)
    if len(groups) > 1:
        return [_Part(group, None) for group in groups]
    parts: list[_Part] = []
    at = 0
    for found in find_aligned(rows, em):
        if found.first > at:
            parts.append(_Part(rows[at : found.first], None))
        parts.append(_Part([], found.table))
        at = found.end
    if at < len(rows):
        parts.append(_Part(rows[at:], None))
    return parts


class _Text:
    """Gathers the text, and where its lines and pages begin."""

    def __init__(self, usual: Column) -> None:
        self._usual = usual
        self._em = usual.em
        self._parts: list[str] = []
        self._size = 0
        self._lines: list[int] = []
        self._pages: list[int] = []
        self._last: tuple[Row, Column] | None = None
        self._table: tuple[Table, list[list[Cell]]] | None = None

    def begin_page(self) -> None:
        """The next rows stand on a new page."""
        self._pages.append(-1)

    def add_rows(self, rows: list[Row]) -> None:
        """Add rows of one column: each goes on with the paragraph before it, or begins one."""
        self._end_table()
        self._put(self._printed(rows))

    def _printed(self, rows: list[Row]) -> Iterator[tuple[str, bool]]:
        """The text of each row of a column, and whether it goes on with what stands before it."""
        em, before = self._em, self._last
        column = setting_of(rows, em, usual=self._usual)
        for row in rows:
            pieces = row.pieces
            printed = (pieces[0].text if len(pieces) == 1 else text_of(row, em)).strip()
            if printed:
                yield printed, before is not None and goes_on(*before, row, column)
                before = (row, column)
        self._last = before

    def add_table(self, table: Table) -> None:
        """Add the rows of a table; one that goes on from the page before is one with it."""
        rows = [list(row) for row in table.rows]
        if self._table is not None and _alike(self._table[0], table):
            above = self._table[1]
            if rows and above and _is_rest(rows[0], above[-1]):
                above[-1] = [
                    Cell([*one.lines, *other.lines])
                    for one, other in zip(above[-1], rows.pop(0), strict=True)
                ]
        self._end_table()
        self._last = None
        self._table = (table, rows)

    def _end_table(self) -> None:
        """Put the rows of the table that was added last: the next page may have changed one."""
        if self._table is not None:
            table, self._table = self._table, None
            self._put((line, False) for line in lines_of_table(table[1]))
            self._last = None

    def _put(self, lines: Iterable[tuple[str, bool]]) -> None:
        """Add lines of print to the text, each with whether it goes on with the one before it."""
        parts, starts, pages, size = self._parts, self._lines, self._pages, self._size
        at = len(pages) - 1
        for printed, joins in lines:
            if parts:
                last = parts[-1][-1]
                if not joins:
                    parts.append("\n")
                    size += 1
                elif last.isascii() and last.isalnum() and _is_latin(printed[0]):
                    parts.append(" ")
                    size += 1
            while at >= 0 and pages[at] < 0:  # this page, and empty ones before it
                pages[at] = size
                at -= 1
            starts.append(size)
            parts.append(printed)
            size += len(printed)
        self._size = size

    def document(self, kind: str) -> Document:
        """The document that was gathered."""
        self._end_table()
        text = "".join(self._parts) + ("\n" if self._parts else "")
        pages = [self._size if start < 0 else start for start in self._pages]
        return Document(text, kind, (0, *self._lines[1:]), (0, *pages[1:]))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _alike(one: Table, other: Table) -> bool:
    """Whether two tables have the same columns."""
    return len(one.edges) == len(other.edges) and all(
        abs(left - right) < 4 for left, right in zip(one.edges, other.edges, strict=True)
    )


def _is_rest(row: list[Cell], above: list[Cell]) -> bool:
    """Whether the first row on a page holds the rest of cells that the page before cut."""
    if len(row) != len(above):
        return False
    texts = ["".join(cell.lines).strip() for cell in row]
    texts_above = ["".join(cell.lines).strip() for cell in above]
    if any(map(_are_numbers, texts_above, texts)):
        return False
    filled, before = list(map(bool, texts)), list(map(bool, texts_above))
    new = [now for now, then in zip(filled, before, strict=True) if now and not then]
    lost = [then for now, then in zip(filled, before, strict=True) if then and not now]
    return any(filled) and not new and bool(lost)


def _are_numbers(above: str, text: str) -> bool:
    """Whether two cells are the numbers of rows one after the other."""
    numbers = [one.strip("().、（）") for one in (above, text)]
    if not all(one.isdecimal() and len(one) <= _LONGEST_NUMBER for one in numbers):
        return False
    return int(numbers[1]) == int(numbers[0]) + 1
