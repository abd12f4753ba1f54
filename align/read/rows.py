"""The rows of an indicator table that was flattened to lines.

A row is complete at a line's end once every column of figures has its cell; running numbers,
where the table has them, tell where the next row begins. What stands between a complete row and
the next number is the name of the next group.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from align.model.plan import Cell, Row
from align.read.columns import Column
from align.read.furniture import is_page_number
from align.read.lines import Line
from align.read.numbering import STRONG, mark_at
from align.read.words import words

_RULING = frozenset("-|:+=")
_MOST_LINES = 12
"""Lines that one row, or the name of a group, may take."""
_SHORT_GROUP = 4
"""Characters: the name of a group that is cut by a page is shorter than this."""


class Token(NamedTuple):
    """A cell or a part of one."""

    flat: str
    printed: str
    start: int
    end: int
    line: int


class DraftRow(NamedTuple):
    """A row and the spans of its cells without number and group, in text order."""

    row: Row
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]


class Rows:
    """Reads the rows of one table."""

    def __init__(self, lines: list[Line], columns: list[Column], text: str) -> None:
        self.lines = lines
        self.text = text
        roles = [column.role for column in columns]
        self.numbered = "number" in roles
        self.has_group = "group" in roles
        self.has_unit = "unit" in roles
        self.has_nature = "nature" in roles
        self.figures = [one for one in columns if one.role in ("baseline", "value")]
        self.columns = len([one for one in roles if one not in ("number", "group")])
        self.group: Cell | None = None
        self.group_page = False
        self.merged: dict[Cell, Cell] = {}

    def read(self, first: int) -> tuple[list[DraftRow], int]:
        """The rows from a line on, and the line after the last of them."""
        rows: list[DraftRow] = []
        last = index = first
        while index < len(self.lines):
            number = self._next_number(index, len(rows))
            if self.numbered and number is None:
                break
            found = self._row(number.line if number else index, number, len(rows) + 1)
            if found is None:
                break
            row, index = found
            rows.append(row)
            last = index
        while (
            last < len(self.lines)
            and rows
            and self.lines[last].flat.startswith(("注:", "备注:", "说明:"))
        ):
            last += 1
        return [self._regrouped(row) for row in rows], last

    def _regrouped(self, draft: DraftRow) -> DraftRow:
        """The row with the whole name of its group, where a page had cut that."""
        group = draft.row.group
        if group is None or group not in self.merged:
            return draft
        return draft._replace(row=draft.row._replace(group=self.merged[group]))

    def _tokens(self, index: int) -> list[Token]:
        line = self.lines[index]
        wide = "|" in line.folded or "\t" in line.folded or "  " in line.folded
        tokens = []
        for found in _token(wide=wide).finditer(line.folded):
            start, end = line.start + found.start(), line.start + found.end()
            printed = "".join(self.text[start:end].split())
            tokens.append(Token("".join(found.group().split()), printed, start, end, index))
        return tokens

    def _next_number(self, index: int, done: int) -> Token | None:
        """The number of the next row; what stands before it names a group."""
        if not self.numbered:
            return None
        fragments: list[Token] = []
        for at in range(index, min(len(self.lines), index + _MOST_LINES)):
            if self._ends(at):
                return None
            for token in self._tokens(at):
                if token.flat.rstrip(".、") == str(done + 1):
                    self._name_group(fragments)
                    return token
                if not _is_number(token.flat):
                    fragments.append(token)
                if len(token.flat) > 12 or len(fragments) > 8:
                    return None
        return None

    def _ends(self, index: int) -> bool:
        """Whether a line can't belong to the table."""
        line = self.lines[index]
        if line.flat[-1] == "。" and len(line.flat) > 12:
            return True
        mark = mark_at(line.folded)
        return len(line.flat) > 120 or (mark is not None and mark.style in STRONG)

    def _name_group(self, fragments: list[Token]) -> None:
        """Take the words before a row's number as the name of the group that it begins."""
        if not fragments:
            return
        new = _cell(fragments)
        before, before_page = self.group, self.group_page
        self.group, self.group_page = new, self.lines[fragments[0].line].page_break
        if before is None or before_page or not self.group_page:
            return
        if len(before.text) < _SHORT_GROUP:
            # the cell of the group was cut by the page, its name goes on
            self.group = Cell(before.text + new.text, before.start, new.end)
            self.merged[before] = self.group

    def _row(self, index: int, number: Token | None, value: int) -> tuple[DraftRow, int] | None:
        """The row that begins at a line, and the line after it."""
        tokens: list[Token] = []
        for at in range(index, min(len(self.lines), index + _MOST_LINES)):
            if at > index and (self._ends(at) or self._begins(at, value + 1, tokens)):
                break
            if (at > index or number is None) and self._is_furniture(at):
                continue
            line = self._tokens(at)
            if number is not None and at == index:
                line = [token for token in line if token.start > number.start]
            tokens += line
            if self._complete(tokens):
                row = self._draft(tokens, number)
                return (row, at + 1) if row else None
        row = self._draft(tokens, number) if number is not None and len(tokens) > 1 else None
        return (row, tokens[-1].line + 1) if row else None

    def _is_furniture(self, index: int) -> bool:
        """Whether a line is a page number in dashes, or a rule."""
        line = self.lines[index]
        if is_rule(line) and len(line.flat) > 2:
            return True
        return line.flat.startswith(("-", "—", "第")) and is_page_number(line.flat)

    def _begins(self, index: int, value: int, tokens: list[Token]) -> bool:
        """Whether the next row begins at a line although this one has fewer cells than columns."""
        if not self.numbered or len(tokens) < 2:
            return False
        first = self._tokens(index)
        return len(first) > 1 and first[0].flat.rstrip(".、") == str(value)

    def _complete(self, tokens: list[Token]) -> bool:
        """Whether every column of figures has its cell."""
        if self.has_nature:
            return len(tokens) > 2 and _nature(tokens[-1].flat) is not None
        figures = sum(_is_figure(token.flat) for token in tokens[1:])
        on_one_line = bool(tokens) and tokens[0].line == tokens[-1].line
        return figures >= len(self.figures) or (on_one_line and len(tokens) >= self.columns)

    def _draft(self, tokens: list[Token], number: Token | None) -> DraftRow | None:
        """The cells of a row from its tokens; None where one of the needed ones is missing."""
        rest = list(tokens)
        nature = _nature(rest[-1].flat) if self.has_nature and rest else None
        last = [_cell([rest.pop()])] if nature else []
        if self.has_group and len(tokens) > self.columns and len(rest) > len(self.figures) + 1:
            self.group = _cell(rest[:1])
            rest = rest[1:]
        figures = self._figure_cells(rest)
        rest = rest[: len(rest) - sum(map(len, figures))]
        unit = _cell([rest.pop()]) if self.has_unit and len(rest) > 1 else None
        if not rest or not figures:
            return None
        indicator = _cell(rest)
        cells = [_cell(cell) for cell in figures]
        heads = self.figures[len(self.figures) - len(cells) :]
        pairs = list(zip(heads, cells, strict=True))
        past = [(head.year, cell) for head, cell in pairs if head.role == "baseline"]
        row = Row(
            group=self.group,
            number=_cell([number]) if number else None,
            indicator=indicator,
            unit=unit,
            baseline=past[0][1] if past else None,
            baseline_year=past[0][0] if past else None,
            values=tuple((head.year, cell) for head, cell in pairs if head.role == "value"),
            nature=nature,
        )
        printed: list[Cell] = [indicator, *cells, *([unit] if unit else []), *last]
        spans = sorted((cell.start, cell.end) for cell in printed)
        start = number.start if number else spans[0][0]
        return DraftRow(row, start, max(end for _, end in spans), tuple(spans))

    def _figure_cells(self, tokens: list[Token]) -> list[list[Token]]:
        """The tokens of each cell of figures, from the right."""
        wanted = len(self.figures)
        if len(tokens) == wanted + 1 + self.has_unit:
            return [[token] for token in tokens[len(tokens) - wanted :]]
        starts = [at for at, token in enumerate(tokens) if at and _is_figure(token.flat)][-wanted:]
        if not starts:
            starts = [len(tokens) - 1] if len(tokens) > 1 else []
        bounds = [*starts, len(tokens)]
        return [tokens[bounds[at] : bounds[at + 1]] for at in range(len(starts))]


@cache
def _token(*, wide: bool) -> re.Pattern[str]:
    """What stands between blanks and bars; between wide blanks where cells are parted by such."""
    return re.compile(r"[^\s|]+(?: [^\s|]+)*" if wide else r"[^\s|]+")


def is_rule(line: Line) -> bool:
    """Whether a line only rules the table."""
    return _RULING.issuperset(line.flat)


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(
        r"[-—≥≤><=~约(\[【〔]*[0-9]|[-—/]+$|[≥≤><]"
        r"|不低于|不高于|不超过|超过|达到|完成|控制在|高于|低于|降幅|持续|稳步|进一步|保持|力争|基本|全面"
        r"|以上级|国家下达|省级下达|市级下达|按"
    )


def _cell(tokens: list[Token]) -> Cell:
    return Cell("".join(token.printed for token in tokens), tokens[0].start, tokens[-1].end)


def _is_number(flat: str) -> bool:
    return flat.rstrip(".、").isdecimal()


def _is_figure(flat: str) -> bool:
    """Whether a cell reads like a value: a number, a bound, a dash, 完成…下达."""
    return _figure().match(flat) is not None


def _nature(flat: str) -> Literal["binding", "expected"] | None:
    flat = flat.strip("()[]")
    if flat in words("table", "binding"):
        return "binding"
    return "expected" if flat in words("table", "expected") else None
