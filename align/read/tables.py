"""Indicator tables flattened to lines: cells on one line, or one cell a line, or both."""

import re
from functools import cache
from typing import NamedTuple

from align.read.columns import Column, columns_of, completed, is_table, may_be_head
from align.read.lines import Line
from align.read.numbering import mark_at
from align.read.rows import DraftRow, Rows, is_rule
from align.read.words import words


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
        rows, last = Rows(lines, columns, text).read(after)
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
            if columns and is_rule(lines[index]):
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


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(r"(专栏|附表|附件|表)\s?([0-9]{1,2}|[一二三四五六七八九十]{1,2})?")


def _label(caption: str) -> str:
    found = _caption().match(caption)
    return "".join(part or "" for part in found.groups()) if found else "表"
