"""Mere directions: X持续下降, 逐步提高X比重, X总量不增."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft
from align.extract.naming.lists import coordinate
from align.extract.naming.owners import common_head
from align.extract.naming.phrase import Phrase
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.extract.worded.dwindling import THINNING, amounts_to_less, dwindling_drafts
from align.lexicon.indicators import closest, ending_at
from align.model.target import Change


@cache
def _openings() -> tuple[str, ...]:
    """What a direction before its indicator begins with."""
    moves = cues.words("trend", "fall") + cues.words("trend", "rise")
    return (*cues.words("trend", "adverbs"), *moves, *"、并和要以将", "力争", "努力")


@cache
def _first() -> frozenset[str]:
    """The first characters of these, asked before the words."""
    return frozenset(word[0] for word in _openings())


@cache
def _closings() -> tuple[str, ...]:
    """What a direction after its indicator ends with."""
    moves = cues.words("trend", "fall") + cues.words("trend", "rise")
    return (*moves, "趋势", "态势", "势头")


def trend_drafts(text: str, segment: Segment) -> list[Draft]:
    """The targets of one segment that give a direction and no size."""
    drafts = (
        _by_period(text, segment)
        or _trend_after(text, segment)
        or _held(text, segment)
        or _trend_before(text, segment)
        or dwindling_drafts(text, segment)
    )
    if len(drafts) == 1 and _of_nothing(text, drafts[0].phrase):
        return []  # 提高利用效率: of what, the segment does not say
    return drafts


def _of_nothing(text: str, phrase: Phrase) -> bool:
    """Whether a measure stands there without its thing, and is no member of a list either."""
    if phrase.scope is not None or phrase.indicator not in _OF_NOTHING:
        return False
    return text[phrase.start - 1 : phrase.start] not in ("、", "和", "与", "及")


_OF_NOTHING = frozenset(
    ("利用效率", "使用效率", "利用率", "使用率", "利用水平", "综合利用率", "占比", "比重", "比例",
     "回收率", "回收利用率", "综合利用效率", "运行效率", "处理率", "覆盖率", "普及率", "总量",
     "使用量", "利用量", "保有量")
)  # fmt: skip
"""Measures that mean nothing without the thing that they measure."""


def _beyond_means(text: str, start: int, end: int) -> int:
    """Where a subject begins behind the means by which it is moved: 以电代煤推动|散煤."""
    if not text.startswith(_BY, start, end):
        return start
    verb = cues.found(text, start + 2, end - 1, _MOVED_BY)
    return verb[0] + len(verb[1]) if verb is not None else start


_BY = ("以", "通过", "依托", "借助")
_MOVED_BY = cues.by_first(("推动", "促进", "带动", "推进", "实现"))


@cache
def _periods() -> re.Pattern[str]:
    """A direction with a period of its own: "十四五"零增长、"十五五"负增长."""
    return re.compile('(?:"十([一二三四五六])五"|(\\d{4})年)(?:期间|时期)?(零增长|负增长)')


def _by_period(text: str, segment: Segment) -> list[Draft]:
    """X实现"十四五"零增长、"十五五"负增长: a direction for each period."""
    if not text.endswith(("零增长", "负增长"), segment.start, segment.end):
        return []
    found = list(_periods().finditer(text, segment.start, segment.end))
    if not found:
        return []
    low, high = strip_phrase(text, segment.start, found[0].start())
    phrases = coordinate(text, low, high, regroup=True) if high - low > 1 else []
    return [
        Draft(
            low,
            match.end(),
            match.start(3),
            phrase,
            "trend",
            "decrease" if match.group(3) == "负增长" else "level",
            word=match.group(3),
            year=_last_year(match),
        )
        for match in found
        for phrase in phrases
        if phrase.complete
    ]


def _last_year(match: re.Match[str]) -> int:
    """The year that a period of a direction ends with."""
    if match.group(2):
        return int(match.group(2))
    return 2005 + 5 * "零一二三四五六".index(match.group(1))


@cache
def _moves() -> tuple[str, ...]:
    """Words for a direction."""
    return (*cues.words("trend", "fall"), *cues.words("trend", "rise"))


@cache
def _moving() -> re.Pattern[str]:
    adverbs = cues.alternatives(cues.words("trend", "adverbs"))
    moves = cues.alternatives(_moves())
    return re.compile(f"({adverbs}{{1,4}}的?|(?=负增长))({moves})(?:趋势|态势|势头)?$")


@cache
def _moved() -> re.Pattern[str]:
    adverbs = cues.alternatives(cues.words("trend", "adverbs"))
    moves = cues.alternatives([word for word in _moves() if len(word) > 1])
    return re.compile(
        f"^(?:、|并|和|要|以|将|力争|努力)*({adverbs}{{0,3}})({moves})([^,;。]{{3,36}})$"
    )


def _trend_after(text: str, segment: Segment) -> list[Draft]:
    """X持续下降, X和Y稳步提升."""
    if not text.endswith(_closings(), segment.start, segment.end):
        return []
    match = _moving().search(text, segment.start, segment.end)
    if not match:
        return []
    begun = _beyond_means(text, segment.start, match.start())
    low, high = strip_phrase(text, begun, match.start())
    if high - low < 2:
        return []
    phrases = common_head(text, low, high)
    change = _trend_change(match.group(2))
    return [
        Draft(phrase.start, match.end(), match.start(), phrase, "trend", change, word=match.group())
        for phrase in phrases
        if phrase.complete
        or (change == "decrease" and (_less_better(phrase) or _thinned(phrase, match)))
    ]


@cache
def _bare() -> re.Pattern[str]:
    return re.compile("(?:使用|施用|排放|消费|产生|消耗|用水|用电)(?:总?量)(减少|下降|降低)$")


_TOGETHER = (("化肥农药", ("化肥", "农药")), ("农药化肥", ("农药", "化肥")))
"""Things that are written together without a mark between, each with an amount of its own."""


def bare_drafts(text: str, segment: Segment, *, dated: bool) -> list[Draft]:
    """到2025年,化肥农药使用量减少: a date and a direction, without an adverb."""
    if not dated or not text.endswith(("减少", "下降", "降低"), segment.start, segment.end):
        return []
    match = _bare().search(text, segment.start, segment.end)
    if match is None:
        return []
    at = match.start(1)
    low, high = strip_phrase(text, segment.start, at)
    return [
        Draft(phrase.start, match.end(), at, each, "trend", "decrease", word=match.group(1))
        for phrase in common_head(text, low, high)
        if phrase.complete
        for each in _apart(phrase)
    ]


def _apart(phrase: Phrase) -> list[Phrase]:
    """The measures of two things that are written together: 化肥|农药|使用量."""
    for both, things in _TOGETHER:
        if both in phrase.indicator:
            names = [phrase.indicator.replace(both, thing) for thing in things]
            return [phrase._replace(indicator=name, key=closest(name)) for name in names]
    return [phrase]


def _thinned(phrase: Phrase, match: re.Match[str]) -> bool:
    """Whether a thing of any name is said to become less: 存量大宗固废有序减少."""
    thing = phrase.indicator
    return match.group(2) in THINNING and amounts_to_less(thing) and not cues.ends_in_part(thing)


def _less_better(phrase: Phrase) -> bool:
    return cues.holds(phrase.indicator, cues.words("polarity", "less"))


@cache
def _holding() -> re.Pattern[str]:
    return re.compile(
        r"(?:总体|基本|只增)?不(?:增加?|减少?)$|(?:保持|维持)?\"?零增长\"?$"
        r"|(?:(?:保持|维持)(?:总体|基本)?|总体|基本)(?:稳定|平稳|持平)$"
        r"|[与同和](?:上年|去年|\d{4}年|现状)[^,;。]{0,2}(?:总体|基本)?持平$"
    )


_HELD = ("增", "增加", "减", "减少", "增长", '增长"', "稳定", "平稳", "持平")


def _held(text: str, segment: Segment) -> list[Draft]:
    """X总量不增, X面积不减少: the figure of today bounds it."""
    if not text.endswith(_HELD, segment.start, segment.end):
        return []
    match = _holding().search(text, max(segment.start, segment.end - 14), segment.end)
    if not match:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    change: Change = "increase" if match.group().startswith("只增") else "level"
    return [
        Draft(low, match.end(), match.start(), phrase, "trend", change, word=match.group())
        for phrase in coordinate(text, low, high, regroup=True)
        if phrase.complete
    ]


def _trend_before(text: str, segment: Segment) -> list[Draft]:
    """逐步提升X比重, 降低X比重."""
    low, high = strip_phrase_start(text, segment)
    if low >= high or text[low] not in _first() or not text.startswith(_openings(), low, high):
        return []
    stretch = text[low:high]
    if not (cues.headed(stretch) or stretch.endswith("施用")):
        return []
    match = _moved().match(stretch)
    if not match or not (cues.headed(match.group(3)) or match.group(3).endswith("施用")):
        return []
    if not _could_measure(text, low + match.start(3), low + match.end(3)):
        return []
    change = _trend_change(match.group(2))
    phrases = [
        phrase
        for phrase in common_head(text, low + match.start(3), low + match.end(3), regroup=False)
        if _measured(phrase) or (change == "decrease" and phrase.indicator.endswith(_USES))
    ]
    return [
        Draft(low, phrase.end, low, phrase, "trend", change, word=match.group(1) + match.group(2))
        for phrase in phrases
    ]


_VARIED = ("保有量", "总数", "数量", "总规模", ")")
"""Ends that a wording may add to a known name."""


def _could_measure(text: str, start: int, end: int) -> bool:
    """Whether any member of a stretch can have a size: most efforts (提升…水平) have none."""
    stretch = text[start:end]
    if _shares(stretch) or stretch.endswith((*_USES, *_VARIED, *_SUPPLYING)):
        return True
    if ending_at(text, end, start) is not None:
        return True
    return cues.holds(stretch, ("、", "和", "与", "及"))


_USES = (
    "消费规模", "使用规模", "用电规模", "用水规模", "消耗", "电耗", "水耗", "煤耗", "油耗", "气耗",
    "用量", "用水量", "用电量", "施用",
)  # fmt: skip
"""Heads of what is used up: to lower it is a direction, whatever is used."""

_SUPPLIED = (
    *("天然气", "燃气", "油气", "电力", "供电", "热力", "供热", "煤炭", "供水", "能源"),
    *("煤电", "火电", "气电"),
)
_SUPPLYING = ("保障能力", "储备能力", "供应能力", "调峰能力")


def strip_phrase_start(text: str, segment: Segment) -> tuple[int, int]:
    """The segment without a leading time (到2025年), a proviso (在…前提下) and marks."""
    match = _opening_time().match(text, segment.start, segment.end)
    start = match.end() if match else segment.start
    if text.startswith("在", start, segment.end):
        proviso = _proviso().match(text, start, segment.end)
        start = proviso.end() if proviso else start
    return start, segment.end


@cache
def _opening_time() -> re.Pattern[str]:
    return re.compile(r"(?:到|至)?(?:\d{4}年(?:底)?前?|\"十[一二三四五六]五\"(?:期间|时期|末)?),?")


@cache
def _proviso() -> re.Pattern[str]:
    return re.compile(r"在[^,;。\d]{2,20}?(?:基础上|前提下|条件下|同时),?")


def _measured(phrase: Phrase) -> bool:
    """Whether a phrase names something with a size, and not a thing or an effort."""
    if cues.holds(phrase.indicator.removeprefix("对外"), ("对", "力度", "支持", "资金")):
        return False
    if phrase.indicator.endswith(_SUPPLYING):
        return any(carrier in phrase.indicator for carrier in _SUPPLIED)
    return _shares(phrase.indicator) or (phrase.key is not None and cues.headed(phrase.indicator))


def _shares(indicator: str) -> bool:
    return indicator.endswith(_MEASURES)


_COUNTED = (
    "利用", "消纳", "使用", "供应", "供给", "外送", "输送", "输入", "调入", "外调", "回收", "处理",
    "处置", "替代", "吸纳", "固碳", "储碳", "发电", "供热", "供气", "应用", "交易",
    "储备", "捕集", "封存",
)  # fmt: skip
"""What is done to an amount of something, of which …量 is the size."""
_MEASURES = (
    *("比重", "比例", "占比", "率", "强度", "排放", "能耗", "总量", "份额", "覆盖面"),
    *("保有量", "总数", "装机量"),
    *(done + "量" for done in _COUNTED),
)
"""Ends of what has a size, whatever it is the size of."""


def _trend_change(word: str) -> Change:
    return "decrease" if word in cues.words("trend", "fall") else "increase"
