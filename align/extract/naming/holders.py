"""Whose intensity it is: 公共机构用能结构优化,…单位建筑面积能耗下降5%.

An intensity per floor area or per head means nothing for a whole jurisdiction: where a sentence
names its holder once, with something that is no target, the figures after it are the holder's.
"""

from __future__ import annotations

from align.extract import cues
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Sentence
from align.model.target import Target

_HELD = ("单位建筑面积", "人均综合能耗", "人均能耗", "人均用水", "用能效率", "PUE", "电能利用效率")
"""How indicators begin that need a holder."""
_BESIDE = ("碳排放", "二氧化碳排放", "人均", "单位", "用水", "能耗", "综合能耗")
"""How indicators begin that are told beside such an intensity."""
_REACH = 40
"""How far into its sentence a holder may be named, in characters."""
_LONGEST = 16


def with_holder(text: str, sentence: Sentence, targets: list[Target]) -> list[Target]:
    """The targets of a sentence, those that need a holder in the scope of the one it names."""
    if not targets:
        return targets
    if len(targets) > 1:
        targets = _after_works(_kinds_of_share(targets))
    if not any(_needs(target) for target in targets):
        return targets
    scope = _holder(text, sentence)
    if scope is None:
        return targets
    if _is_about(text, sentence, scope):
        return [
            each._replace(scope=scope)
            if each.scope is None and cues.holds(each.indicator, _USED_BY_ORGANS)
            else each
            for each in targets
        ]
    result: list[Target] = []
    held = False
    for target in targets:
        goes_on = held and target.scope is None and _goes_on(target, result[-1])
        held = goes_on or _needs(target)
        result.append(target._replace(scope=scope) if held else target)
    return result


_SHARES = ("面积占比", "面积比例", "面积比重", "占比", "比例", "比重")


def _kinds_of_share(targets: list[Target]) -> list[Target]:
    """A share of one kind after that of all: 新建建筑中绿色建筑占比…,星级绿色建筑占比…."""
    result = targets[:1]
    for target in targets[1:]:
        last = result[-1]
        thing = _thing(last.indicator) if last.scope and target.scope is None else None
        near = target.start - last.end <= 1
        if near and thing is not None and thing in (_thing(target.indicator) or ""):
            result.append(target._replace(scope=last.scope))
        else:
            result.append(target)
    return result


def _after_works(targets: list[Target]) -> list[Target]:
    """What works come to is told of them: 完成公共建筑节能改造…,|改造后|平均节能率."""
    result = targets[:1]
    for target in targets[1:]:
        last = result[-1].indicator
        works = target.indicator[:2]
        told = target.scope is None and target.indicator.startswith("后", 2) and works in last
        scope = (result[-1].scope or "") + last if told else target.scope
        result.append(target._replace(scope=scope))
    return result


def _thing(indicator: str) -> str | None:
    """What a share is a share of things of: 绿色建筑 of 绿色建筑面积占比."""
    for word in _SHARES:
        if indicator.endswith(word) and len(indicator) - len(word) > 2:
            thing = indicator.removesuffix(word)
            return thing if "占" not in thing else None
    return None


def _needs(target: Target) -> bool:
    return target.scope is None and target.indicator.startswith(_HELD)


def _goes_on(target: Target, last: Target) -> bool:
    """Whether a target stands in one list with the last: 单位建筑面积能耗下降5%、碳排放下降7%."""
    near = target.start - last.end <= 1 and target.unit == last.unit
    return near and target.change == last.change and target.indicator.startswith(_BESIDE)


_ORGANS = ("机构", "机关", "学校", "医院", "企业", "园区", "开发区", "港口", "机场", "数据中心")
_USED_BY_ORGANS = (
    "能源消费",
    "能耗",
    "用能",
    "碳排放",
    "二氧化碳排放",
    "用水",
    "水耗",
    "用电",
    "电耗",
)
"""What sets of bodies have figures of their own of, besides those that need a holder."""
_BETTERED = ("优化", "提升", "提高", "改善", "完善")


def _is_about(text: str, sentence: Sentence, scope: str) -> bool:
    """Whether a sentence tells all it says of one set: 公共机构用能结构持续优化,能源消费总量…."""
    if not scope.endswith(_ORGANS) or ";" in text[sentence.start : sentence.end]:
        return False
    after = text.find(scope, sentence.start, sentence.end) + len(scope)
    stop = text.find(",", after, sentence.end)
    told = text[after:stop] if stop > after else ""
    return 1 < len(told) <= _LONGEST and told.endswith(_BETTERED)


def _holder(text: str, sentence: Sentence) -> str | None:
    """The set that the sentence names first, if it is one of the field."""
    limit = min(sentence.end, sentence.start + _REACH)
    named = cues.found(text, sentence.start, limit, cues.strong_heads())
    if named is None:
        return None
    at, head = named
    opened = max(text.rfind(mark, sentence.start, at) for mark in ",，;；:：")
    low, high = strip_phrase(text, max(opened + 1, sentence.start), at + len(head))
    phrase = text[low:high]
    return phrase if 1 < len(phrase) <= _LONGEST and cues.ends_in_part(phrase) else None
