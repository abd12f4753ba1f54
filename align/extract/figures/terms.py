"""Figures of a programme's own terms, and what is only favoured: no targets."""

from __future__ import annotations

import re

from align.extract import cues
from align.extract.draft import Draft

SPANS = ("天数", "时间", "时长", "小时数", "年限", "寿命")
"""Ends of what is measured in time."""
_TERMS = ("贴息", "补助", "补贴", "奖励", "奖补", "首付", "税率", "利率")


def is_term(draft: Draft) -> bool:
    """Whether it is a term of a programme (贴息比例, 试点期2年, 每个试点不少于…), and no target."""
    indicator = draft.phrase.indicator
    if draft.phrase.key is None and any(word in indicator for word in _TERMS):
        return True
    years = draft.quantity is not None and draft.quantity.dimension == "calendar"
    if years and not indicator.endswith(SPANS):
        return True
    if indicator.endswith(("面积", "密度", "高度", "规模")):
        return False  # 每个组团面积不超过50平方公里 bounds each of them
    return indicator.startswith(("每个", "单个")) and draft.phrase.scope is None


_FAVOURS = ("支持", "鼓励", "引导", "探索")
_CLOSE = 24
"""How far before a count of one the word of favour may stand, in characters."""


def is_favour(text: str, draft: Draft) -> bool:
    """Whether it only favours that one be there: 支持甲县、乙县各建设1个试点."""
    quantity = draft.quantity
    if quantity is None or quantity.lower != 1 or not quantity.dimension.startswith("count:"):
        return False
    if quantity.comparator != "=" or quantity.upper != 1:
        return False
    before = re.split("[,;。]", text[max(0, draft.at - _CLOSE) : draft.at])[-1]
    return cues.holds(before, _FAVOURS)
