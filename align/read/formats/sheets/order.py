"""The order in which the rows of a page are read: one column after the other where it has two."""

from __future__ import annotations

from align.read.formats.sheets.sheet import Piece, Row, half_widths, row_of

_LEAST_ROWS = 5
"""Rows on each side of a gutter that make columns of them."""
_FULL = 0.6
"""The share of a column's width that most of its rows fill, where it holds running text."""


def in_columns(rows: list[Row], em: float) -> list[list[Row]]:
    """The rows in reading order, those of each column or band together."""
    gutter = _gutter(rows, em)
    if gutter is None:
        return [rows]
    result: list[list[Row]] = []
    left: list[Piece] = []
    right: list[Piece] = []
    left_rows: list[Row] = []
    right_rows: list[Row] = []
    for row in rows:
        left = [piece for piece in row.pieces if piece.right <= gutter + em / 2]
        right = [piece for piece in row.pieces if piece.left >= gutter - em / 2]
        if len(left) + len(right) < len(row.pieces):
            result += [left_rows, right_rows, [row]]
            left_rows, right_rows = [], []
            continue
        if left:
            left_rows.append(row_of(left))
        if right:
            right_rows.append(row_of(right))
    result += [left_rows, right_rows]
    return [group for group in result if group]


def _gutter(rows: list[Row], em: float) -> float | None:
    """Where the white stripe between two columns of running text stands; None where none does."""
    if sum([len(row.pieces) > 1 for row in rows]) < _LEAST_ROWS:
        return None
    pieces = [piece for row in rows for piece in row.pieces]
    low, high = min(one.left for one in pieces), max(one.right for one in pieces)
    best: tuple[int, float] | None = None
    steps = 24
    for step in range(steps // 3, 2 * steps // 3 + 1):
        at = low + (high - low) * step / steps
        crossing = sum(one.left < at < one.right for one in pieces)
        if best is None or crossing < best[0]:
            best = (crossing, at)
    if best is None or best[0] > 0.25 * len(pieces):
        return None
    at = best[1]
    left = [one for one in pieces if one.right <= at]
    right = [one for one in pieces if one.left >= at]
    if min(len(left), len(right)) < _LEAST_ROWS:
        return None
    edges = max(one.right for one in left), min(one.left for one in right)
    if edges[1] - edges[0] < 0.8 * em:
        return None
    running = _is_running(left) and _is_running(right)
    return (edges[0] + edges[1]) / 2 if running else None


def _is_running(column: list[Piece]) -> bool:
    """Whether pieces fill their column as running text does, a table's cells do not."""
    width = max(one.right for one in column) - min(one.left for one in column)
    filled = sum(one.right - one.left >= _FULL * width for one in column)
    long = sum(half_widths(one.text) >= 20 for one in column)
    return filled >= 0.5 * len(column) and long >= 0.5 * len(column)
