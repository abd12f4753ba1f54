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

from collections.abc import Sequence

from align.extract import cues
from align.extract.draft import Draft
from align.extract.figures.acts import (
    ACTS,
    acted_on,
    acts_before,
    change_by,
    change_of,
    fallen,
    from_its_verb,
    without_acts,
)
from align.extract.figures.attained import set_and_state
from align.extract.figures.dealt import dealt_drafts, each_verb
from align.extract.figures.excluded import OF_THE_NEXT, is_aside, is_threshold
from align.extract.figures.founded import ends_empty, names_counted
from align.extract.figures.listed import listed_figures
from align.extract.figures.listing import (
    WORKS,
    goes_on_listing,
    more_of,
    next_count,
    noun_follows,
    works_on_both,
)
from align.extract.figures.subject import subject_span
from align.extract.figures.terms import SPANS, is_favour, is_term
from align.extract.figures.things import in_proportion, share_of_set, thing_after
from align.extract.figures.values import PER_TIME, RATES, deal, make_draft
from align.extract.figures.verbs import Verb, dated_value, find_verb, verb_after
from align.extract.figures.works import built_by, works_drafts
from align.extract.governing.continued import (
    MORE_OF_IT,
    continued,
    headed_by_last,
    in_last_scopes,
    of_the_last,
    with_thing,
    with_whole,
    worked_on,
)
from align.extract.governing.reign import REACH, Reign
from align.extract.naming.lists import coordinate, split_list
from align.extract.naming.phrase import Phrase, read_phrase
from align.extract.naming.strip import strip_phrase
from align.extract.sentences import Segment
from align.lexicon.indicators import closest, longest_at
from align.model.quantity import Quantity
from align.model.target import Change


def figure_drafts(
    text: str, segment: Segment, quantities: Sequence[Quantity], reign: Reign
) -> list[Draft]:
    """The targets that the figures of one segment set, in order."""
    result: list[Draft] = []
    reign.listed = None
    left = segment.start
    listed = listed_figures(
        text, [each for each in quantities if not is_aside(text, segment, each)]
    )
    for number, group in enumerate(listed):
        right = listed[number + 1][0].outer_start if number + 1 < len(listed) else segment.end
        following = listed[number + 1][0] if number + 1 < len(listed) else None
        bounding = following is not None and (
            _of_members(text, group, following) or names_counted(text, left, group, following)
        )
        drafts = [] if bounding else _group_drafts(text, (left, right), group, reign)
        drafts = [draft for draft in drafts if not (is_term(draft) or is_favour(text, draft))]
        if drafts:
            reign.subjects = [draft.phrase for draft in drafts]  # the next figure may lack one
            drafts = [_dated(text, draft) for draft in drafts]
            if result and (parted := works_on_both(text, result[-1], drafts)):
                result[-1], drafts = parted[0], [parted[1]]
            if result and text.startswith("、", left):
                drafts = [_in_scope_of(draft, result[-1]) for draft in drafts]
            reign.measure, reign.change = group[-1].dimension, drafts[-1].change
            if drafts[-1].end > group[-1].outer_end:  # 建成5座甲站、20座乙站
                reign.listed = Verb(drafts[-1].start, drafts[-1].change, None, drafts[-1].word)
        result.extend(drafts)
        if drafts or not (bounding or _bounds_a_set(text, (left, right), group)):
            left = max([group[-1].outer_end, *(each.end for each in drafts if each.end <= right)])
    return headed_by_last(result)


def _of_members(text: str, group: list[Quantity], following: Quantity) -> bool:
    """Whether a share tells of how many members the next figure must hold: 80%的园区…率达到50%."""
    share = group[-1]
    if share.dimension != "ratio" or not text.startswith("的", share.outer_end):
        return False
    if following.dimension != "ratio":
        return False
    verb = find_verb(text, share.outer_end + 1, following)
    if verb is None or cues.holds(text[share.outer_end : verb.start], ("、", ",", "完成", "实现")):
        return False
    return text.endswith(_SHARES, share.outer_end, verb.start)


_SHARES = ("率", "比例", "占比", "比重")


def _in_scope_of(draft: Draft, last: Draft) -> Draft:
    """A member of a list, in the scope that only the first one prints: 城区A达到5%、B达到6%."""
    if draft.phrase.scope or not last.phrase.scope:
        return draft
    return draft._replace(phrase=draft.phrase._replace(scope=last.phrase.scope))


def _bounds_a_set(text: str, room: tuple[int, int], group: list[Quantity]) -> bool:
    """Whether a figure bounds the set that the next one is for: 150万吨以上的工矿企业…比例."""
    if not is_threshold(text, room[0], group[0], group[-1]):
        return False
    following = text[group[-1].outer_end : room[1]].removeprefix("的")
    if following.startswith("人口"):
        following = following.partition("的")[2]  # 30万人口以下的|城市
    if following.startswith(("城市", "比例", "占比", "比重")):
        return True
    return any(head in following for head in cues.words("scope", "heads") if len(head) > 1)


def _dated(text: str, draft: Draft) -> Draft:
    """The draft with the year that stands between its verb and its figure, if one does."""
    if draft.quantity is not None and draft.quantity.dimension == "times":
        return draft  # 增长到2022年的3倍 names the year to compare with
    match = dated_value().search(text, max(draft.start, draft.at - REACH), draft.at)
    return draft._replace(year=int(match.group(1))) if match else draft


def _group_drafts(
    text: str, room: tuple[int, int], group: list[Quantity], reign: Reign
) -> list[Draft]:
    """The targets of one list of figures between two indices."""
    first, last = group[0], group[-1]
    if is_threshold(text, room[0], first, last):
        return []
    framed = in_proportion(text, room, group) or works_drafts(text, room, group)
    if not framed and reign.listed and not text[room[0] : first.outer_start].strip("、和与以及"):
        listed = reign.listed
        if not text.startswith(listed.word or "?", listed.start):
            listed = listed._replace(start=first.outer_start)  # its verb stands further off
        framed = thing_after(text, room, group, listed)
    if framed:
        return framed
    verb = verb_after(text, last) or find_verb(text, room[0], first)
    verb = verb or each_verb(text, room, group, reign)
    if dealt := dealt_drafts(text, room, group, reign, verb=verb):
        return dealt
    if verb is not None:
        return _with_verb(text, room, group, verb, reign)
    shared = share_of_set(text, room, group) or next_count(text, room, group, reign)
    if shared:
        return shared
    acted = cues.action_end(text, room[0], first.outer_start)
    if acted:
        framed = thing_after(text, room, group, Verb(acted[0], "level", None, acted[1]))
        if framed:
            return framed
    return (
        _members(text, room, group, reign)
        or built_by(text, room, group, reign)
        or more_of(text, room, group, reign)
        or _adjacent(text, room, group, reign)
    )


def _members(text: str, room: tuple[int, int], group: list[Quantity], reign: Reign) -> list[Draft]:
    """What a number of members of a set come to by a date: 120所|中小学|建成|绿色学校."""
    first = group[0]
    if not first.dimension.startswith("count:") or reign.deadline is None:
        return []
    low, high = strip_phrase(text, room[0], first.outer_start)
    if low < high and cues.whole_start(text, low, high) < high:
        return []
    named = group[-1].outer_end
    state = set_and_state(text, named, room[1], bound=True)
    if state is None:
        return []
    indicator, scope = text[state[1] : room[1]], text[named : state[0]]
    phrase = Phrase(indicator, closest(indicator), scope, first.outer_start, room[1])
    verb = Verb(first.outer_start, "level", None, "")
    return [make_draft(phrase, first, verb)._replace(end=room[1])]


def _with_verb(
    text: str, room: tuple[int, int], group: list[Quantity], verb: Verb, reign: Reign
) -> list[Draft]:
    """Frame 1, and what looks like it: the thing after the figure, the last subject again."""
    first, last = group[0], group[-1]
    subject = subject_span(text, room[0], verb.start)
    if subject is None:
        return _without_subject(text, room, group, verb, reign)
    if first.dimension not in RATES and reign.measure == first.dimension:
        named = "其中" in text[max(0, subject[0] - _NEAR) : subject[0]]
        if named and (parts := of_the_last(text, *subject, reign)):
            if verb.change == "level":
                verb = verb._replace(change=reign.change)
            parts = [part._replace(start=subject[0], end=subject[1]) for part in parts]
            return deal(group, parts, verb, reign)  # 其中乡镇不少于60个
    if first.dimension == "ratio" and verb.change == "level":
        verb = verb._replace(change=_rate_between(text, subject[1], verb.start))
    intensive = "/" in first.unit and not first.unit.endswith(PER_TIME)
    if first.dimension not in RATES and not intensive and verb.change == "level":
        subject, verb = acted_on(text, room[0], subject, verb)
    phrases = _subjects(text, subject, group, reign)
    if verb.change == "decrease" and verb.comparator == ">=":
        phrases = from_its_verb(text, room[0], phrases)
    if verb.word == "占" and len(phrases) == 1:
        phrases = [with_whole(phrases[0], text[verb.start : first.outer_start])]
    empty = ends_empty(text, last.outer_end, room[1])
    behind = text.startswith("的", last.outer_end) and not empty
    if behind and (verb.word in {"具备", "形成", "达到"} or text.endswith(OF_THE_NEXT, *subject)):
        return thing_after(text, room, group, verb)
    if _ends_in_set(phrases, first) or _acts_on(text, room[0], verb, phrases, first):
        framed = thing_after(text, room, group, verb)
        if framed:
            return framed
    return _level_of(text, room, group, phrases, verb) or deal(group, phrases, verb, reign)


_NEAR = 24
"""How far before a part 其中 may stand, in characters."""


def _level_of(
    text: str, room: tuple[int, int], group: list[Quantity], phrases: list[Phrase], verb: Verb
) -> list[Draft]:
    """SET + 达到 + share + known name: 新建居住建筑达到83%节能要求."""
    if len(phrases) != 1 or len(group) != 1 or phrases[0].complete or verb.change != "level":
        return []
    at = group[0].outer_end
    named = longest_at(text, at, room[1])
    if named is None or at + len(named[0]) != room[1] or verb.word not in {"达到", "满足"}:
        return []
    part = ((phrases[0].scope or "") + phrases[0].indicator).removesuffix("本体")
    phrase = Phrase(named[0], named[1], part, phrases[0].start, room[1])
    return [make_draft(phrase, group[0], verb)._replace(end=room[1])]


def _rate_between(text: str, start: int, end: int) -> Change:
    """The change that stands with its baseline before the verb: 较2020年|累计下降率达到15%."""
    between = text[start:end]
    if not any(word in between for word in ("率", "幅")):
        return "level"
    if any(word in between for word in ("下降", "降低", "减少", "削减", "降幅")):
        return "decrease"
    return "increase" if any(word in between for word in ("增长", "提高", "增幅")) else "level"


def _subjects(
    text: str, span: tuple[int, int], group: list[Quantity], reign: Reign
) -> list[Phrase]:
    """The indicators that a subject names; one that only goes on with the last one is completed.

    One amount for A、B is their sum: the list stays one indicator. 占…比重 and 年利用量 alone go
    on with what the segment before was about.
    """
    additive = len(group) == 1 and group[0].dimension not in RATES
    between = text[span[1] : group[0].outer_start]
    each = between.startswith(("均", "都", "各")) or "分别" in between
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
        if each and dealt and len(phrases) == 1 < len(group):
            phrases = in_last_scopes(phrases[0], reign.subjects, len(group))
    if len(phrases) == 1 and reign.worked_on is not None:
        phrases = [with_thing(phrases[0], text, reign)]
    if len(phrases) == len(group) == 1 < len(reign.subjects):
        parts = [
            continued(phrases[0], last, rate=group[0].dimension in RATES) for last in reign.subjects
        ]
        if all(
            part.indicator.endswith(phrases[0].indicator) and part != phrases[0] for part in parts
        ):
            return parts  # 化肥使用量、农药使用量减少,|利用率达到43%
    if phrases and len(reign.subjects) == 1:
        return _completed(phrases, reign.subjects[0], rate=group[0].dimension in RATES)
    return phrases


def _completed(phrases: list[Phrase], last: Phrase, *, rate: bool) -> list[Phrase]:
    """The phrases, completed by the last subject where they only go on with it: 城区、农村分别…."""
    result = [continued(phrase, last, rate=rate) for phrase in phrases]
    if len(result) > 1 and any(phrase.indicator != last.indicator for phrase in result):
        return phrases
    return result


def _without_subject(
    text: str, room: tuple[int, int], group: list[Quantity], verb: Verb, reign: Reign
) -> list[Draft]:
    """A verb with nothing before it: the thing follows (完成N…改造), or was named before."""
    framed = share_of_set(text, room, group) or thing_after(text, room, group, verb)
    if framed:
        return framed
    again = reign.measure == group[-1].dimension not in RATES  # 累计完成50万亩
    if reign.subjects and (again or verb.change != "level" or verb.word not in {"实现", "完成"}):
        subjects = reign.subjects
        if verb.word.startswith("达"):  # 新增500辆,累计达到2000辆: a stock
            subjects = [phrase._replace(added=False) for phrase in subjects]
        if not again and group[-1].dimension not in RATES:
            subjects = [_itself(phrase) for phrase in subjects]
        return deal(group, subjects, verb, reign)
    reached = verb.word.startswith(("达", "突破", "超过"))
    done = verb.word in {"实现", "完成"} and not noun_follows(text, group[-1].outer_end, room[1])
    if (reached or done) and group[-1].dimension not in RATES:
        return deal(group, worked_on(text, reign), verb, reign)  # 推广甲车使用,达到5000辆
    return []


def _itself(phrase: Phrase) -> Phrase:
    """The indicator whose growth the last figure told: 产值年均增速…,到2025年突破5000亿元."""
    word = cues.last_word(
        phrase.indicator, 0, len(phrase.indicator), cues.words("value", "rate_increase")
    )
    bare = phrase.indicator.removesuffix(word or "").removesuffix("年均")
    if not word or len(bare) < 2:
        return phrase
    return phrase._replace(indicator=bare, key=closest(bare))


def _ends_in_set(phrases: list[Phrase], quantity: Quantity) -> bool:
    """Whether the words before the verb name no indicator of the figure's kind but who acts."""
    if not phrases or phrases[0].complete:
        return False
    return quantity.dimension.startswith("count") or quantity.dimension == "area"


def _acts_on(text: str, start: int, verb: Verb, phrases: list[Phrase], quantity: Quantity) -> bool:
    """Whether a verb of action stands before the comparator: 财政每年安排不少于五千万元资金."""
    if quantity.dimension in RATES or not phrases or phrases[0].complete:
        return False
    return cues.action_end(text, start, verb.start) is not None


_RATES_OF = RATES | {"voltage", "temperature", "time", "calendar"}


_PRESENT = ("人口", "总面积", "国土面积", "占地面积", "总投资", "发电量", "人数", "户数")
"""Ends of what a description tells of a place or a project, where nothing promises it."""

_LONGEST = 40
"""Characters of an indicator without a verb, at most."""


_AMOUNTS = frozenset(("mass", "volume", "area", "power", "energy", "coal_equivalent", "heat"))


def _of_another_kind(text: str, room: tuple[int, int], group: list[Quantity], reign: Reign) -> bool:
    """Whether a figure is the last subject's in another unit: 产能1300万吨、150亿立方米."""
    kinds = {(reign.measure or "").split("/")[0], group[0].dimension.split("/")[0]}
    if not kinds <= _AMOUNTS or text[room[0] : group[0].outer_start] != "、":
        return False
    return len(reign.subjects) == 1 and not noun_follows(text, group[-1].outer_end, room[1])


def _adjacent(text: str, room: tuple[int, int], group: list[Quantity], reign: Reign) -> list[Draft]:
    """Frame 4: an indicator directly before its figure, without a verb."""
    quantity = group[0]
    low, high = strip_phrase(text, room[0], quantity.outer_start)
    among = "其中" in text[max(0, room[0] - 10) : quantity.start]
    listed_on = among or text.startswith("、", room[0])  # 其中2023年60万、2024年70万
    unsaid = high <= low or text[low:high] == "其中"
    alike = unsaid and listed_on and reign.measure == quantity.dimension
    if alike or _of_another_kind(text, room, group, reign):
        return deal(group, reign.subjects, Verb(quantity.start, reign.change, None, ""), reign)
    if high - low > _LONGEST and (summed := text.rfind("等", low, high)) >= 0:
        low = summed + 1 + 2 * text.startswith(("领域", "方面"), summed + 1)
    if not 2 <= high - low <= _LONGEST or not quantity.unit:
        return []
    if text[low:high] in MORE_OF_IT:
        return deal(group, reign.subjects, Verb(low, "increase", None, "新增"), reign)
    bare = not noun_follows(text, group[-1].outer_end, room[1])
    goes_on = reign.measure == quantity.dimension or (bare and reign.worked_on is not None)
    if goes_on and (parts := of_the_last(text, low, high, reign)):
        change = change_of(text[low:high])
        return deal(group, parts, Verb(quantity.start, change, None, ""), reign)
    acted = cues.action_start(text, room[0], high) or cues.action_start(text, low, high)
    acted = acted or acts_before(text, room[0], low)
    if quantity.dimension.startswith("count") and noun_follows(text, group[-1].outer_end, room[1]):
        return []
    listed = reign.listed if text.startswith(("、", "和", "及"), room[0]) else None
    listed = None if acted in ACTS else listed  # 新建5座甲、建成3座乙: each has its own verb
    opened = low
    if acted and quantity.dimension not in RATES:
        low = without_acts(text, low, high, acted)
        opened = text.rfind(acted, room[0], low) if change_of(acted) == "decrease" else low
    phrases = _subjects(text, (low, high), group, reign)
    if not phrases:
        return []
    known = phrases[0].key is not None
    attributive = not known and not cues.headed(phrases[0].indicator)
    attributive = attributive and not text.startswith("的", group[-1].outer_end)
    if attributive and noun_follows(text, group[-1].outer_end, room[1]):
        return []  # 甲地100万千瓦海上风电 names a project
    if quantity.dimension in {"calendar", "time"} and not phrases[0].indicator.endswith(SPANS):
        return []
    additive = quantity.dimension not in _RATES_OF
    counted = additive and (acted or phrases[0].added or listed)
    headed = phrases[0].complete and not quantity.dimension.startswith("count")
    counted = counted or (additive and text.endswith(WORKS, low, high))
    counted = counted or (additive and among and reign.measure == quantity.dimension)
    counted = counted or (additive and goes_on_listing(text, room, group, reign))
    promised = counted or reign.deadline is not None or bool(reign.subjects)
    promised = promised or (known and not text.endswith(_PRESENT, low, high))
    share = quantity.dimension == "ratio" and (known or phrases[0].indicator.endswith(_SHARES))
    if not (promised or share) or not (known or counted or headed):
        return []  # 总面积1200平方公里 tells what there is
    change = change_by(acted, phrases[0]) if additive else "level"
    if not additive:
        phrases, change = fallen(text, room[0], phrases)
    reign.listed = verb = listed or Verb(quantity.start, change, None, acted or "")
    if 0 <= opened < phrases[0].start:  # the verb says that it falls: it belongs to the quote
        phrases[0] = phrases[0]._replace(start=opened)
    return deal(group, phrases, verb, reign)
