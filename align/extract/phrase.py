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


@cache
def _added() -> re.Pattern[str]:
    return re.compile("(?:新增|净增|新建成|增加)(?:的)?")


@cache
def _trim() -> re.Pattern[str]:
    return re.compile(r"^[\s、,，:：;；。\"'·—-]+|[\s、,，:：;；。\"'·—-]+$")


def read_phrase(text: str, start: int, end: int) -> Phrase | None:
    """The indicator and scope that ``text[start:end]`` names; None where nothing is left of it."""
    start, end = strip_phrase(text, start, end)
    if end - start < 2:
        return None
    full_start = start
    added = text.startswith(("新增", "净增"), start, end)
    match = _added().match(text, start, end)
    if match and end - match.end() >= 2 and not indicators.longest_at(text, start, end):
        start, added = match.end(), True
        start, end = strip_phrase(text, start, end)
        if end - start < 2:
            return None
    whole = _part_and_share(text, full_start, end)
    if whole is not None:
        part, start = whole
        share = text[start:end]
        key = closest(share) or closest(_share_of().sub("", share))
        return Phrase(share, key, part, full_start, end, added)
    known = indicators.ending_at(text, end)
    if known is not None and end - len(known[0]) >= start:
        name, key = known
        at = end - len(name)
        scope, begin, more = _scope_before(text, start, at)
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
    scope, at = split_scope(text, start, end)
    indicator = text[at:end]
    return Phrase(indicator, closest(indicator), scope, full_start, end, added)


@cache
def _share_of() -> re.Pattern[str]:
    return re.compile("^(?:执行|使用|采用|安装|达到|符合|应用)|(?:的)?(?:比例|占比|比重)$")


@cache
def _meeting() -> re.Pattern[str]:
    return re.compile("执行|使用|采用|安装|达到|符合|应用")


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(r"(?<![其集])中(?![心水小高低型等央间游介])")


def _part_and_share(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The set and the share of it that a phrase names: 新购车辆中|电动车占比."""
    if not text.endswith(("占比", "比例", "比重"), start, end):
        return None
    match = _inside().search(text, start + 2, end - 4)
    if match is not None and cues.ends_in_part(text[start : match.start()]):
        return text[start : match.start()], match.end()
    match = _meeting().search(text, start + 2, end - 4)
    if match is not None and cues.ends_in_part(text[start : match.start()]):
        return text[start : match.start()], match.start()
    return None


@cache
def _leading_time() -> re.Pattern[str]:
    span = r"(?:[一二三四五六七八九十]|\d{1,2})年(?:内|间)?(?:累计)?"
    year = r"(?:到|至|在)?\d{4}年(?:底)?(?:前)?(?:的?基础上)?"
    return re.compile(rf"{year}|\"十[一二三四五六]五\"(?:期间|时期|末)?|{span}")


@cache
def _trailing_time() -> re.Pattern[str]:
    year = r"(?:\d{4}年(?:底)?(?:前)?|\"十[一二三四五六]五\"(?:期间|时期|末)?)"
    return re.compile(rf"(?:,|:)?(?<![比较与于自从由在对])(?:到|至|在)?{year}(?:[、和]{year})*$")


def strip_phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the words and marks around it that belong to no indicator."""
    while start < end:
        before = (start, end)
        timed = _leading_time().match(text, start, end)
        if timed and timed.end() > start:
            start = timed.end()
        late = _trailing_time().search(text, start, end)
        if late and late.start() > start + 1:
            end = late.start()
        chunk = text[start:end]
        trimmed = _trim().sub("", chunk)
        start += chunk.find(trimmed) if trimmed else len(chunk)
        end = start + len(trimmed)
        if trimmed.count('"') % 2 and text[start - 1 : start] == '"':
            start -= 1  # the mark opens a quotation inside the phrase
        if start >= end:
            break
        bare = cues.without_end(text, start, end, cues.words("strip", "tail"))
        if start < bare < end and not indicators.ending_at(text, end):
            end = bare
        baseline = cues.baseline_tail().search(text, start, end)
        if baseline and baseline.start() > start:
            end = baseline.start()
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


def _whole_word(text: str, start: int, stripped: int, end: int) -> int:
    """Where to cut a run of head words that ends with 应 of 应急, 应用 or 应对…能力."""
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


def _scope_before(text: str, start: int, at: int) -> tuple[str | None, int, bool]:
    """What stands before a known name: a scope, or a modifier that belongs to the indicator.

    Returns the scope, where the indicator begins, and whether 新增 stood between them.
    """
    prefix = text[start:at]
    added = prefix.endswith(("新增", "净增"))
    bare = prefix[:-2] if added else prefix.removesuffix("的")
    if not bare or cues.whole_start(prefix, 0, len(prefix)) == len(prefix):
        return None, at, added
    if bare.endswith(("公共", "居住", "民用")) and text.startswith("建筑", at):
        # the known name took the noun of the scope: 新城新建公共|建筑屋顶光伏覆盖率
        return bare + "建筑", at + 2, added
    if len(bare) >= 2 and is_scope(bare) and "占" not in bare:
        return bare, at, added
    return None, at if added else start, added


def _scope_inside(text: str, start: int, end: int, key: str, begin: int) -> tuple[str | None, int]:
    """A scope that a phrase begins with, where the rest is a name of the same indicator."""
    for match in cues.scope_strong().finditer(text, start, end - 3):
        if match.start() - start > 6:
            break
        rest = indicators.find(text[match.end() : end])
        if rest is not None and rest.key == key:
            return text[start : match.end()].removesuffix("的"), match.end()
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
    narrowed = of_set or cues.narrows(text, start, end)
    narrowed = narrowed or (len(first) < end - start and is_scope(first)) or "新建" in first
    heads = _scope_heads() if narrowed else cues.scope_strong()
    for match in heads.finditer(text, start, end - 2):
        if match.end() - start < 2 or match.end() > end - 2:
            continue
        rest = text[match.end() : end]
        if (
            rest[0] in "、和与及等占内外间"
            or rest.startswith("生产总值")
            or rest in _WORKS
            or "占" in text[start : match.end()]
        ):
            continue
        best = match.end()
    if best is None:
        return None, start
    scope = text[start:best]
    if best < end and text[best] == "的":
        best += 1
    if not _worth(scope):
        return None, start
    return scope.rstrip("的"), best


@cache
def _scope_heads() -> re.Pattern[str]:
    heads = [word for word in cues.words("scope", "heads") if len(word) > 1]
    return re.compile(cues.alternatives(heads) + r"(?:[(（][^()（）]*[)）])?(?:中|内)?(?:的)?")


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
        "党政机关",
        "公共领域",
        "学校",
        "医院",
        "工业",
        "企业",
    ]
)
