"""Steps on a scale: SET 执行 绿色建筑二星级及以上标准, 水质达到Ⅲ类."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from align.extract.draft import Draft
from align.extract.phrase import Phrase, strip_phrase
from align.extract.sentences import Segment
from align.lexicon.indicators import closest
from align.model.quantity import Quantity


@cache
def _executing() -> re.Pattern[str]:
    return re.compile(
        "(?:力争)?(?:严格|全面|全部|均|优先)*(?:执行|达到或好于|达到或优于|达到|符合|按照|按|满足|落实"
        "|不低于|优于|好于|稳定达到|稳定在|保持在|创建|评为)"
    )


def grade_drafts(text: str, segment: Segment, grades: Sequence[Quantity]) -> list[Draft]:
    """SET + 执行 + grade: 新建居住建筑全面执行绿色建筑二星级及以上标准."""
    for quantity in grades:
        if _counted_after(text, quantity, segment):
            continue
        verb = None
        for match in _executing().finditer(text, segment.start, quantity.start):
            if quantity.start - match.end() <= 12:
                verb = match
                break
        after = text[quantity.end : segment.end]
        if verb is None or re.match(
            r"(?:及以上)?(?:的)?(?:\w{0,6})?(?:比例|占比|比重|率|面积)", after
        ):
            continue
        low, high = strip_phrase(text, segment.start, verb.start())
        scope = text[low:high] if high - low >= 2 else None
        if "能效标识" in after:
            continue
        indicator = _grade_indicator(text, verb.end(), quantity, segment.end)
        if not indicator:
            indicator, scope = (scope or ""), None
        if len(indicator) < 2:
            continue
        start = low if high > low else verb.start()
        phrase = Phrase(indicator, closest(indicator), scope, start, segment.end)
        better = quantity.comparator
        if re.match(r"(?:级)?及以上", after) or "好于" in verb.group() or "优于" in verb.group():
            better = ">="
        return [
            Draft(
                start,
                segment.end,
                quantity.start,
                phrase,
                "grade",
                "level",
                quantity,
                better,
                word=verb.group(),
                standing=True,
            )
        ]
    return []


def _counted_after(text: str, quantity: Quantity, segment: Segment) -> bool:
    """Whether the grade is part of the name of things that are counted: 5A级景区1个."""
    return bool(re.match(r"(?:的)?\D{1,10}\d+(?:个|家|座|处|项)", text[quantity.end : segment.end]))


def _grade_indicator(text: str, start: int, quantity: Quantity, end: int) -> str:
    before = text[start : quantity.start].strip('的"')
    after = re.sub(r"^(?:及以上|以上|的)+", "", text[quantity.end : end])
    after = re.sub(r"(?:创建|要求|认证)$", "", after)
    if before and after.startswith("标准"):
        return before + "标准"
    return (before + after).strip("、")
