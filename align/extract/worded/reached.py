"""SET + 全面 or 基本 + verb + STATE: 公交车全面实现新能源化, 机场车辆基本使用新能源汽车."""

from __future__ import annotations

import re

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.governing.reign import Reign
from align.extract.naming.phrase import Phrase, read_phrase
from align.extract.naming.scopes import OF_SIZE, is_scope, split_scope
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.extract.worded.undergone import NO_SET, each_set
from align.extract.worded.wholes import (
    focus_before,
    set_before,
    unfit,
    whole_of_works,
    works_start,
)
from align.lexicon.indicators import closest, ending_at

_HOW_FAR = ("全面", "全部", "基本", "普遍", "一律", "均", "率先全面")
_DEGREES = cues.by_first(_HOW_FAR)


def reached_drafts(text: str, segment: Segment, reign: Reign) -> list[Draft]:
    """SET + 全面 or 基本 + verb + STATE: 公交车全面实现新能源化, 机场车辆基本使用新能源汽车."""
    if not cues.holds(text[segment.start : segment.end], _HOW_FAR):
        return []
    reach = cues.words("coverage", "reach")
    found = cues.found_before(text, segment.start, segment.end, _DEGREES, reach)
    if found is None:
        return []
    if found.end >= segment.end - 1:
        return _completed(text, segment, found)
    degree, verb = found.word, found.next
    low, high = strip_phrase(text, segment.start, found.start)
    scope: str | None = text[low:high].rstrip("等") if high - low >= 2 else None
    state = text[found.end : segment.end].rstrip("等")
    if state.count('"') % 2:
        state = state.strip('"')
    state = re.sub(r"(?:的)?(?:目标|任务|工作)$", "", state)
    if verb in {"安装", "配备", "推广"}:
        state = state.removeprefix("使用").removeprefix("应用")
    if unfit(state, verb, scope):
        return []
    if scope is None and (earlier := set_before(text, segment, reign)) is not None:
        low, high = earlier
        scope = text[low:high]
    if scope is None:
        scope, at = _without_subject(text, found, segment, found.end + len(state), reign)
        if at < 0:
            return []
        state = text[at : found.end + len(state)]
    elif not (
        _is_set(scope, degree)
        or (verb in _REMOVED and scope.endswith("内"))
        or (verb in _BECOMING and len(scope) <= _LONGEST_SET and scope.endswith(_MADE))
    ):
        return []
    start = low if high > low else found.start
    phrase = Phrase(state, closest(state) or _key_of_sized(state), scope, start, segment.end)
    if verb == "消除" and (each := each_set(text, segment.end - len(state), segment.end)):
        return [
            state_draft((start, segment.end), found.start, one._replace(scope=scope), degree)
            for one in each
        ]
    draft = state_draft((start, segment.end), found.start, phrase, degree)
    owed = text.endswith(("应", "应当", "须", "原则上"), segment.start, found.start)
    return [draft._replace(standing=owed)]


_REMOVED = frozenset(("淘汰", "取缔", "拆除", "停用"))
_BECOMING = frozenset(("更换为", "替换为", "转为", "改为", "更新为", "改用"))
"""Verbs of what things are turned into, so that any kind of vehicle or machine is a set."""
_MADE = ("车", "船", "艇", "机", "炉", "灶", "泵", "灯", "灯具", "器", "器具", "电机", "管道")
_LONGEST_SET = 20
_TREATED = ("综合治理", "综合整治", "生态修复")


def _treated(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The places that are wholly treated, and where the treatment begins: 采煤沉陷区|综合治理."""
    at = end - len("综合治理")
    named = text[start:at]
    if closest(text[start:end]) is not None:
        return None, start
    return (named, at) if len(named) > len("矿山") and cues.ends_in_part(named) else (None, start)


def _completed(text: str, segment: Segment, found: cues.Pair) -> list[Draft]:
    """Works + 基本 or 全部 + 完成."""
    low, high = strip_phrase(text, segment.start, found.start)
    if found.next != "完成" or found.end < segment.end or high - low < 4:
        return []
    phrase = read_phrase(text, low, high)
    named = '"' in text[low - 1 : low + 1]  # a campaign by its name
    works = named or works_start(text, low, high) >= 0
    if phrase is None or not works:
        return []
    return [state_draft((low, segment.end), found.start, phrase, found.word)]


def _is_set(scope: str, degree: str) -> bool:
    """Whether a subject is a set of things, and not a system or a state of affairs."""
    counted = is_scope(scope) or (degree in {"全部", "一律"} and len(scope) <= 40)
    return counted and not scope.endswith(NO_SET)


def _key_of_sized(state: str) -> str | None:
    """The key of a thing that is told with its size: 较大面积的农村黑臭水体."""
    known = ending_at(state, len(state)) if state.startswith(OF_SIZE) else None
    return known[1] if known is not None else None


def _without_subject(
    text: str, found: cues.Pair, segment: Segment, end: int, reign: Reign
) -> tuple[str | None, int]:
    """The set that stands behind the verb or before the works, and where the state begins.

    The place is -1 where the segment is no target: it names neither a set nor the whole of works.
    """
    degree, verb = found.word, found.next
    whole = whole_of_works(text, found, segment, reign)
    if not whole and verb not in {"消除", "实现", "淘汰", "完成"}:
        return None, -1
    scope, at = split_scope(text, found.end, end)
    if scope is None and verb == "实施":
        scope = focus_before(text, segment)
    elif scope is None and text.endswith(_TREATED, found.end, end):
        scope, at = _treated(text, found.end, end)
    if scope is None and degree != "基本" and verb not in {"淘汰", "消除"} and not whole:
        return None, -1
    return scope, at
