"""States without a figure: coverage of a set, works done, a set turned into something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.duties import forbidden_drafts, obliged_drafts
from align.extract.excluded import is_threshold
from align.extract.grades import grade_drafts
from align.extract.phrase import Phrase, is_scope, read_phrase, split_scope, strip_phrase
from align.extract.reign import Reign
from align.extract.sentences import Segment
from align.extract.undergone import NO_SET, undergone_drafts
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


_COVERED = ("全覆盖", "尽", "全收集", "全量")


@cache
def _covering() -> re.Pattern[str]:
    return re.compile(
        r"(?:实现|达到|基本实现|力争实现)?(基本)?((?<!健)全覆盖|应\w尽\w|能\w尽\w|\"能用尽用\""
        r"|\"?(?P<unit>[县市镇村乡户组])(?P=unit)[通有]\"?|全收集、?全处理|全量(?:资源化利用|收集处理|收集|处理|焚烧|利用))"
    )


@cache
def _none_left() -> re.Pattern[str]:
    return re.compile(
        r"(?:基本)?(?:实现|保持|达到)?\"?零(?:填埋|排放|新增|直排|开采|外排)\"?$"
        r"|(?:实现)?(?:动态)?(?<!基本)(?<!全部)清零$"
    )


@cache
def _reaching_none() -> re.Pattern[str]:
    return re.compile("(基本|全面|全部|)实现(?=[^实现]{2,12}$)")


def _nothing_left(text: str, segment: Segment) -> list[Draft]:
    """X实现零填埋, X保持零增长."""
    if "零" not in text[segment.start : segment.end]:
        return []
    match = _none_left().search(text, segment.start, segment.end)
    if not match:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    if high - low < 2 or cues.without_start(text, low, high, cues.words("strip", "head")) == high:
        return []  # nothing there, or only 力争实现
    reached = _reaching_none().search(text, low + 2, high)
    degree = reached.group(1) if reached else ""
    if reached:  # 禁燃区基本实现|散煤|清零
        named = read_phrase(text, reached.end(), high)
        if named is not None and named.scope is None:
            named = named._replace(scope=text[low : reached.start()].removesuffix("内"))
        if named is not None:
            named = named._replace(start=low, end=match.end())
            return [state_draft((low, match.end()), match.start(), named, degree + "清零")]
    thing, state = text[low:high], match.group().strip('"')
    named = Phrase(text[low : match.end()], None, None, low, match.end())
    if state.endswith("清零"):
        named = (read_phrase(text, low, high) or named)._replace(start=low, end=match.end())
        state = "清零"
    else:
        state = state[state.index("零") :].strip('"')
        named = named._replace(indicator=state, scope=thing.rstrip('"'))
    key = closest(thing + state) or named.key
    return [state_draft((low, match.end()), match.start(), named._replace(key=key), match.group())]


_DEGREES = cues.by_first(("全面", "全部", "基本", "普遍", "一律", "均", "率先全面"))


@cache
def _finishing() -> re.Pattern[str]:
    return re.compile(r"(?:力争|确保|争取)?(?:全面|全部|基本)?完成")


def _works(text: str, start: int, end: int) -> int:
    """Where the works begin that a stretch ends with (…改造任务); -1 where there are none."""
    begin, stop = -1, end
    while stop > start:
        word = cues.last_word(text, start, stop, cues.words("coverage", "works"))
        if word:
            begin = stop - len(word) if begin < 0 else min(begin, stop - len(word))
        tail = cues.last_word(text, start, stop, ("任务", "工作", "工程", "目标"))
        if not tail:
            break
        stop -= len(tail)
    return begin


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(
        r"实现([^,;。]{2,24}?(?:车型|车辆|车|公交|出租车|船舶|设备|机械|锅炉|机组|农机))(全面)?(\w{1,4}化|零排放|清零)$"
    )


def state_drafts(
    text: str, segment: Segment, quantities: Sequence[Quantity], reign: Reign, *, goals: bool
) -> list[Draft]:
    """The targets of one segment that print a grade or no number at all."""
    grades = [quantity for quantity in quantities if quantity.dimension.startswith("grade")]
    drafts = grade_drafts(text, segment, grades, reign) or forbidden_drafts(text, segment)
    if drafts:
        return drafts
    if any(
        quantity.dimension == "ratio" and not is_threshold(text, segment.start, quantity, quantity)
        for quantity in quantities
    ):
        return []
    drafts = _covered(text, segment, reign)
    if drafts:
        return drafts
    for plain in (_nothing_left, undergone_drafts, _reached, obliged_drafts, _turned_into):
        drafts = plain(text, segment)
        if drafts:
            return drafts
    bounds = all(is_threshold(text, segment.start, each, each) for each in quantities)
    if reign.deadline is not None and bounds:
        drafts = _finished(text, segment)
    if not drafts and goals:
        drafts = _peaked(text, segment)
    return drafts


def _covered(text: str, segment: Segment, reign: Reign) -> list[Draft]:
    """X全覆盖, 实现X全覆盖, SET实现X全覆盖, 应收尽收."""
    drafts: list[Draft] = []
    start = segment.start
    if not cues.holds(text[start : segment.end], _COVERED):
        return drafts
    for match in _covering().finditer(text, segment.start, segment.end):
        if not text.startswith(("、", "和"), start) and start > segment.start:
            continue
        if start > segment.start and match.start() - start < 4:
            continue  # one state in other words: 应收尽收、实现全覆盖
        drafts += _covering_draft(text, segment._replace(start=start), match, reign)
        start = match.end()
    return drafts


def _covering_draft(text: str, segment: Segment, match: re.Match[str], reign: Reign) -> list[Draft]:
    if match["unit"] and text.startswith(("加快", "推进", "推动", "有序"), segment.start):
        return []  # 加快天然气“县县通”工程 names a programme
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
    if phrase is None:
        return []
    vague = phrase.indicator.endswith(cues.words("coverage", "vague_states"))
    if phrase.scope is None and vague and not phrase.indicator.endswith("处理能力"):
        return []  # the system of a printed set can be counted: 建制村收运体系全覆盖
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
    place = cues.last_word(text, low + 2, high, cues.words("coverage", "places"))
    if place is not None:  # 充电设施乡镇全覆盖: of what, and where
        indicator = text[low : high - len(place)]
        return Phrase(indicator, closest(indicator), place, low, high)
    scope, at = split_scope(text, low, high, of_set=True)
    indicator = text[at:high]
    if len(indicator) < 2:
        return None
    return Phrase(indicator, closest(indicator), scope, low, high)


def _reached(text: str, segment: Segment) -> list[Draft]:
    """SET + 全面 or 基本 + verb + STATE: 公交车全面实现新能源化, 机场车辆基本使用新能源汽车."""
    reach = cues.words("coverage", "reach")
    found = cues.found_before(text, segment.start, segment.end, _DEGREES, reach)
    if found is None:
        return []
    if found.end >= segment.end - 1:
        return _completed(text, segment, found)
    degree, verb = found.word, found.next
    low, high = strip_phrase(text, segment.start, found.start)
    scope: str | None = text[low:high].rstrip("等") if high - low >= 2 else None
    state = text[found.end : segment.end].rstrip("等")
    if state.count('"') % 2:
        state = state.strip('"')
    state = re.sub(r"(?:的)?(?:目标|任务|工作)$", "", state)
    if state.endswith(cues.words("coverage", "vague_states")) or len(state) < 2 or len(state) > 30:
        return []
    if scope is None:
        if verb not in {"消除", "实现", "淘汰", "完成"}:
            return []
        inner, at = split_scope(text, found.end, found.end + len(state))
        if inner is None and degree != "基本" and verb not in {"淘汰", "消除"}:
            return []
        scope, state = inner, text[at : found.end + len(state)]
    elif not _is_set(scope, degree):
        return []
    start = low if high > low else found.start
    phrase = Phrase(state, closest(state), scope, start, segment.end)
    draft = state_draft((start, segment.end), found.start, phrase, degree)
    owed = text.endswith(("应", "应当", "须", "必须"), segment.start, found.start)
    return [draft._replace(standing=owed)]


def _completed(text: str, segment: Segment, found: cues.Pair) -> list[Draft]:
    """Works + 基本 or 全部 + 完成, a thing + 全部清零."""
    low, high = strip_phrase(text, segment.start, found.start)
    if found.next not in {"完成", "清零"} or found.end < segment.end or high - low < 4:
        return []
    phrase = read_phrase(text, low, high)
    works = found.next == "清零" or _works(text, low, high) >= 0
    if phrase is None or not works:
        return []
    return [state_draft((low, segment.end), found.start, phrase, found.word)]


def _is_set(scope: str, degree: str) -> bool:
    """Whether a subject is a set of things, and not a system or a state of affairs."""
    counted = is_scope(scope) or (degree in {"全部", "一律"} and len(scope) <= 40)
    return counted and not scope.endswith(NO_SET)


def _turned_into(text: str, segment: Segment) -> list[Draft]:
    if not text.endswith(("化", "零排放", "清零"), segment.start, segment.end):
        return []
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
    if not 2 <= _works(text, match.end(), segment.end) - match.end() <= 50:
        return []
    thing = text[match.end() : segment.end]
    phrase = read_phrase(text, match.end(), segment.end)
    if phrase is None or _printed().search(thing):
        return []
    cut = thing.rfind("的")
    if 0 < cut < len(thing) - 4:
        phrase = phrase._replace(
            scope=thing[:cut].rstrip("的"),
            indicator=re.sub(r"(?:任务|工作)$", "", thing[cut + 1 :]),
        )
    return [state_draft((match.start(), segment.end), match.start(), phrase, match.group())]


@cache
def _printed() -> re.Pattern[str]:
    """A figure that is neither a year nor the bound of a class (35蒸吨以下)."""
    return re.compile(r"\d(?!\d*(?:\.\d+)?(?:年|[^\d,、]{0,6}(?:以上|以下|以内)))")


def _peaked(text: str, segment: Segment) -> list[Draft]:
    if "峰" not in text[segment.start : segment.end]:
        return []
    match = re.compile(r"实现[^,;。]{0,12}碳达峰|碳排放(?:量)?达到?峰(?!后)值?").search(
        text, segment.start, segment.end
    )
    prepared = ("奠定", "打下", "夯实", "提供")
    if not match or cues.holds(text[match.end() : segment.end], prepared):
        return []
    phrase = Phrase("碳达峰", closest("碳达峰"), None, segment.start, segment.end)
    return [state_draft((segment.start, segment.end), match.start(), phrase, "实现")]
