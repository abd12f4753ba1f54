"""Coordinate phrases: A、B和C with what they share."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.naming.phrase import Phrase, read_phrase
from align.extract.naming.scopes import is_scope, listed_places
from align.extract.naming.sectors import in_sector, sector_of, with_intensity
from align.extract.naming.strip import strip_phrase
from align.lexicon import indicators
from align.lexicon.indicators import closest


@cache
def _connectors() -> re.Pattern[str]:
    return re.compile(
        r"、|以及|(?<!总)(?<!饱)(?<!调)和(?!谐)|与(?!会)|(?<!普)(?<!以)及(?!时|以上|以下|其)"
    )


@cache
def _sharable() -> re.Pattern[str]:
    """The denominator of an intensity, which a second indicator may share with the first."""
    return re.compile(
        r"(?:(?:规模以上|规上)?(?:工业)?单位[^、和与及能碳二排用]{2,10}|人均"
        r"|万元[^、和与及能碳二排用]{1,8}|每[^、和与及]{1,4})"
    )


def split_list(text: str, start: int, end: int, *, names: bool = True) -> list[tuple[int, int]]:
    """The members of a coordinate phrase, not split inside brackets or known names.

    Without ``names`` a known name of several things (风电、光伏发电装机容量) is split as well.
    """
    stretch = text[start:end]
    if not ("、" in stretch or "和" in stretch or "及" in stretch or "与" in stretch):
        return [(start, end)] if end > start else []
    if "与" in stretch and stretch.endswith(_OF_TWO):
        return [(start, end)]  # 建筑总面积与用地面积的比值 is one measure
    kept = _protected(text, start, end, names=names)
    result = []
    left = start
    for match in _connectors().finditer(text, start, end):
        at = match.start()
        if any(low < at < high for low, high in kept):
            continue
        if at > left:
            result.append((left, at))
        left = match.end()
    if left < end:
        result.append((left, end))
    return result


_OF_TWO = ("的比值",)


def _protected(text: str, start: int, end: int, *, names: bool) -> list[tuple[int, int]]:
    """Stretches in which a connector belongs to the words: brackets, quotes, known names."""
    kept = [
        match.span() for match in re.finditer(r"[(（][^()（）]*[)）]|\"[^\"]*\"", text[start:end])
    ]
    kept = [(low + start, high + start) for low, high in kept]
    at = start if names else end
    while at < end:
        name = indicators.longest_at(text, at, end)
        if name is not None:
            kept.append((at, at + len(name[0])))
            at += len(name[0])
        else:
            at += 1
    return kept


def coordinate(
    text: str, start: int, end: int, *, count: int = 1, regroup: bool = False, dealt: bool = False
) -> list[Phrase]:
    """The indicators that a subject names: one, or one per member where each stands for itself.

    ``count`` is the number of figures that 分别 deals out to the members; with one figure a
    list splits only where every member is an indicator by itself (A率、B率和C率), so that
    太阳能、风电总装机容量 stays one. ``regroup`` also splits a list of which some members only
    belong to the next indicator (A率和B、C的D率), where no amount could be meant as their sum.
    ``dealt`` says that the figures are the members' own, and not those of several years.
    """
    start, end = strip_phrase(text, start, end)
    if "创建" in text[start:end] and (created := _created(text, start, end, count)):
        return created
    apart = text.find("分别", start + 1, end - 3) if count > 1 else -1
    if apart > 0 and (placed := _placed(text, (start, apart), (apart + 2, end), count)):
        return placed
    if count > 1 and (levels := _levels(text, start, end, count)):
        return levels
    at = listed_places(text, start, end) if count > 1 else start
    of = text.startswith("的", at, end)
    if at > start and (placed := _placed(text, (start, at), (at + of, end), count)):
        return placed
    members = split_list(text, start, end)
    whole = read_phrase(text, start, end)
    if dealt and count > 1:
        shared = _dealt(text, (start, end), whole, count)
        if shared:
            return shared
    if whole is not None and whole.scope and len(members) == 2 and "、" in whole.scope:
        return [whole]
    if len(members) < 2:
        return [whole] if whole else []
    phrases = [read_phrase(text, low, high) for low, high in members]
    if count > 1 and len(members) == count:
        return _paired(text, members, phrases)
    if _stand_alone(phrases):
        return _shared([phrase for phrase in phrases if phrase is not None])
    if regroup and phrases[-1] is not None and phrases[-1].complete:
        joined = _regrouped(text, members, phrases)
        if len(joined) > 1:
            return joined
    return [whole] if whole else []


def _dealt(text: str, span: tuple[int, int], whole: Phrase | None, count: int) -> list[Phrase]:
    """A figure each for the sets of one indicator, or for the things of one known name."""
    if whole is None:
        return []
    at = text.find(whole.scope, *span) if whole.scope else -1
    if whole.scope and at >= 0:
        sets = split_list(text, at, at + len(whole.scope))
        if len(sets) != count:  # 甲市及周边地区、乙地区 are two
            sets = _enumerated(text, at, at + len(whole.scope))
        if len(sets) == count:
            sector = cues.last_word(text, *sets[-1], _SECTORS) or ""
            if sector and not any(text.endswith(sector, *each) for each in sets[:-1]):
                named = [text[low:high] + sector for low, high in sets[:-1]]
                named.append(text[slice(*sets[-1])])  # 钢铁、水泥|行业
                return [whole._replace(scope=each) for each in named]
            return [whole._replace(scope=text[low:high]) for low, high in sets]
    start = at + len(whole.scope) if whole.scope and at >= 0 else span[0]
    members = split_list(text, start, span[1], names=False)
    if len(members) != count or len(split_list(text, *span)) == count:
        return []
    paired = _paired(text, members, [read_phrase(text, low, high) for low, high in members])
    if not all(phrase.complete for phrase in paired):
        return []
    return [phrase._replace(scope=phrase.scope or whole.scope) for phrase in paired]


_LEVELS = "省市县区镇乡村"


def _levels(text: str, start: int, end: int, count: int) -> list[Phrase]:
    """A figure each for levels of one character: 市、县|污泥无害化处置率."""
    at = start + 2 * count - 1
    sets, marks = text[start:at:2], text[start + 1 : at : 2]
    if at >= end - 2 or any(place not in _LEVELS for place in sets):
        return []
    phrase = read_phrase(text, at, end) if all(mark in "、和与及" for mark in marks) else None
    if phrase is None or phrase.scope is not None:
        return []
    return [phrase._replace(scope=place, start=start) for place in sets]


def _created(text: str, start: int, end: int, count: int) -> list[Phrase]:
    """The share of each set that becomes something: 学校、医院|创建|绿色学校、绿色医院|比例."""
    at = text.find("创建", start + 2, end - 4)
    share = cues.last_word(text, at, end, ("比例", "占比", "比重")) if at >= 0 else None
    if share is None:
        return []
    sets = split_list(text, start, at)
    things = split_list(text, at + 2, end - len(share), names=False)
    if not len(sets) == len(things) == count or not all(is_scope(text[a:b]) for a, b in sets):
        return []
    named = [f"{text[low:high].removesuffix('的')}创建{share}" for low, high in things]
    return [
        Phrase(name, closest(name), text[low:high], start, end)
        for name, (low, high) in zip(named, sets, strict=True)
    ]


def _placed(text: str, places: tuple[int, int], thing: tuple[int, int], count: int) -> list[Phrase]:
    """A figure each for several places: 甲县、乙县分别|新增光伏装机."""
    phrase = read_phrase(text, *thing)
    sets = split_list(text, *places)
    if phrase is None or phrase.scope is not None or len(sets) != count:
        return []
    return [phrase._replace(scope=text[low:high], start=places[0]) for low, high in sets]


def _enumerated(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The members of a list that only 、 divides."""
    result = []
    for member in text[start:end].split("、"):
        result.append((start, start + len(member)))
        start += len(member) + 1
    return result


def _stand_alone(phrases: list[Phrase | None]) -> bool:
    """Whether every member is an indicator by itself, and none only borrows the last one's head."""
    if any(phrase is None or not phrase.complete for phrase in phrases):
        return False
    last = phrases[-1]
    if last is not None and last.scope and last.indicator.startswith(("达到", "符合")):
        return False  # 甲和乙达到标杆水平的比例 is one share of both
    headed = [cues.headed(phrase.indicator) for phrase in phrases if phrase is not None]
    return all(headed) or not headed[-1]


def _regrouped(
    text: str, members: list[tuple[int, int]], phrases: list[Phrase | None]
) -> list[Phrase]:
    """Members joined until each group ends in an indicator: A率 | B、C的D率."""
    result = []
    begin = members[0][0]
    for number, (member, phrase) in enumerate(zip(members, phrases, strict=True)):
        if phrase is not None and phrase.complete:
            made = read_phrase(text, begin, member[1])
            if made is not None:
                result.append(made)
            if number + 1 < len(members):
                begin = members[number + 1][0]
    return result


def _shared(phrases: list[Phrase]) -> list[Phrase]:
    """Members that stand for themselves, with the denominator and scope of the first shared."""
    first = phrases[0]
    result = [first]
    denominator = _sharable().match(first.indicator)
    sector = None if denominator else sector_of(first)
    for phrase in phrases[1:]:
        indicator, key, start = phrase.indicator, phrase.key, first.start
        intense = indicator.endswith("强度")  # an intensity has its denominator in its name
        if denominator and not intense and not _sharable().match(indicator):
            joined = denominator.group() + indicator
            indicator, key = joined, closest(joined)
        elif not (denominator and intense) and (
            longer := _known_with_prefix(first.indicator, indicator)
        ):
            indicator, key = longer
        elif (own := in_sector(phrase, sector)) is not None:
            indicator, key = own.indicator, own.key
        else:
            start = phrase.start
        scope = phrase.scope or (first.scope if phrase.start > first.end else None)
        result.append(phrase._replace(indicator=indicator, key=key, scope=scope, start=start))
    return [with_intensity(first, result[-1]), *result[1:]] if sector else result


def _known_with_prefix(first: str, second: str) -> tuple[str, str] | None:
    """The known indicator that the second makes with the beginning of the first, if any."""
    if len(second) > 3 and first.endswith(second[2:]):
        return None  # members of one build (化肥|利用率, 农药|利用率) borrow nothing
    for length in range(len(first) - 1, 1, -1):
        joined = first[:length] + second
        found = indicators.find(joined)
        if found is not None:
            return joined, found.key
    return None


def _paired(
    text: str, members: list[tuple[int, int]], phrases: list[Phrase | None]
) -> list[Phrase]:
    """One indicator per member, completed by the tail that only the last member prints."""
    last_start, last_end = members[-1]
    last = text[last_start:last_end]
    summed = _summing_up().search(last, 1)
    if summed is not None and summed.end() < len(last) - 1:
        shared = last[summed.end() :]
        members = [*members[:-1], (last_start, last_start + summed.start())]
        phrases = [*phrases[:-1], None]
    else:
        shared = _shared_tail([text[low:high] for low, high in members[:-1]], last)
    result: list[Phrase] = []
    for (low, high), phrase in zip(members, phrases, strict=True):
        head = text[low:high]
        tail = shared if (low, high) != (last_start, last_end) else ""
        if phrase is not None and cues.headed(phrase.indicator):
            result.append(phrase)
            continue
        joined = head + tail
        made = read_phrase(joined, 0, len(joined))
        if made is not None:
            if made.scope is None and result and result[-1].end == last_end:
                made = made._replace(scope=result[-1].scope)  # 主要农作物|化肥、农药利用率
            result.append(made._replace(start=low, end=last_end))
    result = _of_sets(result, [text[low:high] for low, high in members], shared)
    complete = [phrase for phrase in result if phrase.complete]
    return _shared(result) if len(complete) == len(members) and result else result


_LONGEST_SECTOR = 4
_LEAST_SHARED = 3
_SECTORS = ("领域", "行业")


def _of_sets(phrases: list[Phrase], members: list[str], shared: str) -> list[Phrase]:
    """The indicator that the last member prints, of each member as a set: 公交车、出租车|…占比."""
    last = members[-1].removesuffix(shared)
    if len(shared) < _LEAST_SHARED or not 0 < len(last) < len(members[-1]):
        return phrases
    if len(phrases) != len(members):
        return phrases
    bare = [
        phrase._replace(indicator=shared, key=phrases[-1].key or phrase.key, scope=member)
        if phrase.scope is None
        and (member == "城市" or last.endswith(_SECTORS))
        and phrase.indicator == member + shared
        else phrase
        for phrase, member in zip(phrases, members, strict=True)
    ]
    if last.endswith(_SECTORS):  # 工业、建筑领域电能占比
        sector, heads = last[-2:], bare[:-1]
        bare = [*(each._replace(scope=(each.scope or "") + sector) for each in heads), bare[-1]]
        members = [*(member + sector for member in members[:-1]), members[-1]]
    pairs = zip(bare[:-1], members, strict=False)
    if any((each.scope, each.indicator) != (member, shared) for each, member in pairs):
        return phrases
    return [
        *bare[:-1],
        bare[-1]._replace(indicator=shared, key=bare[-1].key or bare[0].key, scope=last),
    ]


def _shared_tail(heads: list[str], last: str) -> str:
    """What all members but the last leave out: the longest tail that agrees with the others."""
    tails = [_tail_after(head, last) for head in heads]
    longest = max(tails, key=len, default="")
    if not all(longest.endswith(tail) for tail in tails):
        return min((tail for tail in tails if tail), key=len)
    return longest


@cache
def _summing_up() -> re.Pattern[str]:
    """What sums up a list before its common tail: 氨氮、挥发性有机物|等主要污染物|减排量."""
    return re.compile(
        "(?:等(?:[0-9一二三四五六七八九十]+[种类项个])?|[0-9一二三四五六七八九十]+[种类项])"
        "(?:(?:主要|重点)*(?:大气|水)?(?:污染物|行业|领域|资源|产品|设备))?的?"
    )


def _without_bracket(tail: str) -> str:
    """The tail without a bracket at its start, which explains the last member only."""
    end = tail.find(")") if tail.startswith("(") else -1
    return tail[end + 1 :] if 0 < end < len(tail) - 1 else tail


_MANNERS = ("回收", "综合", "循环", "资源化", "无害化", "重复", "再生", "安全",
            "集中", "收集", "处理", "处置", "利用", "消纳")  # fmt: skip
"""Words before the head of a rate that belong to it: 废塑料|回收利用率."""


def _cuts_a_word(tail: str) -> bool:
    """Whether a tail begins with the rest of a word: 煤矸石、脱硫石|膏综合利用率."""
    bare = cues.without_end(tail, 0, len(tail), cues.words("polarity", "heads"))
    return bare == 1


def _tail_after(head: str, last: str) -> str:
    """What the last member prints after the part that it has in place of ``head``."""
    for length in range(min(4, len(head)), 0, -1):
        at = last.find(head[-length:])
        if (at > 0 or (at == 0 and length > 1)) and at + length < len(last):
            tail = _without_bracket(last[at + length :])
            if length > 1 or not _cuts_a_word(tail):
                return tail
    if len(head) >= 3 and head[:2] == last[:2] and len(last) > len(head) + 2:
        return last[len(head) :]  # members of one length: 营运车辆、营运船舶|单位周转量…
    for sector in _SECTORS:
        at = last.find(sector, 2, len(last) - 3)
        if 0 < at < len(last) - 1 - _LEAST_SHARED and len(head) <= _LONGEST_SECTOR:
            return last[at + 2 :]
    held = cues.first_word(last, 0, len(last), cues.words("scope", "in_names"))
    if held and cues.ends_in_part(head) and indicators.find(last[len(held) :]) is not None:
        return last[len(held) :]  # 县城、农村地区|清洁取暖率
    at = last.find("单位")
    if at > 0:
        return last[at:]  # 乙烯、合成氨|单位产品综合能耗
    known = indicators.ending_at(last, len(last))
    if known is not None and len(known[0]) < len(last):
        return known[0]
    bare = cues.without_end(last, 0, len(last), cues.words("polarity", "heads"))
    bare = cues.without_end(last, 0, bare, _MANNERS)
    return last[bare:] if 0 < bare < len(last) else ""
