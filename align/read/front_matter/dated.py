"""The year that a plan is of: as its number and date say, and the period in its title."""

from __future__ import annotations

from align.read.front_matter.front_lines import find_date, find_number, is_title
from align.read.headings.numbering import number_of
from align.read.layout.lines import Line
from align.read.tabular.columns import YEAR

_FRONT, _BACK = 80, 20
"""Lines: as far from the beginning and from the end a number or a date is the plan's own."""
_LONGEST = 40
_PERIODS = {"十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}


def year_of(lines: list[Line]) -> int | None:
    """The year in which a plan was issued or, where that is later, the first of its period."""
    issued = _issued(lines)
    begins = [year for line in lines[:_FRONT] if (year := _period(line.flat)) is not None]
    known = [year for year in (issued, begins[0] if begins else None) if year is not None]
    return max(known, default=None)


def _issued(lines: list[Line]) -> int | None:
    """The year of the first document number on a line of its own, else of a date."""
    near = [*lines[:_FRONT], *lines[_FRONT:][-_BACK:]]
    short = [line.flat for line in near if len(line.flat) <= _LONGEST and "《" not in line.flat]
    for flat in short:
        number = find_number(flat)
        if number is not None and (year := YEAR.search(number.group())):
            return int(year.group())
    for flat in short:
        date = find_date(flat)
        if date is not None and (len(date.group()) == len(flat) or flat.endswith("印发")):
            return _year_in(date.group().strip("("))
    return None


def _year_in(date: str) -> int | None:
    """The year of a date in Arabic or Chinese figures."""
    year = date.partition("年")[0]
    if not year.isascii():
        digits = [number_of(char) for char in year.replace("○", "〇").replace("O", "〇")]
        return int("".join(map(str, digits)))
    return int(year) if len(year) == 4 else None


def _period(flat: str) -> int | None:
    """The first year of the period in a title: (2022—2030年), "十四五", 2023年度."""
    if "20" not in flat and "五" not in flat:
        return None
    if not is_title(flat):
        return None
    found = YEAR.search(flat)
    if found is not None and not flat.startswith("年前", found.end()):
        return int(found.group())
    return next((year for word, year in _PERIODS.items() if word in flat), None)
