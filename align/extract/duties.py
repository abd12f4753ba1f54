"""What is forbidden and what is owed at once: 不再新建…, SET应安装…."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.phrase import Phrase, is_scope, strip_phrase
from align.extract.sentences import Segment
from align.lexicon.indicators import closest


def _with_exception(text: str, segment: Segment, start: int) -> int:
    """Where a duty begins with the exception before it: 除…外,不再新建…."""
    if text.startswith("除", segment.start) and "外" in text[segment.start : start]:
        return segment.start
    before = text.rfind("除", max(0, segment.start - 40), segment.start)
    if before < 0 or not text.endswith(("外", "以外"), before, segment.start - 1):
        return start
    return start if "。" in text[before : segment.start] else before


_FORBIDDING = (
    *("禁止", "严禁", "不得", "不再", "一律不得", "一律不", "停止", "不予"),
    *("原则上不再", "原则上不", "原则上不得"),
)
_OBLIGING = cues.by_first(("应当", "应", "须", "必须", "原则上应当", "原则上应", "原则上", "一律"))
_DEGREES = ("全部", "全面", "优先", "同步", "严格")


@cache
def _forbidding() -> re.Pattern[str]:
    forbid = cues.alternatives(_FORBIDDING)
    act = cues.alternatives(cues.words("coverage", "prohibited"))
    through = cues.alternatives(cues.words("coverage", "barred_from"))
    return re.compile(f"({forbid})({act}|[^,;。]{{2,24}}?{through})")


@cache
def _since() -> re.Pattern[str]:
    return re.compile(r"(?:自|从)\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?起,?(?:全面)?$")


def forbidden_drafts(text: str, segment: Segment) -> list[Draft]:
    """What a segment forbids, with the set that it is forbidden to and what is excepted."""
    if not cues.holds(text[segment.start : segment.end], _FORBIDDING):
        return []
    match = _forbidding().search(text, segment.start, segment.end)
    if not match or text[match.start() - 2 : match.start()] == "鼓励":
        return []
    rest = text[match.start(2) : segment.end]
    if len(rest) < 4 or "目录" in rest or text[match.end(1) : match.end(1) + 1] in "和或":
        return []
    since = None
    if "年" in text[segment.start : match.start()]:
        since = _since().search(text, segment.start, match.start())
    low, high = strip_phrase(text, segment.start, since.start() if since else match.start())
    scope = text[low:high] if high - low >= 2 and is_scope(text[low:high]) else None
    if scope is not None and cues.whole_start(text, low, high) == high:
        scope = None
    start = low if scope else match.start()
    start = _with_exception(text, segment, start)
    phrase = Phrase(rest, closest(rest), scope, start, segment.end)
    draft = state_draft((start, segment.end), match.start(), phrase, match.group(1))
    return [draft._replace(standing=True)]


def obliged_drafts(text: str, segment: Segment) -> list[Draft]:
    """What a segment lays on a set as a duty in force at once."""
    verbs = cues.words("coverage", "duty_verbs")
    duty = cues.found_before(text, segment.start, segment.end, _OBLIGING, verbs, between=_DEGREES)
    if duty is None:
        return []
    low, high = strip_phrase(text, segment.start, duty.start)
    scope = text[low:high]
    thing = text[duty.end : segment.end]
    if high - low < 3 or not 2 <= len(thing) <= 24 or not is_scope(scope):
        return []
    if thing.endswith(cues.words("reference", "relative")):
        return []  # must attain what others have attained: a figure set elsewhere
    phrase = Phrase(thing, closest(thing), scope, low, segment.end)
    draft = state_draft((low, segment.end), duty.start, phrase, duty.word)
    return [draft._replace(standing=True)]
