"""From a draft in a clause's text to a target of the plan."""

import re
from functools import cache
from typing import Literal, NamedTuple

from align.extract import cues
from align.extract.draft import Draft
from align.extract.figures.each import of_each_thing
from align.extract.figures.values import PER_TIME
from align.extract.governing.reign import REACH
from align.extract.naming.phrase import Phrase
from align.lexicon.indicators import Indicator, closest, indicators
from align.model.plan import Clause, Plan
from align.model.quantity import Normalized, Quantity
from align.model.target import Change, Strength, Target


class Governing(NamedTuple):
    """What governs a draft where it stands."""

    deadline: int | None
    strength: Strength
    baseline: int | None
    sentence: tuple[int, int]


def build(plan: Plan, clause: Clause, draft: Draft, governing: Governing) -> Target:
    """The target, with its place in the source and what the lexicon knows of its indicator."""
    draft = _without_shorter_name(draft)
    known = indicators().get(draft.phrase.key) if draft.phrase.key else None
    draft = _better(clause.folded, draft, known)
    quantity = draft.quantity
    start, end = _source_span(clause, draft)
    figure = quantity is not None and draft.kind in ("quantity", "grade")
    text = clause.text[draft.start : draft.end]
    return Target(
        id="",
        clause=clause.id,
        start=start,
        end=end,
        line=plan.source.line_of(start),
        page=plan.source.page_of(start),
        quote=text,
        indicator=draft.phrase.indicator,
        indicator_key=draft.phrase.key,
        scope=_without_exceptions(draft.phrase.scope),
        kind=draft.kind,
        lower=quantity.lower if quantity is not None and figure else None,
        upper=quantity.upper if quantity is not None and figure else None,
        unit=(quantity.unit or None) if quantity is not None and figure else None,
        normalized=_normalized(quantity) if quantity is not None and figure else None,
        comparator=_comparator(draft) if figure else None,
        change=draft.change,
        baseline=governing.baseline,
        deadline=draft.year if draft.year is not None else governing.deadline,
        strength=governing.strength,
        extensive=figure
        and _extensive(draft, known)
        and not of_each_thing(clause.folded, draft, dated=governing.deadline is not None),
        polarity=_polarity(draft, known),
        dimension=quantity.dimension if quantity is not None and figure else None,
        sentence=governing.sentence,
        word=draft.word,
        period=_period(clause.folded, draft),
        standing=draft.standing,
        keeps=draft.keeps,
        per_capita=draft.phrase.indicator.startswith("人均"),
    )


@cache
def _exception() -> re.Pattern[str]:
    return re.compile(r"[(（][^()（）]*(?:除外|不含|不包括)[^()（）]*[)）]")


def _without_exceptions(scope: str | None) -> str | None:
    """The scope without the brackets that take something out of it; the quote keeps them."""
    return _exception().sub("", scope) if scope and ")" in scope else scope


@cache
def _shorter_name() -> re.Pattern[str]:
    return re.compile(r"[(（](?:以下)?(?:统称|简称)[^()（）]*[)）]")


def _without_shorter_name(draft: Draft) -> Draft:
    """The draft without a bracket in its indicator that only shortens a name: (以下简称碳排放)."""
    named = draft.phrase.indicator
    if "称" not in named or (bare := _shorter_name().sub("", named)) == named:
        return draft
    key = draft.phrase.key or closest(bare)
    return draft._replace(phrase=draft.phrase._replace(indicator=bare, key=key))


def _source_span(clause: Clause, draft: Draft) -> tuple[int, int]:
    return clause.offsets[draft.start], clause.offsets[draft.end - 1] + 1


def _normalized(quantity: Quantity) -> Normalized | None:
    if quantity.base_lower is None and quantity.base_upper is None:
        return None
    return Normalized(quantity.base_lower, quantity.base_upper, quantity.base_unit)


_BETTER = ("优于", "好于", "不劣于", "不差于")


def _better(text: str, draft: Draft, known: Indicator | None) -> Draft:
    """The draft with the bound that 优于 means of its indicator, none where that is unknown."""
    quantity = draft.quantity
    if quantity is None or draft.kind != "quantity":
        return draft
    if not text.startswith(_BETTER, quantity.outer_start) or quantity.comparator != ">=":
        return draft
    if draft.change == "decrease":
        return draft._replace(comparator=">=")  # a larger fall is the better one
    polarity = known.polarity if known is not None else 0
    less = polarity == -1 or (not polarity and infer_polarity(draft.phrase, "level", None) == -1)
    bound: Literal["=", ">=", "<="] = "<=" if less else ">=" if polarity == 1 else "="
    return draft._replace(comparator=bound)


def _comparator(draft: Draft) -> Literal["=", ">=", "<=", "~"]:
    if draft.comparator is not None:
        return draft.comparator
    return draft.quantity.comparator if draft.quantity is not None else "="


_ADDITIVE = {
    "area",
    "power",
    "energy",
    "coal_equivalent",
    "co2",
    "mass",
    "volume",
    "length",
    "money",
}


_INTENSIVE = (
    "每公顷",
    "每亩",
    "亩均",
    "地均",
    "户均",
    "密度",
    "每平方",
    "单位面积",
    "每万",
    "平均每",
)
"""Words that make an amount one for each of something: 森林|每公顷|蓄积量."""


def _extensive(draft: Draft, known: Indicator | None) -> bool:
    """Whether the amounts of districts add up to the city's."""
    quantity = draft.quantity
    if quantity is None or draft.kind != "quantity":
        return False
    amount = quantity.dimension.split("/")[0]
    additive = amount in _ADDITIVE or amount.startswith("count:")
    throughput = quantity.unit.endswith(PER_TIME)
    if not additive or quantity.unit == "种" or ("/" in quantity.unit and not throughput):
        return False
    if draft.phrase.indicator.startswith(("人均", "单位", "平均", "万元", "万人", "每", "吨")):
        return False
    if cues.holds(draft.phrase.indicator, _INTENSIVE):
        return False
    return known.extensive if known is not None and known.dimension == quantity.dimension else True


def _polarity(draft: Draft, known: Indicator | None) -> Literal[-1, 0, 1]:
    """1 where more is better: from the lexicon, else from verb and comparator, else the noun."""
    if known is not None and known.polarity in (-1, 0, 1):
        return known.polarity
    return infer_polarity(
        draft.phrase, draft.change, _comparator(draft) if draft.quantity else None
    )


def infer_polarity(phrase: Phrase, change: Change, comparator: str | None) -> Literal[-1, 0, 1]:
    """The polarity of an indicator that the lexicon does not know."""
    head = phrase.indicator
    if ")" in head or "）" in head:
        head = re.sub(r"[(（][^()（）]*[)）]", "", head)
    if head.endswith(_NEUTRAL[0]) and cues.holds(head, _FAVOURED) and change != "decrease":
        return -1 if comparator == "<=" else 1  # 生物燃料产能
    if head.endswith(("占比", "比重", "比例", "率")) or "占" in head[2:]:
        head = re.split("占|在", head)[0] or head  # of a share the numerator decides
        if cues.holds(head, _FAVOURED) and head.endswith(_NEUTRAL):
            return 1  # a share of what is better of its kind: 标杆产能占比
    less = list(cues.every(head, 0, len(head), cues.less_better()))
    if less and _governs(head, less[-1][0] + len(less[-1][1])):
        return -1
    if change == "decrease" or comparator == "<=":
        return -1
    return 1


_FAVOURED = ("标杆", "先进", "优质", "绿色", "清洁", "可再生", "非化石", "新能源", "低碳", "高效",
             "生物", "氢", "光伏", "风电", "储能", "电池", "再生", "回收")  # fmt: skip
_NEUTRAL = ("产能", "用电量", "用能", "消费总量", "能耗", "用水量", "产生量")
"""Ends of what there may be less of, but not of the better kind of it."""
_IMPROVING = (
    "降幅", "下降率", "降低率", "减排", "削减", "治理", "改造", "利用", "处理", "替代", "回收",
    "达标", "覆盖", "监测", "核算", "交易", "压减", "管控", "淘汰", "退出", "收集", "资源化",
    "处置", "节约", "节能", "清洁", "管理", "纳入", "配额", "认证", "标识",
)  # fmt: skip
"""Words after a bad thing that make its treatment what is measured."""


def _governs(head: str, end: int) -> bool:
    """Whether a bad thing is what is measured, and not its treatment (污染治理率, 降幅)."""
    return not cues.holds(head[end:], _IMPROVING)


_ADDING_UP = (
    "完成", "推广", "新增", "下降", "建成", "实现", "改造", "减", "达", "投资", "投入", "压减",
    "压降", "削减", "节约", "淘汰", "退出", "建设", "新建", "治理", "修复", "种植", "培育",
    "培养", "处理",
)  # fmt: skip
"""What after 累计 makes an amount the sum of several years."""


@cache
def _yearly() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)年均")  # not 到2030年|均达到


def _period(text: str, draft: Draft) -> Literal["point", "annual", "cumulative"]:
    opened = text.rfind(",", max(0, draft.at - REACH), draft.at) + 1
    around = text[max(0, draft.start - 6, draft.at - REACH, opened) : draft.end]
    if "年均浓度" in around or "年均值" in around:
        return "point"  # the mean of a year, and no yearly step
    if "每年" in around or "逐年" in around or _yearly().search(around):
        return "annual"
    at = around.find("累计")
    if at >= 0 and around.startswith(_ADDING_UP, at + 2):
        return "cumulative"
    return "point"
