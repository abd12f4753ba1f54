"""Figures that are no values: names, definitions, and what a change starts from."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.sentences import Segment
from align.model.quantity import Quantity


@cache
def _raised() -> re.Pattern[str]:
    return re.compile(r"(?:提高|提升|增加|增长|下降|降低|降|压减|上升|扩大|减少|增|减|扩)(?:到|至)")


def is_aside(text: str, segment: Segment, quantity: Quantity) -> bool:
    """Whether the figure is no value: a grade, a name, or what a change starts from (由…提高到)."""
    if quantity.dimension.startswith("grade") or _is_name(text, quantity):
        return True
    if not _raised().match(text, quantity.outer_end):
        return False
    before = text[max(segment.start, quantity.outer_start - 14) : quantity.outer_start]
    return "由" in before or "从" in before


def _is_name(text: str, quantity: Quantity) -> bool:
    """Whether the figure is part of a name or of a description: 12号线, 500米服务半径."""
    after = text[quantity.outer_end : quantity.outer_end + 6]
    if quantity.dimension in {"voltage", "temperature"}:
        return True
    if quantity.unit == "所" and quantity.start == quantity.outer_start:
        return _is_institute(text, quantity)
    return any(after.startswith(word) for word in cues.words("history", "named_after"))


_HOUSED = tuple("校学院园所馆站室堂")
"""Ends of what is counted in 所: 幼儿园3所, 3所高等院校."""


def _is_institute(text: str, quantity: Quantity) -> bool:
    """Whether a number names an institute by its running number: 某某312所."""
    at = quantity.start
    if not text[at - 1 : at].isalpha() or not text[at].isdigit() or text.endswith(_HOUSED, 0, at):
        return False
    if text.endswith(("中心", "机构", "基地"), 0, at):
        return False
    following = re.split(r"[、,;。和]", text[quantity.end : quantity.end + 10], maxsplit=1)[0]
    if any(end in following for end in _HOUSED):
        return False
    low = max(0, at - 12)
    if cues.last_word(text, low, at, cues.words("value", "level")):
        return False
    if cues.last_word(text, low, at, cues.words("scope", "whole")):
        return False
    return cues.action_end(text, low, at) is None


@cache
def _verb_near() -> re.Pattern[str]:
    verbs = (
        "达到",
        "达",
        "为",
        "完成",
        "建成",
        "新增",
        "建设",
        "推广",
        "实现",
        "超过",
        "突破",
        "形成",
        "推动",
        "改造",
        "打造",
        "实施",
        "发展",
        "增加",
        "具备",
        "控制在",
        "至",
        "到",
    )
    return re.compile(cues.alternatives(verbs) + r"(?:约|近|超|不少于|不低于)?$")


def is_threshold(text: str, start: int, first: Quantity, last: Quantity) -> bool:
    """Whether a figure bounds a class (4.5吨以下的车辆) instead of setting a target."""
    if first.dimension in {"ratio", "points", "times", "doublings"}:
        return False
    after = text[last.outer_end : last.outer_end + 12]
    bounded = first.comparator in {">=", "<="} and last.outer_end > last.end
    if after.startswith("(含)"):
        after, bounded = after[3:], True
    if not bounded and not (
        first.dimension.startswith("grade") is False and after.startswith("的")
    ):
        return False
    if after.startswith(("的能力", "的规模", "的目标", "的产能", "的水平")):
        return False
    if not after or after[0] in ",;。、:)）和":
        return False
    if first.dimension.startswith(("count", "grade")) and not after.startswith("的"):
        return False
    if last.comparator == "<=":
        return True  # what is done to 35吨以下锅炉 is done to a class of them
    return not _verb_near().search(text, start, first.outer_start)
