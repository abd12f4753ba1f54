"""The cells of one row of an indicator table, drafted from its tokens."""

from __future__ import annotations

from typing import NamedTuple

from align.model.plan import Cell, Row
from align.read.layout.lines import Line
from align.read.tabular.cells import (
    Token,
    cell_of,
    columns_wide,
    group_length,
    is_figure,
    nature_of,
    parted,
    unit_length,
)
from align.read.tabular.columns import FIGURES, Column

_LONGEST_GROUP_LINE = 8
"""Characters: the lines of the names of groups are shorter than those of other names."""


class DraftRow(NamedTuple):
    """A row and the spans of its cells without number and group, in text order."""

    row: Row
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]


class Drafting:
    """What is known of a table while its rows are read, and a row from its tokens."""

    def __init__(
        self, lines: list[Line], columns: list[Column], text: str, *, done: int = 0
    ) -> None:
        self.lines = lines
        self.text = text
        self.done = done
        roles = [column.role for column in columns]
        self.numbered = "number" in roles
        self.has_group = "group" in roles
        self.has_unit = "unit" in roles
        self.has_nature = "nature" in roles
        self.figures = [one for one in columns if one.role in FIGURES]
        self.order = [one for one in columns if one.role not in ("number", "group")]
        self.columns = len(self.order)
        self.placed = "other" in roles
        self.group: Cell | None = None
        self.group_page = False
        self.merged: dict[Cell, Cell] = {}
        self.begun: list[Token] = []
        self.group_width = 2 * _LONGEST_GROUP_LINE
        self.known_units: set[str] = {"%"}
        self.last_name: Cell | None = None

    def draft(self, tokens: list[Token], number: Token | None) -> DraftRow | None:
        """The cells of a row from its tokens; None where one of the needed ones is missing."""
        rest = self._without_others(tokens)
        nature = nature_of(rest[-1].flat) if self.has_nature and rest else None
        last = [cell_of([rest.pop()])] if nature else []
        figures = self._figure_cells(rest)
        rest = rest[: len(rest) - sum(map(len, figures))]
        rest = self._without_group(rest, len(tokens))
        unit, rest = self._without_unit(rest)
        if (not rest and self.last_name is None) or not figures:
            return None
        if number is None and rest:
            number, rest[0] = parted(rest[0], self.lines[rest[0].line], self.text)
        indicator = cell_of(rest) if rest else self.last_name
        if indicator is None:
            return None
        self.last_name = indicator
        cells = [cell_of(cell) for cell in figures]
        heads = self.figures[len(self.figures) - len(cells) :]
        pairs = list(zip(heads, cells, strict=True))
        past = [(head.year, cell) for head, cell in pairs if head.role == "baseline"]
        row = Row(
            group=self.group,
            number=cell_of([number]) if number else None,
            indicator=indicator,
            unit=unit,
            baseline=past[-1][1] if past else None,
            baseline_year=past[-1][0] if past else None,
            values=tuple((head.year, cell) for head, cell in pairs if head.role == "value"),
            nature=nature,
        )
        told = [cell for head, cell in pairs if head.role != "growth"]
        printed = [*([indicator] if rest else []), *told, *([unit] if unit else []), *last]
        spans = sorted((cell.start, cell.end) for cell in printed)
        start = spans[0][0]
        if number and not (self.group and number.start < self.group.start < start):
            start = min(number.start, start)
        return DraftRow(row, start, max(end for _, end in spans), tuple(spans))

    def _without_group(self, rest: list[Token], cells: int) -> list[Token]:
        """The tokens before the figures without those of the group's name, which is kept."""
        if not self.has_group or len(rest) < 2 + self.has_unit:
            return rest
        length = group_length(rest[: len(rest) - self.has_unit])
        if not length and cells > self.columns and not self._is_cut(rest):
            length = 1
            if columns_wide(rest[0].flat) > self.group_width:
                length = 0
        elif length:
            self.group_width = max(columns_wide(token.flat) for token in rest[:length])
        if length:
            self.group = cell_of(rest[:length])
        return rest[length:]

    def _is_cut(self, rest: list[Token]) -> bool:
        """Whether the first token is a full line of a name that goes on below."""
        if rest[0].line == rest[1].line:
            return False
        return len(rest[0].flat) > _LONGEST_GROUP_LINE or rest[1].flat[0] in "(,、及与和的"

    def _without_unit(self, rest: list[Token]) -> tuple[Cell | None, list[Token]]:
        """The unit, and the tokens before it; a row may have a unit alone, below its name."""
        if not self.has_unit or not rest:
            return None, rest
        if len(rest) == 1 and (rest[0].flat not in self.known_units or self.last_name is None):
            return None, rest
        length = unit_length(rest)
        unit = cell_of(rest[-length:])
        self.known_units.add(rest[-1].flat)
        return unit, rest[:-length]

    def _without_others(self, tokens: list[Token]) -> list[Token]:
        """The tokens of a row without the cells of the columns that are not read."""
        extra = len(tokens) - self.columns
        if not self.placed or extra not in (0, 1) or (extra and not self.has_group):
            return list(tokens)
        roles = [column.role for column in self.order]
        return tokens[:extra] + [
            token for token, role in zip(tokens[extra:], roles, strict=True) if role != "other"
        ]

    def _figure_cells(self, tokens: list[Token]) -> list[list[Token]]:
        """The tokens of each cell of figures, from the right."""
        wanted = len(self.figures)
        if len(tokens) == wanted + 1 + self.has_unit:
            return [[token] for token in tokens[len(tokens) - wanted :]]
        places = [at for at, token in enumerate(tokens) if at and is_figure(token.flat)]
        starts = places[-wanted:]
        if wanted == 1 and self.has_nature:
            # a cell that sets bounds for several places is cut into lines
            starts = [at for at in places if tokens[at].flat[0] in "≥≤"][:1] or starts
        if not starts:
            starts = [len(tokens) - 1] if len(tokens) > 1 else []
        bounds = [*starts, len(tokens)]
        return [tokens[bounds[at] : bounds[at + 1]] for at in range(len(starts))]
