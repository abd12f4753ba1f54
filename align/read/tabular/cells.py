"""Cells of a table that was flattened to lines, and what they read like."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from align.model.plan import Cell
from align.read.headings.numbering import STRONG, mark_at
from align.read.layout.lines import Line
from align.read.words import words

_RULING = frozenset("-|:+=")
_TAILS = frozenset({"左右", "以上", "以下", "以内", "以后", "及以上", "及以下"})
"""Words that belong to the figure before them."""
_HALF_UNITS = frozenset(
    {"万", "亿", "吨", "克", "千克", "毫克", "微克", "万吨", "亿吨", "万千瓦", "亿千瓦", "千瓦"}
)
"""Units that others begin with: cut behind them, a unit goes on on the next line."""
_LONGEST_TITLE = 20
_MARGIN = 4
"""Columns: a line that is so much shorter than the next one is no cut line of its cell."""


class Token(NamedTuple):
    """A cell or a part of one."""

    flat: str
    printed: str
    start: int
    end: int
    line: int


def tokens_of(line: Line, index: int, text: str) -> list[Token]:
    """The tokens of a line; words like 左右 are put to the figures before them."""
    wide = "|" in line.folded or "\t" in line.folded or "  " in line.folded
    tokens: list[Token] = []
    for found in _pattern(wide=wide).finditer(line.folded):
        start, end = line.start + found.start(), line.start + found.end()
        printed = "".join(text[start:end].split())
        flat = "".join(found.group().split())
        if flat in _TAILS and tokens and any(char.isdecimal() for char in tokens[-1].flat):
            last = tokens[-1]
            tokens[-1] = Token(last.flat + flat, last.printed + printed, last.start, end, index)
        else:
            tokens.append(Token(flat, printed, start, end, index))
    return tokens


def group_length(tokens: list[Token]) -> int:
    """How many of the tokens before the figures name the group: lines shorter than the next.

    A cell fills its lines, so that no line of a name is much shorter than one below it.
    """
    lines: list[list[Token]] = []
    for token in tokens:
        if lines and lines[-1][0].line == token.line:
            lines[-1].append(token)
        else:
            lines.append([token])
    widths = [columns_wide(line[0].flat) for line in lines]
    for after in range(len(lines) - 1, 0, -1):
        shorter = widths[after] >= max(widths[:after]) + _MARGIN
        if shorter and all(len(line) == 1 for line in lines[:after]):
            return after
    return 0


def columns_wide(flat: str) -> int:
    """The columns that a text takes: two for a Chinese character, one for a Latin one."""
    return (len(flat.encode("utf-8", "surrogatepass")) + len(flat)) // 2


def unit_length(tokens: list[Token]) -> int:
    """How many of the last of the tokens are the unit: two where a line end cuts it."""
    if len(tokens) > 2 and tokens[-2].flat in _HALF_UNITS and tokens[-1].line > tokens[-2].line:
        return 2
    return 1


@cache
def _pattern(*, wide: bool) -> re.Pattern[str]:
    """What stands between blanks and bars; between wide blanks where cells are parted by such."""
    return re.compile(r"[^\s|]+(?: [^\s|]+)*" if wide else r"[^\s|]+")


def is_rule(line: Line) -> bool:
    """Whether a line only rules the table."""
    return _RULING.issuperset(line.flat)


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(
        r"[-—≥≤><=~约(\[【〔]*[0-9]|[-—/]+$|[≥≤><]"
        r"|不低于|不高于|不超过|超过|达到|完成|控制在|高于|低于|降幅|持续|稳步|稳中|有效|进一步|保持|力争|基本|全面"
        r"|以上级|国家下达|省级下达|市级下达|按"
    )


def cell_of(tokens: list[Token]) -> Cell:
    """The cell that tokens make up."""
    return Cell("".join(token.printed for token in tokens), tokens[0].start, tokens[-1].end)


def is_number(flat: str) -> bool:
    """Whether a token is a number alone, as those of rows are."""
    return flat.rstrip(".、").isdecimal()


def is_figure(flat: str) -> bool:
    """Whether a cell reads like a value: a number, a bound, a dash, 完成…下达."""
    return _figure().match(flat) is not None


def nature_of(flat: str) -> Literal["binding", "expected"] | None:
    """What a cell tells of the nature of a target, or None."""
    flat = flat.strip("()[]")
    if flat in words("table", "binding"):
        return "binding"
    return "expected" if flat in words("table", "expected") else None


def parted(token: Token, line: Line, text: str) -> tuple[Token | None, Token]:
    """The number that the name of a row begins with, and the rest: 11.森林覆盖率."""
    mark = mark_at(line.folded[token.start - line.start : token.end - line.start])
    if mark is None or mark.style != "1." or mark.flat_length >= len(token.flat):
        return None, token
    number_end, start = token.start + mark.length, token.start + mark.length
    while text[start].isspace():
        start += 1
    printed = "".join(text[start : token.end].split())
    number = Token(
        mark.printed,
        "".join(text[token.start : number_end].split()),
        token.start,
        number_end,
        token.line,
    )
    return number, Token(token.flat[mark.flat_length :], printed, start, token.end, token.line)


def is_titled(line: Line) -> bool:
    """Whether a line in a table is the numbered name of a group of rows: (一)能源领域."""
    mark = mark_at(line.folded)
    short = mark is not None and mark.flat_length < len(line.flat) <= _LONGEST_TITLE
    return short and mark is not None and mark.style in STRONG and "。" not in line.flat
