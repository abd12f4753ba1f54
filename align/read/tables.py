"""Indicator tables flattened to lines: cells on one line, or one cell a line, or both.

The head line tells the columns. A row is complete at a line's end once every column of values
has its cell; running numbers, where the table has them, tell where the next row begins. What
stands between a complete row and the next number is the name of the next group.
"""

import re
from typing import Literal, NamedTuple

from align.model.plan import Cell, Row
from align.read.columns import Column, columns_of, completed, is_table, may_be_head
from align.read.furniture import is_page_number
from align.read.lines import Line
from align.read.numbering import STRONG, mark_at
from align.read.words import words

_TOKEN = re.compile(r"[^\s|]+")
_WIDE_TOKEN = re.compile(r"[^\s|]+(?: [^\s|]+)*")
_CAPTION = re.compile(r"(专栏|附表|附件|表)\s?([0-9]{1,2}|[一二三四五六七八九十]{1,2})?")
_FIGURE = re.compile(
    r"[-—≥≤><=~约(\[【〔]*[0-9]|[-—/]+$|[≥≤><]|(?:不低于|不高于|不超过|超过|达到|完成|控制在|高于|低于|降幅|持续|稳步|进一步|保持|力争|基本|全面|以上级|国家下达|市级下达|省级下达|按)"
)
_RULE = re.compile(r"[-|:\s+=]+")
_MOST_LINES = 12
"""Lines that one row, or the name of a group, may take."""


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


class Table(NamedTuple):
    """An indicator table: the lines that it takes, and its rows."""

    first: int
    last: int
    start: int
    end: int
    label: str
    """As it stands in ids: 表1, 专栏, 附表."""
    caption: str
    rows: tuple[DraftRow, ...]


def find(lines: list[Line], text: str) -> list[Table]:
    """The indicator tables of a document, in text order."""
    tables: list[Table] = []
    index = 0
    while index < len(lines):
        if not may_be_head(lines[index].flat):
            index += 1
            continue
        columns, after = _head(lines, index)
        if not is_table(columns):
            index += 1
            continue
        rows, last = _Rows(lines, columns, text).read(after)
        if not rows:
            index += 1
            continue
        first = _caption_start(lines, index, tables[-1].last if tables else 0)
        caption = "".join(line.flat for line in lines[first:index])
        tables.append(
            Table(
                first=first,
                last=last,
                start=lines[first].start,
                end=lines[last - 1].end,
                label=_label(caption),
                caption=caption,
                rows=tuple(rows),
            )
        )
        index = last
    return tables


def _head(lines: list[Line], index: int) -> tuple[list[Column], int]:
    """The columns that the lines from here name, and the line after them."""
    columns: list[Column] = []
    while index < len(lines) and len(columns) < 12:
        flat = lines[index].flat.replace("|", "")
        found = columns_of(flat) if flat else []
        if not found:
            if columns and _RULE.fullmatch(lines[index].folded):
                index += 1
                continue
            break
        columns += found
        index += 1
    return completed(columns), index


def _caption_start(lines: list[Line], index: int, floor: int) -> int:
    """The first of the lines above the head that name the table."""
    first = index
    while first > floor and index - first < 2:
        flat = lines[first - 1].flat
        if len(flat) > 45 or flat[-1] in "。;,、:" or mark_at(lines[first - 1].folded):
            break
        if not flat.startswith(words("table", "caption")) and not flat.endswith(
            ("指标", "指标表", "目标", "目标表", "一览表", "指标体系")
        ):
            break
        first -= 1
        if flat.startswith(("专栏", "附表", "附件", "表")):
            break
    return first


def _label(caption: str) -> str:
    found = _CAPTION.match(caption)
    return "".join(part or "" for part in found.groups()) if found else "表"


class _Rows:
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
        pattern = _WIDE_TOKEN if wide else _TOKEN
        tokens = []
        for found in pattern.finditer(line.folded):
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
        if not fragments:
            return
        start = fragments[0].start
        on_new_page = self.lines[fragments[0].line].page_break
        text = "".join(token.printed for token in fragments)
        if (
            on_new_page
            and self.group is not None
            and not self.group_page
            and len(self.group.text) < 4
        ):
            # the name of a group whose cell was cut by the page goes on
            whole = Cell(self.group.text + text, self.group.start, fragments[-1].end)
            self.merged[self.group] = whole
            self.group, self.group_page = whole, on_new_page
            return
        self.group = Cell(text, start, fragments[-1].end)
        self.group_page = on_new_page

    def _row(self, index: int, number: Token | None, value: int) -> tuple[DraftRow, int] | None:
        """The row that begins at a line, and the line after it."""
        tokens: list[Token] = []
        for at in range(index, min(len(self.lines), index + _MOST_LINES)):
            if at > index and (self._ends(at) or self._begins(at, value + 1, tokens)):
                break
            if (
                at > index
                and is_page_number(self.lines[at].flat)
                and self.lines[at].flat.startswith(("-", "—", "第"))
            ):
                continue
            line = self._tokens(at)
            if number is not None and at == index:
                line = [token for token in line if token.start > number.start]
            if number is None and _RULE.fullmatch(self.lines[at].folded):
                continue
            tokens += line
            if self._complete(tokens):
                row = self._draft(tokens, number)
                return (row, at + 1) if row else None
        row = self._draft(tokens, number) if number is not None and len(tokens) > 1 else None
        return (row, tokens[-1].line + 1) if row else None

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
        """The cells of a row from its tokens."""
        rest = list(tokens)
        nature = _nature(rest[-1].flat) if self.has_nature and rest else None
        nature_span = [(rest[-1].start, rest[-1].end)] if nature else []
        if nature:
            rest.pop()
        if self.has_group and len(tokens) > self.columns and len(rest) > len(self.figures) + 1:
            self.group = _cell(rest[:1])
            rest = rest[1:]
        figures = self._figure_cells(rest)
        taken = sum(len(cell) for cell in figures)
        rest = rest[: len(rest) - taken]
        unit = rest.pop() if self.has_unit and len(rest) > 1 else None
        if not rest or not figures:
            return None
        indicator = _cell(rest)
        cells = [_cell(cell) for cell in figures]
        heads = self.figures[len(self.figures) - len(cells) :]
        baseline = [
            (head.year, cell)
            for head, cell in zip(heads, cells, strict=True)
            if head.role == "baseline"
        ]
        row = Row(
            group=self.group,
            number=_cell([number]) if number else None,
            indicator=indicator,
            unit=_cell([unit]) if unit else None,
            baseline=baseline[0][1] if baseline else None,
            baseline_year=baseline[0][0] if baseline else None,
            values=tuple(
                (head.year, cell)
                for head, cell in zip(heads, cells, strict=True)
                if head.role == "value"
            ),
            nature=nature,
        )
        spans = [
            (indicator.start, indicator.end),
            *((cell.start, cell.end) for cell in cells),
            *nature_span,
        ]
        if unit:
            spans.append((unit.start, unit.end))
        start = number.start if number else min(span[0] for span in spans)
        return DraftRow(row, start, max(span[1] for span in spans), tuple(sorted(spans)))

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


def _cell(tokens: list[Token]) -> Cell:
    return Cell("".join(token.printed for token in tokens), tokens[0].start, tokens[-1].end)


def _is_number(flat: str) -> bool:
    return flat.rstrip(".、").isdecimal()


def _is_figure(flat: str) -> bool:
    """Whether a cell reads like a value: a number, a bound, a dash, 完成…下达."""
    return _FIGURE.match(flat) is not None


def _nature(flat: str) -> Literal["binding", "expected"] | None:
    flat = flat.strip("()[]")
    if flat in words("table", "binding"):
        return "binding"
    return "expected" if flat in words("table", "expected") else None
