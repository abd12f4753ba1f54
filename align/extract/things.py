"""Figures before the thing that they count, and shares of a set that reach a state."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft
from align.extract.lists import split_list
from align.extract.phrase import Phrase, read_phrase, strip_phrase
from align.extract.values import make_draft
from align.extract.verbs import Verb
from align.lexicon.indicators import closest
from align.model.quantity import Quantity


@cache
def _after_clean() -> re.Pattern[str]:
    return re.compile(r"^(?:以上|以下|以内|左右|及以上|的|\s)+")


@cache
def _state_inside() -> re.Pattern[str]:
    return re.compile(
        r"(?:进行|实施|开展|达到|实现|完成|纳入|通过|安装|建成|配备|采用|使用|符合)(?:了)?"
    )


def thing_after(text: str, room: tuple[int, int], group: list[Quantity], verb: Verb) -> list[Draft]:
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
    if quantity.unit in {"项", "大", "个"} and noun.endswith(_UNDERTAKINGS):
        return []
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


_UNDERTAKINGS = ("重点工程", "工程", "行动", "任务", "举措", "措施", "计划")
"""Counts of a plan's own undertakings (推进九项工程) are no targets."""


def _acting_scope(text: str, start: int, end: int, quantity: Quantity) -> str | None:
    """Who or what the duty falls on where it stands before the verb: 新建工程至少使用一种…."""
    low, high = strip_phrase(text, start, end)
    words = text[low:high]
    if len(words) >= 4 and (cues.narrows(words) or quantity.unit == "种"):
        return words
    return None


def _cut_next(text: str, low: int, high: int) -> int:
    """Where the noun after a figure ends: before the next figure's verb or the segment's end."""
    match = re.compile(r"(?:、|和|及|与)(?:新建|新增|建成|改造|推广|打造|创建|培育|完成)?$").search(
        text, low, high
    )
    return match.start() if match else high


@cache
def _taken() -> re.Pattern[str]:
    return re.compile(
        "的?全?(?:覆盖|达标|普及|接入|建成|处理|收集|执行|使用|采用|安装|配备|配置|配建|配套|完成|实现|纳入)"
    )


@cache
def _set_state() -> re.Pattern[str]:
    return re.compile(
        r"(?:的)?([^,;。]{1,30}?)(?:达到|实现|完成|纳入|建成|通过|获得|安装|使用|采用|配备)([^,;。]{2,30})"
    )


def share_of_set(text: str, room: tuple[int, int], group: list[Quantity]) -> list[Draft]:
    """Frame 3 and 5: a share of a set that reaches a state, or a set covered to a share."""
    quantity = group[0]
    if quantity.dimension != "ratio":
        return []
    low, high = strip_phrase(text, room[0], quantity.outer_start)
    before = text[low:high]
    after = text[quantity.outer_end : room[1]]
    if len(before) >= 2 and _taken().match(after):
        owed = re.search("按照|按", before)
        return _covered(text, (low, low + owed.start() if owed else high), quantity, room[1])
    if not after.startswith(("的", "面积", "区域")) or (
        len(before) >= 2 and not _opens_share(before)
    ):
        return []
    state = _set_state().match(after)
    scope = before if len(before) >= 2 and _opens_share(before) and not _acts(before) else None
    offset = quantity.outer_end
    if state:
        named = state.group(1).lstrip("的")
        indicator, end = state.group(2), offset + state.end()
        if scope and named in {"面积", "区域", "数量"}:
            start = low
        elif scope:
            indicator, start = after[: state.end()].removeprefix("的"), low
        else:
            scope, start = named, quantity.start
    else:
        indicator, start, end = after.removeprefix("的"), quantity.start, room[1]
    if len(indicator) < 2:
        return []
    phrase = Phrase(indicator, closest(indicator), scope, start, end)
    verb = Verb(start, "level", None, "达到")
    return [make_draft(phrase, quantity, verb)._replace(end=end)]


def _acts(before: str) -> bool:
    """Whether the words before a share only say what is done, and name no set."""
    return cues.without_start(before, 0, len(before), cues.words("strip", "head")) == len(before)


def _opens_share(before: str) -> bool:
    return cues.ends_in_part(before) or before in {"将", "使", "推动", "具备", "确保"}


@cache
def _reached() -> re.Pattern[str]:
    verbs = "建成|完成|实现|达到|安装|使用|执行|采用|配备|配置|配建|配套|纳入"
    return re.compile(rf"(?:{verbs})([^,;。]{{2,20}})$")


def _covered(text: str, subject: tuple[int, int], quantity: Quantity, end: int) -> list[Draft]:
    """One target per member: 配电自动化、智能电表和配电通信网100%覆盖."""
    drafts = []
    verb = Verb(quantity.start, "level", None, "覆盖")
    reached = re.compile(
        r"(?:建成|完成|实现|达到|安装|使用|执行|采用|配备|纳入)([^,;。]{2,20})$"
    ).match(text, quantity.outer_end, end)
    if reached:
        scope = text[subject[0] : subject[1]]
        indicator = reached.group(1)
        phrase = Phrase(indicator, closest(indicator), scope, subject[0], reached.end())
        return [make_draft(phrase, quantity, verb)._replace(end=reached.end())]
    for low, high in split_list(text, *subject):
        member = read_phrase(text, low, high)
        if member is not None:
            draft = make_draft(member, quantity, verb)
            drafts.append(draft._replace(end=quantity.end + 2))
    return drafts
