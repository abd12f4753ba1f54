"""The heads of indicator tables: which column holds what."""

import re
from functools import cache
from typing import Literal, NamedTuple

from align.read.words import word_set, words

ColumnRole = Literal[
    "number", "group", "indicator", "unit", "baseline", "value", "growth", "nature", "other"
]
_ROLES: tuple[ColumnRole, ...] = (
    "number", "nature", "indicator", "unit", "group", "baseline", "value", "growth", "other",
)  # fmt: skip
FIGURES = frozenset({"baseline", "value", "growth"})
"""The columns that hold figures."""
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
"""A year in figures."""
_WIDEST_HEAD = 80
"""Characters: a longer line is no line of heads."""
_LONGEST_PART = 3
_LAST_BASE_YEAR = 2022
"""Columns of these years print what was reached, also where their heads don't say so."""


class Column(NamedTuple):
    """A column of an indicator table, and the year that its head names."""

    role: ColumnRole
    year: int | None
    bare: bool = False
    """Whether the head is a year and nothing else."""


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
    return (
        len(flat) <= _WIDEST_HEAD and flat[:1] in _first_chars() and flat.startswith(_beginnings())
    )


def is_cut_head(flat: str) -> bool:
    """Whether a line is the beginning of a head that goes on on the next one: 序 / 号."""
    return len(flat) <= _LONGEST_PART and flat in _parts()


@cache
def _parts() -> frozenset[str]:
    roles: tuple[ColumnRole, ...] = ("number", "group", "indicator", "nature")
    heads = {word for role in roles for word in words("table", role)}
    return frozenset(head[:end] for head in heads for end in range(1, len(head))) - heads


def column_of(head: str) -> Column:
    """What the column under a head holds."""
    found = YEAR.search(head)
    year = int(found.group()) if found else None
    at = head.rfind("(")
    remarked = at >= 0 and head.find(")", at) == len(head) - 1
    plain = (head[:at] if remarked else head).replace('"', "")
    for role in _ROLES:
        if plain in word_set("table", role):
            return Column("baseline" if role == "value" and _is_past(head) else role, year)
    if any(word in head for word in words("table", "baseline")):
        return Column("baseline", year)
    return Column("value", year, bare=year is not None and plain.strip("到至年底末").isdecimal())


def completed(columns: list[Column], own_year: int | None = None) -> list[Column]:
    """The columns with those of past years told from those of the years to come.

    A year before the plan's own is past. Where that isn't known, the first of several years is,
    unless it is late and the years follow each other as those of a working plan do. Beside a
    column of what was reached, the figures that were once aimed at for a past year are left out.
    """
    years = sorted({one.year for one in columns if one.role == "value" and one.year})
    if len(years) < 2:
        return columns
    own = own_year is not None and years[-1] >= own_year
    past = [year for year in years if own_year is not None and year < own_year] if own else []
    reached: ColumnRole = "baseline"
    if any(column.role == "baseline" for column in columns):
        reached = "growth"
    elif not own:
        past = years[:1]
        if years[0] > _LAST_BASE_YEAR and (len(years) < 3 or years[-1] - years[0] < len(years)):
            past = []
    return [
        Column(reached, column.year) if column.role == "value" and column.year in past else column
        for column in columns
    ]


_LAST_YEARS = {"十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}


def year_in(caption: str) -> int | None:
    """The one year that the caption of a table names: that of the end of a five-year plan."""
    years = {int(found) for found in YEAR.findall(caption)}
    years |= {year for period, year in _LAST_YEARS.items() if period in caption}
    return years.pop() if len(years) == 1 else None


def merged(columns: list[Column], *, natured: bool) -> list[Column]:
    """The columns of heads that take several lines each, made one column each.

    Years go with the words below them (2020年, 现状值, 2025年, 目标值), and a column of kinds
    behind the figures tells the nature of the targets where the cells do (``natured``).
    """
    result: list[Column] = []
    for column in _dated(columns):
        if column.role == "group" and any(one.role in FIGURES for one in result):
            result.append(Column("nature" if natured else "other", None))
        else:
            result.append(column)
    return result


def _dated(columns: list[Column]) -> list[Column]:
    """The columns with each year alone joined to the word for a level that belongs to it."""
    result: list[Column] = []
    at = 0
    while at < len(columns):
        years = _run(columns, at, bare=True)
        levels = _run(columns, at + years, bare=False)
        if years and levels:
            first = 0 if years == levels else years - 1
            result += columns[at : at + first]
            joined = min(levels, years - first)
            for step in range(joined):
                level = columns[at + years + step]
                result.append(Column(level.role, columns[at + first + step].year))
            at += years + joined
        else:
            result += columns[at : at + max(years, 1)]
            at += max(years, 1)
    return result


def _run(columns: list[Column], first: int, *, bare: bool) -> int:
    """How many years alone, or how many levels without a year, follow each other."""
    end = first
    while (
        end < len(columns)
        and columns[end].role in ("baseline", "value")
        and (columns[end].bare if bare else columns[end].year is None)
    ):
        end += 1
    return end - first


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
def _first_chars() -> frozenset[str]:
    return frozenset(word[0] for word in _beginnings())


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
