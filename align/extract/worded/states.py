"""States without a figure: coverage of a set, works done, a set turned into something."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from align.extract import cues
from align.extract.draft import Draft, state_draft
from align.extract.figures.excluded import is_threshold
from align.extract.governing.reign import Reign
from align.extract.naming.phrase import Phrase, read_phrase
from align.extract.naming.scopes import is_scope, split_scope
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.extract.worded.duties import (
    executing_drafts,
    forbidden_drafts,
    obliged_drafts,
    replacing_drafts,
)
from align.extract.worded.grades import grade_drafts, named_grade_drafts
from align.extract.worded.peaks import carbon_peak_drafts, peak_drafts
from align.extract.worded.reached import reached_drafts
from align.extract.worded.remedied import remedied_drafts
from align.extract.worded.spread import SIGNALS, spread_drafts
from align.extract.worded.titles import TITLES, title_drafts
from align.extract.worded.undergone import undergone_drafts
from align.extract.worded.wholes import (
    balanced_drafts,
    works_start,
)
from align.extract.worded.wholly import wholly_drafts
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
        "停止",
        "不予",
    ]
    duties = [
        "应当",
        "原则上",
        "应优先",
        "应选用",
        "应购置",
        "应设置",
        "应预留",
        "应安装",
        "应采用",
        "应使用",
        "应配",
        "应同步",
        "应达到",
        "须",
    ]
    others = (
        "置换",
        "量替代",
        "达标排放",
        "全收集",
        "完成",
        "达峰",
        "峰值",
        "顶峰",
        "最高值",
        "零",
        "执行",
        "实现全",
        "平衡",
    )
    return re.compile(cues.alternatives([*marks, *duties, *others, *SIGNALS, *_TURNS, *TITLES]))


_COVERED = (
    *("全覆盖", "尽", "全收集", "全量", "现全"),
    *(2 * unit for unit in "县市镇村乡户组"),
)


@cache
def _covering() -> re.Pattern[str]:
    return re.compile(
        r"(?:实现|达到|基本实现|力争实现)?(基本)?((?<!健)全覆盖|应\w尽\w|能\w尽\w|\"能用尽用\""
        r"|\"?(?P<unit>[县市镇村乡户组])(?P=unit)[通有]\"?|全收集、?全处理|(?<=实现)全(?:利用|回收|处置|处理|收集|消纳)(?![^,;。、])|全量(?:资源化利用|收集处理|收集|处理|焚烧|利用))"
    )


@cache
def _none_left() -> re.Pattern[str]:
    return re.compile(
        r"(?:基本)?(?:实现|保持|达到)?\"?近?零(?:填埋|排放|新增|直排|开采|外排)\"?$"
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
    if text[low - 1 : low] == text[high : high + 1] == '"' and high == match.start():
        low -= 1  # "原生垃圾"|零填埋
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
        begun = state.index("近零") if "近零" in state else state.index("零")
        state = state[begun:].strip('"')
        named = named._replace(indicator=state, scope=thing.strip('"'))
    key = closest(thing + state) or named.key
    return [state_draft((low, match.end()), match.start(), named._replace(key=key), match.group())]


@cache
def _finishing() -> re.Pattern[str]:
    return re.compile(r"(?:力争|确保|争取)?(?:全面|全部|基本)?完成")


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(
        r"实现([^,;。]{2,24}?(?:车型|车辆|车|公交|出租车|船舶|设备|机械|锅炉|机组|农机))(全面)?(\w{1,4}化)$"
    )


def state_drafts(
    text: str, segment: Segment, quantities: Sequence[Quantity], reign: Reign, *, goals: bool
) -> list[Draft]:
    """The targets of one segment that print a grade or no number at all."""
    grades = [quantity for quantity in quantities if quantity.dimension.startswith("grade")]
    drafts = (
        grade_drafts(text, segment, grades, reign)
        or named_grade_drafts(text, segment)
        or forbidden_drafts(text, segment, reign)
    )
    if drafts:
        return drafts
    if any(
        quantity.dimension == "ratio" and not is_threshold(text, segment.start, quantity, quantity)
        for quantity in quantities
    ):
        return []
    drafts = _covered(text, segment, reign)
    drafts = drafts or remedied_drafts(text, segment, quantities, dated=reign.deadline is not None)
    if drafts:
        return drafts
    for reader in _READERS:
        drafts = reader(text, segment, reign)
        if drafts:
            return drafts
    bounds = all(is_threshold(text, segment.start, each, each) for each in quantities)
    if bounds and (reign.deadline is not None or text.endswith("划定", 0, segment.end)):
        drafts = _finished(text, segment)
    told = goals or bool(_dated_peak().search(text, max(0, segment.start - 12), segment.end))
    return (
        drafts
        or peak_drafts(text, segment, reign)
        or (carbon_peak_drafts(text, segment) if told else [])
    )


@cache
def _dated_peak() -> re.Pattern[str]:
    """A whole segment on the peak and its year: 力争2030年前实现碳达峰."""
    return re.compile(
        r"(?:^|[,;。:、])(?:力争|确保|争取|努力|到|在)*\d{4}年底?前?,?"
        "(?:力争|确保|如期|提前|率先|全市|全省|全区|全县|[我本][省市区县])*实现碳达峰$"
    )


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
    if text.startswith(("原则", "的原则"), match.end() + text.startswith('"', match.end())):
        return []  # 按照"能改尽改"原则 tells how
    low, high = strip_phrase(text, segment.start, match.start())
    if high - low < 2:
        return _goes_on(segment, match, reign)
    middle = text.find("实现", low, high)
    if middle > low + 1:
        at = middle + 2
        scope = text[low : cues.without_end(text, low, middle, cues.words("strip", "tail"))]
        indicator = text[at:high]
        phrase: Phrase | None = Phrase(indicator, closest(indicator), scope, low, high)
    else:
        phrase = _set_and_thing(text, low, high)
    if phrase is None:
        return []
    vague = phrase.indicator.endswith(cues.words("coverage", "vague_states"))
    if phrase.scope is None and vague and not phrase.indicator.endswith(_LAID_OUT):
        return []  # the system of a printed set can be counted: 建制村收运体系全覆盖
    basic = match.group(1) or ("基本" if text.startswith("基本", max(low, middle - 2)) else "")
    opened = cues.last_word(text, segment.start, low, _MOSTLY)
    if opened and text.endswith(opened, segment.start, low):
        basic, low = "基本", low - len(opened)  # 基本实现|绿色建筑|全覆盖
    word = basic + match.group(2).strip('"')
    if word.endswith(_WHOLLY):
        named = phrase.indicator + match.group(2)
        phrase = phrase._replace(indicator=named, key=closest(named))
    return [state_draft((low, match.end()), match.start(), phrase, word)]


_MOSTLY = ("基本实现", "基本达到", "基本形成", "基本")
"""What is said of a state before the thing that it is of."""
_WHOLLY = ("全利用", "全回收", "全处置", "全消纳")
"""States that say what is done to the whole of a thing, and belong to its name."""
_LAYING_OUT = ("处理", "收运", "处置", "回收", "转运", "收集", "监测", "配送", "充电")
_LAID_OUT = (
    "处理能力",
    *(does + net for does in _LAYING_OUT for net in ("体系", "网络")),
)
"""Systems that are laid out over an area and can cover the whole of it."""


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
        indicator = text[low : high - len(place)].removesuffix("在")
        return Phrase(indicator, closest(indicator), place, low, high)
    scope, at = split_scope(text, low, high, of_set=True)
    indicator = text[at:high]
    if len(indicator) < 2:
        return None
    return Phrase(indicator, closest(indicator), scope, low, high)


@cache
def _become() -> re.Pattern[str]:
    return re.compile(f"实现(全面)?(\\w{{0,2}}{cues.alternatives(_TURNS)})$")


def _turned_into(text: str, segment: Segment, *, dated: bool) -> list[Draft]:
    if not text.endswith("化", segment.start, segment.end):
        return []
    match = _turned().search(text, segment.start, segment.end)
    if not match:
        return _become_by(text, segment) if dated else []
    phrase = Phrase(match.group(3), None, match.group(1), match.start(), match.end())
    return [state_draft(match.span(), match.start(3), phrase, match.group(2) or "实现")]


_VEHICLES = ("车", "车辆", "公交", "船舶", "设备", "机械", "锅炉", "机组", "农机", "窑炉")


def _become_by(text: str, segment: Segment) -> list[Draft]:
    """SET + 实现 + turn by a date: 公交车辆实现电动化."""
    match = _become().search(text, segment.start, segment.end)
    if match is None:
        return []
    low, high = strip_phrase(text, segment.start, match.start())
    if high - low < len("公交") or not text.endswith(_VEHICLES, low, high):
        return []
    phrase = Phrase(match.group(2), closest(match.group(2)), text[low:high], low, segment.end)
    word = match.group(1) or "实现"
    return [state_draft((low, segment.end), match.start(), phrase, word)]


def _finished(text: str, segment: Segment) -> list[Draft]:
    """完成…改造任务 by a date: the whole of a set of works."""
    match = _finishing().search(text, segment.start, segment.end)
    if not match:
        return []
    if not 2 <= works_start(text, match.end(), segment.end) - match.end() <= 50:
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
    start = match.start()
    low, high = strip_phrase(text, segment.start, start)
    owned = phrase.scope is None and high - low > 2 and not text.startswith("各", low)
    if owned and is_scope(text[low:high]):
        phrase, start = phrase._replace(scope=text[low:high]), low  # 大型公共建筑|完成节能改造
    return [state_draft((start, segment.end), match.start(), phrase, match.group())]


_READERS: tuple[Callable[[str, Segment, Reign], list[Draft]], ...] = (
    lambda text, segment, _: spread_drafts(text, segment),
    lambda text, segment, _: _nothing_left(text, segment),
    lambda text, segment, _: undergone_drafts(text, segment),
    reached_drafts,
    lambda text, segment, reign: wholly_drafts(text, segment, dated=reign.deadline is not None),
    lambda text, segment, reign: title_drafts(text, segment, dated=reign.deadline is not None),
    balanced_drafts,
    obliged_drafts,
    lambda text, segment, _: executing_drafts(text, segment),
    replacing_drafts,
    lambda text, segment, reign: _turned_into(text, segment, dated=reign.deadline is not None),
)
"""The readers of states of a set, in the order in which they are asked."""


@cache
def _printed() -> re.Pattern[str]:
    """A figure that is neither a year nor the bound of a class (35蒸吨以下)."""
    return re.compile(r"\d(?!\d*(?:\.\d+)?(?:年|[^\d,、]{0,9}(?:以上|以下|以内)))")
