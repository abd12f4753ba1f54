"""Indicator tables flattened to lines: cells on one line, or one cell a line, or both."""

import re
from functools import cache
from typing import NamedTuple

from align.read.headings.numbering import mark_at
from align.read.layout.furniture import is_page_number
from align.read.layout.lines import Line
from align.read.tabular.cells import is_rule
from align.read.tabular.columns import (
    YEAR,
    Column,
    columns_of,
    completed,
    is_cut_head,
    is_table,
    may_be_head,
    merged,
    year_in,
)
from align.read.tabular.drafting import DraftRow
from align.read.tabular.rows import Rows
from align.read.words import words

_LONGEST_CAPTION = 45
_WIDEST_CELL = 12
"""Characters: wider lines hold no head that was cut."""
_NEAR = 20
"""Lines: a row takes fewer of them."""


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
    own_year: int | None = None
    index = 0
    while index < len(lines):
        flat = lines[index].flat
        if not may_be_head(flat) and not (len(flat) < 4 and is_cut_head(flat)):
            index += 1
            continue
        columns, after = _head(lines, index)
        if not is_table(columns):
            index += 1
            continue
        if own_year is None:
            from align.read.front_matter.dated import year_of  # most plans have no table

            own_year = year_of(lines)
        columns = completed(merged(columns, natured=_tells_nature(lines, after)), own_year)
        rows, last = _rows(lines, (index, after), columns, text)
        if not rows:
            index += 1
            continue
        first = _caption_start(lines, index, tables[-1].last if tables else 0)
        named = "".join(text[line.start : line.end] for line in lines[first:index])
        caption = "".join(named.split())
        tables.append(
            Table(
                first=first,
                last=last,
                start=lines[first].start,
                end=lines[last - 1].end,
                label=_label(lines[first].flat if first < index else ""),
                caption=caption,
                rows=tuple(_dated(rows, year_in(caption))),
            )
        )
        index = last
    return tables


def _head(lines: list[Line], index: int) -> tuple[list[Column], int]:
    """The columns that the lines from here name, and the line after them."""
    columns: list[Column] = []
    while index < len(lines) and len(columns) < 12:
        flat = lines[index].flat.replace("|", "")
        found, after = columns_of(flat) if flat else [], index + 1
        if not found and len(flat) <= _WIDEST_CELL:
            found, after = _wrapped_head(lines, index)
        if not found:
            year = YEAR.search(flat) if columns and flat.startswith("(") else None
            if year is not None and flat.endswith(")") and len(flat) < _WIDEST_CELL:
                columns[-1] = columns[-1]._replace(year=int(year.group()))
            elif not (columns and is_rule(lines[index])):
                break
        columns = _joined(columns, found)
        index = after
    return columns, index


def _wrapped_head(lines: list[Line], index: int) -> tuple[list[Column], int]:
    """The columns whose heads are cut at the ends of narrow lines: 序 / 号, 指标内 / 容."""
    joined = lines[index].flat
    for after in range(index + 1, min(len(lines), index + 3)):
        if len(lines[after].flat) > _WIDEST_CELL:
            break
        joined += lines[after].flat
        found = columns_of(joined)
        if found:
            return found, after + 1
    return [], index + 1


def _joined(columns: list[Column], found: list[Column]) -> list[Column]:
    """The columns and those of the next line; 指标 / 类型 behind the figures is one head."""
    last = columns[-1] if len(columns) > 1 else None
    kind = bool(found) and found[0].role in ("group", "nature")
    if last and kind and last.role == "indicator" and _has_indicator(columns[:-1]):
        columns = columns[:-1]
    return columns + found


def _has_indicator(columns: list[Column]) -> bool:
    return any(one.role == "indicator" for one in columns)


def _tells_nature(lines: list[Line], first: int) -> bool:
    """Whether cells near the first row tell whether targets are binding."""
    told = (*words("table", "binding"), *words("table", "expected"))
    return any(line.flat.endswith(told) for line in lines[first : first + _NEAR])


def _rows(
    lines: list[Line], head: tuple[int, int], columns: list[Column], text: str
) -> tuple[list[DraftRow], int]:
    """The rows below a head, also those below the same head on the pages that follow."""
    printed = [line.flat for line in lines[slice(*head)]]
    rows, last = Rows(lines, columns, text).read(head[1])
    while rows:
        begin = last
        while begin < min(len(lines), last + 2) and is_page_number(lines[begin].flat):
            begin += 1
        if [line.flat for line in lines[begin : begin + len(printed)]] != printed:
            break
        more, end = Rows(lines, columns, text, done=len(rows)).read(begin + len(printed))
        if not more:
            break
        rows, last = rows + more, end
    return rows, last


def _dated(rows: list[DraftRow], year: int | None) -> list[DraftRow]:
    """The rows with the year of the caption where the heads of their columns name none."""
    if year is None or any(one for draft in rows for one, _ in draft.row.values):
        return rows
    return [
        draft._replace(row=draft.row._replace(values=((year, draft.row.values[0][1]),)))
        if len(draft.row.values) == 1
        else draft
        for draft in rows
    ]


def _caption_start(lines: list[Line], index: int, floor: int) -> int:
    """The first of the lines above the head that name the table, or the attachment it is."""
    first = index
    while first > floor and index - first < 3:
        flat = lines[first - 1].flat
        if not _names_table(lines[first - 1]):
            break
        first -= 1
        if flat.startswith(("专栏", "附表", "附件", "表")):
            return first
    for above in range(first - 1, max(floor, first - 3) - 1, -1):
        flat = lines[above].flat
        if _attachment().fullmatch(flat):
            return above
        if len(flat) > _LONGEST_CAPTION or flat[-1] in "。;,、:" or mark_at(lines[above].folded):
            break
    return first


def _names_table(line: Line) -> bool:
    """Whether a line above a head is a caption, or tells the unit of all figures."""
    flat = line.flat
    if flat.startswith(("单位:", "(单位:")) and len(flat) < 20:
        return True
    if len(flat) > _LONGEST_CAPTION or flat[-1] in "。;,、:" or mark_at(line.folded):
        return False
    return flat.startswith(("附件", *words("table", "caption"))) or flat.endswith(
        ("指标", "目标", "表", "指标体系")
    )


@cache
def _attachment() -> re.Pattern[str]:
    return re.compile(r"附[件表]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})?:?")


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(r"(专栏|附表|附件|表)\s?([0-9]{1,2}|[一二三四五六七八九十]{1,2})?")


def _label(caption: str) -> str:
    found = _caption().match(caption)
    return "".join(part or "" for part in found.groups()) if found else "表"
