"""Figures that are no values: names, definitions, and what a change starts from."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.figures.founded import empty_noun, of_counted, of_founded
from align.extract.sentences import Segment
from align.model.quantity import Quantity

_MOVES = (
    *("提高", "提升", "增加", "增长", "发展", "下降", "降低", "降", "压减", "上升", "扩大", "减少"),
    *("增", "减", "扩", "升", "提"),
)
_MOVED_TO = tuple(move + to for move in _MOVES for to in "到至")
_AVERAGES = ("平均水平", "平均值")
_RATES = ("增速", "增幅", "降幅")
_OVER = ("高于", "快于", "超过", "高出", "大于", "低于", "领先", "优于")
_FAR = 18
"""How far before a figure the word may stand by which it is compared, in characters."""


@cache
def _measuring() -> re.Pattern[str]:
    """An average that something is measured by: 较全国平均水平高|2个百分点."""
    return re.compile(
        "(?:(?<!占)比|较|在|与|同)(?:全国|全省|全市|全区|国家|同类|行业|国内|省|市)[^,;。、较比在]{0,4}平均(?:水平|值)"
        "(?:相比|的?基础上)?(?:提高|提升|高出?|上浮|降低|低|领先)(?=[0-9])"
    )


def measured(text: str, start: int, end: int) -> re.Match[str] | None:
    """The average that the figure behind it is measured by, and the word that says so."""
    return _measuring().search(text, start, end) if "平均" in text[start:end] else None


def _by_others(text: str, start: int, at: int) -> bool:
    """Whether points before an index are measured by the figure of others (高于全国增速…)."""
    if text.endswith(_AVERAGES, 0, at):
        return True
    far = max(start, at - _FAR)
    if text.endswith(_RATES, 0, at):
        return cues.holds(text[far:at], _OVER)
    found = measured(text, max(start, at - 2 * _FAR), at + 1)
    return found is not None and found.end() == at


def is_aside(text: str, segment: Segment, quantity: Quantity) -> bool:
    """Whether the figure is no value: a grade, a name, or what a change starts from (由…提高到)."""
    if quantity.dimension.startswith("grade") or _is_name(text, quantity):
        return True
    if quantity.dimension != "ratio" and text.startswith("级", quantity.end):
        return True  # 300吨级船舶: a class by size
    if quantity.dimension == "points" and _by_others(text, segment.start, quantity.outer_start):
        return True  # 高于全国平均水平6个百分点 is measured by the average
    if quantity.dimension == "ratio" and _proviso().match(text, quantity.outer_end):
        return True  # 确保100%回灌的前提下: on what terms it is done
    if of_counted(text, quantity):
        return True
    if not text.startswith(_MOVED_TO, quantity.outer_end):
        return False
    before = text[max(segment.start, quantity.outer_start - 14) : quantity.outer_start]
    return "由" in before or "从" in before


@cache
def _proviso() -> re.Pattern[str]:
    return re.compile("[^,;。、]{0,10}的?(?:前提下|条件下|情况下|基础上)")


def _is_name(text: str, quantity: Quantity) -> bool:
    """Whether the figure is part of a name or of a description: 12号线, 500米服务半径."""
    after = text[quantity.outer_end : quantity.outer_end + 6]
    if quantity.dimension in {"voltage", "temperature"}:
        return True
    if quantity.unit == "所" and quantity.start == quantity.outer_start:
        return _is_institute(text, quantity)
    if quantity.dimension in {"length", "time"} and after.startswith(("覆盖", "充电", "服务")):
        return True  # 500米覆盖率
    told = quantity.unit == "个" and not text[quantity.start].isdigit()
    if told and after.startswith(_PLACES) and not _of_a_level(text, quantity):
        return not text.endswith(_FOUNDED, 0, quantity.outer_start)  # 推动五个新城…: they are there
    if quantity.unit in {"项", "种", "个"} and after.startswith(_SUMMED):
        return True  # 甲、乙两项主要污染物的减排量
    return after.startswith(cues.words("history", "named_after"))


_PLACES = ("新城", "主城", "城区", "片区", "组团", "县", "市", "区", "板块")
"""What is told by its number in words, as a name is: 五个新城, 三个片区."""
_LEVELS = ("市级", "区级", "县级")
_AREAS = ("市域", "区域", "县域")
_BUILDING = ("建成", "建设", "打造", "培育", "创建", "形成", "新建", "新增")


def _of_a_level(text: str, count: Quantity) -> bool:
    """Whether what is counted is of a level or an area: 五个市级|园区, 建设五个区域|物流中心."""
    end = count.outer_end
    if text.startswith(_LEVELS, end):
        return not text.startswith("市", end + 2)
    founded = text.startswith(_AREAS, end) and text.endswith(_BUILDING, 0, count.outer_start)
    return founded and text[end + 2 : end + 4].isalpha()


_FOUNDED = ("新建", "建成", "新增", "创建", "设立", "建立")

_SUMMED = ("主要污染物", "污染物", "约束性指标", "主要指标", "主要再生资源")
"""What sums up a list that a figure only counts."""

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
def _near_verbs() -> tuple[str, ...]:
    """Verbs that make a figure a value, right before it and its bound."""
    return (
        "达",
        "为",
        "完成",
        "建成",
        "新增",
        "建设",
        "推广",
        "实现",
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


def _of_standard(text: str, last: Quantity) -> bool:
    """Whether a share tells which standard is meant: 执行节能率75%以上的设计标准."""
    if not text.startswith("的", last.outer_end):
        return False
    clause = re.split(r"[,;。、]", text[last.outer_end : last.outer_end + 20], maxsplit=1)[0]
    attained = any(verb in clause for verb in ("达到", "符合", "执行", "完成", "实现"))
    return clause.endswith("标准") and not attained


OF_THE_NEXT = ("立规模", "成规模", "设规模", "建规模", "总规模", "资金规模")
"""Ends of what only leads to the size of the thing that follows: 设立规模不低于50亿元的基金."""


_INHABITED = tuple("人口" + bound for bound in ("以上", "以下", "及以上", "及以下"))
"""What follows a number that bounds places by those who live there."""


def is_threshold(text: str, start: int, first: Quantity, last: Quantity) -> bool:
    """Whether a figure bounds a class (4.5吨以下的车辆) instead of setting a target."""
    after = text[last.outer_end : last.outer_end + 12]
    if after.startswith(_MEMBERS_IN_BRACKETS):
        return True  # 产废量超100吨（企业）
    if first.dimension == "none" and after.startswith(_INHABITED):
        return True  # 20万人口以上的城市
    exceeding = first.comparator in {">=", "<="} and text.endswith("量", start, first.outer_start)
    if exceeding and after.startswith(("企业", "单位", "项目", "园区")):
        return True  # 产废量超100吨企业
    if first.dimension in {"ratio", "points", "times", "doublings"}:
        return _of_standard(text, last) or _of_members(text, start, first, last)
    bounded = first.comparator in {">=", "<="} and last.outer_end > last.end
    including = "(含)" in text[last.end : last.outer_end]
    if after.startswith("(含)"):
        after, bounded, including = after[3:], True, True
    if not bounded and not (
        first.dimension.startswith("grade") is False and after.startswith("的")
    ):
        return False
    if after.startswith(("的规模", "的目标", "的产能", "的水平")) or _of_a_capacity().match(after):
        return False
    if empty_noun(_clause(after).removeprefix("的")) or of_founded(text, start, first, last):
        return False
    if not after or after[0] in ",;。、:)）和":
        return False
    if including and after[0].isalpha():
        return True  # 2万平方米(含)以上公共建筑: who counts the bound in describes a class
    if first.dimension.startswith(("count", "grade")) and not after.startswith("的"):
        return False
    whole = text.endswith(("基本完成", "全面完成", "全部完成"), start, first.outer_start)
    if last.comparator == "<=" or whole or "蒸吨" in last.unit:
        return True  # what is done to 35吨以下锅炉 is done to a class of them
    if _of_a_class().match(text, last.outer_end):
        return True  # 推动65蒸吨/小时以上锅炉|全部实现超低排放
    return not text.endswith((*OF_THE_NEXT, *_near_verbs()), start, first.outer_start)


def _clause(after: str) -> str:
    """The words before the next mark."""
    return re.split("[,;。、]", after, maxsplit=1)[0]


@cache
def _of_a_capacity() -> re.Pattern[str]:
    """A capacity of that size: 500吨/日|的医废处置能力."""
    return re.compile("的[^,;。、的]{0,6}能力")


_MEMBERS = (
    "地区",
    "城市",
    "县",
    "市",
    "区",
    "企业",
    "单位",
    "项目",
    "园区",
    "机构",
    "行业",
)


_MEMBERS_IN_BRACKETS = tuple(
    opening + member for opening in "(（" for member in ("企业", "单位", "项目", "机组", "园区")
)


def _of_members(text: str, start: int, first: Quantity, last: Quantity) -> bool:
    """Whether a rate that is compared before its figure tells which ones: 峰谷差率超过40%的地区."""
    compared = first.comparator in {">=", "<="}
    if not compared or not text.startswith("的", last.outer_end):
        return False
    if first.outer_start - start < 2 or not text.endswith(
        ("率", "比例", "占比"), start, first.outer_start
    ):
        return False
    after = last.outer_end > last.end  # 节能率15%及以上的建筑面积
    return text.startswith((*_MEMBERS, "建筑") if after else _MEMBERS, last.outer_end + 1)


@cache
def _of_a_class() -> re.Pattern[str]:
    return re.compile("[^,;。、达成]{2,12}?(?:全部|全面|基本|均|一律)")
