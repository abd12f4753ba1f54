"""The rows of an indicator table that was flattened to lines.

A row is complete at a line's end once every column of figures has its cell; running numbers,
where the table has them, tell where the next row begins. What stands between a complete row and
the next number is the name of the next group.
"""

from align.model.plan import Cell
from align.read.headings.numbering import STRONG, mark_at
from align.read.layout.furniture import is_page_number
from align.read.layout.lines import Line
from align.read.tabular.cells import (
    Token,
    cell_of,
    is_figure,
    is_number,
    is_rule,
    is_titled,
    nature_of,
    tokens_of,
)
from align.read.tabular.columns import columns_of
from align.read.tabular.drafting import Drafting, DraftRow
from align.read.words import words

_MOST_LINES = 12
"""Lines that one row, or the name of a group, may take."""
_NUMBER_WIDTH = 2
"""Characters: the names of a table set in columns stand farther from the margin."""
_SHORT_GROUP = 4
"""Characters: the name of a group that is cut by a page is shorter than this."""


_LONGEST_GROUP = 16


class Rows(Drafting):
    """Reads the rows of one table."""

    def read(self, first: int) -> tuple[list[DraftRow], int]:
        """The rows from a line on, and the line after the last of them."""
        rows: list[DraftRow] = []
        last = index = first
        while index < len(self.lines):
            number = self._next_number(index, self.done + len(rows))
            if self.numbered and number is None:
                break
            value = self.done + len(rows) + 1
            found = self._row(number.line if number else index, number, value)
            if found is None:
                break
            row, index = self._continued(*found)
            rows.append(row)
            last = index
        while (
            last < len(self.lines)
            and rows
            and self.lines[last].flat.startswith(words("table", "notes"))
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
        return tokens_of(self.lines[index], index, self.text)

    def _next_number(self, index: int, done: int) -> Token | None:
        """The number of the next row; what stands before it names a group."""
        if not self.numbered:
            return None
        fragments: list[Token] = []
        for at in range(index, min(len(self.lines), index + _MOST_LINES)):
            if self._ends(at) and not self._is_group(at, done + 1):
                return None
            for token in self._tokens(at):
                if token.flat.rstrip(".、") == str(done + 1):
                    if self._lacks_name(token):
                        self.begun = fragments
                    else:
                        self._name_group(fragments)
                    return token
                if not is_number(token.flat):
                    fragments.append(token)
                if len(fragments) > 8 or (len(token.flat) > 12 and not self._is_begun(at, done)):
                    return None
        return None

    def _is_begun(self, index: int, done: int) -> bool:
        """Whether a line begins a name whose number and figures stand on the next one."""
        below = self._tokens(index + 1) if index + 1 < len(self.lines) else []
        found = bool(below) and below[0].flat.rstrip(".、") == str(done + 1)
        return found and self._lacks_name(below[0])

    def _lacks_name(self, number: Token) -> bool:
        """Whether the cells behind a row's number are figures: its name was cut, and is above."""
        rest = [token for token in self._tokens(number.line) if token.start > number.start]
        return bool(rest) and is_figure(rest[0].flat)

    def _ends(self, index: int) -> bool:
        """Whether a line can't belong to the table."""
        line = self.lines[index]
        if len(line.flat) > 12 and (
            line.flat[-1] == "。" or (not self.numbered and "。" in line.flat)
        ):
            return True
        if len(line.flat) > 120 or line.flat.startswith(self._closers()):
            return True
        mark = mark_at(line.folded)
        return (mark is not None and mark.style in STRONG) or self._is_head(line)

    @staticmethod
    def _closers() -> tuple[str, ...]:
        """What a line begins with that ends a table: a note, or the name of what follows."""
        return ("附件", "附表", "专栏", *words("table", "notes"))

    def _is_head(self, line: Line) -> bool:
        """Whether a line is the head of another table."""
        flat = line.flat.replace("|", "")
        return bool(flat) and len(columns_of(flat)) > 1

    def _is_group(self, index: int, value: int) -> bool:
        """Whether a numbered line is the name of a group: the next row's number is below it."""
        below = self._tokens(index + 1) if index + 1 < len(self.lines) else []
        flat = self.lines[index].flat
        if not below or len(flat) > _LONGEST_GROUP or flat[-1] == "。":
            return False
        return below[0].flat.rstrip(".、") == str(value)

    def _name_group(self, fragments: list[Token]) -> None:
        """Take the words before a row's number as the name of the group that it begins."""
        if not fragments:
            return
        new = cell_of(fragments)
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
        tokens, self.begun = self.begun, []
        if number is None and index < len(self.lines):
            index = self._titled(index)
        for at in range(index, min(len(self.lines), index + _MOST_LINES)):
            if number is None and self.lines[at].flat.startswith(self._closers()):
                break
            if at > index and (self._ends(at) or self._begins(at, value + 1, tokens)):
                break
            if (at > index or number is None) and self._is_furniture(at):
                continue
            line = self._tokens(at)
            if number is not None and at == index:
                line = [token for token in line if token.start > number.start]
            tokens += line
            if self._complete(tokens):
                after = self._with_rest_of_nature(tokens, at + 1)
                row = self.draft(tokens, number)
                return (row, after) if row else None
        row = self.draft(tokens, number) if number is not None and len(tokens) > 1 else None
        return (row, tokens[-1].line + 1) if row else None

    def _titled(self, index: int) -> int:
        """The line after the numbered name of a group, which is kept; the line itself if none."""
        if index + 1 >= len(self.lines) or not is_titled(self.lines[index]):
            return index
        below = mark_at(self.lines[index + 1].folded)
        if self._ends(index + 1) or below is None or below.style != "1.":
            return index
        line = self.lines[index]
        mark = mark_at(line.folded)
        start = line.start + (mark.length if mark else 0)
        name = "".join(self.text[start : line.end].split())
        self.group = Cell(name, start, line.end)
        return index + 1

    def _with_rest_of_nature(self, tokens: list[Token], after: int) -> int:
        """The line after a row, where the last cell, 约束性, may be cut into two lines."""
        if self.has_nature and after < len(self.lines) and self.lines[after].flat == "性":
            line, last = self.lines[after], tokens[-1]
            if not last.flat.endswith("性"):
                tokens[-1] = last._replace(
                    flat=last.flat + "性", printed=last.printed + "性", end=line.end
                )
                return after + 1
        return after

    def _continued(self, draft: DraftRow, index: int) -> tuple[DraftRow, int]:
        """A row with the lines below it that stand under its indicator alone: the name's rest."""
        name = draft.row.indicator
        column = self._column(name.start)
        while column > _NUMBER_WIDTH and index < len(self.lines) and not self._ends(index):
            tokens = self._tokens(index)
            if len(tokens) != 1 or abs(self._column(tokens[0].start) - column) > 1:
                break
            name = name._replace(text=name.text + tokens[0].printed)
            draft = draft._replace(
                row=draft.row._replace(indicator=name),
                end=tokens[0].end,
                spans=(*draft.spans, (tokens[0].start, tokens[0].end)),
            )
            index += 1
        return draft, index

    def _column(self, at: int) -> int:
        """How far from the beginning of its line a character stands."""
        return at - self.text.rfind("\n", 0, at) - 1

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
        on_one_line = bool(tokens) and tokens[0].line == tokens[-1].line
        if self.placed and self.order[-1].role != "nature":
            least = self.columns - (self.numbered and on_one_line)
            return len(tokens) >= max(least, 2)
        if self.has_nature:
            return len(tokens) > 2 and nature_of(tokens[-1].flat) is not None
        figures = sum(is_figure(token.flat) for token in tokens[1:])
        return figures >= len(self.figures) or (on_one_line and len(tokens) >= self.columns)
