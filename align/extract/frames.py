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
from typing import NamedTuple

from align.extract import cues
from align.extract.draft import Draft
from align.extract.lists import coordinate
from align.extract.phrase import Phrase, read_phrase, strip_phrase
from align.extract.reign import Reign
from align.extract.sentences import Segment
from align.model.quantity import Comparator, Quantity
from align.model.target import Change


class Verb(NamedTuple):
    """A verb before a figure: where it begins and what it makes of the figure."""

    start: int
    change: Change
    comparator: Comparator | None
    word: str


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
            if same and between in {"、", "和", "与", "及", "以及", ",", "及以上和"}:
                result[-1].append(quantity)
                continue
        result.append([quantity])
    return result


def figure_drafts(
    text: str, segment: Segment, quantities: Sequence[Quantity], reign: Reign
) -> list[Draft]:
    """The targets that the figures of one segment set, in order."""
    result: list[Draft] = []
    left = segment.start
    listed = groups(text, [each for each in quantities if not _is_aside(text, segment, each)])
    for number, group in enumerate(listed):
        right = listed[number + 1][0].outer_start if number + 1 < len(listed) else segment.end
        drafts = _group_drafts(text, (left, right), group, reign)
        if drafts:
            reign.subjects = [draft.phrase for draft in drafts]  # the next figure may lack one
        result.extend(drafts)
        left = group[-1].outer_end
    return result


def _group_drafts(
    text: str, room: tuple[int, int], group: list[Quantity], reign: Reign
) -> list[Draft]:
    """The targets of one list of figures between two indices."""
    first, last = group[0], group[-1]
    if is_threshold(text, room[0], first, last):
        return []
    verb = _verb_after(text, last) or find_verb(text, room[0], first)
    if verb is not None:
        subject = _subject(text, room[0], verb.start)
        if subject is None:
            return _without_subject(text, room, group, verb, reign)
        phrases = _subjects(text, subject, group, reign)
        if verb.word in {"具备", "形成", "达到"} and text.startswith("的", last.outer_end):
            return _thing_after(text, room, group, verb)
        if _ends_in_set(phrases, first):
            framed = _thing_after(text, room, group, verb)
            if framed:
                return framed
        return _deal(group, phrases, verb, reign)
    shared = _share_of_set(text, room, group)
    if shared:
        return shared
    acted = cues.action_end(text, room[0], first.outer_start)
    if acted:
        framed = _thing_after(text, room, group, Verb(acted[0], "level", None, acted[1]))
        if framed:
            return framed
    return _adjacent(text, room, group, reign)


@cache
def _starting_from() -> re.Pattern[str]:
    return re.compile(r"(?:由|从|自)(?:\d{4}年|现状|目前|现有|当前|\"?十)")


def _subject(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch that names what the figure is of: None where only adverbs stand there."""
    earlier = _starting_from().search(text, start, end)
    if earlier:
        end = earlier.start()
    low, high = strip_phrase(text, start, end)
    if high - low < 2 or text[low:high] in _ADVERBS:
        return None
    return low, high


_ADVERBS = frozenset("年均 每年 累计 其中 平均 总体 分别 均 力争 年度 逐年 同比 当年 届时".split())


def _subjects(
    text: str, span: tuple[int, int], group: list[Quantity], reign: Reign
) -> list[Phrase]:
    """The indicators that a subject names; one that only goes on with the last one is completed.

    One amount for A、B is their sum: the list stays one indicator. 占…比重 and 年利用量 alone go
    on with what the segment before was about.
    """
    additive = len(group) == 1 and group[0].dimension not in _RATES
    if additive:
        whole = read_phrase(text, *span)
        phrases = [whole] if whole else []
    else:
        phrases = coordinate(text, *span, count=len(group))
    if len(phrases) == 1 and len(reign.subjects) == 1:
        return [_continued(phrases[0], reign.subjects[0])]
    return phrases


_RATES = frozenset(("ratio", "points", "times", "doublings", "none"))


def _continued(phrase: Phrase, last: Phrase) -> Phrase:
    if phrase.indicator.startswith("占"):
        joined = last.indicator + phrase.indicator
        return phrase._replace(indicator=joined, key=closest_key(joined), scope=last.scope)
    if phrase.key is None and phrase.scope is None and last.indicator.endswith(phrase.indicator):
        return phrase._replace(indicator=last.indicator, key=last.key, scope=last.scope)
    return phrase


def find_verb(text: str, start: int, quantity: Quantity) -> Verb | None:
    """The verb that ties the words after ``start`` to the figure, if one does."""
    end = quantity.start
    if quantity.outer_start < quantity.start:
        comparing = text[quantity.outer_start : quantity.start]
        inner = _verb_at_end(text, start, quantity.outer_start)
        if inner is not None:
            return inner._replace(comparator=None)
        if comparing[0] in "不超高低大小至控≥≤突优好":
            return Verb(quantity.outer_start, "level", None, comparing)
        end = quantity.outer_start
    found = _verb_at_end(text, start, end)
    if found is not None:
        return found
    return _far_verb(text, start, quantity)


def _verb_at_end(text: str, start: int, end: int) -> Verb | None:
    end = _before_adverbs(text, start, end)
    if text.endswith("了", start, end):
        end -= 1
    level = cues.last_word(text, start, end, cues.level_verbs())
    change = cues.last_word(text, start, end, cues.change_verbs())
    if change and (not level or len(change) > len(level)):
        if change in {"新增", "新建", "扩大", "退出", "淘汰"}:
            return None
        return Verb(end - len(change), _direction(change), None, change)
    if level:
        return Verb(end - len(level), "level", _comparator(level), level)
    return None


@cache
def _after_verb() -> re.Pattern[str]:
    return re.compile(r"(?:以上|左右)?(?:的)?(?:速度|幅度|比例)?(递增|增长|增加|下降|递减|降低|减少)")


def _verb_after(text: str, quantity: Quantity) -> Verb | None:
    """The verb of a rate where it follows the figure: 按照每年10%递增."""
    if quantity.dimension not in {"ratio", "points"}:
        return None
    match = _after_verb().match(text, quantity.outer_end)
    if match is None:
        return None
    return Verb(quantity.outer_start, _direction(match.group(1)), None, match.group(1))


def _before_adverbs(text: str, start: int, end: int) -> int:
    bare = cues.without_end(text, start, end, _LATE_ADVERBS)
    return bare if bare > start else end


_LATE_ADVERBS = ("分别", "累计", "力争", "平均", "约", "各", "均", "再", "了")


def _far_verb(text: str, start: int, quantity: Quantity) -> Verb | None:
    """A verb with the whole that a share is taken of after it: 达到最高用电负荷3%."""
    if quantity.dimension != "ratio":
        return None
    found = None
    for match in cues.far_verb().finditer(text, max(start, quantity.outer_start - 24), quantity.outer_start):
        found = match
    if found is None or found.start() <= start + 1:
        return None
    gap = text[found.end() : quantity.outer_start]
    if len(gap) > 16 or re.search(r"[,;。、]", gap):
        return None
    return Verb(found.start(), "level", _comparator(found.group()), found.group())


def _direction(word: str) -> Change:
    decrease = cues.words("value", "decrease")
    return "decrease" if any(word.startswith(stem) for stem in decrease) else "increase"


def _comparator(word: str) -> Comparator | None:
    if word in cues.words("value", "at_least"):
        return ">="
    if word in cues.words("value", "at_most"):
        return "<="
    return None


def _deal(
    group: list[Quantity], phrases: list[Phrase], verb: Verb, reign: Reign
) -> list[Draft]:
    """One target per figure and indicator: 分别 in order, one figure for all, years in order."""
    if not phrases:
        return []
    if len(phrases) == len(group):
        pairs = list(zip(phrases, group, strict=True))
        years: list[int | None] = [None] * len(group)
    elif len(group) == 1:
        pairs = [(phrase, group[0]) for phrase in phrases]
        years = [None] * len(phrases)
    elif len(phrases) == 1:
        pairs = [(phrases[0], quantity) for quantity in group]
        dealt = reign.years if len(reign.years) == len(group) else ()
        years = list(dealt) or [None] * len(group)
    else:
        pairs = list(zip(phrases, group, strict=False))
        years = [None] * len(pairs)
    return [
        make_draft(phrase, quantity, verb, year)
        for (phrase, quantity), year in zip(pairs, years, strict=True)
    ]


def make_draft(phrase: Phrase, quantity: Quantity, verb: Verb, year: int | None = None) -> Draft:
    """A figure target of one indicator."""
    change = verb.change
    rate = quantity.dimension in {"ratio", "points", "times", "doublings", "none"}
    if change == "level" and phrase.added and not rate:
        change = "increase"
    if change == "level" and rate:
        change = _rate_change(phrase.indicator)
    grade = quantity.dimension.startswith("grade")
    return Draft(
        start=min(phrase.start, quantity.start),
        end=max(quantity.outer_end, quantity.end, min(phrase.end, quantity.end)),
        at=quantity.start,
        phrase=phrase,
        kind="grade" if grade else "quantity",
        change=change,
        quantity=quantity,
        comparator=verb.comparator if quantity.comparator == "=" else quantity.comparator,
        word=verb.word,
        keeps=verb.word in cues.words("value", "keep"),
        year=year,
    )


def _rate_change(indicator: str) -> Change:
    if indicator.endswith(cues.words("value", "rate_decrease")):
        return "decrease"
    if indicator.endswith(cues.words("value", "rate_increase")):
        return "increase"
    return "level"


def _without_subject(
    text: str, room: tuple[int, int], group: list[Quantity], verb: Verb, reign: Reign
) -> list[Draft]:
    """A verb with nothing before it: the thing follows (完成N…改造), or the subject was named before."""
    framed = _share_of_set(text, room, group) or _thing_after(text, room, group, verb)
    if framed:
        return framed
    if reign.subjects and (verb.change != "level" or verb.word not in {"为", "是", "实现", "完成"}):
        return _deal(group, reign.subjects, verb, reign)
    return []


def _ends_in_set(phrases: list[Phrase], quantity: Quantity) -> bool:
    """Whether the words before the verb name no indicator of the figure's kind but who acts."""
    if not phrases or phrases[0].complete:
        return False
    return quantity.dimension.startswith("count") or quantity.dimension == "area"


@cache
def _after_clean() -> re.Pattern[str]:
    return re.compile(r"^(?:以上|以下|以内|左右|及以上|的|\s)+")


@cache
def _state_inside() -> re.Pattern[str]:
    return re.compile(r"(?:进行|实施|开展|达到|实现|完成|纳入|通过|安装|建成|配备|采用|使用|符合)(?:了)?")


def _thing_after(
    text: str, room: tuple[int, int], group: list[Quantity], verb: Verb
) -> list[Draft]:
    """Frame 2: the thing that is counted stands after the figure."""
    quantity = group[-1]
    low, high = quantity.outer_end, room[1]
    if text.startswith(("、", "和", "与", "及", ","), low):
        return []
    clean = _after_clean().match(text[low:high])
    if clean:
        low += clean.end()
    high = _cut_next(text, low, high)
    bare = cues.without_end(text, low, high, cues.words("strip", "noun_tail"))
    if bare - low >= 2:
        high = bare
    noun = text[low:high].strip("、和与及")
    if len(noun) < 2 or noun[0] in "以为时至)）、":
        return []
    inside = _state_inside().search(text, low + 2, high - 1)
    scope: str | None = None
    start = low
    if inside and inside.end() < high - 1:
        scope, start = text[low : inside.start()], inside.end()
    scope = scope or _acting_scope(text, room[0], verb.start, quantity)
    indicator = text[start : low + len(text[low:high].rstrip("、和与及"))]
    added = "新增" in verb.word or "新建" in verb.word
    phrase = read_phrase(text, start, start + len(indicator))
    phrase = phrase._replace(scope=scope or phrase.scope, indicator=indicator) if phrase else None
    phrase = phrase or Phrase(indicator, None, scope, start, start + len(indicator))
    phrase = phrase._replace(start=verb.start, end=start + len(indicator), added=added)
    verb = verb._replace(change="increase" if "新增" in verb.word else "level")
    return [
        make_draft(phrase, each, verb)._replace(end=start + len(indicator)) for each in group[:1]
    ]


def _acting_scope(text: str, start: int, end: int, quantity: Quantity) -> str | None:
    """Who or what the duty falls on where it stands before the verb: 新建工程至少使用一种…."""
    low, high = strip_phrase(text, start, end)
    words = text[low:high]
    if len(words) >= 4 and (cues.narrows(words) or quantity.unit == "种"):
        return words
    return None


def _cut_next(text: str, low: int, high: int) -> int:
    """Where the noun after a figure ends: before the next figure's verb or the segment's end."""
    match = re.compile(r"(?:、|和|及|与)(?:新建|新增|建成|改造|推广|打造|创建|培育|完成)?$").search(text, low, high)
    return match.start() if match else high


@cache
def _set_state() -> re.Pattern[str]:
    return re.compile(r"(?:的)?([^,;。]{1,30}?)(?:达到|实现|完成|纳入|建成|通过|获得|安装|使用|采用|配备)([^,;。]{2,30})")


def _share_of_set(text: str, room: tuple[int, int], group: list[Quantity]) -> list[Draft]:
    """Frame 3 and 5: a share of a set that reaches a state, or a set covered to a share."""
    quantity = group[0]
    if quantity.dimension != "ratio":
        return []
    low, high = strip_phrase(text, room[0], quantity.outer_start)
    before = text[low:high]
    after = text[quantity.outer_end : room[1]]
    if re.match(r"(?:的)?(?:全)?(?:覆盖|达标|普及|接入|建成|处理|收集)", after) and len(before) >= 2:
        return _covered(text, (low, high), quantity, room[1])
    if not after.startswith("的") or (len(before) >= 2 and not _opens_share(before)):
        return []
    state = _set_state().match(after)
    scope = before if len(before) >= 2 and _opens_share(before) and before not in {"将", "使"} else None
    offset = quantity.outer_end
    if state:
        named = state.group(1).lstrip("的")
        indicator, end = state.group(2), offset + state.end()
        if scope:
            indicator, start = after[1 : state.end()], low
        else:
            scope, start = named, quantity.start
    else:
        indicator, start, end = after[1:], quantity.start, room[1]
    if len(indicator) < 2:
        return []
    phrase = Phrase(indicator, closest_key(indicator), scope, start, end)
    verb = Verb(start, "level", None, "达到")
    return [make_draft(phrase, quantity, verb)._replace(end=end)]


def closest_key(indicator: str) -> str | None:
    """The lexicon's key for a phrase, if it has one."""
    from align.lexicon.indicators import closest

    return closest(indicator)


def _opens_share(before: str) -> bool:
    return cues.ends_in_part(before) or before in {"将", "使", "推动", "具备", "确保"}


def _covered(
    text: str, subject: tuple[int, int], quantity: Quantity, end: int
) -> list[Draft]:
    """One target per member: 配电自动化、智能电表和配电通信网100%覆盖."""
    from align.extract.lists import split_list

    drafts = []
    verb = Verb(quantity.start, "level", None, "覆盖")
    reached = re.compile(r"(?:建成|完成|实现|达到|安装|使用)([^,;。]{2,20})$").match(
        text, quantity.outer_end, end
    )
    if reached:
        scope = text[subject[0] : subject[1]]
        indicator = reached.group(1)
        phrase = Phrase(indicator, closest_key(indicator), scope, subject[0], reached.end())
        return [make_draft(phrase, quantity, verb)._replace(end=reached.end())]
    for low, high in split_list(text, *subject):
        phrase = read_phrase(text, low, high)
        if phrase is not None:
            draft = make_draft(phrase, quantity, verb)
            drafts.append(draft._replace(end=quantity.end + 2))
    return drafts


def _adjacent(
    text: str, room: tuple[int, int], group: list[Quantity], reign: Reign
) -> list[Draft]:
    """Frame 4: an indicator directly before its figure, without a verb."""
    quantity = group[0]
    low, high = strip_phrase(text, room[0], quantity.outer_start)
    if not 2 <= high - low <= 40 or not quantity.unit:
        return []
    acted = cues.action_start(text, room[0], high) or cues.action_start(text, low, high)
    phrases = _subjects(text, (low, high), group, reign)
    if not phrases:
        return []
    known = phrases[0].key is not None
    counted = quantity.dimension.startswith("count") and (acted or phrases[0].added)
    headed = phrases[0].complete and not quantity.dimension.startswith("count")
    if not (known or counted or headed):
        return []
    verb = Verb(quantity.start, "level", None, acted or "")
    return _deal(group, phrases, verb, reign)


@cache
def _raised() -> re.Pattern[str]:
    return re.compile(r"(?:提高|提升|增加|增长|下降|降低|降|压减|上升|扩大|减少|增|减|扩)(?:到|至)")


def _is_aside(text: str, segment: Segment, quantity: Quantity) -> bool:
    """Whether the figure is no value: a grade, a name, or what a change starts from (由…提高到)."""
    if quantity.dimension.startswith("grade") or _is_name(text, quantity):
        return True
    if not _raised().match(text, quantity.outer_end):
        return False
    before = text[max(segment.start, quantity.outer_start - 14) : quantity.outer_start]
    return "由" in before or "从" in before


def _is_name(text: str, quantity: Quantity) -> bool:
    """Whether the figure is part of a name or of a description: 12号线, 500米服务半径."""
    after = text[quantity.outer_end : quantity.outer_end + 6]
    if quantity.dimension in {"voltage", "temperature"}:
        return True
    return any(after.startswith(word) for word in cues.words("history", "named_after"))


@cache
def _verb_near() -> re.Pattern[str]:
    verbs = ("达到", "达", "为", "完成", "建成", "新增", "建设", "推广", "实现", "超过", "突破", "形成", "推动", "改造", "打造", "实施", "发展", "增加", "具备", "控制在", "至", "到")
    return re.compile(cues.alternatives(verbs) + r"(?:约|近|超|不少于|不低于)?$")


def is_threshold(text: str, start: int, first: Quantity, last: Quantity) -> bool:
    """Whether a figure bounds a class (4.5吨以下的车辆) instead of setting a target."""
    if first.dimension in {"ratio", "points", "times", "doublings"}:
        return False
    after = text[last.outer_end : last.outer_end + 12]
    bounded = first.comparator in {">=", "<="} and last.outer_end > last.end
    if after.startswith("(含)"):
        after, bounded = after[3:], True
    if not bounded and not (first.dimension.startswith("grade") is False and after.startswith("的")):
        return False
    if not after or after[0] in ",;。、:)）和":
        return False
    if first.dimension.startswith(("count", "grade")) and not after.startswith("的"):
        return False
    return not _verb_near().search(text, start, first.outer_start)
