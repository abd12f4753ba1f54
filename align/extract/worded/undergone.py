"""What is done to a set, the set as subject: 散煤基本清零, 老旧货车全部淘汰, 卫生厕所基本普及."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.naming.lists import split_list
from align.extract.naming.phrase import Phrase, read_phrase
from align.extract.naming.scopes import is_scope, split_scope
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.lexicon.indicators import closest, ending_at

NO_SET = ("体系", "机制", "格局", "制度")
"""Ends of subjects that are no set of things."""

_GONE = (
    *("整合退出", "关停退出", "淘汰退出", "出清", "淘汰", "退出", "关停", "消除", "清零", "拆除"),
    *("取消", "腾退", "报废"),
    *(gone + "到位" for gone in ("拆除", "腾退", "清理", "淘汰", "关停")),
)
_STOPPED = (
    "停工停建",
    "停建停产",
    "停产整治",
    "停产整改",
    "停工",
    "停建",
    "停产",
    "关闭",
    "取缔",
    "整改到位",
)
"""What is done to a set in the name of the law: the state is what is told of it."""
_SPREAD = ("普及", "替代", "覆盖", "达标", "安装", "安装到位", "配备到位")
_LEAST = 2


@cache
def _fate() -> re.Pattern[str]:
    degree = cues.alternatives(["全面", "全部", "基本", "普遍", "一律", "均", "率先全面"])
    verb = cues.alternatives([*_GONE, *_STOPPED, *_SPREAD])
    return re.compile(f"(?:实现|得到|已)?({degree})(?:得到|实现|依法依规|依法)?({verb})$")


def each_set(text: str, low: int, high: int) -> list[Phrase]:
    """The sets of a list, each of which is a target: 劣Ⅴ类断面、城市黑臭水体|基本消除."""
    members = split_list(text, low, high)
    if len(members) < 2 or any(not _stands_alone(text[start:end]) for start, end in members):
        return []
    found = [(text[start:end], read_phrase(text, start, end)) for start, end in members]
    named = [(member, phrase) for member, phrase in found if phrase is not None]
    return [_also_in(phrase, member, named[0][1].scope) for member, phrase in named]


def _lists_sets(scope: str) -> bool:
    """Whether a scope took a member of the list for a part of itself: 县城劣Ⅴ类断面、城镇."""
    first, apart, _ = scope.partition("、")
    return bool(apart) and ending_at(first, len(first)) is not None


def _also_in(phrase: Phrase, member: str, scope: str | None) -> Phrase:
    """A member of a list, in the scope that only the first one prints."""
    own = phrase.scope is not None or member.startswith(_OWN_PLACE)
    return phrase if own else phrase._replace(scope=scope)


_OWN_PLACE = ("城市", "城镇", "农村", "全", "重点")
"""Beginnings of members that say for themselves where they hold."""


def _stands_alone(member: str) -> bool:
    """Whether a member of a list is a set of its own, and does not only describe the last one."""
    return len(member) > 3 or (len(member) == 3 and member[0] not in "高低非老旧大中小")


@cache
def _bounded() -> re.Pattern[str]:
    """The size that bounds a class: 35蒸吨/小时及以下."""
    return re.compile(r"\d[^,、]{0,12}?以[上下]的?(?=..)")


def _placed(subject: str) -> tuple[str, str] | None:
    """The place before a class of a size, and the class: 建成区|每小时10蒸吨①及以下燃煤锅炉."""
    match = _sized().match(subject)
    if match is None or not cues.ends_in_part(match.group(1)):
        return None
    return match.group(1), "".join(each for each in match.group(2) if not "①" <= each <= "⑳")


@cache
def _sized() -> re.Pattern[str]:
    return re.compile(r"([^\d,、每单以]{2,12})((?:每小时|单台)?\d[^,、]{0,12}?以[上下].{2,})")


_OWNERS = ("企业", "单位", "机构", "机关", "小区")
"""Ends of scopes that own or hold the things which are done away with."""


_ALL_OF = tuple(verb + "全部" for verb in ("淘汰", "关停", "拆除", "取缔", "退出", "关闭", "替代"))


def _all_of(text: str, segment: Segment) -> list[Draft]:
    """淘汰全部 + SET: the verb before the degree."""
    phrase = read_phrase(text, segment.start + 4, segment.end)
    if phrase is None or segment.end - segment.start < 2 * 4:
        return []
    bounded = _bounded().match(text[segment.start + 4 : segment.end])
    if bounded is not None:
        thing = text[segment.start + 4 + bounded.end() : segment.end]
        whole = text[segment.start + 4 : segment.end]
        verb = text[segment.start : segment.start + 2]
        phrase = phrase._replace(scope=whole, indicator=thing + verb)
    return [state_draft((segment.start, segment.end), segment.start, phrase, "全部")]


def undergone_drafts(text: str, segment: Segment) -> list[Draft]:
    """SET + 基本 or 全部 + 淘汰 or 普及: of the set itself, and where it holds if printed."""
    if text.startswith(_ALL_OF, segment.start):
        return _all_of(text, segment)
    if not text.endswith((*_GONE, *_STOPPED, *_SPREAD), segment.start, segment.end):
        return []
    match = _fate().search(text, segment.start, segment.end)
    if match is None:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    degree, verb = match.groups()
    subject = text[low:high]
    if high - low < _LEAST or subject.endswith((*NO_SET, *cues.words("coverage", "vague_states"))):
        return []
    if cues.without_start(text, low, high, cues.words("strip", "head")) == high:
        return []  # 力争实现清零: of what, the segment does not say
    if verb in _STOPPED:
        halt = Phrase(verb, closest(verb), subject, low, segment.end)
        return [state_draft((low, segment.end), match.start(1), halt, degree)]
    whole = verb in _GONE or verb == "普及" or is_scope(subject) or degree in {"全部", "一律"}
    phrase = read_phrase(text, low, high) if whole else None
    if phrase is None:
        return []
    if verb in _GONE and phrase.scope is None and phrase.key is None:
        scope, at = split_scope(text, low, high, of_set=True)
        if (
            scope is not None and scope.endswith(_OWNERS) and high - at > _LEAST
        ):  # 陶瓷企业|煤气发生炉
            phrase = phrase._replace(scope=scope, indicator=text[at:high])
    alone = phrase.scope is None or _lists_sets(phrase.scope)
    if verb in _GONE and alone and (sets := each_set(text, low, high)):
        at = match.start(1)
        return [state_draft((each.start, segment.end), at, each, degree) for each in sets]
    if verb in _GONE and (placed := _placed(subject)) is not None:
        place, thing = placed
        key = closest(thing + verb) or phrase.key
        phrase = phrase._replace(scope=place, indicator=thing + verb, key=key)
    bounded = _bounded().match(subject) if verb in _GONE else None
    if bounded is not None:  # a class of boilers by size, and what becomes of it
        thing = subject[bounded.end() :]
        phrase = phrase._replace(scope=subject, indicator=thing + verb)
    return [state_draft((low, segment.end), match.start(1), phrase, degree)]
