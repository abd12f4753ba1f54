"""A point or stretch of time inside a year: months, days, quarters and halves, as ISO dates."""

import re
from functools import cache
from typing import NamedTuple

from align.extract.amounts.numerals import parse_number

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LINK = r" ?(?:[-–—―−~～]{1,2}|至|到|和|与) ?"
"""What joins the two ends of a stretch of time; 和 and 与 only before 之间."""
_FIGURES = tuple("0123456789一二三四五六七八九十 ")
_COUNTED = (*_FIGURES, "半", "两")
_SMALL = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"


class Point(NamedTuple):
    """A year, or a part of it, as it stands in a text."""

    end: int
    year: int
    month: int | None
    first_day: str
    """The first and the last day that belong to it, as ISO dates."""
    last_day: str
    marked: bool
    """Whether 年 (or a month) is printed: four bare figures may be any number."""
    within: bool = False
    """Whether it is a part of the year named by a word (上半年, 前两个季度)."""


def length(year: int, month: int) -> int:
    """How many days the month has."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + leap


def stretch(
    end: int, year: int, months: tuple[int, int], days: tuple[int, int | None] = (1, None)
) -> Point | None:
    """The part of a year between two months, from the first to the last day given.

    None where there is no such month or day.
    """
    low, high = months
    if not 1 <= low <= high <= 12:
        return None
    last = days[1] or length(year, high)
    if not (1 <= days[0] <= length(year, low) and last <= length(year, high)):
        return None
    first = f"{year:04}-{low:02}-{days[0]:02}"
    return Point(end, year, low, first, f"{year:04}-{high:02}-{last:02}", marked=True)


@cache
def _month() -> re.Pattern[str]:
    """A month after its year, its day or third of the month after it."""
    return re.compile(
        rf" ?(?P<month>{_SMALL})(?: ?月份?|(?={LINK}(?:{_SMALL})月))"
        rf"(?: ?(?:(?P<day>{_SMALL})(?:[日号]|(?={LINK}(?:{_SMALL})[日号]))"
        r"|(?P<third>[上中下])旬))?"
    )


@cache
def _iso() -> re.Pattern[str]:
    """2023-10-17, 2023/10/17, 2023.10.17."""
    return re.compile(r"([-/.])([01]?[0-9])\1([0-3]?[0-9])(?![0-9])")


@cache
def _part() -> re.Pattern[str]:
    """A named part of a year."""
    return re.compile(
        rf"(?P<half>[上下前后])半年|前(?P<head>{_SMALL}|两)个?(?P<unit>季度|月)"
        rf"|(?:的)?第?(?P<nth>{_SMALL}|首)(?P<of>个?季度|个月)|(?P<first>首)月"
    )


def _number(text: str) -> int:
    """A small number, 0 where it is none."""
    value = parse_number(text)
    return int(value) if value is not None else 0


def part_at(text: str, place: int, year: int) -> Point | None:
    """The month, day or named part that follows a year at ``place``, None where none does."""
    # most years stand alone: the patterns are built only where one could match
    head = text[place : place + 1]
    match = _month().match(text, place) if head in _FIGURES else None
    if match:
        return _from_month(match, year)
    likely = head in "上下第首的" or (head in "前后" and text[place + 1 : place + 2] in _COUNTED)
    match = _part().match(text, place) if head and likely else None
    if match is None:
        return None
    if match["half"]:
        months = (1, 6) if match["half"] in "上前" else (7, 12)
    elif match["head"]:
        months = (1, _number(match["head"]) * (3 if match["unit"] == "季度" else 1))
    elif match["first"]:
        months = (1, 1)
    else:
        nth = 1 if match["nth"] == "首" else _number(match["nth"])
        quarter = match["of"].endswith("季度")
        months = (3 * nth - 2, 3 * nth) if quarter else (nth, nth)
    found = stretch(match.end(), year, months)
    return found._replace(within=True) if found else None


def _from_month(match: re.Match[str], year: int) -> Point | None:
    month = _number(match["month"])
    if match["third"]:
        low = {"上": 1, "中": 11, "下": 21}[match["third"]]
        return stretch(match.end(), year, (month, month), (low, None if low == 21 else low + 9))
    if match["day"]:
        day = _number(match["day"])
        return stretch(match.end(), year, (month, month), (day, day))
    return stretch(match.end(), year, (month, month))


def date_at(text: str, place: int, year: int) -> Point | None:
    """A date in figures whose year ends at ``place``: 2023-10-17."""
    match = _iso().match(text, place)
    if match is None:
        return None
    month, day = int(match[2]), int(match[3])
    return stretch(match.end(), year, (month, month), (day, day)) if day else None


@cache
def _rest() -> re.Pattern[str]:
    """The second end of a stretch, its year not repeated: 8月22日, 十五号, 11月."""
    return re.compile(
        rf"(?P<month>{_SMALL})月份?(?:(?P<day>{_SMALL})[日号])?|(?P<only>{_SMALL})[日号]"
    )


def rest_at(text: str, place: int, since: Point) -> Point | None:
    """The end of a stretch that began at ``since``, where it names no year of its own."""
    match = _rest().match(text, place)
    if match is None or since.month is None:
        return None
    if match["only"]:
        month, day = since.month, _number(match["only"])
    else:
        month, day = _number(match["month"]), _number(match["day"] or "")
    return stretch(match.end(), since.year, (month, month), (day or 1, day or None))
