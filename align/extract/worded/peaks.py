"""Peaks of any indicator: 煤炭消费总量2028年达到峰值, 石油消费力争2030年前达峰."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
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
        if dated and named and all(phrase.complete for phrase in named):
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
    return [
        state_draft((low, segment.end), max(low, end), _peak_of(phrase), "达峰")
        for phrase in phrases
    ]


def measure_of(phrase: Phrase) -> Phrase:
    """The indicator whose peak a phrase names, which a figure behind it goes on with."""
    bare = phrase.indicator.removesuffix("达峰")
    return phrase if len(bare) < 2 else phrase._replace(indicator=bare, key=closest(bare))


def _peak_of(phrase: Phrase) -> Phrase:
    """The state of an indicator that is at its peak: carbon has a name for it."""
    named = phrase.indicator + "达峰"
    return phrase._replace(indicator=named, key=closest(named))
