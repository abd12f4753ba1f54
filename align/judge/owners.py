"""Whose an indicator is, where a sentence says it once for two: 运输(能耗和二氧化碳排放强度)."""

from __future__ import annotations

from align.lexicon.loader import table
from align.model.target import Target

JOINTS = ("和", "与", "及", "、")
"""What stands between two indicators of one owner."""

MEASURES = ("能源消耗", "能源消费", "综合能耗", "能耗", "碳排放", "用能")
"""What the first of the two is of its owner."""

LONGEST = 8
"""Characters that an owner has at most."""

OF_ALL = ("人均", "生产总值", "GDP")
"""What alone the whole territory's measures are divided by."""


def owner_before(target: Target) -> str:
    """The sector that the indicator before a bare ratio is of, and so the ratio too; else "".

    Only for a name that alone would stand for the whole territory's (碳排放强度, 能耗强度).
    """
    at = target.quote.find(target.indicator)
    before = target.quote[:at].removeprefix(target.word) if at > 0 else ""
    if not before.endswith(JOINTS):
        return ""
    if not any(target.indicator == word for word, _ in table("judging")["folding"]["whole"]):
        return ""
    head = before.rstrip("和与及以、")
    measure = next((word for word in MEASURES if head.endswith(word)), "")
    owner = head[: -len(measure)] if measure else ""
    verbs = table("judging")["prescriptive"]["verbs"]
    ours = 2 <= len(owner) <= LONGEST and not owner.endswith(OF_ALL)
    whole = owner in table("judging")["places"]["whole"]
    return owner if ours and not whole and not any(verb in owner for verb in verbs) else ""
