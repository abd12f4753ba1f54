"""Noun phrases: where the indicator is, what it is, and which part of the whole it holds for."""

import re
from functools import cache
from typing import NamedTuple

from align.extract import cues
from align.lexicon import indicators
from align.lexicon.indicators import closest


class Phrase(NamedTuple):
    """An indicator with its scope, and the stretch of text that it was read from."""

    indicator: str
    key: str | None
    scope: str | None
    start: int
    end: int
    added: bool = False
    """Whether 新增 or the like stood before it: an amount added, not a level."""

    @property
    def complete(self) -> bool:
        """Whether it can be given a figure: known to the lexicon, or headed like an indicator."""
        return self.key is not None or cues.headed(self.indicator)


_ADDED = ("新增的", "净增的", "新建成的", "增加的", "新增", "净增", "新建成", "增加")


def read_phrase(text: str, start: int, end: int) -> Phrase | None:
    """The indicator and scope that ``text[start:end]`` names; None where nothing is left of it."""
    start, end = strip_phrase(text, start, end)
    if end - start < 2:
        return None
    full_start = start
    added = text.startswith(("新增", "净增"), start, end)
    word = cues.first_word(text, start, end, _ADDED)
    if word and end - start - len(word) >= 2 and not indicators.longest_at(text, start, end):
        start, added = start + len(word), True
        start, end = strip_phrase(text, start, end)
        if end - start < 2:
            return None
    whole = _part_and_share(text, full_start, end)
    if whole is not None:
        part, start = whole
        share = text[start:end]
        thing, among, inner = part.partition("在")
        if among and len(thing) > 1 and len(inner) > 1:  # 绿色建材|在新建建筑中|应用比例
            part, share = inner, thing + share
        key = closest(share) or closest(_share_of().sub("", share))
        added = added and not part.startswith(("新增", "净增"))
        return Phrase(share, key, part, full_start, end, added)
    known = indicators.ending_at(text, end)
    if known is not None and end - len(known[0]) >= start:
        name, key = known
        meant = closest(text[start:end])
        if meant not in (None, key):  # the whole is the name of another indicator
            return Phrase(text[start:end], meant, None, full_start, end, added)
        at = end - len(name)
        scope, begin, more = _scope_before(text, start, at, end)
        if scope is None:
            scope, begin = _scope_inside(text, start if not more else at, end, key, begin)
        return Phrase(text[begin:end], key, scope, full_start, end, added or more)
    leading = indicators.longest_at(text, start, end)
    if leading is not None and text.endswith(
        ("地区", "区域", "城市"), start + len(leading[0]), end
    ):
        # the part after the indicator: 再生水利用率|缺水地区
        after = start + len(leading[0])
        return Phrase(leading[0], leading[1], text[after:end], full_start, end, added)
    after_share = _after_share(text, start, end)
    if after_share is not None:
        share = text[start:after_share]
        return Phrase(share, closest(share), text[after_share:end], full_start, end, added)
    scope, at = split_scope(text, start, end)
    indicator = text[at:end]
    return Phrase(indicator, closest(indicator), scope, full_start, end, added)


_SHARES = ("比例", "占比", "比重", "率")


def _after_share(text: str, start: int, end: int) -> int | None:
    """Where the part begins that stands after its share: 垃圾处理率|设区市."""
    if text.endswith(_SHARES, start, end) or not cues.ends_in_part(text[start:end]):
        return None
    at = max(text.rfind(word, start + 2, end - 2) + len(word) for word in _SHARES)
    if at <= start + 3 or text[at] in "的高低较达超不为在、和与及":
        return None
    return at


@cache
def _share_of() -> re.Pattern[str]:
    return re.compile("^(?:执行|使用|采用|安装|达到|符合|应用)|(?:的)?(?:比例|占比|比重)$")


_MEETING = cues.by_first(("执行", "使用", "采用", "安装", "达到", "符合", "应用"))


def _inside(text: str, start: int, end: int) -> int:
    """Where 中 stands in a stretch and is no part of a word; -1 where it does not."""
    for at in range(start, end):
        if text[at] != "中" or text.endswith(("其", "集"), 0, at):
            continue
        if not text.startswith(_OF_WORDS, at + 1, end):
            return at
    return -1


_OF_WORDS = tuple("心水小高低型等央间游介")
"""What makes 中 the beginning of a word: 中心, 中水."""


def _part_and_share(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The set and the share of it that a phrase names: 新购车辆中|电动车占比."""
    if not text.endswith(("占比", "比例", "比重"), start, end):
        return None
    at = _inside(text, start + 2, end - 4)
    if at >= 0 and cues.ends_in_part(text[start:at]):
        return text[start:at], at + 1
    meeting = cues.found(text, start + 2, end - 4, _MEETING)
    if meeting is not None and cues.ends_in_part(text[start : meeting[0]]):
        return text[start : meeting[0]], meeting[0]
    return None


_LONGEST_TIME = 12
_PERIODS = tuple(f'"十{number}五"' for number in "一二三四五六")
_OF_PERIODS = ("期间", "时期", "末")
_TIME_ENDS = ("年", "底", "前", '五"', *_OF_PERIODS)


def _after_time(text: str, start: int, end: int) -> int:
    """Where a stretch goes on after the time that it begins with; ``start`` without one."""
    head = text[start : min(end, start + _LONGEST_TIME)]
    rest = head[1:] if head.startswith(("到", "至", "在")) else head
    if rest[:4].isdecimal() and rest[4:5] == "年":
        rest = rest[5:].removeprefix("底").removeprefix("前")
        if rest.startswith(("基础上", "的基础上")):
            rest = rest.removeprefix("的")[3:]
    elif head.startswith(_PERIODS):
        rest = head[5:]
        rest = rest[len(cues.first_word(rest, 0, len(rest), _OF_PERIODS) or "") :]
    else:
        years = head.partition("年")[0]
        few = years.isdecimal() and len(years) <= 2
        if years == head or not (few or years in tuple("一二三四五六七八九十")):
            return start
        rest = head[len(years) + 1 :]
        rest = rest[rest.startswith(("内", "间")) :].removeprefix("累计")
    return start + len(head) - len(rest)


@cache
def _trailing_time() -> re.Pattern[str]:
    year = r"(?:\d{4}年(?:底)?(?:前)?|三年|五年|十年|\"十[一二三四五六]五\"(?:期间|时期|末)?)"
    other = "(?<!(?<!占)比)" + "".join(f"(?<!{word})" for word in "较与于自从由在对")
    return re.compile(rf"(?:,|:)?{other}(?:到|至|在)?{year}(?:[、和]{year})*$")


_MARKS = " \t\n\r\f\v\u00a0\u3000、,，:：;；。\"'·—-"


def strip_phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the words and marks around it that belong to no indicator."""
    while start < end:
        before = (start, end)
        start = _after_time(text, start, end)
        if text.endswith(_TIME_ENDS, start, end):
            late = _trailing_time().search(text, start, end)
            if late and late.start() > start + 1:
                end = late.start()
        start, end = _without_marks(text, start, end)
        if start >= end:
            break
        bare = cues.without_end(text, start, end, cues.words("strip", "tail"))
        if start < bare < end and not indicators.ending_at(text, end):
            end = bare
        baseline = cues.baseline_before(text, start, end)
        if baseline > start:
            end = baseline
        after = cues.whole_start(text, start, end)
        if start < after < end and not _name_at(text, start, end):
            start = after
        after = cues.without_start(text, start, end, cues.words("strip", "head"))
        after = _whole_word(text, start, after, end)
        if start < after < end - 1 and not _name_at(text, start, end):
            start = _shortest_safe(text, start, after, end)
        if (start, end) == before:
            break
    return start, end


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without marks around it, but for those of a quotation that begins in it."""
    bare = text[start] not in _MARKS and text[end - 1] not in _MARKS
    if bare and '"' not in text[start:end]:
        return start, end
    chunk = text[start:end].lstrip(_MARKS)
    start = end - len(chunk)
    chunk = chunk.rstrip(_MARKS)
    end = start + len(chunk)
    if '"' in chunk and chunk.count('"') % 2:
        if text[start - 1 : start] == '"':
            return start - 1, end
        if text[end : end + 1] == '"':
            return start, end + 1
    return start, end


def _whole_word(text: str, start: int, stripped: int, end: int) -> int:
    """Where to cut a run of head words that ends with 应 of 应急, 应用 or 应对…能力."""
    if stripped <= start:
        return stripped
    if text.startswith("建成区", start, end):
        return start
    at = text.find("在", start, stripped)
    if at >= 0 and text.startswith(("在役", "在建", "在用", "在产", "在运"), at):
        return at
    at = text.find("应", start, stripped)
    if at < 0:
        return stripped
    answering = text.endswith("能力", start, end) and text.startswith("应对", at)
    return at if answering or text.startswith(("应急", "应用", "应变"), at) else stripped


def _name_at(text: str, start: int, end: int) -> bool:
    return indicators.longest_at(text, start, end) is not None


def _shortest_safe(text: str, start: int, stripped: int, end: int) -> int:
    """Where to cut a run of head words: not beyond the start of a known name inside it."""
    for at in range(start + 1, stripped):
        if indicators.longest_at(text, at, end) is not None:
            return at
    return stripped


def _scope_before(text: str, start: int, at: int, end: int) -> tuple[str | None, int, bool]:
    """What stands before a known name: a scope, or a modifier that belongs to the indicator.

    Returns the scope, where the indicator begins, and whether 新增 stood between them.
    """
    prefix = text[start:at]
    added = prefix.endswith(("新增", "净增"))
    bare = prefix[:-2] if added else prefix.removesuffix("的")
    if not bare or cues.whole_start(prefix, 0, len(prefix)) == len(prefix):
        return None, at, added
    if "占" in bare:
        return None, start, False
    if bare.endswith(("、", "和", "与", "及", "或")):
        return None, at if added else start, added
    if len(bare) >= 2:
        set_first = cues.ends_in_part(bare) and not text.startswith(("建筑", "建成区"), at)
        later = None if set_first else _noun_in_name(text, start, at, end)
        if later is not None:
            return text[start:later], later, added
        if cues.ends_in_part(bare):
            return bare, at, added
        if is_scope(bare) and bare not in cues.words("scope", "starts"):
            cut = _last_head(bare)  # 新建 alone says of the thing itself that it is new
            return bare[:cut], start + cut if cut < len(bare) else at, added
    return None, at if added else start, added


def _last_head(bare: str) -> int:
    """Where a narrowed phrase ends its last noun of a scope: 重点排放单位|碳排放配额清缴."""
    ends = [after for _, after in cues.scope_heads(bare, 0, len(bare), cues.weak_heads())]
    return ends[-1] if ends and ends[-1] < len(bare) - 2 else len(bare)


def _noun_in_name(text: str, start: int, at: int, end: int) -> int | None:
    """Where a known name goes on after the noun of the scope that it begins with.

    新城新建公共|建筑屋顶光伏覆盖率, 沿海四类|专业化泊位岸电设施覆盖率: the rest is a name too.
    """
    if text.startswith("建筑", at) and text.endswith(("公共", "居住", "民用"), start, at):
        return at + 2
    key = closest(text[at:end])
    for later in range(at + 2, end - 2):
        shorter = indicators.find(text[later:end])
        named = shorter is not None and shorter.key == key
        if named and cues.ends_in_part(text[start:later]):
            return later
    return None


def _scope_inside(text: str, start: int, end: int, key: str, begin: int) -> tuple[str | None, int]:
    """A scope that a phrase begins with, where the rest is a name of the same indicator."""
    for place, after in cues.scope_heads(text, start, end - 3, cues.strong_heads()):
        if place - start > 6:
            break
        rest = indicators.find(text[after:end])
        if rest is not None and rest.key == key:
            return text[start:after].removesuffix("的"), after
    return None, begin


def is_scope(phrase: str) -> bool:
    """Whether a phrase names a part of the whole."""
    return cues.names_part(phrase)


def split_scope(text: str, start: int, end: int, *, of_set: bool = False) -> tuple[str | None, int]:
    """Cut a phrase of unknown words: its scope (or None) and where the indicator begins.

    The cut is after the last head of a scope that still leaves an indicator of two characters.
    Most heads bound a scope only in a phrase that narrows (新建…, 既有…) or where a set is
    expected (``of_set``); some always do.
    """
    best: int | None = None
    first = text[start:end].split("、", 1)[0]
    narrowed = of_set or text[start].isdigit() or cues.narrows(text, start, end)
    narrowed = narrowed or "以上的" in text[start:end] or "以下的" in text[start:end]
    narrowed = narrowed or (len(first) < end - start and is_scope(first)) or "新建" in first
    heads = cues.weak_heads() if narrowed else cues.strong_heads()
    for place, after in cues.scope_heads(text, start, end - 2, heads):
        if after - start < 2:
            continue
        rest = text[after:end]
        if (
            rest[0] in "、和与及等占内外间"
            or (text.endswith("单位", place, after) and rest.startswith(_PER_UNIT))
            or rest.startswith("生产总值")
            or rest in _WORKS
            or rest in _BARE_RATES
            or _takes_share(text, start, end)
        ):
            continue
        best = after
    if best is None:
        return None, start
    scope = text[start:best]
    if best < end and text[best] == "的":
        best += 1
    if not _worth(scope):
        return None, start
    return scope.rstrip("的"), best


def _takes_share(text: str, start: int, end: int) -> bool:
    """Whether a phrase names a share of a whole (A面积占B比例), whose numerator is no scope."""
    at = text.find("占", start, end)
    return at >= 0 and not text.startswith("占比", at)


_BARE_RATES = frozenset(
    (
        "接入率", "覆盖率", "安装率", "完成率", "使用率", "达标率", "普及率", "配备率", "联网率",
        "执行率", "签约率", "投运率", "在线率",
    )
)  # fmt: skip
"""Rates that mean nothing without the noun before them: 监测系统|接入率 is one name."""

_PER_UNIT = ("增加值", "产值", "产品", "面积", "建筑面积", "工业增加值", "产出", "运输", "周转量")
"""What stands after 单位 where it means a unit of something, and no organisation."""

_WORKS = frozenset(
    (
        "节能改造",
        "节能绿色化改造",
        "改造",
        "改造升级",
        "绿色化改造",
        "电网改造升级",
        "电网改造",
        "节能降碳改造",
        "能效提升改造",
    )
)
"""Works that mean nothing without the noun before them: 公共机构节能改造 has no scope."""


def _worth(scope: str) -> bool:
    """A scope must narrow: a bare head noun (建筑, 项目) alone narrows nothing."""
    return scope not in cues.words("scope", "heads") or scope in _NARROW


_NARROW = frozenset(
    [
        "中心城区",
        "主城区",
        "建成区",
        "老城区",
        "城区",
        "城镇",
        "农村",
        "乡村",
        "县城",
        "园区",
        "开发区",
        "高新区",
        "数据中心",
        "机场",
        "港口",
        "公交车",
        "出租车",
        "网约车",
        "行政村",
        "建制村",
        "自然村",
        "建制镇",
        "山区",
        "党政机关",
        "公共领域",
        "学校",
        "医院",
        "工业",
        "企业",
    ]
)
