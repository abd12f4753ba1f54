"""Peaks of any indicator: 煤炭消费总量2028年达到峰值, 石油消费力争2030年前达峰."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.governing.acted_on import acted_on
from align.extract.governing.reign import Reign
from align.extract.naming.lists import coordinate
from align.extract.naming.phrase import Phrase, read_phrase
from align.extract.naming.scopes import is_scope
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.lexicon.indicators import closest

_PEAKS = ("进入峰值平台期", "达到峰值", "达到顶峰", "达到最高值", "达峰值", "达峰")
_HOW = (
    "实现", "力争", "争取", "努力", "确保", "率先", "提前", "尽早", "如期", "基本", "逐步", "同步",
    "于", "在", "到", "左右", "、", ",", "均", "分别", "总体",
)  # fmt: skip
_LONGEST = 40


@cache
def _late() -> re.Pattern[str]:
    """A time right before the peak: 2030年前, "十五五"期间."""
    year = r"\d{4}年底?(?:前后|以?前|之前|左右)?"
    return re.compile(rf'(?:{year}|"十[一二三四五六]五"(?:期间|时期|末期?|初期?|中期)?)$')


def peak_by_peak(text: str, segment: Segment) -> list[Segment]:
    """The parts of a segment that lists peaks, each with its own year: …碳达峰、…2030年前达峰."""
    at = text.find("达峰、", segment.start, segment.end)
    if at < 0 or not text.endswith(_PEAKS, at, segment.end):
        return [segment]
    return [segment._replace(end=at + 2, mark=","), segment._replace(start=at + 3)]


def peak_drafts(text: str, segment: Segment, reign: Reign) -> list[Draft]:
    """The peaks that a segment dates, itself or under the deadline that governs it."""
    word = cues.last_word(text, segment.start, segment.end, _PEAKS)
    if word is None:
        return []
    end = segment.end - len(word)
    low, dated = end, reign.deadline is not None
    while True:
        bare = cues.without_end(text, segment.start, low, _HOW)
        late = _late().search(text, max(segment.start, bare - 14), bare)
        if late is None:
            break
        low, dated = late.start(), True
    low, high = strip_phrase(text, segment.start, bare)
    if high - low < 2 and reign.worked_on is not None:  # 控制石油消费总量,力争2030年前达峰
        before = reign.worked_on
        named = coordinate(text, before.start, before.end)
        if not named or not all(phrase.complete for phrase in named):
            named = acted_on(text, segment, reign)
        if dated and named:
            span = (segment.start, segment.end)
            return [state_draft(span, end, _peak_of(phrase), "达峰") for phrase in named]
    if not dated or not 2 < high - low <= _LONGEST:
        return []
    reached = text.find("实现", low + 2, high - 2)
    phrases = coordinate(text, reached + 2 if reached > 0 else low, high)
    if reached > 0 and phrases and phrases[0].scope is None:  # 重点行业率先实现碳排放|达峰
        among = text[low:reached].removesuffix("率先")
        phrases = [phrase._replace(scope=among if is_scope(among) else None) for phrase in phrases]
    if not all(phrase.complete for phrase in phrases):
        whole = read_phrase(text, low, high)
        phrases = [whole] if whole is not None and whole.complete else []
    years: list[int | None] = [None] * len(phrases)
    if len(reign.years) == len(phrases) > 1 and "分别" in text[high:end]:
        years = list(reign.years)  # 甲和乙2028年、2030年分别达峰
    return [
        state_draft((low, segment.end), max(low, end), _peak_of(phrase), "达峰")._replace(year=year)
        for phrase, year in zip(phrases, years, strict=True)
    ]


def measure_of(phrase: Phrase) -> Phrase:
    """The indicator whose peak a phrase names, which a figure behind it goes on with."""
    bare = phrase.indicator.removesuffix("达峰")
    return phrase if len(bare) < 2 else phrase._replace(indicator=bare, key=closest(bare))


def _peak_of(phrase: Phrase) -> Phrase:
    """The state of an indicator that is at its peak: carbon has a name for it."""
    named = phrase.indicator + "达峰"
    return phrase._replace(indicator=named, key=closest(named))


_PARTS = ("地区", "行业", "领域", "区域", "园区", "企业")
"""Ends of sets that may have a peak of their own: 有条件的地区."""


_NOT_ITSELF = (
    *("奠定", "打下", "夯实", "提供", "情况", "纳入", "的基础上"),
    *("为引领", "为统领", "为牵引", "为导向", "为契机", "为抓手", "为总抓手"),
)
"""What shows that the peak is only what something else is done for, or led by."""


@cache
def _carbon_peak() -> re.Pattern[str]:
    return re.compile(r"实现([^,;。]{0,12})碳达峰|(?:碳|二氧化碳)排放(?:总量|量)?达到?峰(?!后)值?")


def carbon_peak_drafts(text: str, segment: Segment) -> list[Draft]:
    """The peak of carbon that a segment tells of, of a set or in one where it prints them."""
    if "峰" not in text[segment.start : segment.end]:
        return []
    match = _carbon_peak().search(text, segment.start, segment.end)
    if not match or cues.holds(text[match.end() : segment.end], _NOT_ITSELF):
        return []
    whose = match.group(1) or ""
    named = whose + "碳达峰" if cues.ends_in_part(whose) else "碳达峰"
    low, high = strip_phrase(text, segment.start, match.start())
    among = text[low:high] if high - low > len("地区") else ""
    scope = among if among.endswith(_PARTS) and is_scope(among) else None
    phrase = Phrase(named, closest(named), scope, segment.start, segment.end)
    return [state_draft((segment.start, segment.end), match.start(), phrase, "实现")]
