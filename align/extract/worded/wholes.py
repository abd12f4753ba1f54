"""The whole of some works, and states of a set that the segment before names: 全面完成…扫尾."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.governing.reign import Reign
from align.extract.naming.phrase import Phrase
from align.extract.naming.scopes import is_scope
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.lexicon.indicators import closest


def works_start(text: str, start: int, end: int) -> int:
    """Where the works begin that a stretch ends with (…改造任务); -1 where there are none."""
    begin, stop = -1, end
    while stop > start:
        word = cues.last_word(text, start, stop, cues.words("coverage", "works"))
        if word:
            begin = stop - len(word) if begin < 0 else min(begin, stop - len(word))
        tail = cues.last_word(text, start, stop, ("任务", "工作", "工程", "目标"))
        if not tail:
            break
        stop -= len(tail)
    return begin


def unfit(state: str, verb: str, scope: str | None) -> bool:
    """Whether a state is none that could be checked: 全面达到…要求 is, of a set of places."""
    if not 2 <= len(state) <= 30 or state.endswith(("计划", "方案", "行动")):
        return True
    if not state.endswith(cues.words("coverage", "vague_states")):
        return False
    if scope is None or not is_scope(scope):
        return True
    demand = state.endswith("要求") and len(state) > 4 and not state.startswith(_NO_DEMAND)
    attained = demand and verb in _MEETING
    return not (attained or (verb == "建立" and state.endswith("制度") and len(state) > 4))


_MEETING = ("达到", "按照", "按")
_NO_DEMAND = ("有关", "相关", "国家", "上级", "统一", "规定", "以上", "上述")
"""How requirements begin of which nothing is said: 按照有关要求."""


def set_before(text: str, segment: Segment, reign: Reign) -> tuple[int, int] | None:
    """The set that the segment before names and says nothing of: 甲类建筑、乙类建筑,全面安装…."""
    before = reign.worked_on
    if before is None or before.end + 1 != segment.start or before.mark not in ",，":
        return None
    low, high = strip_phrase(text, before.start, before.end)
    among = text[low:high]
    return (low, high) if cues.narrows(among) and _ends_in_set(among) else None


def _ends_in_set(named: str) -> bool:
    """Whether a list ends in the noun of a set, or in one that stands beside it: 学校、办公楼."""
    first, _, last = named.rpartition("、")
    if cues.ends_in_part(named):
        return True
    return cues.ends_in_part(first) and cues.found(last, 0, len(last), cues.weak_heads()) is None


def whole_of_works(text: str, found: cues.Pair, segment: Segment, reign: Reign) -> bool:
    """Whether no set is named, but the whole of some works: 全面完成…扫尾, 全面建成…系统."""
    if found.word not in {"全面", "全部"}:
        return False
    if text.startswith(("分类投放", "分类收集"), found.end):
        return True
    if found.next == "完成":
        return works_start(text, found.end, segment.end) > found.end
    if found.next == "实施":
        return text.endswith("改造", found.end + 3, segment.end)
    built = text.endswith(_BUILT, found.end, segment.end)
    return found.next == "建成" and built and reign.deadline is not None


def focus_before(text: str, segment: Segment) -> str | None:
    """The set on which a sentence focuses before its works: 以印染、造纸等行业为重点,…."""
    far = max(0, segment.start - _FAR)
    begun = max(far, *(text.rfind(mark, far, segment.start) + 1 for mark in "。;；"))
    at = text.find("为重点,", begun, segment.start)
    if at < 0:
        return None
    low = max(begun, *(text.rfind(mark, begun, at) + 1 for mark in ",，:："))
    named = text[low + 1 : at]
    return named if text.startswith("以", low) and cues.ends_in_part(named) else None


_FAR = 90
"""How far before works the set may stand that they are focused on, in characters."""
_BUILT = (
    *("系统", "设施", "管网", "工程", "电站", "通道", "线路", "场站", "码头", "装置", "矿山"),
    *("厂", "库"),
)
"""Ends of what is built as a whole."""


def balanced_drafts(text: str, segment: Segment, reign: Reign) -> list[Draft]:
    """实现采补平衡 by a date."""
    if reign.deadline is None or not text.endswith("平衡", segment.start, segment.end):
        return []
    match = _balance().search(text, segment.start, segment.end)
    if match is None:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    scope = text[low:high] if high - low > 1 and is_scope(text[low:high]) else None
    thing = match.group(1)
    first = low if scope else segment.start
    phrase = Phrase(thing, closest(thing), scope, first, match.end())
    return [state_draft((phrase.start, match.end()), match.start(), phrase, "实现")]


@cache
def _balance() -> re.Pattern[str]:
    return re.compile("实现([^,;。实现]{0,6}(?:采补|占补|进出|收支)平衡)$")
