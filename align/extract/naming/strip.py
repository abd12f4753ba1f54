"""What stands around an indicator without belonging to it: times, verbs, adverbs, marks."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from align.extract import cues
from align.lexicon import indicators

_LONGEST_TIME = 12
_PERIODS = tuple(f'"十{number}五"' for number in "一二三四五六")
_OF_PERIODS = ("期间", "时期", "末", "前三年", "前两年", "后三年", "后两年")
_WITHIN = ("期间", "期内", "内", "间")
_TIME_ENDS = ("年", "底", "前", '五"', *_OF_PERIODS)


_BEFORE = ("底以前", "底之前", "及以前", "以前", "之前", "底前", "末前", "前")
_LONGEST_AGE = 10
"""Characters between 前 and 的 in 2000年前|建成并投入使用|的小区 at most."""


def describes_age(text: str, at: int, end: int) -> bool:
    """Whether what stands behind a year says how old the things are: 2000年|前建成的小区."""
    before = cues.first_word(text, at, end, _BEFORE)
    if before is None:
        return False
    at += len(before)
    of = text.find("的", at, min(end - 1, at + _LONGEST_AGE))
    if of == at:  # 2025年底前|的主要任务 tells of a date
        return text.startswith(_THINGS_OF_AN_AGE, of + 1, end)
    return of >= 0 and not cues.holds(text[at:of], _STOPS)


_STOPS = (*",;、。到", *"0123456789")
_THINGS_OF_AN_AGE = ("老旧", "既有", "建筑", "住宅", "农房", "小区", "车辆", "锅炉")


def _after_time(text: str, start: int, end: int) -> int:
    """Where a stretch goes on after the time that it begins with; ``start`` without one."""
    head = text[start : min(end, start + _LONGEST_TIME)]
    if head[:4].isdecimal() and head[4:5] == "年":
        if describes_age(text, start + 5, end):
            return start
        rest = head[5:].removeprefix("底").removeprefix("前")
        if rest.startswith(("基础上", "的基础上")):
            rest = rest.removeprefix("的")[3:]
    elif head.startswith(_PERIODS):
        rest = head[5:]
        rest = rest[len(cues.first_word(rest, 0, len(rest), _OF_PERIODS) or "") :]
    else:
        years = head.partition("年")[0]
        number = years.strip().removeprefix("未来").removeprefix("今后")
        few = number.isdecimal() and len(number) <= 2
        if years == head or not (few or number in tuple("一二三四五六七八九十")):
            return start
        rest = head[len(years) + 1 :]
        rest = rest[len(cues.first_word(rest, 0, len(rest), _WITHIN) or "") :]
    return start + len(head) - len(rest)


@cache
def _trailing_time() -> re.Pattern[str]:
    year = r"(?:\d{4}年(?:底)?(?:前)?|三年|五年|十年|\"十[一二三四五六]五\"(?:期间|时期|末)?)"
    other = "(?<!(?<!占)比)" + "".join(f"(?<!{word})" for word in "较与于之自从由在对")
    return re.compile(rf"(?:,|:)?{other}(?:到|至|在)?{year}(?:[、和]{year})*$")


_MARKS = " \t\n\r\f\v\u00a0\u3000、,，:：;；。\"'·—-"


@lru_cache(maxsize=32)
def strip_phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the words and marks around it that belong to no indicator."""
    while start < end:
        before = (start, end)
        start = _after_time(text, start, end)
        if start >= end:
            break
        if text.endswith(_TIME_ENDS, start, end):
            late = _trailing_time().search(text, start, end)
            if late and late.start() > start + 1:
                end = late.start()
        start, end = _without_marks(text, start, end)
        if start >= end:
            break
        bare = cues.without_end(text, start, end, cues.words("strip", "tail"))
        if start < bare < end and not indicators.ending_at(text, end):
            end = bare
        baseline = cues.baseline_before(text, start, end)
        if baseline > start:
            end = baseline
        after = cues.whole_start(text, start, end)
        if start < after < end and not _name_at(text, start, end):
            start = after
        after = cues.without_start(text, start, end, cues.words("strip", "head"))
        after = _whole_word(text, start, after, end)
        if start < after < end - 1 and not _name_at(text, start, end):
            start = _shortest_safe(text, start, after, end)
            start += text.startswith("的", start, end - 1)  # 建成|的公园面积
        if (start, end) == before:
            break
    return start, end


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without marks around it, but for those of a quotation that begins in it."""
    bare = text[start] not in _MARKS and text[end - 1] not in _MARKS
    if bare and '"' not in text[start:end]:
        return start, end
    chunk = text[start:end].lstrip(_MARKS)
    start = end - len(chunk)
    chunk = chunk.rstrip(_MARKS)
    end = start + len(chunk)
    if '"' in chunk and chunk.count('"') % 2:
        if text[start - 1 : start] == '"':
            return start - 1, end
        if text[end : end + 1] == '"':
            return start, end + 1
    return start, end


def _whole_word(text: str, start: int, stripped: int, end: int) -> int:
    """Where to cut a run of head words that ends with 应 of 应急, 应用 or 应对…能力."""
    if stripped <= start:
        return stripped
    if text.startswith("增加的", start, end):
        return start
    if text.endswith("建设", start, stripped) and text.startswith("用地", stripped):
        return stripped - 2  # 建设用地 is one word
    if text.endswith("对", start, stripped) and text.startswith(_ABROAD, stripped):
        return stripped - 1  # 对外 is one word
    built_up = text.find("建成区", start, stripped + 1)
    if built_up >= 0:
        return built_up
    if text.endswith("使", start, stripped) and text.startswith("用", stripped):
        return stripped - 1  # the 使 of 使用率
    at = text.find("在", start, stripped)
    if at >= 0 and text.startswith(("在役", "在建", "在用", "在产", "在运"), at):
        return at
    at = text.find("应", start, stripped)
    if at < 0:
        return stripped
    answering = text.endswith("能力", start, end) and text.startswith("应对", at)
    return at if answering or text.startswith(("应急", "应用", "应变"), at) else stripped


_ABROAD = tuple("外" + what for what in ("贸", "开放", "投资", "依存", "交通", "出口", "承包"))
"""What 对外 stands before where it is part of a name."""


def _name_at(text: str, start: int, end: int) -> bool:
    return indicators.longest_at(text, start, end) is not None


def _shortest_safe(text: str, start: int, stripped: int, end: int) -> int:
    """Where to cut a run of head words: not beyond the start of a known name inside it."""
    for at in range(start + 1, stripped):
        if indicators.longest_at(text, at, end) is not None:
            return at
    return stripped
