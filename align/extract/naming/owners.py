"""Measures of one thing that only the first of them prints: 可再生能源利用量和占比."""

from __future__ import annotations

import re

from align.extract.naming.lists import coordinate, split_list
from align.extract.naming.phrase import Phrase
from align.lexicon.indicators import closest


def common_head(text: str, low: int, high: int, *, regroup: bool = True) -> list[Phrase]:
    """Members of a subject; 可再生能源利用量和占比 has the first member's thing in both."""
    phrases = coordinate(text, low, high, regroup=regroup)
    if len(phrases) == 1 and _lists(phrases[0].indicator):
        return _of_each(text, low, high) or phrases
    return with_owner(phrases)


def _lists(indicator: str) -> bool:
    """Whether a name may be that of several measures; A和B占比 is as likely the share of both."""
    if "、" in indicator:
        return True
    shared = indicator.endswith(("占比", "比重", "比例", "率"))
    return not shared and any(link in indicator for link in "和与及")


def with_owner(phrases: list[Phrase]) -> list[Phrase]:
    """Two measures of one thing, which only the first prints: 充电桩覆盖面和使用率."""
    if len(phrases) != 2:
        return phrases
    first, second = phrases
    bare = len(second.indicator) <= 3 and second.key is None
    stem = _stem(first.indicator) if bare else ""
    if not stem or second.scope is not None or first.end > second.start:
        return phrases
    joined = stem + second.indicator
    return [first, second._replace(indicator=joined, key=closest(joined), start=first.start)]


def _of_each(text: str, low: int, high: int) -> list[Phrase]:
    """The members that are known by themselves with the tail that they share: 化肥、农药使用量."""
    members = split_list(text, low, high, names=False)
    parts = coordinate(text, low, high, count=len(members), dealt=True)
    keys = {phrase.key for phrase in parts}
    apart = len(parts) == len(members) > 1 and None not in keys and len(keys) == len(parts)
    return parts if apart else []


_REACHES = ("覆盖面", "覆盖率", "普及率", "普及面", "保有量")


def _stem(indicator: str) -> str:
    match = re.search(r"(?:利用|消费|使用|应用|装机|产生)?(?:量|总量|规模|面积|容量)$", indicator)
    if match:
        return indicator[: match.start()]
    if indicator.endswith(_REACHES) and len(indicator) > len("覆盖面") + 1:
        return indicator[: -len("覆盖面")]
    return indicator[:-2] if indicator.endswith(("水平", "产出", "生产")) else ""
