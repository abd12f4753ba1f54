"""Amounts that hold for each single thing: 道路红线宽度不超过40米, 单块绿地面积不应超过2公顷."""

from __future__ import annotations

from align.extract import cues
from align.extract.draft import Draft

_STOREYS = "count:层"
_DIMENSIONS = ("length", "area", "volume", _STOREYS)
_MEASURES = (
    "宽度",
    "高度",
    "宽",
    "高",
    "间距",
    "厚度",
    "深度",
    "距离",
    "径",
)
"""What a thing has by itself, and no territory the sum of."""
_EACH = ("单个", "单体", "每个", "每处", "每座", "单块", "单宗", "单处", "单座", "单套", "单栋")
_ALLOWING = ("不应", "不宜", "不得", "应不", "宜不", "不可")
_AREAS = ("面积", "规模", "长度")
_IN_ALL = ("总", "累计", "全", "合计", "年度", "每年")
_LARGE = ("万", "亿", "平方公里", "平方千米")
_NEAR = 8


def of_each_thing(text: str, draft: Draft, *, dated: bool) -> bool:
    """Whether an amount bounds each thing of a kind, so that those of several places add to none.

    A measure that only a single thing has is one of each; so is an area that must not be passed
    (不应超过2公顷), unless it is a total, ``dated``, or as large as a territory's.
    """
    quantity = draft.quantity
    if quantity is None or quantity.dimension not in _DIMENSIONS:
        return False
    if quantity.dimension == _STOREYS:
        return True
    named = draft.phrase.indicator
    if quantity.dimension == "length" and named.endswith(_MEASURES):
        return not named.endswith("路径")
    if cues.holds(text[draft.start : quantity.start], _EACH):
        return True
    if dated or draft.change != "level" or draft.year is not None:
        return False
    if not named.endswith(_AREAS) or cues.holds(named, _IN_ALL):
        return False
    if quantity.unit.startswith(_LARGE):
        return False
    return cues.holds(text[max(draft.start, quantity.start - _NEAR) : quantity.start], _ALLOWING)
