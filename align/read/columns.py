"""The heads of indicator tables: which column holds what."""

import re
from functools import cache
from typing import Literal, NamedTuple

from align.read.words import word_set, words

ColumnRole = Literal["number", "group", "indicator", "unit", "baseline", "value", "nature", "other"]
_ROLES: tuple[ColumnRole, ...] = (
    "number", "nature", "indicator", "unit", "group", "baseline", "value", "other",
)  # fmt: skip
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WIDEST_HEAD = 80
"""Characters: a longer line is no line of heads."""
_LAST_BASE_YEAR = 2022
"""Columns of these years print what was reached, also where their heads don't say so."""


class Column(NamedTuple):
    """A column of an indicator table, and the year that its head names."""

    role: ColumnRole
    year: int | None


def columns_of(flat: str) -> list[Column]:
    """The columns that a line of heads names; empty where the line is no such line."""
    if not may_be_head(flat):
        return []
    if not _chars().issuperset(flat.partition("(")[0]):
        return []  # it holds what no head is written with
    columns: list[Column] = []
    at = 0
    while at < len(flat):
        found = _head().match(flat, at)
        if found is None:
            return []
        columns.append(column_of(found.group()))
        at = found.end()
    return columns


def may_be_head(flat: str) -> bool:
    """Whether a line is short enough and begins as a line of heads does."""
    return len(flat) <= _WIDEST_HEAD and flat.startswith(_beginnings())


def column_of(head: str) -> Column:
    """What the column under a head holds."""
    found = _YEAR.search(head)
    year = int(found.group()) if found else None
    at = head.rfind("(")
    remarked = at >= 0 and head.find(")", at) == len(head) - 1
    plain = (head[:at] if remarked else head).replace('"', "")
    for role in _ROLES:
        if plain in word_set("table", role):
            return Column("baseline" if role == "value" and _is_past(head) else role, year)
    if any(word in head for word in words("table", "baseline")):
        return Column("baseline", year)
    return Column("value", year)


def completed(columns: list[Column]) -> list[Column]:
    """The columns with the years of their heads compared: the first of three is the baseline."""
    years = [column.year for column in columns if column.role == "value" and column.year]
    if not years or any(column.role == "baseline" for column in columns):
        return columns
    first = min(years)
    if first > _LAST_BASE_YEAR and len(set(years)) < 3:
        return columns
    return [
        Column("baseline", column.year) if column.year == first and len(years) > 1 else column
        for column in columns
    ]


def is_table(columns: list[Column]) -> bool:
    """Whether the columns are those of an indicator table: indicators, and what they come to."""
    roles = {column.role for column in columns}
    return "indicator" in roles and "value" in roles


def _is_past(head: str) -> bool:
    return any(word in head for word in words("table", "baseline"))


@cache
def _beginnings() -> tuple[str, ...]:
    """What a line of heads can begin with: most lines are told from one by that."""
    heads = {word for role in _ROLES for word in words("table", role)}
    years = ("19", "20", "到19", "到20", "至19", "至20", '"十', "十")
    return ("|", *years, *sorted(heads))


@cache
def _chars() -> frozenset[str]:
    """The characters that heads are written with, remarks in brackets aside."""
    heads = {word for role in _ROLES for word in words("table", role)}
    return frozenset('到至0123456789年底末"十一二三四五六七期间时').union(*heads)


@cache
def _alternatives(*roles: ColumnRole) -> str:
    every = {word for role in roles for word in words("table", role)}
    return "|".join(sorted((re.escape(word) for word in every), key=lambda one: (-len(one), one)))


@cache
def _head() -> re.Pattern[str]:
    """One head: a year with or without words, or words; a remark in brackets may follow."""
    level = _alternatives("baseline", "value")
    period = r'"?十[一二三四五六七]五"?(?:期间|时期|末)?'
    return re.compile(
        rf"(?:(?:到|至)?(?:19|20)[0-9]{{2}}年?[底末]?(?:{level})?|{period}(?:{level})"
        rf"|(?:{_alternatives(*_ROLES)}))(?:\([^()]{{1,12}}\))?"
    )
