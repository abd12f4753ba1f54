"""The verb that ties a figure to what it is the figure of."""

import re
from functools import cache
from typing import NamedTuple

from align.extract import cues
from align.extract.figures.subject import subject_span
from align.model.quantity import Comparator, Quantity
from align.model.target import Change


class Verb(NamedTuple):
    """A verb before a figure: where it begins and what it makes of the figure."""

    start: int
    change: Change
    comparator: Comparator | None
    word: str


@cache
def dated_value() -> re.Pattern[str]:
    """A year between verb and figure: 提高到2025年的40%."""
    return re.compile(r"(\d{4})年(?:底|末)?的$")


def find_verb(text: str, start: int, quantity: Quantity) -> Verb | None:
    """The verb that ties the words after ``start`` to the figure, if one does."""
    dated = dated_value().search(text, start, quantity.outer_start)
    if dated and quantity.outer_start == quantity.start:
        return _verb_at_end(text, start, dated.start(), quantity.outer_end)
    end = quantity.start
    if quantity.outer_start < quantity.start:
        comparing = text[quantity.outer_start : quantity.start]
        inner = _verb_at_end(text, start, quantity.outer_start, quantity.outer_end)
        if inner is not None:
            return inner._replace(comparator=None)
        if comparing.removeprefix("原则上")[:1] in "不超高低大小至控≥≤突优好":
            return Verb(quantity.outer_start, "level", quantity.comparator, comparing)
        end = quantity.outer_start
    found = _verb_at_end(text, start, end, quantity.outer_end)
    if found is not None:
        return found
    if text.endswith("满足", start, end) and _demanded().match(text, quantity.outer_end):
        return Verb(end - len("满足"), "level", None, "满足")  # 满足83%|节能要求
    return _far_verb(text, start, quantity)


@cache
def _demanded() -> re.Pattern[str]:
    return re.compile("的?(?:建筑)?节能(?:设计)?(?:标准|要求)")


def _verb_at_end(text: str, start: int, end: int, after: int) -> Verb | None:
    """The verb that ends a stretch; ``after`` is where its figure ends."""
    end = _before_adverbs(text, start, end)
    level = cues.last_word(text, start, end, cues.level_verbs())
    change = cues.last_word(text, start, end, cues.change_verbs())
    if change and (not level or len(change) > len(level)):
        if change in _WITH_OBJECT and not _of_subject(text, start, end - len(change), after):
            return None  # 园区新增300个充电站 tells of what comes after it
        return Verb(end - len(change), _direction(change), None, change)
    if level:
        return Verb(end - len(level), "level", _comparator(level), level)
    if text.endswith(("至", "到"), start, end) and cues.holds(text[start:end], _MOVES):
        return Verb(end - 1, "level", None, text[end - 1])  # 提高标杆产能占比至30%
    return None


_WITH_OBJECT = frozenset(("新增", "新建", "扩大", "退出", "淘汰"))
"""Verbs that act on what stands behind the figure, where anything stands there."""


def _of_subject(text: str, start: int, end: int, after: int) -> bool:
    """Whether 新增 or 扩大 tells of the words before it: 供暖面积|新增|300万平方米."""
    if not text.startswith(("新增", "扩大"), end):
        return False
    subject = _before_adverbs(text, start, end)
    if text.startswith("新增", end) and cues.headed(text[start:subject]):
        return True
    ended = not text[after : after + 1].isalpha() or text[after] in "、和与及"
    return ended and subject_span(text, start, subject) is not None


_MOVES = ("提高", "提升", "降低", "压减", "扩大", "增加", "减少", "控制", "压降")


_LATE_ADVERBS = (
    "每平方公里",
    "每平方千米",
    "每平方米",
    "每公里",
    "每公顷",
    "每万元",
    "每人",
    "每吨",
    "每年",
    "年均",
    "分别",
    "累计",
    "力争",
    "平均",
    "约",
    "各",
    "均",
    "再",
    "了",
)


def _before_adverbs(text: str, start: int, end: int) -> int:
    return cues.without_end(text, start, end, _LATE_ADVERBS)


@cache
def _after_verb() -> re.Pattern[str]:
    return re.compile(
        r"(?:以上|左右)?(?:的)?(?:速度|幅度|比例)?(递增|增长|增加|下降|递减|降低|减少)"
    )


def verb_after(text: str, quantity: Quantity) -> Verb | None:
    """The verb of a rate where it follows the figure: 按照每年10%递增."""
    if quantity.dimension not in {"ratio", "points"}:
        return None
    match = _after_verb().match(text, quantity.outer_end)
    if match is None:
        return None
    return Verb(quantity.outer_start, _direction(match.group(1)), None, match.group(1))


def _far_verb(text: str, start: int, quantity: Quantity) -> Verb | None:
    """A verb with the whole that a share is taken of after it: 达到最高用电负荷3%."""
    if quantity.dimension != "ratio":
        return None
    low, high = max(start, quantity.outer_start - 24), quantity.outer_start
    verbs = list(cues.every(text, low, high, cues.far_verbs()))
    if not verbs or verbs[-1][0] <= start + 1:
        return None
    at, word = verbs[-1]
    gap = text[at + len(word) : high]
    if gap.endswith(("比例", "率", "比重")):
        return None  # 达到或优于Ⅲ类比例100%
    if gap.startswith(("比", "标")) or word in {"实现", "完成", "形成", "保持"}:
        return None
    if len(gap) > 16 or cues.holds(gap, ",;。、"):
        return None
    return Verb(at, "level", _comparator(word), word)


def _direction(word: str) -> Change:
    decrease = cues.words("value", "decrease")
    return "decrease" if any(word.startswith(stem) for stem in decrease) else "increase"


def _comparator(word: str) -> Comparator | None:
    if word in cues.words("value", "at_least"):
        return ">="
    if word in cues.words("value", "at_most"):
        return "<="
    return None
