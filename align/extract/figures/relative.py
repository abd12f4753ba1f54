"""Targets whose size is set elsewhere: 完成市级下达目标, 达到国内先进水平."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft
from align.extract.figures.excluded import measured
from align.extract.figures.ordered import ordered_drafts
from align.extract.governing.acted_on import going_on_drafts
from align.extract.governing.reign import Reign
from align.extract.naming.lists import coordinate
from align.extract.naming.phrase import Phrase
from align.extract.naming.scopes import is_scope
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.extract.worded.dwindling import SIGNALS as DWINDLING
from align.extract.worded.trends import bare_drafts, trend_drafts
from align.model.target import Change


@cache
def signal() -> re.Pattern[str]:
    """Any word that could make one: used to pass over sentences that have none."""
    moves = [
        *cues.words("trend", "fall"),
        *cues.words("trend", "rise"),
        "不增",
        "不减",
        "持平",
        *DWINDLING,
        *(keep + state for keep in ("保持", "总体", "基本") for state in ("稳定", "平稳")),
    ]
    return re.compile(
        cues.alternatives(
            [
                "下达",
                "分解",
                *cues.words("reference", "relative"),
                *_SET_ELSEWHERE,
                *moves,
            ]
        )
    )


_SET_ELSEWHERE = (
    "家要求", "级要求", "市要求", "省要求", "励目标", "家目标", "级目标", "市目标", "省目标",
    "定目标", "定要求", "核目标", "核要求", "级指标", "定指标", "家指标", "增速", "增幅",
    "定任务", "核任务", "办任务", "性指标", "超过", "高于", "大于", "快于", "低于", "小于",
    "优于全", "好于全", "领先", "领跑",
    *(where + "先进" for where in ("国内", "国际", "全国", "全省", "行业", "世界")),
)  # fmt: skip
"""Ends of what an authority has set (国家要求, 省定目标), and of changes that are compared."""


_DEFERRALS = ("下达", "分解", "核定", "考核", "确定", "交办")
_OBJECTS = ("目标", "任务", "指标", "要求")


@cache
def _deferring() -> re.Pattern[str]:
    verb = cues.alternatives(
        [
            "完成",
            "落实",
            "达到",
            "满足",
            "控制在",
            "实现",
            "执行",
            "不低于",
            "不高于",
            "不超过",
            "优于",
        ]
    )
    authority = cues.alternatives(cues.words("reference", "authority"))
    deferral = cues.alternatives([*_DEFERRALS, "分解下达"])
    thing = cues.alternatives(cues.words("reference", "object"))
    return re.compile(
        f"(?:超额|全面|确保|按时|按期|如期|圆满)*({verb})({authority})?(?:政府)?({deferral})(?:的|给[^,;。]{{1,6}}的)?([^,;。]*?)({thing})(?:以内|内|要求|任务)*"
    )


@cache
def _deferring_loose() -> re.Pattern[str]:
    """完成国家和省目标任务: an authority and an object without a verb of handing down."""
    authority = cues.alternatives(
        [word for word in cues.words("reference", "authority") if len(word) > 1]
    )
    thing = cues.alternatives(
        ["目标任务", "目标", "约束性指标", "考核目标", "指标任务", "指标", "要求"]
    )
    return re.compile(
        f"(完成|达到|满足|不低于|不高于|不超过)({authority}|[省市区县](?=定|激励|要求|目标|考核))"
        f"(?:规定|要求|明确|制定|激励|定)?(?:的)?()({thing})$"
    )


@cache
def _levels() -> tuple[str, ...]:
    """What a figure of others is called."""
    own = ("先进", "领先", "下降幅度", "降幅", "增速", "增幅")
    return (*cues.words("reference", "relative"), *own)


_PLACES = (
    "全市", "全省", "全国", "全区", "国内", "国际", "世界", "省级地区", "同类城市", "同类地区",
    "国内外", "国内国际", "行业", "国家", "本市", "我市", "我省", "全社会",
)  # fmt: skip
"""Where the figure of others is of."""


@cache
def _comparing() -> re.Pattern[str]:
    place = cues.alternatives(_PLACES)
    level = cues.alternatives(_levels())
    over = "超过|高于|大于|快于|优于|好于|低于"
    return re.compile(
        f"(?:持续|继续|基本|总体|稳定)?(?:(?:{over}|不低于|不高于|达到|保持在?|处于|位居|走在|迈入|进入|维持"
        f"|高出|超出?|领先于?)"
        f"(?:{place}{level}|(?:能效|行业)?(?:标杆水平|准入水平|基准水平)(?!以|的))"
        f"|(?:{over}|领先于?|领跑){place}$)"
    )


def relative_drafts(text: str, segment: Segment, reign: Reign) -> list[Draft]:
    """The targets of one segment that defer to another figure or give a direction only."""
    stretch = text[segment.start : segment.end]
    if cues.holds(stretch, _HANDED):
        drafts = _deferred(text, segment, reign)
        if drafts:
            return drafts
    if cues.holds(stretch, _MEASURED):
        drafts = _compared(text, segment)
        if drafts:
            return drafts
    dated = reign.deadline is not None
    return (
        trend_drafts(text, segment)
        or bare_drafts(text, segment, dated=dated)
        or going_on_drafts(text, segment, reign)
    )


_HANDED = ("下达", "分解", "核定", "考核", "确定", "交办", "目标", "指标", "要求")
"""Words of which each deferral has one: asked before its patterns."""
_MEASURED = (
    "平均", "先进", "领先", "前列", "标杆", "准入", "基准", "一流", "同期", "进度", "最优", "于",
    "超过", "领跑", "幅", "速",
)  # fmt: skip
"""Words of which each comparison with another figure has one."""


def _deferred(text: str, segment: Segment, reign: Reign) -> list[Draft]:
    match = None
    if cues.holds(text[segment.start : segment.end], _DEFERRALS):
        match = _deferring().search(text, segment.start, segment.end)
    if match is None and text.endswith(_OBJECTS, segment.start, segment.end):
        match = _deferring_loose().search(text, segment.start, segment.end)
    if not match:
        return ordered_drafts(text, segment)
    inside = match.span(4) if match.re.groups == 5 else (0, 0)
    low, high = strip_phrase(text, segment.start, match.start())
    addressee = text.endswith(("省", "市", "区", "县", "州"), *inside)
    if inside[1] - inside[0] >= 3 and not addressee:
        phrases = _listed_inside(text, inside[0], _last_object(text, match.end(), segment.end))
    elif high - low >= 3:
        phrases = coordinate(text, low, high, regroup=True)
    else:
        phrases = reign.subjects
    end = _last_object(text, match.end(), segment.end)
    inner = inside[1] > inside[0] and not addressee
    start = segment.start if inner else min([low, *(p.start for p in phrases)])
    drafts = []
    for phrase in phrases:
        begin = phrase.start if segment.start <= phrase.start < match.start() else start
        drafts.append(
            Draft(
                begin,
                end,
                match.start(),
                phrase,
                "reference",
                _implied(phrase, text[low : match.start()] if high > low else ""),
                word=match.group(),
            )
        )
    reign.subjects = phrases or reign.subjects
    return drafts


def _last_object(text: str, end: int, limit: int) -> int:
    """The end of a list of handed-down objects: 能耗强度降低目标和碳排放强度降低目标."""
    match = re.compile(r"(?:和|、|及)[^,;。]{2,20}?(?:目标任务|目标|指标|任务)").match(
        text, end, limit
    )
    return match.end() if match else end


def _listed_inside(text: str, start: int, end: int) -> list[Phrase]:
    tail = re.compile(r"(?:降低|下降|控制|约束性)?(?:目标任务|目标|指标|任务)(?:以内|内)?$")
    found = tail.search(text, start, end)
    inner = text[start : found.start() if found else end]
    plain = re.sub(r"(?:降低|下降|控制)?(?:目标|指标)(?=[和、及])", "", inner)
    if plain == inner:
        return coordinate(text, start, start + len(inner))
    phrases = coordinate(plain, 0, len(plain))
    return [phrase._replace(start=start, end=end) for phrase in phrases]


def _implied(phrase: Phrase, words: str) -> Change:
    """The change that a handed-down figure means, from the words or the indicator itself."""
    if cues.falling_end(words, 0, len(words)):
        return "decrease"
    if phrase.key is not None:
        from align.lexicon.indicators import indicators

        known = indicators()[phrase.key].change
        return known if known in ("decrease", "increase") else "level"
    if cues.holds(phrase.indicator, cues.words("polarity", "less")) and phrase.indicator.startswith(
        ("单位", "万元", "人均")
    ):
        return "decrease"
    return "level"


_SIZES = ("增速", "增幅", "降幅", "增长率", "平均水平", "平均值", "规模", "总量", "面积", "容量")


@cache
def _outpacing() -> re.Pattern[str]:
    """Another figure that a change is measured by: 高于各项贷款平均增速."""
    return re.compile(
        "(?:高于|快于|大于|优于|超过|不低于|低于|小于|不高于)(?!\\d)[^,;。\\d]{2,14}?"
        f"(?:{'|'.join(_SIZES)})(?=$|[,;。]|\\d)"
    )


def _compared(text: str, segment: Segment) -> list[Draft]:
    match = measured(text, segment.start, segment.end)
    if match is None and cues.holds(text[segment.start : segment.end], (*_levels(), *_PLACES)):
        match = _comparing().search(text, segment.start, segment.end)
    if match is None and cues.holds(text[segment.start : segment.end], _SIZES):
        match = _outpacing().search(text, segment.start, segment.end)
    if not match or text.startswith("的", match.end()):
        return []  # 强度低于全省平均水平的|地区 tells which regions are meant
    low, high = strip_phrase(text, segment.start, match.start())
    bearer = _bearer(text, segment, match.start())
    if bearer is not None:
        low, high = strip_phrase(text, bearer[1], match.start())
    falling = cues.falling_end(text, segment.start, match.start())
    named = cues.without_end(text, low, high, cues.words("trend", "fall")) if falling else high
    phrases = [phrase for phrase in coordinate(text, low, named) if phrase.complete]
    if bearer is not None:
        phrases = [phrase._replace(scope=phrase.scope or bearer[0]) for phrase in phrases]
    change: Change = "decrease" if falling else "level"
    if text.endswith(cues.words("value", "rate_increase"), low, high):
        change = "increase"
    return [
        Draft(
            phrase.start,
            match.end(),
            match.start(),
            phrase,
            "reference",
            change,
            word=match.group(),
        )
        for phrase in phrases
    ]


_OWING = cues.by_first(("必须", "应当", "应", "须", "需", "要"))


def _bearer(text: str, segment: Segment, end: int) -> tuple[str, int] | None:
    """The set that owes two things, and where the second begins: 新上项目应符合…且|能效达到…."""
    cut = text.rfind("且", segment.start + 4, end - 1)
    owed = cues.found(text, segment.start + 3, cut, _OWING) if cut > 0 else None
    if owed is None:
        return None
    named = text[segment.start : owed[0]]
    return (named, cut + 1) if is_scope(named) else None
