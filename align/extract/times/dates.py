"""Find the times of a text: years, five-year periods, dates and stretches.

A time carries a hint of its role, from the words that touch it: 到2025年 and 2030年前 are
deadlines, 比2020年 a baseline. What a time governs is for the reader of the sentence to say.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from align.extract.accounts.documents import DocumentNumber, find_document_numbers
from align.extract.times.days import LINK, Point, date_at, part_at, rest_at

__all__ = ["Bound", "DocumentNumber", "RoleHint", "Time", "find_document_numbers", "find_times"]

RoleHint = Literal["deadline", "baseline", "date", "period", "plain"]
Bound = Literal["", "before", "until", "after", "since"]

_YEARS = (1900, 2199)
_FIGURES = str.maketrans("〇零○一二三四五六七八九", "000123456789")


class Time(NamedTuple):
    """A time in a text. ``start`` and ``end`` cover its words (到, 比, 前, 底, quotation marks)."""

    start: int
    end: int
    first_year: int | None
    """None where it is open on that side (2030年前), or no year is said (远期)."""
    last_year: int | None
    role_hint: RoleHint
    words: str
    bound: Bound = ""
    """``before`` 前, ``until`` 及以前, ``after`` 之后, ``since`` 起; the named time is what
    ``first_day`` and ``last_day`` tell."""
    first_day: str | None = None
    """ISO date of the first and the last day of the named time."""
    last_day: str | None = None


@cache
def _year() -> re.Pattern[str]:
    """Four figures that may be a year; begins with a character class so that the search is fast."""
    return re.compile("[12一二][0-9〇零○一二三四五六七八九]{3}")


@cache
def _named() -> re.Pattern[str]:
    """Five-year periods, centuries and the near and far future."""
    return re.compile(
        "[十九本上近远12二](?:(?<=十)(?P<plan>[一二三四五六七八九]?)五"
        '|(?<=九)五(?=["”』」])'
        "|[0-9十]?一?世纪(?:(?P<middle>中叶)|(?P<decade>[0-9]0|[二三四五六七八九]十)年代)"
        "|(?<=[近远])期)"
    )


@cache
def _before() -> re.Pattern[str]:
    """Words that touch a time from the left."""
    return re.compile(
        "(?:(?P<base>相较[于之]?|相比于?|相对于?|对比|(?<!占)比之?|较[之于]?)"
        "|(?P<pair>在|以|与|同|和|跟)"
        "|(?P<since>自从|自|从|由)"
        "|(?P<until>截至|截止到|截止至|截止|直到|到|至)) ?$"
    )


@cache
def _after() -> re.Pattern[str]:
    """Words that touch a time from the right."""
    return re.compile(
        " ?(?:(?:年?(?P<end>底|末))?(?P<within>期间|时期|期内|之内|内|间|之间)?"
        "(?:(?P<about>前后|左右)|(?P<bound>[及或]?(?:之前|以前)"
        "|前(?![期景端沿]|[0-9一二两三四五六七八九十]{1,2}个?[年月季])"
        "|[及或]?(?:之后|以后)|后(?![期续]|[0-9一二两三四五]{1,2}个?年)|起|开始|以来))?)"
    )


@cache
def _measured() -> re.Pattern[str]:
    """What makes a time a baseline from the right."""
    return re.compile("(?:的)?(?:实际)?(?:水平)?(?:相比|的?基础上|为(?:基[准期数年点]|参照))")


@cache
def _described() -> re.Pattern[str]:
    """What makes 2000年前 a description of things that exist: 2000年前建成的."""
    return re.compile(
        "(?:已经?)?(?:建成|建设|竣工|投产|投用|投运|注册|登记|供热|供暖|老旧|生产|出厂|的)"
    )


def find_times(text: str) -> list[Time]:
    """Every time of the text, in order and not overlapping."""
    found = []
    done = 0
    for match in _year().finditer(text):
        if match.start() >= done and (time := _from_year(text, match.start())):
            found.append(time)
            done = time.end
    named = (_from_name(text, match) for match in _named().finditer(text))
    found.extend(time for time in named if time)
    return _apart(sorted(found, key=lambda time: (time.start, -time.end)))


def _apart(times: list[Time]) -> list[Time]:
    """The times without those that begin inside another one."""
    result: list[Time] = []
    for time in times:
        if not result or time.start >= result[-1].end:
            result.append(time)
    return result


def _point(text: str, start: int) -> Point | None:
    """The year at a place with the month, day or part that follows it."""
    match = _year().match(text, start)
    if match is None or text[max(0, start - 1) : start].isdecimal():
        return None
    figures = match.group()
    if not figures[0].isascii():
        figures = figures.replace("0", "〇")  # 二0二五年
    if any(figure.isascii() != figures[0].isascii() for figure in figures):
        return None
    year, place = int(figures.translate(_FIGURES)), match.end()
    if text[place : place + 1].isdecimal() or not _YEARS[0] <= year <= _YEARS[1]:
        return None
    if point := date_at(text, place, year):
        return point
    after = place + (text[place : place + 1] == " ")
    marked = text[after : after + 1] == "年"
    if marked:
        place = after + 1 + text.startswith("度", after + 1)
        if point := part_at(text, place, year):
            return point
    return Point(place, year, None, f"{year}-01-01", f"{year}-12-31", marked)


@cache
def _link() -> re.Pattern[str]:
    return re.compile(LINK)


def _from_year(text: str, start: int) -> Time | None:
    """The time that a year begins, None where the four figures are something else."""
    first = _point(text, start)
    if first is None:
        return None
    last = _last(text, first)
    if not (last or first).marked and not (last and _stands_alone(text, start, last.end)):
        return None
    return _time(text, start, first, last or first)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether two years without 年 are a stretch of time: 从2016到2018, (2021-2035)."""
    after = text[end : end + 1]
    return text[max(0, start - 1) : start] in ("从", "自", "在") or not after.isalnum()


def _last(text: str, first: Point) -> Point | None:
    """The other end of a stretch that begins with ``first``, None where there is none."""
    link = _link().match(text, first.end)
    if link is None:
        return None
    last = _point(text, link.end()) or rest_at(text, link.end(), first)
    if last is None or last.last_day < first.first_day:
        return None
    if link.group().strip() not in ("和", "与"):
        return last
    return last if text.startswith(("间", "之间", "期间"), last.end) else None


def _time(text: str, start: int, first: Point, last: Point) -> Time:
    """The time between two points (the same one twice), with the words that touch it."""
    end = last.end
    before = _before().search(text[max(0, start - 4) : start])
    after = _after().match(text, end)
    head = max(0, start - 4) + before.start() if before else start
    role = _role(text, before, after, end)
    bound = "" if role == "baseline" else _bound(before, after)
    if after and after.group().strip():
        end = after.end()
    if role == "baseline" and (measured := _measured().match(text, end)):
        end = measured.end()
    if role is None:
        role = "period" if first is not last else "date" if _dated(first) else "plain"
    if role == "deadline" and bound == "before" and _described().match(text, end):
        role = "plain"
    low = None if first is last and bound in ("before", "until") else first.year
    opened = first is last or bool(after and after["bound"])
    high = None if opened and bound in ("after", "since") else last.year
    if before and before["pair"] and role != "baseline":
        head = start
    return Time(
        head, end, low, high, role, text[head:end], bound, first.first_day, last.last_day
    )  # fmt: skip


def _dated(point: Point) -> bool:
    """Whether a point is a month or a day, and not a part of the year (上半年)."""
    return point.month is not None and not point.within


def _bound(before: re.Match[str] | None, after: re.Match[str] | None) -> Bound:
    """On which side of the named time the text stays open."""
    word = (after and after["bound"]) or ""
    if word.endswith("前"):
        return "until" if word[0] in "及或" or (after and after["end"]) else "before"
    if word.endswith("后"):
        return "since" if word[0] in "及或" else "after"
    if word or (before and before["since"]):
        return "since"
    return ""


def _role(
    text: str, before: re.Match[str] | None, after: re.Match[str] | None, end: int
) -> RoleHint | None:
    """The role that the touching words give, None where they say nothing."""
    stop = after.end() if after else end
    if (before and before["base"]) or _measured().match(text, stop):
        return "baseline"
    open_end = after and after["bound"]
    if before and before["since"] and not open_end and text.startswith("的", stop):
        return "baseline"  # 从2020年的20%提高到
    if (before and before["until"]) or (after and (after["end"] or after["within"])):
        return "deadline"
    word = (after and after["bound"]) or ""
    if word.endswith("前") or (after and after["about"] == "前后"):
        return "deadline"
    return "period" if word or (before and before["since"]) else None


def _from_name(text: str, match: re.Match[str]) -> Time | None:
    """A five-year period, a century's middle or decade, the near or far future."""
    start, end = match.span()
    word = match.group()
    if word in ("近期", "远期"):
        return Time(start, end, None, None, "plain", word)
    if match["middle"] or match["decade"]:
        return _of_century(text, match)
    quoted = text[max(0, start - 1) : start] in tuple("\"“『「'‘") and text[end : end + 1] in tuple(
        "\"”』」'’"
    )
    if not quoted and (len(word) < 3 or _numeric(text, start, end)):
        return None
    number = 9 if word[0] == "九" else 10 + "零一二三四五六七八九".index(match["plan"] or "零")
    first = 2001 + 5 * (number - 10)
    whole = (start - 1, end + 1) if quoted else (start, end)
    last, stop = first + 4, whole[1]
    opening = text[stop : stop + 3]
    if opening[:1] == "前" and opening[2:] == "年" and opening[1] in _FEW:
        last, stop = first + _FEW[opening[1]] - 1, stop + 3  # "十四五"前三年
    low = Point(whole[1], first, None, f"{first}-01-01", "", marked=True)
    high = Point(stop, last, None, "", f"{last}-12-31", marked=True)
    return _time(text, whole[0], low, high)


_FEW = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
"""Numbers of years that are fewer than those of a five-year period."""


def _numeric(text: str, start: int, end: int) -> bool:
    """Whether Chinese figures stand beside it, so that it is part of a longer numeral."""
    figures = tuple("零〇一二三四五六七八九十百千万亿")
    return text[max(0, start - 1) : start] in figures or text[end : end + 1] in figures


def _of_century(text: str, match: re.Match[str]) -> Time | None:
    """本世纪中叶 is 2050; 20世纪80年代 is 1980 to 1989."""
    name = match.group().split("世纪")[0]
    century = {"本": 21, "上": 20, "二十一": 21, "二十": 20, "21": 21, "20": 20}.get(name)
    if century is None:
        return None
    first = 100 * (century - 1)
    if match["middle"]:
        year = first + 50
        point = Point(match.end(), year, None, f"{year}-01-01", f"{year}-12-31", marked=True)
        return _time(text, match.start(), point, point)._replace(role_hint="deadline")
    digit = match["decade"][0]
    first += 10 * int(digit.translate(_FIGURES))
    low = Point(match.end(), first, None, f"{first}-01-01", "", marked=True)
    high = Point(match.end(), first + 9, None, "", f"{first + 9}-12-31", marked=True)
    return _time(text, match.start(), low, high)
