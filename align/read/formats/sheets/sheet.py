"""What is printed on a page: pieces of text and ruling lines, each with its place."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import inf
from operator import itemgetter
from typing import NamedTuple

_APART = 2
"""Ems: pieces of one row that are farther apart are cells."""


class Piece(NamedTuple):
    """Text printed in one go on one line; places in points from the top left corner."""

    left: float
    right: float
    top: float
    bottom: float
    text: str

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A ruling line, or the box of a thin rectangle that serves as one."""

    left: float
    right: float
    top: float
    bottom: float


class Sheet(NamedTuple):
    """A page: its size, its pieces in the order of printing, its ruling lines when asked for."""

    width: float
    height: float
    pieces: list[Piece]
    rules: Callable[[], list[Rule]]


class Row(NamedTuple):
    """The pieces that stand side by side on one line of print, from left to right."""

    left: float
    right: float
    top: float
    bottom: float
    pieces: tuple[Piece, ...]

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2


def row_of(pieces: list[Piece]) -> Row:
    """The row that some pieces make."""
    if len(pieces) == 1:
        only = pieces[0]
        return Row(only.left, only.right, only.top, only.bottom, (only,))
    ordered = tuple(sorted(pieces, key=itemgetter(0)))  # in one place: as they were printed
    return Row(
        ordered[0].left,
        max(one.right for one in ordered),
        min(one.top for one in ordered),
        max(one.bottom for one in ordered),
        ordered,
    )


def rows_of(pieces: list[Piece], *, ordered: bool = False) -> list[Row]:
    """The lines of print from top to bottom; of pieces that may be known to be in that order."""
    rows: list[Row] = []
    group: list[Piece] = []
    twice = reach = 0.0
    last = -inf
    for piece in pieces:
        left, right, top, bottom, _ = piece
        middle, height = top + bottom, bottom - top
        if not ordered and (middle < last or (middle == last and left < group[-1].left)):
            return rows_of(sorted(pieces, key=_down), ordered=True)
        last = middle
        if group and middle - twice < 0.9 * (reach if reach > height else height):
            group.append(piece)
            reach = max(reach, height)
            continue
        if len(group) > 1:
            rows[-1] = row_of(group)
        group = [piece]
        rows.append(Row(left, right, top, bottom, (piece,)))
        twice, reach = middle, height
    if len(group) > 1:
        rows[-1] = row_of(group)
    return rows


def _down(piece: Piece) -> tuple[float, float]:
    """The order from top to bottom, then from left to right."""
    return piece[2] + piece[3], piece[0]


def half_widths(text: str) -> int:
    """Half-widths that a text takes in print."""
    size = len(text)
    return size if text.isascii() else (len(text.encode("utf-8", "replace")) + size) // 2


def is_apart(row: Row, em: float) -> bool:
    """Whether the pieces of a row stand so far apart that they are no running text."""
    return len(row.pieces) > 1 and any(
        after.left - before.right > _APART * em for before, after in pairwise(row.pieces)
    )


def text_of(row: Row, em: float) -> str:
    """The text of a row: pieces far apart are kept apart by a tab."""
    if len(row.pieces) == 1:
        return row.pieces[0].text
    parts: list[str] = []
    before: Piece | None = None
    for piece in row.pieces:
        if before is not None:
            gap = piece.left - before.right
            if gap > _APART * em:
                parts.append("\t")
            elif gap > 0.45 * em:
                parts.append(" ")
        parts.append(piece.text)
        before = piece
    return "".join(parts)
