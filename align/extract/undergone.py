"""What is done to a set, the set as subject: 散煤基本清零, 老旧货车全部淘汰, 卫生厕所基本普及."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.phrase import is_scope, read_phrase, strip_phrase
from align.extract.sentences import Segment

NO_SET = ("体系", "机制", "格局", "制度")
"""Ends of subjects that are no set of things."""

_GONE = ("淘汰", "退出", "关停", "消除", "清零", "拆除", "取消", "腾退", "报废")
_SPREAD = ("普及", "替代", "覆盖", "达标", "安装", "安装到位", "配备到位", "拆除到位")
_LEAST = 2


@cache
def _fate() -> re.Pattern[str]:
    degree = cues.alternatives(["全面", "全部", "基本", "普遍", "一律", "均", "率先全面"])
    verb = cues.alternatives([*_GONE, *_SPREAD])
    return re.compile(f"(?:实现|得到|已)?({degree})(?:得到|实现)?({verb})$")


@cache
def _bounded() -> re.Pattern[str]:
    """The size that bounds a class: 35蒸吨/小时及以下."""
    return re.compile(r"\d[^,、]{0,12}?以[上下]的?(?=..)")


def undergone_drafts(text: str, segment: Segment) -> list[Draft]:
    """SET + 基本 or 全部 + 淘汰 or 普及: of the set itself, and where it holds if printed."""
    if not text.endswith((*_GONE, *_SPREAD), segment.start, segment.end):
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
    whole = verb in _GONE or verb == "普及" or is_scope(subject) or degree in {"全部", "一律"}
    phrase = read_phrase(text, low, high) if whole else None
    if phrase is None:
        return []
    bounded = _bounded().match(subject) if verb in _GONE else None
    if bounded is not None:  # a class of boilers by size, and what becomes of it
        thing = subject[bounded.end() :]
        phrase = phrase._replace(scope=subject, indicator=thing + verb)
    return [state_draft((low, segment.end), match.start(1), phrase, degree)]
