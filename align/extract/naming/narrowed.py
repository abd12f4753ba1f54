"""Sets and places that a segment names for what follows it."""

from __future__ import annotations

import re

from align.extract import cues
from align.extract.governing.carried import SECTORS
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment, Sentence

_CASES = (*SECTORS, "条件的", "中", "内")
"""Ends of segments that narrow what follows."""
_LONGEST_SECTOR = 10
_OF_PLACES = ("新区", "开发区", "示范区", "经开区", "新城", "功能区")
_PLACES = cues.by_first(_OF_PLACES)
_LONGEST_PLACE = 8
_ACTING = (*("先行", "率先", "开展", "推进", "推行", "试行", "实施", "加快"),)
_GENERAL = ("园区", "地区", "社区", "城市", "片区", "灌区", "林区", "矿区", "山区", "景区", "小区")
_ON_ALL = (
    *("全部", "一律", "均应", "均须", "应当", "必须", "应按", "须按", "按照", "严格按照"),
    *("严格执行", "全面执行", "全面按照", "全面采用", "全面使用", "全面安装"),
)
"""How a segment begins that says what holds for the set which the segment before names."""
_LONGEST_SET = 40


def narrowed_set(text: str, segment: Segment) -> str | None:
    """The set that a segment narrows for what follows: 新建公共建筑具备条件的,…."""
    ends = text.endswith(_CASES, segment.start, segment.end)
    if segment.mark not in {",", "，"}:
        return None
    if text.startswith(_ON_ALL, segment.end + 1):
        low, high = strip_phrase(text, segment.start, segment.end)
        named = text[low:high]
        act = cues.first_word(text, low, high, cues.words("action", "verbs"))
        if act is not None and text[low + len(act)].isdigit():
            return None  # 创建10家示范单位,全部机关…: a deed of its own
        members = any(cues.ends_in_part(each) for each in re.split("[、和]", named))
        return named if 3 < len(named) <= _LONGEST_SET and members else None
    if text.endswith("为主", segment.start, segment.end):
        return _mainly(text, segment)
    if text.endswith("基础上", segment.start, segment.end):
        return _beyond_base(text, segment)
    if not ends:
        return None
    if text.endswith("条件的", segment.start, segment.end):
        low, _ = strip_phrase(text, segment.start, segment.end)
        return text[low : segment.end]
    if text.endswith(SECTORS, segment.start, segment.end):
        return _sector(text, segment)
    if text.endswith(("中", "内"), segment.start, segment.end):
        low, high = strip_phrase(text, segment.start, segment.end - 1)
        among = text[low:high]
        return among if cues.ends_in_part(among) and len(among) > 3 else None
    return None


def _beyond_base(text: str, segment: Segment) -> str | None:
    """The set that is to go beyond what it has attained: 新建公共建筑|在达到标准的基础上,…."""
    at = text.find("在", segment.start + 4, segment.end)
    low, high = strip_phrase(text, segment.start, max(segment.start, at))
    named = text[low:high]
    return named if 3 < len(named) <= _LONGEST_SET and cues.ends_in_part(named) else None


def _mainly(text: str, segment: Segment) -> str | None:
    """The set of which a segment says what it mainly is: 县城新建住宅|以6层为主,…."""
    low, high = strip_phrase(text, segment.start, segment.end)
    named = text[low : max(low, text.find("以", low + 3, high))]
    return named if 3 < len(named) <= _LONGEST_SET and cues.ends_in_part(named) else None


def acting_place(text: str, segment: Segment) -> str | None:
    """The place that opens a sentence and acts: 甲区|率先开展改革,2025年占比达到60%."""
    low, high = segment.start, min(segment.end, segment.start + _LONGEST_PLACE)
    for at in range(low + 2, high):
        if text[at] in "区县市镇":
            break
    else:
        return None
    if not text.startswith(_ACTING, at + 1, segment.end):
        return None
    place = text[low : at + 1]
    if cues.first_word(place, 0, len(place), cues.words("strip", "head")):
        return None
    general = cues.whole_start(text, low, at + 1) > low or place.endswith(_GENERAL)
    return None if general or place.startswith(("各", "以")) else place


_URGING = ("鼓励", "支持", "引导")


def urged_set(text: str, segment: Segment) -> str | None:
    """The places that a sentence opens with and only urges: 鼓励|甲、乙等生态功能区,…."""
    urging = cues.first_word(text, segment.start, segment.end, _URGING)
    if urging is None or segment.mark not in {",", "，"}:
        return None
    named = text[segment.start + len(urging) : segment.end]
    urged = 3 < len(named) <= _LONGEST_SET and cues.ends_in_part(named)
    return named if urged and named.endswith(("区", "县", "市", "镇", "城市")) else None


def _sector(text: str, segment: Segment) -> str | None:
    """The sector that a segment names and says nothing of: 工业领域,…; 在建材行业,…."""
    low, high = strip_phrase(text, segment.start, segment.end)
    sector = text[low:high]
    return sector if 3 < len(sector) <= _LONGEST_SECTOR else None


def of_a_part(text: str, segment: Segment) -> bool:
    """Whether a segment with a date goes on with a place, for which the date is set."""
    heads = cues.scope_heads(text, segment.start, segment.end, _PLACES)
    return any(after - segment.start <= _LONGEST_PLACE for _, after in heads)


_REGIONS = ("地区", "区域", "城市", "园区", "乡镇", "县城")
_OBLIGED = ("要", "应", "须")
_FARTHEST = 80
"""How far into its sentence the regions that it is about may be named, in characters."""


def kind_of_regions(text: str, sentence: Sentence) -> str | None:
    """The regions of one kind that a whole sentence obliges: 生态良好的地区|要…,森林覆盖率达到…."""
    limit = min(sentence.end, sentence.start + _FARTHEST)
    for noun in _REGIONS:
        at = text.find(noun, sentence.start + 2, limit)
        while at >= 0:
            end = at + len(noun)
            if text[at - 1] in "的型" and text.startswith(_OBLIGED, end):
                named = text[sentence.start : end]
                plain = not cues.holds(named, _MORE) and cues.whole_start(named, 0, len(named)) == 0
                return named if plain else None
            at = text.find(noun, end, limit)
    return None


_MORE = (",", "，", ";", "；", ":", "：", *_URGING, "推动", "推进", "对")
"""What shows that the regions are not the subject of all that follows."""
