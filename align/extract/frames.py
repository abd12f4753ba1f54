"""Printed figures: which of them a phrase sets as a target, and for what.

A figure is a target only inside a frame that says so:

1. indicator + verb + figure: 森林覆盖率达到45%, 能耗比2020年下降14%
2. verb + figure + thing: 完成3000万平方米公共建筑节能改造, 推广1万辆新能源汽车
3. share + 的 + set + reached state: 80%的党政机关达到节约型机关创建要求
4. indicator directly before the figure: 人均公园绿地面积17.76平方米以上
5. set + share + 覆盖: 智能电表100%覆盖

Everything else (definitions, names, descriptions) is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from align.extract import cues
from align.extract.draft import Draft
from align.extract.excluded import is_aside, is_threshold
from align.extract.lists import coordinate, split_list
from align.extract.phrase import Phrase, read_phrase, strip_phrase
from align.extract.reign import Reign
from align.extract.sentences import Segment
from align.extract.things import share_of_set, thing_after
from align.extract.values import RATES, deal
from align.extract.verbs import Verb, dated_value, find_verb, verb_after
from align.lexicon import indicators
from align.lexicon.indicators import closest
from align.lexicon.units import plain
from align.model.quantity import Quantity
from align.model.target import Change


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"(?:、|,|和|与|及|以及|到|至)?(?:到)?$")


def groups(text: str, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """Figures that are listed side by side (10%和8%; 8%、9%), each list together."""
    result: list[list[Quantity]] = []
    for quantity in quantities:
        if result:
            between = text[result[-1][-1].outer_end : quantity.outer_start]
            same = result[-1][-1].dimension == quantity.dimension
            start = result[-1][0].outer_start
            same = same or "分别" in text[max(0, start - 6) : start]
            if same and between in {"、", "和", "与", "及", "以及", ",", "及以上和"}:
                result[-1].append(quantity)
                result[-1][-2] = _of_unit(result[-1][-2], quantity)
                continue
        result.append([quantity])
    return result


def _of_unit(first: Quantity, second: Quantity) -> Quantity:
    """A figure with the unit that only the next one of its list prints: 20、30万千瓦."""
    if first.unit or first.dimension != "none" or not second.unit or not second.lower:
        return first
    if first.lower is None or first.upper is None or not second.base_lower:
        return first
    return first._replace(
        unit=second.unit,
        dimension=second.dimension,
        base_lower=plain(first.lower * second.base_lower / second.lower),
        base_upper=plain(first.upper * second.base_lower / second.lower),
        base_unit=second.base_unit,
    )


def figure_drafts(
    text: str, segment: Segment, quantities: Sequence[Quantity], reign: Reign
) -> list[Draft]:
    """The targets that the figures of one segment set, in order."""
    result: list[Draft] = []
    reign.listed = None
    left = segment.start
    listed = groups(text, [each for each in quantities if not is_aside(text, segment, each)])
    for number, group in enumerate(listed):
        right = listed[number + 1][0].outer_start if number + 1 < len(listed) else segment.end
        drafts = _group_drafts(text, (left, right), group, reign)
        if drafts:
            reign.subjects = [draft.phrase for draft in drafts]  # the next figure may lack one
            drafts = [_dated(text, draft) for draft in drafts]
        result.extend(drafts)
        if drafts or not _bounds_a_set(text, (left, right), group):
            left = group[-1].outer_end
    return result


def _bounds_a_set(text: str, room: tuple[int, int], group: list[Quantity]) -> bool:
    """Whether a figure bounds the set that the next one is for: 150万吨以上的工矿企业…比例."""
    if not is_threshold(text, room[0], group[0], group[-1]):
        return False
    following = text[group[-1].outer_end : room[1]]
    return any(head in following for head in cues.words("scope", "heads") if len(head) > 1)


def _dated(text: str, draft: Draft) -> Draft:
    """The draft with the year that stands between its verb and its figure, if one does."""
    match = dated_value().search(text, draft.start, draft.at)
    return draft._replace(year=int(match.group(1))) if match else draft


def _group_drafts(
    text: str, room: tuple[int, int], group: list[Quantity], reign: Reign
) -> list[Draft]:
    """The targets of one list of figures between two indices."""
    first, last = group[0], group[-1]
    if is_threshold(text, room[0], first, last):
        return []
    verb = verb_after(text, last) or find_verb(text, room[0], first)
    if verb is not None:
        subject = _subject(text, room[0], verb.start)
        if subject is None:
            return _without_subject(text, room, group, verb, reign)
        phrases = _subjects(text, subject, group, reign)
        if verb.word in {"具备", "形成", "达到"} and text.startswith("的", last.outer_end):
            return thing_after(text, room, group, verb)
        if _ends_in_set(phrases, first):
            framed = thing_after(text, room, group, verb)
            if framed:
                return framed
        return deal(group, phrases, verb, reign)
    shared = share_of_set(text, room, group)
    if shared:
        return shared
    acted = cues.action_end(text, room[0], first.outer_start)
    if acted:
        framed = thing_after(text, room, group, Verb(acted[0], "level", None, acted[1]))
        if framed:
            return framed
    return _adjacent(text, room, group, reign)


@cache
def _starting_from() -> re.Pattern[str]:
    return re.compile(r"(?:由|从|自)(?:\d|现状|目前|现有|当前|\"?十|基期|\w{0,4}的?$)")


def _subject(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch that names what the figure is of: None where only adverbs stand there."""
    earlier = _starting_from().search(text, start, end)
    if earlier:
        end = earlier.start()
    low, high = strip_phrase(text, start, end)
    if high - low < 2 or text[low:high] in _ADVERBS:
        return None
    words = cues.words("strip", "head"), cues.words("strip", "tail")
    if cues.without_start(text, low, high, words[0]) == high:
        return None
    if cues.without_end(text, low, high, words[1]) == low:
        return None
    return low, high


_ADVERBS = frozenset(
    [
        "年均",
        "每年",
        "累计",
        "其中",
        "平均",
        "总体",
        "分别",
        "均",
        "力争",
        "年度",
        "逐年",
        "同比",
        "当年",
        "届时",
    ]
)


def _subjects(
    text: str, span: tuple[int, int], group: list[Quantity], reign: Reign
) -> list[Phrase]:
    """The indicators that a subject names; one that only goes on with the last one is completed.

    One amount for A、B is their sum: the list stays one indicator. 占…比重 and 年利用量 alone go
    on with what the segment before was about.
    """
    additive = len(group) == 1 and group[0].dimension not in RATES
    each = text.startswith(("均", "都", "各"), span[1])
    if each and len(group) == 1:
        members = len(split_list(text, *span))
        named = members < 2  # all of them in one known name
        members = len(split_list(text, *span, names=False)) if named else members
        phrases = coordinate(text, *span, count=max(1, members), dealt=named)
    elif additive:
        whole = read_phrase(text, *span)
        phrases = [whole] if whole else []
    else:
        dealt = len(reign.years) != len(group)
        phrases = coordinate(text, *span, count=len(group), dealt=dealt)
    if len(phrases) == 1 and len(reign.subjects) == 1:
        return [_continued(phrases[0], reign.subjects[0], rate=group[0].dimension in RATES)]
    return phrases


_SAID = frozenset(("该比例", "这一比例", "该比重", "该指标", "上述比例", "这一指标", "该占比"))
"""Words that stand for the indicator named last."""


def _continued(phrase: Phrase, last: Phrase, *, rate: bool) -> Phrase:
    if phrase.indicator in _SAID:
        return last._replace(start=phrase.start, end=phrase.end)
    if phrase.indicator.startswith("占"):
        joined = last.indicator + phrase.indicator
        return phrase._replace(indicator=joined, key=closest(joined), scope=last.scope)
    if rate and phrase.key is None and not phrase.complete and cues.ends_in_part(phrase.indicator):
        return phrase._replace(indicator=last.indicator, key=last.key, scope=phrase.indicator)
    if phrase.key is None and phrase.scope is None and last.indicator.endswith(phrase.indicator):
        return phrase._replace(indicator=last.indicator, key=last.key, scope=last.scope)
    return phrase


def _without_subject(
    text: str, room: tuple[int, int], group: list[Quantity], verb: Verb, reign: Reign
) -> list[Draft]:
    """A verb with nothing before it: the thing follows (完成N…改造), or was named before."""
    framed = share_of_set(text, room, group) or thing_after(text, room, group, verb)
    if framed:
        return framed
    if reign.subjects and (verb.change != "level" or verb.word not in {"实现", "完成"}):
        return deal(group, reign.subjects, verb, reign)
    return []


def _ends_in_set(phrases: list[Phrase], quantity: Quantity) -> bool:
    """Whether the words before the verb name no indicator of the figure's kind but who acts."""
    if not phrases or phrases[0].complete:
        return False
    return quantity.dimension.startswith("count") or quantity.dimension == "area"


_RATES_OF = RATES | {"voltage", "temperature", "time", "calendar"}


def _acts_before(text: str, start: int, end: int) -> str | None:
    """A verb of action among the words that were stripped before an indicator: 累计完成…."""
    words = text[start:end]
    return next((verb for verb in cues.words("action", "verbs") if verb in words), None)


_NOUNS_OF_VERBS = (
    "率",
    "量",
    "能力",
    "面积",
    "用地",
    "区",
    "规模",
    "设施",
    "水平",
    "效率",
    "系统",
    "覆盖",
    "产业",
    "园",
    "工程",
    "项目",
)


_SPANS = ("天数", "时间", "时长", "小时数", "年限", "寿命")


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether a noun follows a count: 城东、城西2个片区 tells of them and sets nothing."""
    return at < end and text[at] not in "、和与及,;:。)）(（" and text[at].isalpha()


def _only_acts(text: str, low: int, high: int, verb: str) -> bool:
    """Whether a verb at the head of a phrase says what is done, and is no part of a name."""
    if not text.startswith(verb, low) or high - low - len(verb) < 2:
        return False
    if text.startswith(_NOUNS_OF_VERBS, low + len(verb), high):
        return False
    return indicators.longest_at(text, low, high) is None


def _change_of(verb: str | None) -> Change:
    """The change that a verb of action means for the amount after its object."""
    if verb in {"压减", "压降", "削减", "减少"}:
        return "decrease"
    return "increase" if verb in {"新增", "新建", "净增", "增加"} else "level"


def _adjacent(text: str, room: tuple[int, int], group: list[Quantity], reign: Reign) -> list[Draft]:
    """Frame 4: an indicator directly before its figure, without a verb."""
    quantity = group[0]
    low, high = strip_phrase(text, room[0], quantity.outer_start)
    if not 2 <= high - low <= 40 or not quantity.unit:
        return []
    acted = cues.action_start(text, room[0], high) or cues.action_start(text, low, high)
    acted = acted or _acts_before(text, room[0], low)
    if quantity.dimension.startswith("count") and _goes_on(text, group[-1].outer_end, room[1]):
        return []
    listed = reign.listed if text.startswith(("、", "和", "及"), room[0]) else None
    if acted and _only_acts(text, low, high, acted):
        low += len(acted)
    phrases = _subjects(text, (low, high), group, reign)
    if not phrases:
        return []
    known = phrases[0].key is not None
    if quantity.dimension in {"calendar", "time"} and not phrases[0].indicator.endswith(_SPANS):
        return []
    additive = quantity.dimension not in _RATES_OF
    counted = additive and (acted or phrases[0].added or listed)
    headed = phrases[0].complete and not quantity.dimension.startswith("count")
    if not known and not counted and reign.deadline is None:
        return []  # 总面积1200平方公里 tells what there is
    if not (known or counted or headed):
        return []
    verb = listed or Verb(quantity.start, _change_of(acted), None, acted or "")
    reign.listed = verb
    return deal(group, phrases, verb, reign)
