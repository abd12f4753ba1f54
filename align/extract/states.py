"""States without a figure: coverage of a set, works done, a set turned into something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.duties import forbidden_drafts, obliged_drafts
from align.extract.grades import grade_drafts
from align.extract.phrase import Phrase, is_scope, read_phrase, split_scope, strip_phrase
from align.extract.reign import Reign
from align.extract.sentences import Segment
from align.lexicon.indicators import closest
from align.model.quantity import Quantity

_TURNS = ("源化", "动化", "油化", "气化", "洁化", "煤化", "碳化")
"""Ends of the states that vehicles and machines are turned into: 新能源化, 电动化, 无油化."""


@cache
def signal() -> re.Pattern[str]:
    """Any word that could make a state: used to pass over sentences that have none."""
    marks = [
        *cues.words("coverage", "full"),
        "基本",
        "禁止",
        "严禁",
        "不得",
        "不再",
        "一律",
        "停止",
        "不予",
    ]
    duties = [
        "应当",
        "原则上",
        "应安装",
        "应采用",
        "应使用",
        "应配",
        "应同步",
        "应执行",
        "应达到",
        "须",
        "必须",
    ]
    return re.compile(cues.alternatives([*marks, *duties, "不再", "完成", "达峰", "零", *_TURNS]))


@cache
def _covering() -> re.Pattern[str]:
    return re.compile(
        r"(?:实现|达到|基本实现|力争实现)?(基本)?((?<!健)全覆盖|应\w尽\w|能\w尽\w|\"能用尽用\")"
    )


@cache
def _none_left() -> re.Pattern[str]:
    return re.compile(
        r"(?:基本)?(?:实现|保持|达到)?\"?零(?:填埋|排放|新增|直排|开采|外排)\"?$"
        r"|(?:实现)?(?:动态)?(?<!基本)(?<!全部)清零$"
    )


def _nothing_left(text: str, segment: Segment) -> list[Draft]:
    """X实现零填埋, X保持零增长."""
    match = _none_left().search(text, segment.start, segment.end)
    if not match:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    if high - low < 2:
        return []
    thing, state = text[low:high], match.group().strip('"')
    named = Phrase(text[low : match.end()], None, None, low, match.end())
    if state.endswith("清零"):
        named = (read_phrase(text, low, high) or named)._replace(start=low, end=match.end())
        state = "清零"
    elif not state.startswith("零"):
        state = state[state.index("零") :].strip('"')
        named = named._replace(indicator=state, scope=thing)
    key = closest(thing + state) or named.key
    return [state_draft((low, match.end()), match.start(), named._replace(key=key), match.group())]


@cache
def _reaching() -> re.Pattern[str]:
    degree = cues.alternatives(["全面", "全部", "基本", "普遍", "一律", "均", "率先全面"])
    reach = cues.alternatives(cues.words("coverage", "reach"))
    return re.compile(f"({degree})({reach})")


@cache
def _finishing() -> re.Pattern[str]:
    return re.compile(r"(?:力争|确保|争取)?(?:全面|全部|基本)?完成")


@cache
def _works() -> re.Pattern[str]:
    return re.compile(
        cues.alternatives(cues.words("coverage", "works")) + "(?:任务|工作|工程|目标)*$"
    )


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(
        r"实现([^,;。]{2,24}?(?:车|车型|车辆|用车|公交|出租车|船舶|设备|机械|锅炉|机组|农机))(全面)?(\w{1,4}化|零排放|清零)$"
    )


def state_drafts(
    text: str, segment: Segment, quantities: Sequence[Quantity], reign: Reign, *, goals: bool
) -> list[Draft]:
    """The targets of one segment that print a grade or no number at all."""
    grades = [quantity for quantity in quantities if quantity.dimension.startswith("grade")]
    drafts = grade_drafts(text, segment, grades) or forbidden_drafts(text, segment)
    if drafts:
        return drafts
    if quantities and any(quantity.dimension == "ratio" for quantity in quantities):
        return []
    drafts = _covered(text, segment, reign)
    if drafts:
        return drafts
    for plain in (_nothing_left, _reached, obliged_drafts, _turned_into):
        drafts = plain(text, segment)
        if drafts:
            return drafts
    if reign.deadline is not None and not quantities:
        drafts = _finished(text, segment)
    if not drafts and goals:
        drafts = _peaked(text, segment)
    return drafts


def _covered(text: str, segment: Segment, reign: Reign) -> list[Draft]:
    """X全覆盖, 实现X全覆盖, SET实现X全覆盖, 应收尽收."""
    match = _covering().search(text, segment.start, segment.end)
    if not match:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    if high - low < 2:
        return _goes_on(segment, match, reign)
    middle = text.find("实现", low, high)
    if middle > low + 1:
        scope, at = text[low:middle], middle + 2
        indicator = text[at:high]
        phrase: Phrase | None = Phrase(indicator, closest(indicator), scope, low, high)
    else:
        phrase = _set_and_thing(text, low, high)
    if phrase is None or phrase.indicator.endswith(cues.words("coverage", "vague_states")):
        return []
    word = (match.group(1) or "") + match.group(2).strip('"')
    return [state_draft((low, match.end()), match.start(), phrase, word)]


def _goes_on(segment: Segment, match: re.Match[str], reign: Reign) -> list[Draft]:
    """A state without a subject is one of the last subject: …覆盖率达到50%;到2030年,实现全覆盖."""
    word = (match.group(1) or "") + match.group(2).strip('"')
    span = (segment.start, segment.end)
    return [state_draft(span, match.start(), _bare(phrase), word) for phrase in reign.subjects[:1]]


def _bare(phrase: Phrase) -> Phrase:
    """The thing that a rate is the rate of: 屋顶光伏 of 屋顶光伏覆盖率."""
    thing = re.sub(r"(?:覆盖|普及|使用|安装|配套|接入)率$", "", phrase.indicator)
    if thing == phrase.indicator or len(thing) < 2:
        return phrase
    return phrase._replace(indicator=thing, key=closest(thing))


def _set_and_thing(text: str, low: int, high: int) -> Phrase | None:
    scope, at = split_scope(text, low, high, of_set=True)
    indicator = text[at:high]
    if len(indicator) < 2:
        return None
    return Phrase(indicator, closest(indicator), scope, low, high)


def _reached(text: str, segment: Segment) -> list[Draft]:
    """SET + 全面 or 基本 + verb + STATE: 公交车全面实现新能源化, 机场车辆基本使用新能源汽车."""
    match = _reaching().search(text, segment.start, segment.end)
    if not match:
        return []
    if match.end() >= segment.end - 1:
        return _undergone(text, segment, match)
    degree, verb = match.groups()
    low, high = strip_phrase(text, segment.start, match.start())
    scope: str | None = text[low:high] if high - low >= 2 else None
    state = text[match.end() : segment.end].rstrip('"等')
    state = re.sub(r"(?:的)?(?:目标|任务|工作)$", "", state)
    if state.endswith(cues.words("coverage", "vague_states")) or len(state) < 2 or len(state) > 30:
        return []
    if scope is None:
        if verb not in {"消除", "实现", "淘汰", "完成"}:
            return []
        inner, at = split_scope(text, match.end(), match.end() + len(state))
        if inner is None and degree != "基本" and verb not in {"淘汰", "消除"}:
            return []
        scope, state = inner, text[at : match.end() + len(state)]
    elif not _is_set(scope, degree):
        return []
    start = low if high > low else match.start()
    phrase = Phrase(state, closest(state), scope, start, segment.end)
    draft = state_draft((start, segment.end), match.start(), phrase, degree)
    owed = text.endswith(("应", "应当", "须", "必须"), segment.start, match.start())
    return [draft._replace(standing=owed)]


def _undergone(text: str, segment: Segment, match: re.Match[str]) -> list[Draft]:
    """SET + 基本 or 全部 + 淘汰: the set is the subject of what is done to it."""
    degree, verb = match.groups()
    low, high = strip_phrase(text, segment.start, match.start())
    scope = text[low:high]
    if verb in {"完成", "清零"} and match.end() == segment.end and high - low >= 4:
        phrase = read_phrase(text, low, high)
        works = verb == "清零" or _works().search(text, low, high)
        return (
            [state_draft((low, segment.end), match.start(), phrase, degree)]
            if phrase and works
            else []
        )
    if verb not in {"淘汰", "退出", "关停", "消除", "替代", "取消", "覆盖"} or high - low < 3:
        return []
    if match.end() < segment.end or not _is_set(scope, degree):
        return []
    phrase = Phrase(verb, None, scope, low, segment.end)
    return [state_draft((low, segment.end), match.start(), phrase, degree)]


def _is_set(scope: str, degree: str) -> bool:
    """Whether a subject is a set of things, and not a system or a state of affairs."""
    counted = is_scope(scope) or (degree in {"全部", "一律"} and len(scope) <= 24)
    return counted and not scope.endswith(("体系", "机制", "格局", "制度"))


def _turned_into(text: str, segment: Segment) -> list[Draft]:
    match = _turned().search(text, segment.start, segment.end)
    if not match:
        return []
    phrase = Phrase(match.group(3), None, match.group(1), match.start(), match.end())
    return [state_draft(match.span(), match.start(3), phrase, match.group(2) or "实现")]


def _finished(text: str, segment: Segment) -> list[Draft]:
    """完成…改造任务 by a date: the whole of a set of works."""
    match = _finishing().search(text, segment.start, segment.end)
    if not match:
        return []
    works = _works().search(text, match.end(), segment.end)
    if not works or works.start() - match.end() < 2 or works.start() - match.end() > 50:
        return []
    thing = text[match.end() : segment.end]
    phrase = read_phrase(text, match.end(), segment.end)
    if phrase is None or re.search(r"\d", re.sub(r"\d{4}年", "", thing)):
        return []
    cut = thing.rfind("的")
    if 0 < cut < len(thing) - 4:
        phrase = phrase._replace(
            scope=thing[:cut].rstrip("的"),
            indicator=re.sub(r"(?:任务|工作)$", "", thing[cut + 1 :]),
        )
    return [state_draft((match.start(), segment.end), match.start(), phrase, match.group())]


def _peaked(text: str, segment: Segment) -> list[Draft]:
    match = re.compile(
        r"实现[^,;。]{0,12}碳达峰|碳排放(?:量)?达到?峰值?|二氧化碳排放(?:量)?达到?峰"
    ).search(text, segment.start, segment.end)
    if not match or re.search("奠定|打下|夯实|提供", text[match.end() : segment.end]):
        return []
    phrase = Phrase("碳达峰", closest("碳达峰"), None, segment.start, segment.end)
    return [state_draft((match.start(), segment.end), match.start(), phrase, "实现")]
