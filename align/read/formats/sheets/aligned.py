"""Tables without ruling lines: pieces of text that stand below one another in columns.

Rows of pieces far apart are lines with tabs anyway. What a table adds is that a line which goes on
with the cells above it is no row of its own, and that empty cells are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf
from typing import NamedTuple

from align.read.formats.cells import Cell, joined
from align.read.formats.sheets.grid import Table
from align.read.formats.sheets.paragraphs import OTHER_SIZE, room_of
from align.read.formats.sheets.sheet import Piece, Row, is_apart, row_of, text_of

_LEAST_ROWS = 3
"""Rows with several cells that make a table."""
_MOST_ROWS, _MOST_PIECES = 300, 60
"""Rows of a page, and pieces of one of them: a drawing has more of them."""
_OVER = 0.1
"""Ems by which what stands in a column may reach into the next one."""
_BELOW = 2.5
"""Ems of white between rows: more of it ends a table."""
_SPACED = 1.2
"""Ems of white between the lines of one cell, at most."""
_ASIDE = 0.3
"""Ems by which edges or middles of lines of one cell may differ."""
_LEAST_LINE = 3
"""Characters of a line that fills its cell: a shorter one is a label."""
_HEADS = 2
"""Lines at the head of a table whose cells may stand across two columns."""
_SHARE = 1 / 3
"""Of the lines of a table at least so many have several cells."""

_Line = dict[int, list[Piece]]
"""The pieces on a line of print, by their columns."""


class Found(NamedTuple):
    """A table, and the index range of the rows of print that it takes."""

    first: int
    end: int
    table: Table


def find_aligned(rows: list[Row], em: float) -> Iterator[Found]:
    """The tables among the rows of a page, from top to bottom."""
    several = [len(row.pieces) for row in rows if len(row.pieces) > 1]
    if len(several) < _LEAST_ROWS or max(several) > _MOST_PIECES or len(rows) > _MOST_ROWS:
        return
    wide = [is_apart(row, em) for row in rows]
    at = 0
    while at < len(rows):
        found = _table_at(rows, at, em) if wide[at] else None
        if found is not None:
            yield found
        at = at + 1 if found is None else found.end


def _table_at(rows: list[Row], first: int, em: float) -> Found | None:
    """The table that begins with a row; None where it begins none."""
    columns, reach = _columns(rows, first, em)
    if len(columns) < 2:
        return None
    rest = first if all(_is_rest(row, columns, em) for row in rows[:first]) else 0
    first -= rest
    lines = [_line(row, columns) for row in rows[first:reach]]
    several = [at for at, line in enumerate(lines) if len(line) > 1]
    apart = sum([is_apart(rows[first + at], em) for at in several])
    if apart < _LEAST_ROWS:
        return None
    rights = [
        max([one.right for line in lines[1:] for one in line.get(column, ())], default=0.0)
        for column in range(len(columns))
    ]
    grouped = _grouped(lines, rest, rights, em)
    # a row with one cell is the title of those below it; at the end it belongs to no table
    while grouped and len(_filled(lines, grouped[-1])) < 2:
        grouped.pop()
    count = sum(len(_filled(lines, group)) > 1 for group in grouped)
    taken = grouped[-1][-1] + 1 if grouped else 0
    if count < _LEAST_ROWS or sum(at < taken for at in several) < _SHARE * taken:
        return None
    cells = [_cells(lines, group, len(columns), em) for group in grouped]
    end = first + taken
    edges = tuple(left for left, _ in columns)
    box = edges[0], columns[-1][1], rows[first].top, max(row.bottom for row in rows[first:end])
    return Found(first, end, Table(*box, edges, cells))


def _columns(rows: list[Row], first: int, em: float) -> tuple[list[tuple[float, float]], int]:
    """The columns of the rows that stand in columns from one on, and the row after them."""
    columns = _merged([(one.left, one.right) for one in rows[first].pieces], em)
    for at in range(first + 1, len(rows)):
        row, before = rows[at], rows[at - 1]
        if row.top - before.bottom > _BELOW * em or _is_overprinted(row, em):
            return columns, at
        together = _merged([*columns, *((one.left, one.right) for one in row.pieces)], em)
        fewer = len(together) < len(columns)
        if len(together) < 2 or (fewer and not (at - first <= _HEADS and len(row.pieces) > 1)):
            return columns, at
        columns = together
    return columns, len(rows)


def _is_rest(row: Row, columns: list[tuple[float, float]], em: float) -> bool:
    """Whether a row at the head of a page is the rest of a cell that the page before cut."""
    ends = [left + _OVER * em for left, _ in columns[2:]]
    return len(row.pieces) == 1 and any(
        abs(row.left - left) < _OVER * em and row.right < end
        for (left, _), end in zip(columns[1:], [*ends, inf], strict=True)
    )


def _is_overprinted(row: Row, em: float) -> bool:
    """Whether pieces of a row stand over one another: their places are not to be believed."""
    return any(after.left < before.right - em / 2 for before, after in pairwise(row.pieces))


def _merged(stretches: list[tuple[float, float]], em: float) -> list[tuple[float, float]]:
    """Stretches with those made one that stand over one another."""
    result: list[tuple[float, float]] = []
    for left, right in sorted(stretches):
        if result and left - result[-1][1] < -_OVER * em:
            result[-1] = (result[-1][0], max(result[-1][1], right))
        else:
            result.append((left, right))
    return result


def _line(row: Row, columns: list[tuple[float, float]]) -> _Line:
    line: _Line = {}
    for piece in row.pieces:
        middle = (piece.left + piece.right) / 2
        at = max(sum(left <= middle for left, _ in columns) - 1, 0)
        line.setdefault(at, []).append(piece)
    return line


def _grouped(lines: list[_Line], rest: int, rights: list[float], em: float) -> list[list[int]]:
    """The lines, by their indices, that make one row of the table each.

    The first few may be the rest of a row on the page before.
    """
    groups: list[list[int]] = [list(range(rest))] if rest else []
    for at, line in enumerate(lines[rest:], rest):
        if at > rest and _goes_on(lines, groups[-1], line, rights, em):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _goes_on(
    lines: list[_Line], group: list[int], line: _Line, rights: list[float], em: float
) -> bool:
    """Whether a line goes on with cells of a row: at least one, and begins none anew.

    Where cells stand in the middle of the row's height, its first line may hold one cell alone; one
    in the first column is a title.
    """
    filled, last = _filled(lines, group), lines[group[-1]]
    running = {
        column
        for column, pieces in line.items()
        if column in last and _is_full(last[column], pieces, rights[column], em)
    }
    if not running:
        return False
    if len(line) == 1 or (len(filled) == 1 and min(line) < min(filled)):
        return True
    return len(line) < len(filled) and all(
        column in running or column not in filled for column in line
    )


def _is_full(above: list[Piece], below: list[Piece], right: float, em: float) -> bool:
    """Whether a cell's line ends where the first word of the next one would not have fitted."""
    last, first = above[-1], below[0]
    size, other = last.bottom - last.top, first.bottom - first.top
    if max(size, other) > OTHER_SIZE * min(size, other) + 1.5 or len(last.text) < _LEAST_LINE:
        return False
    below_one_another = abs(above[0].left - first.left), abs(_middle(above) - _middle(below))
    if min(below_one_another) > _ASIDE * em:
        return False
    left_over = right - last.right
    return first.top - last.bottom < _SPACED * em and left_over < max(em, room_of(first.text, em))


def _middle(pieces: list[Piece]) -> float:
    return (pieces[0].left + pieces[-1].right) / 2


def _filled(lines: list[_Line], group: list[int]) -> set[int]:
    return {column for at in group for column in lines[at]}


def _cells(lines: list[_Line], group: list[int], count: int, em: float) -> list[Cell]:
    """The cells of one row of the table."""
    cells = []
    for column in range(count):
        held = [lines[at][column] for at in group if column in lines[at]]
        texts = [text_of(row_of(pieces), em) for pieces in held]
        cells.append(Cell([joined(texts)] if texts else []))
    return cells
