"""Noun phrases: where the indicator is, what it is, and which part of the whole it holds for."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from align.extract import cues
from align.extract.naming.scopes import (
    OF_SIZE,
    is_of_things,
    is_ratio_of,
    is_scope,
    listed_places,
    split_scope,
)
from align.extract.naming.strip import strip_phrase
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
def _year() -> re.Pattern[str]:
    return re.compile(r"(?:到|至|在)?(?<!\d)20\d\d年(?:底|末)?前?(?!的|版|均)")


def _after_year(text: str, start: int, end: int) -> Phrase | None:
    """The phrase after the year that stands behind the place it holds for: 甲区2025年|…占比."""
    match = _year().search(text, start + 2, end - 3)
    if match is None:
        return None
    place = text[start : match.start()]
    named = len(place) <= _LONGEST_PLACE and place.endswith(("县", "市", "镇", "州", "旗"))
    if not named and not cues.ends_in_part(place):
        return None
    phrase = read_phrase(text, match.end(), end)
    if phrase is None:
        return None
    return phrase._replace(scope=phrase.scope or place, start=start)


def _budgeted(text: str, start: int, end: int) -> Phrase | None:
    """What a budget sets aside, and whose it is: 县财政|每年安排|专项资金."""
    at = text.find("财政", start, end - 4) + 2
    verb = cues.first_word(text, at, end - 2, _SETTING_ASIDE) if at - 2 >= start else None
    if verb is None:
        return None
    money = text[at + len(verb) : end]
    return Phrase(money, closest(money), text[start:at], start, end)


_SETTING_ASIDE = tuple(
    often + verb
    for often in ("每年", "逐年", "统筹", "累计", "")
    for verb in ("安排", "投入", "列支", "设立")
)
_LONGEST_PLACE = 8
_RENEWED = ("新增及更新", "新增和更新", "新增、更新", "新增或更新")
_ADDED = (*("新增加的", "新增的", "净增的", "增加的", "新增加", "新增", "净增"),)


@lru_cache(maxsize=32)
def read_phrase(text: str, start: int, end: int) -> Phrase | None:
    """The indicator and scope that ``text[start:end]`` names; None where nothing is left of it."""
    start, end = strip_phrase(text, start, end)
    if end - start < 2:
        return None
    full_start = start
    if (owned := _owned(text, start, end)) is not None:
        return owned
    added = text.startswith("新增", start, end)
    word = cues.first_word(text, start, end, _ADDED)
    if word and end - start - len(word) >= 2 and not indicators.longest_at(text, start, end):
        start, added = start + len(word), True
        start, end = strip_phrase(text, start, end)
        if end - start < 2:
            return None
    placed = listed_places(text, start, end)
    of = text.startswith("的", placed, end)
    held = read_phrase(text, placed + of, end) if placed > start else None
    if held is not None and held.scope is None:
        return held._replace(scope=text[start:placed], start=full_start)
    formed = _formed(text, start, end)
    if formed is not None:
        return formed
    whole = _part_and_share(text, full_start, end)
    if whole is not None:
        part, start = whole
        share = text[start:end]
        thing, among, inner = part.partition("在")
        if among and len(thing) > 1 and len(inner) > 1:  # 绿色建材|在新建建筑中|应用比例
            part, share = inner, thing + share
        key = closest(share) or closest(_share_of().sub("", share))
        return Phrase(share, key, part, full_start, end, added)
    phrase = _known(text, start, end)
    if phrase is not None:
        return phrase._replace(start=full_start, added=added or phrase.added)
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
    if scope is not None and text.startswith(_DONE, at, end - 3):
        at += 2  # 规模以上企业|完成|能源诊断
    if scope is None and (named := _after_port(text, start, end)):
        scope, at = text[start:named], named
    indicator = _not_owed(text[at:end], scope)
    return Phrase(indicator, closest(indicator), scope, full_start, end, added)


def _not_owed(named: str, scope: str | None) -> str:
    """A name without the words that lay it on a set: 新建住宅|应执行|节能率."""
    owed = _owing().match(named) if scope is not None else None
    return named[owed.end() :] if owed is not None else named


@cache
def _owing() -> re.Pattern[str]:
    """What is owed to a rate before its name; a standard itself is executed by its name."""
    return re.compile("(?:应当?|须|必须|严格|全面|均)*(?:执行|满足|符合)(?=[^标和、]{2,6}率$)")


def _owned(text: str, start: int, end: int) -> Phrase | None:
    """A phrase that begins with its place and year, with a budget, or with things bought now."""
    stretch = text[start:end]
    if "年" in stretch and (later := _after_year(text, start, end)) is not None:
        return later
    if "财政" in stretch and (money := _budgeted(text, start, end)) is not None:
        return money
    renewed = stretch.startswith(_RENEWED)
    renewed = renewed or (stretch.startswith("新增") and stretch.endswith(("比例", "占比")))
    if not renewed or _part_and_share(text, start, end):
        return None
    scope, at = split_scope(text, start, end)
    indicator = text[at:end]
    return Phrase(indicator, closest(indicator), scope, start, end) if scope else None


def _known(text: str, start: int, end: int) -> Phrase | None:
    """The phrase of a stretch that ends in a name of the lexicon; None where it does not."""
    known = indicators.ending_at(text, end)
    if known is None or end - len(known[0]) < start:
        return None
    name, key = known
    meant = closest(text[start:end])
    if meant not in (None, key):  # the whole is the name of another indicator
        held = _of_a_class(text[start:end])
        if held is not None:
            return Phrase(text[start + len(held) : end], meant, held, start, end)
        of = text.find("的", start + 2, end - len(name) + 1)
        if of > 0 and cues.ends_in_part(text[start:of]):  # 农村|的|生活污水处理率
            return Phrase(text[of + 1 : end], meant, text[start:of], start, end)
        return Phrase(text[start:end], meant, None, start, end)
    at = end - len(name)
    if name[0] == "水" and at > start and text[at - 1] in "用供污废节":
        return None  # 用|水重复利用率 is no name behind a word of its own
    held = _of_a_class(name) if at == start else None
    if held is not None:
        return Phrase(name[len(held) :], key, held, start, end)
    scope, begin, more = _scope_before(text, start, at, end)
    per = text.find("单位", start + 3, at) if scope is None else -1
    if per > 0 and cues.ends_in_part(text[start:per]):  # 民用建筑|单位面积综合供暖能耗
        scope, begin = text[start:per], per
    port = _after_port(text, start, end) if scope is None and begin < at else None
    if port is not None:
        scope, begin = text[start:port], port
    if scope is None:
        scope, begin = _scope_inside(text, start if not more else at, end, key, begin)
    return Phrase(text[begin:end], key, scope, start, end, more)


def _after_port(text: str, start: int, end: int) -> int | None:
    """Where the indicator begins after the name of a port: 某某港|年货物吞吐量."""
    at = text.find("港", start + 2, min(start + 4, end - 3))
    if at < 0 or text[at - 1] in "靠进到离出集疏入来" or text[at + 1] in "口区务岸航铁的、和":
        return None
    return at + 1 if cues.headed(text[at + 1 : end]) else None


_DONE = ("完成", "实现", "开展")
"""What a set does, before the name of the works that are done."""
_COMING_TO = ("实现", "形成")


def _formed(text: str, start: int, end: int) -> Phrase | None:
    """What something comes to, and what comes to it: 节能改造|形成|节能量."""
    for verb in _COMING_TO:
        at = text.find(verb, start + 2, end - 2)
        after = at + len(verb)
        if at < 0 or not cues.headed(text[after:end]):
            continue
        rest = text[after:end]
        scope = text[start : cues.without_end(text, start, at, cues.words("strip", "tail"))]
        return Phrase(rest, closest(rest), scope, start, end)
    return None


def _of_a_class(name: str) -> str | None:
    """The class of things that a known name opens with, where what is left is a name as well."""
    held = cues.first_word(name, 0, len(name), cues.words("scope", "in_names"))
    rest = name[len(held) :] if held else ""
    if not held or rest.startswith("单位换算"):
        return None  # 营运车辆单位换算周转量碳排放强度 is one name, as the State's own term is
    return held if (indicators.find(rest) or closest(rest)) is not None else None


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
    at = _inside(text, start + 2, end - 2)
    if at >= 0 and cues.ends_in_part(text[start:at]):
        share = at + 1 + text.startswith("的", at + 1)
        if end - share > len("占比"):  # 甲在乙中的占比 is one name, as 甲占乙的比例 is
            return text[start:at], share
    meeting = cues.found(text, start + 2, end - 4, _MEETING)
    if meeting is not None and cues.ends_in_part(text[start : meeting[0]]):
        return text[start : meeting[0]], meeting[0]
    return None


def _scope_before(text: str, start: int, at: int, end: int) -> tuple[str | None, int, bool]:
    """What stands before a known name: a scope, or a modifier that belongs to the indicator.

    Returns the scope, where the indicator begins, and whether 新增 stood between them.
    """
    prefix = text[start:at]
    added = prefix.endswith(("新增", "净增"))
    bare = prefix[:-2] if added else prefix.removesuffix("的")
    if not bare or cues.whole_start(prefix, 0, len(prefix)) == len(prefix):
        return None, at, added
    if "占" in bare or bare.startswith(OF_SIZE):
        return None, start, False
    if bare.endswith(("、", "和", "与", "及", "或")):
        return None, at if added else start, added
    if _is_town(bare):
        return bare, at, added
    done = cues.last_word(bare, 0, len(bare), _DONE)
    if done is not None and cues.ends_in_part(bare.removesuffix(done)):
        return bare.removesuffix(done), at, added  # 规模以上企业|完成|能源审计
    if bare.endswith("单位") and is_of_things(bare[:-2]):
        return bare[:-2], at - 2, False  # 火电机组|单位供电煤耗
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


_TOWN = (3, 6)
"""Characters of the name of a town or township, which is a part of any plan's territory."""


def _is_town(named: str) -> bool:
    """Whether a short phrase names one town or township, or one kind of them."""
    if not (_TOWN[0] <= len(named) <= _TOWN[1] and named.endswith(("镇", "乡"))):
        return False
    return not (named.endswith(("城乡", "城镇")) or cues.ends_in_part(named))


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
    if text.startswith("城市", at) and at - start >= 2 and not text.startswith("城市", start):
        of_city = indicators.find(text[at + 2 : end])  # 沿海城市|生活污水集中收集率
        if of_city is not None and of_city.key == key:
            return at + 2
    for later in range(at + 2, end - 2):
        shorter = indicators.find(text[later:end])
        named = shorter is not None and shorter.key == key
        if named and cues.ends_in_part(text[start:later]):
            return later
    return None


def _scope_inside(text: str, start: int, end: int, key: str, begin: int) -> tuple[str | None, int]:
    """A scope that a phrase begins with, where the rest is a name of the same indicator."""
    if is_ratio_of(text, start, end):
        return None, begin
    for place, after in cues.scope_heads(text, start, end - 3, cues.strong_heads()):
        if place - start > 6:
            break
        rest = indicators.find(text[after:end])
        if rest is not None and rest.key == key:
            return text[start:after].removesuffix("的"), after
    return None, begin
