"""Steps on a scale: SET 执行 绿色建筑二星级及以上标准, 水质达到Ⅲ类."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from align.extract import cues
from align.extract.draft import Draft
from align.extract.governing.reign import Reign
from align.extract.naming.phrase import Phrase
from align.extract.naming.scopes import is_scope, split_scope
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.lexicon.indicators import closest
from align.model.quantity import Quantity


@cache
def _executing() -> re.Pattern[str]:
    return re.compile(
        "(?:力争)?(?:严格|全面|全部|均|优先)*(?:执行|达到或好于|达到或优于|达到|符合|按照|按|满足|落实"
        "|不低于|优于|好于|稳定达到|稳定在|保持在|创建|争创|评为"
        "|(?:提升|提高|改善|上升)(?:至|到|为)|升至|升到)"
    )


def grade_drafts(
    text: str, segment: Segment, grades: Sequence[Quantity], reign: Reign
) -> list[Draft]:
    """SET + 执行 + grade: 新建居住建筑全面执行绿色建筑二星级及以上标准."""
    for quantity in grades:
        if _counted_after(text, quantity, segment):
            continue
        verb = None
        for match in _executing().finditer(text, segment.start, quantity.start):
            if quantity.start - match.end() <= (30 if match.group() in _AWARDED else 12):
                verb = match
                break
        after = text[quantity.end : segment.end]
        if verb is None or re.match(
            r"(?:及以上)?(?:的)?(?:\w{0,6})?(?:比例|占比|比重|率|面积)", after
        ):
            continue
        if after.startswith(("标准的基础上", "标准基础上", "标准以上的基础上")):
            continue  # what is reached already, and goes on to fall
        low, high = strip_phrase(text, segment.start, _before_start(text, segment, verb.start()))
        said = cues.without_end(text, low, high, cues.words("strip", "tail")) > low
        scope = text[low:high] if high - low >= 2 and said else None
        if "能效标识" in after and "执行" not in verb.group():
            continue
        indicator = _grade_indicator(text, verb.end(), quantity, segment.end)
        among = not indicator and after.endswith("要求") and _among_last(text, segment)
        if (indicator in _BARE or among) and reign.subjects:
            indicator = _last_standard(reign) or indicator  # 其中政府投资项目执行二星级标准
        if indicator.removeprefix("国家") in _BARE and text.endswith(_STATES, low, high):
            indicator, scope = _state_of(text, low, high) or (text[low:high], None)
        if indicator in _BARE and quantity.unit == "星级":
            indicator = "绿色建筑标准"  # buildings have stars of no other standard
        key = closest(indicator)
        if not indicator:
            indicator, scope = (scope or ""), None
            key = closest(indicator)
            indicator, scope = _state_of(text, low, high) or (indicator, scope)
        if len(indicator) < 2:
            continue
        start = low if high > low else verb.start()
        phrase = Phrase(indicator, key, scope, start, segment.end)
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
                standing=verb.group() not in _AWARDED,
            )
        ]
    return []


@cache
def _lowest() -> re.Pattern[str]:
    return re.compile(
        "(?:全面|严格|全部|均|应当|应|须|必须|要)*(落实|执行|达到|满足|符合|按照|按)"
        "(?:国家|不低于|(绿色建筑))*基本级((?:及以上)?[^,;。、]{0,10}(?:要求|标准))(?:建设|执行|设计)?$"
    )


def named_grade_drafts(text: str, segment: Segment) -> list[Draft]:
    """SET + 落实 + 基本级…要求: the step of a scale that has a name and no number."""
    if "基本级" not in text[segment.start : segment.end]:
        return []
    match = _lowest().search(text, segment.start, segment.end)
    if match is None:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    if high - low < _LEAST_SET or not is_scope(text[low:high]):
        return []
    indicator = (match.group(2) or "") + match.group(3).removeprefix("及以上")
    phrase = Phrase(indicator, closest(indicator), text[low:high], low, segment.end)
    span = (low, segment.end)
    at = match.start(1)
    return [Draft(*span, at, phrase, "grade", "level", word=match.group(1), standing=True)]


def _before_start(text: str, segment: Segment, end: int) -> int:
    """Where a subject ends before the step that it comes from: 水质|由Ⅳ类|提升至Ⅲ类."""
    match = _from_step().search(text, segment.start, end)
    return match.start() if match else end


@cache
def _from_step() -> re.Pattern[str]:
    return re.compile(r"(?:由|从)(?:现状|目前|现在)?的?\w{1,6}$")


_AWARDED = ("创建", "争创", "评为")
_BARE = ("标准", "要求", "设计标准", "建设标准")
_STATES = (
    *("水质类别", "环境质量", "空气质量", "能效等级", "水效等级", "能效水平"),
    *("水质", "能效", "水效"),
)
_LEAST_SET = 2


def _state_of(text: str, low: int, high: int) -> tuple[str, str] | None:
    """What is graded and whose it is, where a subject prints both: 新购电机|能效等级."""
    inner, at = split_scope(text, low, high, of_set=True)
    if inner is not None and text[at:high] in _STATES:
        return text[at:high], inner
    subject = text[low:high]
    for state in _STATES:
        if subject.endswith(state) and len(subject) - len(state) >= _LEAST_SET:
            owner = subject.removesuffix(state)
            of_thing = state.startswith(("能效", "水效")) or is_scope(owner)
            return (state, owner) if of_thing else None
    return None


def _among_last(text: str, segment: Segment) -> bool:
    """Whether a segment tells of a part of what the one before was about."""
    return "其中" in text[max(0, segment.start - 2) : segment.start + 2]


def _last_standard(reign: Reign) -> str | None:
    """The standard that the segment before named, if it did."""
    last = reign.subjects[0].indicator
    return last if last.endswith("标准") else None


def _counted_after(text: str, quantity: Quantity, segment: Segment) -> bool:
    """Whether the grade is part of the name of things that are counted: 5A级景区1个."""
    return bool(re.match(r"(?:的)?\D{1,10}\d+(?:个|家|座|处|项)", text[quantity.end : segment.end]))


def _grade_indicator(text: str, start: int, quantity: Quantity, end: int) -> str:
    before = text[start : quantity.start].strip('的"')
    after = re.sub(r"^(?:及以上|以上|的)+", "", text[quantity.end : end])
    after = re.sub(r"(?:创建|要求|认证|(?:进行)?(?:设计|建设|建造|执行)+)$", "", after)
    if before and after.startswith("标准"):
        return before + "标准"
    return (before + after).strip("、")
