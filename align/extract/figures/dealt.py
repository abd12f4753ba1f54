"""Counts that 分别 deals out behind a verb that acts: 甲、乙分别培育8家、9家."""

from __future__ import annotations

from align.extract import cues
from align.extract.draft import Draft
from align.extract.figures.acts import change_of
from align.extract.figures.things import thing_after
from align.extract.figures.values import RATES, deal
from align.extract.figures.verbs import Verb
from align.extract.governing.reign import Reign
from align.extract.naming.lists import coordinate, split_list
from align.extract.naming.phrase import Phrase, read_phrase
from align.extract.naming.scopes import is_scope
from align.extract.naming.strip import strip_phrase
from align.lexicon.indicators import closest
from align.model.quantity import Quantity

_APART = "分别"
_PLACES = ("县", "市", "区", "旗", "州", "镇", "乡", "村", "街道")
_ENDS = frozenset(",;。，；、")


def dealt_drafts(
    text: str, room: tuple[int, int], group: list[Quantity], reign: Reign, *, verb: Verb | None
) -> list[Draft]:
    """A count for each member of a list, each place or each year before 分别 + verb.

    What is before a ``verb`` that puts an amount at a level has its figure by that verb already,
    unless the thing stands behind the figures.
    """
    start = group[0].outer_start
    by_year = 1 < len(group) == len(reign.years)
    if group[0].dimension in RATES or not (by_year or text.find(_APART, room[0], start) >= 0):
        return []
    acted = cues.action_end(text, room[0], start)
    if acted is None:
        return []
    apart = text.endswith(_APART, room[0], acted[0])
    low, high = strip_phrase(text, room[0], acted[0] - len(_APART) * apart)
    if not apart and (high > low or not by_year):
        return []  # but 到2025年、2030年,|培育30家和50家工厂: a year each
    acting = Verb(acted[0], change_of(acted[1]), None, acted[1])
    members = split_list(text, low, high) if high - low > 1 else []
    if group[-1].outer_end < room[1] and text[group[-1].outer_end] not in _ENDS:
        return _of_one_thing(text, room, group, acting, (low, members, reign.years))
    if verb is not None or len(members) != len(group):
        return []
    phrases = _things(text, members) if _counts(group) else []
    phrases = phrases or coordinate(text, low, high, count=len(group), dealt=True)
    return deal(group, phrases, acting, reign) if len(phrases) == len(group) else []


def _counts(group: list[Quantity]) -> bool:
    return all(each.dimension.startswith("count") for each in group)


_LEAST_NAME = 3


def _things(text: str, members: list[tuple[int, int]]) -> list[Phrase]:
    """Things that are counted, each by its own name; none where a member borrows from another."""
    if any(high - low < _LEAST_NAME for low, high in members):
        return []
    return [_thing(text, low, high) for low, high in members]


def _thing(text: str, low: int, high: int) -> Phrase:
    phrase = read_phrase(text, low, high)
    if phrase is not None and (phrase.key is not None or phrase.scope is None):
        return phrase
    return Phrase(text[low:high], closest(text[low:high]), None, low, high)


def each_verb(text: str, room: tuple[int, int], group: list[Quantity], reign: Reign) -> Verb | None:
    """What gives one amount to each member of a list by a date: 风电、光伏装机|各|500万千瓦."""
    start, end = group[0].outer_start, group[-1].outer_end
    if reign.deadline is None or len(group) > 1 or group[0].dimension in RATES:
        return None
    if not text.endswith("各", room[0], start) or text[end : room[1]].strip():
        return None
    low, high = strip_phrase(text, room[0], start - 1)
    listed = len(split_list(text, low, high, names=False)) > 1
    return Verb(start - 1, "level", None, "各") if listed else None


def _of_one_thing(
    text: str,
    room: tuple[int, int],
    group: list[Quantity],
    verb: Verb,
    among: tuple[int, list[tuple[int, int]], tuple[int, ...]],
) -> list[Draft]:
    """The thing behind the figures for each place, or each year: 甲县、乙县分别建成5座、8座站."""
    low, members, years = among
    made = thing_after(text, room, group, verb)
    if len(made) != 1 or len(group) < 2:
        return []
    places = _with_kind([text[first:last] for first, last in members])
    if len(places) == len(group) and all(_is_place(place) for place in places):
        scopes: list[str | None] = [*places]
        due: list[int | None] = [None] * len(group)
    elif not places and len(years) == len(group):
        scopes, due, low = [None] * len(group), [*years], verb.start
    else:
        return []
    return [
        _of(made[0], figure, scope)._replace(start=low, year=year)
        for figure, scope, year in zip(group, scopes, due, strict=True)
    ]


def _with_kind(places: list[str]) -> list[str]:
    """The members of a list with the kind that only the last one prints: 水泥、钢铁|行业."""
    kind = places[-1][-2:] if places and places[-1].endswith(_KINDS) else ""
    return [place if place.endswith(kind) else place + kind for place in places]


_KINDS = ("行业", "领域")


def _is_place(name: str) -> bool:
    return name.endswith(_PLACES) or is_scope(name)


def _of(draft: Draft, figure: Quantity, scope: str | None) -> Draft:
    """The draft of another figure, which holds for a place where one is given."""
    phrase: Phrase = draft.phrase._replace(scope=scope or draft.phrase.scope)
    return draft._replace(phrase=phrase, quantity=figure, at=figure.start)
