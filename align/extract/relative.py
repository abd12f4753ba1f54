"""Targets whose size is set elsewhere (完成市级下达目标), and mere directions (持续下降)."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft
from align.extract.lists import coordinate
from align.extract.phrase import Phrase, strip_phrase
from align.extract.reign import Reign
from align.extract.sentences import Segment
from align.lexicon.indicators import closest
from align.model.target import Change


@cache
def signal() -> re.Pattern[str]:
    """Any word that could make one: used to pass over sentences that have none."""
    moves = [*cues.words("trend", "fall"), *cues.words("trend", "rise"), "稳中有降", "不增", "不减"]
    return re.compile(
        cues.alternatives(
            [
                *cues.words("reference", "deferral")[:0],
                "下达",
                "分解",
                *cues.words("reference", "relative"),
                *moves,
            ]
        )
    )


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
    deferral = cues.alternatives(["下达", "分解", "分解下达", "核定", "考核", "确定", "交办"])
    thing = cues.alternatives(cues.words("reference", "object"))
    return re.compile(
        f"(?:超额|全面|确保)?({verb})({authority})?(?:政府)?({deferral})(?:的|给[^,;。]{{1,6}}的)?([^,;。]*?)({thing})(?:以内|内|要求|任务)*"
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
        f"(完成|达到|满足|不低于|不高于|不超过)({authority})(?:规定|要求|明确|制定|定)?(?:的)?()({thing})$"
    )


@cache
def _comparing() -> re.Pattern[str]:
    place = cues.alternatives(
        [
            "全市",
            "全省",
            "全国",
            "全区",
            "国内",
            "国际",
            "世界",
            "省级地区",
            "同类城市",
            "同类地区",
            "国内外",
            "国内国际",
            "行业",
            "国家",
            "本市",
            "我市",
            "我省",
            "全社会",
        ]
    )
    level = cues.alternatives(
        [
            *cues.words("reference", "relative"),
            "最优水平",
            "先进",
            "领先",
            "下降幅度",
            "降幅",
            "增速",
            "增幅",
        ]
    )
    return re.compile(
        f"(?:持续|继续|基本|总体|稳定)?(超过|高于|大于|优于|好于|低于|不低于|不高于|达到|保持在?|处于|位居|走在|迈入|进入|维持)({place})({level})"
    )


@cache
def _moving() -> re.Pattern[str]:
    adverbs = cues.alternatives(cues.words("trend", "adverbs"))
    moves = cues.alternatives([*cues.words("trend", "fall"), *cues.words("trend", "rise")])
    return re.compile(f"({adverbs}{{1,4}}(?:的)?)({moves})(?:趋势|态势|势头)?$")


@cache
def _moved() -> re.Pattern[str]:
    adverbs = cues.alternatives(cues.words("trend", "adverbs"))
    moves = cues.alternatives(
        [
            word
            for word in (*cues.words("trend", "fall"), *cues.words("trend", "rise"))
            if len(word) > 1
        ]
    )
    return re.compile(
        f"^(?:、|并|和|要|以|将|力争|努力)*({adverbs}{{0,3}})({moves})([^,;。]{{3,36}})$"
    )


def relative_drafts(text: str, segment: Segment, reign: Reign) -> list[Draft]:
    """The targets of one segment that defer to another figure or give a direction only."""
    return (
        _deferred(text, segment, reign)
        or _compared(text, segment)
        or _trend_after(text, segment)
        or _held(text, segment)
        or _trend_before(text, segment)
    )


def _deferred(text: str, segment: Segment, reign: Reign) -> list[Draft]:
    match = _deferring().search(text, segment.start, segment.end)
    match = match or _deferring_loose().search(text, segment.start, segment.end)
    if not match:
        return []
    inside = match.span(4) if match.re.groups == 5 else (0, 0)
    low, high = strip_phrase(text, segment.start, match.start())
    if inside[1] - inside[0] >= 3:
        phrases = _listed_inside(text, inside[0], _last_object(text, match.end(), segment.end))
    elif high - low >= 3:
        phrases = coordinate(text, low, high, regroup=True)
    else:
        phrases = reign.subjects
    end = _last_object(text, match.end(), segment.end)
    start = segment.start if inside[1] > inside[0] else min([low, *(p.start for p in phrases)])
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
                _implied(phrase, text[low:high]),
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
    if cues.less_better().search(phrase.indicator) and phrase.indicator.startswith(
        ("单位", "万元", "人均")
    ):
        return "decrease"
    return "level"


def _compared(text: str, segment: Segment) -> list[Draft]:
    match = _comparing().search(text, segment.start, segment.end)
    if not match:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    falling = cues.falling_end(text, segment.start, match.start())
    phrases = [phrase for phrase in coordinate(text, low, high) if phrase.complete]
    change: Change = "decrease" if falling else "level"
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


def _trend_after(text: str, segment: Segment) -> list[Draft]:
    """X持续下降, X和Y稳步提升."""
    match = _moving().search(text, segment.start, segment.end)
    if not match:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    if high - low < 2:
        return []
    phrases = _common_head(text, low, high)
    change = _trend_change(match.group(2))
    return [
        Draft(phrase.start, match.end(), match.start(), phrase, "trend", change, word=match.group())
        for phrase in phrases
        if phrase.complete
    ]


@cache
def _holding() -> re.Pattern[str]:
    return re.compile(r"(?:总体|基本|只增)?不(?:增加?|减少?)$")


def _held(text: str, segment: Segment) -> list[Draft]:
    """X总量不增, X面积不减少: the figure of today bounds it."""
    match = _holding().search(text, max(segment.start, segment.end - 6), segment.end)
    if not match:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    return [
        Draft(low, match.end(), match.start(), phrase, "trend", "level", word=match.group())
        for phrase in coordinate(text, low, high, regroup=True)
        if phrase.complete
    ]


def _common_head(text: str, low: int, high: int) -> list[Phrase]:
    """Members of a subject; 可再生能源利用量和占比 has the first member's thing in both."""
    phrases = coordinate(text, low, high, regroup=True)
    if len(phrases) == 2:
        first, second = phrases
        if second.scope is None and len(second.indicator) <= 3 and first.end <= second.start:
            stem = _stem(first.indicator)
            if stem:
                joined = stem + second.indicator
                key = closest(joined)
                phrases = [first, second._replace(indicator=joined, key=key, start=first.start)]
    return phrases


def _stem(indicator: str) -> str:
    match = re.search(r"(?:利用|消费|使用|应用|装机|产生)?(?:量|总量|规模|面积|容量)$", indicator)
    return indicator[: match.start()] if match else ""


def _trend_before(text: str, segment: Segment) -> list[Draft]:
    """逐步提升X比重, 降低X比重."""
    low, high = strip_phrase_start(text, segment)
    match = _moved().match(text[low:high])
    if not match or not (cues.headed(match.group(3)) or match.group(3).endswith("施用")):
        return []
    change = _trend_change(match.group(2))
    phrases = [
        phrase
        for phrase in coordinate(text, low + match.start(3), low + match.end(3))
        if _measured(phrase) or (change == "decrease" and phrase.indicator.endswith(_USES))
    ]
    return [
        Draft(low, phrase.end, low, phrase, "trend", change, word=match.group(1) + match.group(2))
        for phrase in phrases
    ]


_USES = (
    "消费规模", "使用规模", "用电规模", "用水规模", "消耗", "电耗", "水耗", "煤耗", "油耗", "气耗",
    "用量", "用水量", "用电量", "施用",
)  # fmt: skip
"""Heads of what is used up: to lower it is a direction, whatever is used."""

_SUPPLIED = ("天然气", "燃气", "油气", "电力", "供电", "热力", "供热", "煤炭", "供水", "能源")
_SUPPLYING = ("保障能力", "储备能力", "供应能力", "调峰能力")


def strip_phrase_start(text: str, segment: Segment) -> tuple[int, int]:
    """The segment without a leading time (到2025年), a proviso (在…前提下) and marks."""
    match = re.compile(
        r"(?:到|至)?(?:\d{4}年(?:底)?前?|\"十[一二三四五六]五\"(?:期间|时期|末)?),?"
    ).match(text, segment.start, segment.end)
    start = match.end() if match else segment.start
    if text.startswith("在", start, segment.end):
        proviso = _proviso().match(text, start, segment.end)
        start = proviso.end() if proviso else start
    return start, segment.end


@cache
def _proviso() -> re.Pattern[str]:
    return re.compile(r"在[^,;。\d]{2,20}?(?:基础上|前提下|条件下|同时),?")


def _measured(phrase: Phrase) -> bool:
    """Whether a phrase names something with a size, and not a thing or an effort."""
    if re.search("对|力度|支持", phrase.indicator):
        return False
    if phrase.indicator.endswith(_SUPPLYING):
        return any(carrier in phrase.indicator for carrier in _SUPPLIED)
    return _shares(phrase.indicator) or (phrase.key is not None and cues.headed(phrase.indicator))


def _shares(indicator: str) -> bool:
    return indicator.endswith(
        ("比重", "比例", "占比", "率", "强度", "排放", "能耗", "总量", "覆盖率")
    )


def _trend_change(word: str) -> Change:
    return "decrease" if word in cues.words("trend", "fall") else "increase"
