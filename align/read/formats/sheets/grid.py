"""Ruled tables: ruling lines to cells, cells to rows of text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from align.read.formats.cells import Cell, joined
from align.read.formats.sheets.sheet import Piece, Rule, rows_of, text_of

_THIN = 3.0
"""Points: a rectangle that is no thicker serves as a line."""
_NEAR = 3.0
"""Points by which lines that meet, or are the same, may be apart."""
_MOST_LINES = 400
"""Distinct places of lines in one direction; a drawing has more of them."""


class Table(NamedTuple):
    """A table on one page: its outer edges and the cells of its rows."""

    left: float
    right: float
    top: float
    bottom: float
    edges: tuple[float, ...]
    """Where its columns begin, and where the last one ends if a line tells that."""
    rows: list[list[Cell]]


def find_tables(rules: Sequence[Rule], pieces: Sequence[Piece], em: float) -> list[Table]:
    """The ruled tables of at least two columns, from top to bottom."""
    flat = [one for one in rules if one.bottom - one.top <= _THIN and one.right - one.left > em]
    upright = [one for one in rules if one.right - one.left <= _THIN and one.bottom - one.top > 4]
    tables = []
    for across, down in _groups(flat, upright):
        # lines reach to the outer edges also where a table is open there, or a page cuts it
        outer = [one.left for one in across] + [one.right for one in across]
        xs = _places([(one.left + one.right) / 2 for one in down] + _ends(outer))
        reach = [min(one.top for one in down), max(one.bottom for one in down)]
        ys = _places([(one.top + one.bottom) / 2 for one in across] + reach)
        if not (3 <= len(xs) <= _MOST_LINES and 2 <= len(ys) <= _MOST_LINES):
            continue
        inside = [
            piece
            for piece in pieces
            if xs[0] - _NEAR < (piece.left + piece.right) / 2 < xs[-1] + _NEAR
            and ys[0] - _NEAR < piece.middle < ys[-1] + _NEAR
        ]
        if inside:
            cells = _Grid(xs, ys, across, down).rows(inside, em)
            tables.append(Table(xs[0], xs[-1], ys[0], ys[-1], tuple(xs), cells))
    return sorted(tables, key=lambda one: one.top)


def _groups(flat: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The lines parted into tables: bands of the page in which upright lines stand."""
    bands: list[list[float]] = []
    for one in sorted(upright, key=lambda rule: rule.top):
        if bands and one.top <= bands[-1][1] + _NEAR:
            bands[-1][1] = max(bands[-1][1], one.bottom)
        else:
            bands.append([one.top, one.bottom])
    return [
        (
            [one for one in flat if top - _NEAR <= one.top and one.bottom <= bottom + _NEAR],
            [one for one in upright if top - _NEAR <= one.top and one.bottom <= bottom + _NEAR],
        )
        for top, bottom in bands
    ]


def _ends(values: list[float]) -> list[float]:
    return [min(values), max(values)] if values else []


def _places(values: list[float]) -> list[float]:
    """Distinct places, those nearly the same made one."""
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > _NEAR:
            result.append(value)
    return result


class _Grid:
    """The cells between lines; where no line stands between two, they are one cell."""

    def __init__(
        self, xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]
    ) -> None:
        self.xs, self.ys = xs, ys
        self.wide, self.high = len(xs) - 1, len(ys) - 1
        self.parent = list(range(self.wide * self.high))
        walls = _covered(down, xs, ys, upright=True)
        floors = _covered(across, ys, xs, upright=False)
        for row in range(self.high):
            for column in range(self.wide):
                at = row * self.wide + column
                if column + 1 < self.wide and (column + 1, row) not in walls:
                    self._join(at, at + 1)
                if row + 1 < self.high and (row + 1, column) not in floors:
                    self._join(at, at + self.wide)

    def _root(self, at: int) -> int:
        while self.parent[at] != at:
            self.parent[at] = self.parent[self.parent[at]]
            at = self.parent[at]
        return at

    def _join(self, one: int, other: int) -> None:
        low, high = sorted((self._root(one), self._root(other)))
        self.parent[high] = low

    def rows(self, pieces: list[Piece], em: float) -> list[list[Cell]]:
        """The cells row by row; one over several rows stands in the first of them."""
        held: dict[int, list[Piece]] = {}
        for piece in pieces:
            for part in self._cut(piece):
                column = bisect_right(self.xs, (part.left + part.right) / 2) - 1
                row = bisect_right(self.ys, part.middle) - 1
                at = min(max(row, 0), self.high - 1) * self.wide
                at += min(max(column, 0), self.wide - 1)
                held.setdefault(self._root(at), []).append(part)
        result = []
        for row in range(self.high):
            cells = []
            for at in range(row * self.wide, (row + 1) * self.wide):
                root = self._root(at)
                inner = held.get(root, []) if root == at else []
                if root == at or at - root >= self.wide:
                    lines = [text_of(one, em) for one in rows_of(inner)]
                    cells.append(Cell([joined(lines)] if lines else []))
            result.append(cells)
        return result

    def _cut(self, piece: Piece) -> list[Piece]:
        """A piece that runs across the walls of its row, cut at its blanks."""
        crossed = [x for x in self.xs if piece.left + 2 < x < piece.right - 2]
        if not crossed or " " not in piece.text:
            return [piece]
        words = piece.text.split(" ")
        share = (piece.right - piece.left) / max(1, len(piece.text))
        parts, at = [], piece.left
        for word in words:
            end = at + share * len(word)
            parts.append(piece._replace(left=at, right=end, text=word))
            at = end + share
        return [part for part in parts if part.text]


def _covered(
    rules: list[Rule], places: list[float], between: list[float], *, upright: bool
) -> set[tuple[int, int]]:
    """Which stretches (place, gap) a line covers the middle of."""
    result = set()
    middles = [(low + high) / 2 for low, high in pairwise(between)]
    for one in rules:
        if upright:
            place, low, high = (one.left + one.right) / 2, one.top, one.bottom
        else:
            place, low, high = (one.top + one.bottom) / 2, one.left, one.right
        at = max(bisect_right(places, place + 0.01) - 1, 0)
        for gap, middle in enumerate(middles):
            if low <= middle <= high:
                result.add((at, gap))
    return result
