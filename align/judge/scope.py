"""Which part of the whole a target holds for, and how two such parts lie to each other."""

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from align.lexicon.loader import table

ScopeRelation = Literal["same", "wider", "narrower", "overlap", "disjoint"]


class Scope(NamedTuple):
    """A printed scope, understood: its kinds of things, their state, and the place."""

    text: str
    """As printed; "" for the whole jurisdiction."""
    kinds: frozenset[str]
    """Keys of the lattice; empty where none is named."""
    state: str
    """new, existing, or "" where none is named."""
    place: str
    """A named place within the jurisdiction, else ""."""
    rest: str = ""
    """What is printed beside kinds, state and place, where no kind is named."""
    limited: bool = False
    """Only the members that meet a condition are meant."""


_LISTING = "、,;和与及或"

RUN = 4
"""Characters that two scopes must share in a row to be about the same members."""

WHOLE = Scope("", frozenset(), "", "")


class Lattice(NamedTuple):
    """The compiled scope lattice."""

    words: tuple[tuple[str, tuple[str, ...]], ...]
    """Every printed word with its kinds, the longest first."""
    above: dict[str, frozenset[str]]
    """A kind to itself and all kinds that contain it."""
    states: tuple[tuple[str, str], ...]


@cache
def lattice() -> Lattice:
    """The lattice of ``scopes.toml``."""
    data = table("scopes")
    entries = data["kind"]
    kinds: dict[str, tuple[str, ...]] = {}
    for key, entry in entries.items():
        for name in entry["names"]:
            kinds[name] = (*kinds.get(name, ()), key)
    above: dict[str, frozenset[str]] = {}

    def climb(key: str) -> frozenset[str]:
        if key not in above:
            above[key] = frozenset({key}).union(*map(climb, entries[key].get("within", ())))
        return above[key]

    for key in entries:
        climb(key)
    longest_first = sorted(kinds, key=lambda name: (-len(name), name))
    words = tuple((name, kinds[name]) for name in longest_first)
    states = [(word, state) for state, words in data["states"].items() for word in words]
    return Lattice(words, above, tuple(states))


@cache
def wholes() -> tuple[tuple[str, str], ...]:
    """Every word for a kind that ends with the word for the whole, beside that: 公共建筑, 建筑."""
    grid = lattice()
    top = [
        (word, kinds[0])
        for word, kinds in grid.words
        if len(word) > 1 and len(grid.above[kinds[0]]) == 1
    ]
    return tuple(
        (word, whole)
        for word, kinds in grid.words
        for whole, kind in top
        if word != whole and word.endswith(whole) and kind in grid.above[kinds[0]]
    )


@lru_cache(maxsize=4096)
def named(text: str) -> tuple[frozenset[str], str]:
    """The kinds of things that a folded text names, and their state."""
    grid = lattice()
    found: set[str] = set()
    rest = text
    for word, kinds in grid.words:
        if word in rest:
            found.update(kinds)
            rest = rest.replace(word, " ")
    # in 公交、出租等用车 the list makes the set, the common noun behind it does not widen it
    common = {
        kind
        for kind in found
        if len(grid.above[kind]) == 1
        and any(kind in grid.above[other] for other in found if other != kind)
    }
    found -= common
    state = next((state for word, state in grid.states if word in text), "")
    return frozenset(found), state


@cache
def _place_pattern() -> re.Pattern[str]:
    places = table("judging")["places"]
    suffixes = "|".join(map(re.escape, sorted(places["suffixes"], key=lambda word: -len(word))))
    units = "".join(places["units"])
    return re.compile(
        rf"(?P<name>\w{{2,6}}?)(?:{suffixes})(?![域间])"
        rf"|^(?P<short>\w{{2,3}}?)[{units}](?![域间属级内划])"
    )


@cache
def _planned_centre() -> re.Pattern[str]:
    """A term of city planning that stands for a proper name."""
    return re.compile("(?:城市|行政)[副次新]中心")


_MEASURES = "个大座处片批类"
"""What a name does not end with: measure words that stand before what they count."""


@lru_cache(maxsize=4096)
def place_in(text: str) -> str:
    """The first proper name of a place in a folded text, "" where there is none."""
    places = table("judging")["places"]
    centre = _planned_centre().search(text)
    if centre:
        return centre.group()
    for match in _place_pattern().finditer(text):
        name = match["name"] or match["short"]
        # a number of them (三个新城) is no proper name
        if name[-1] not in _MEASURES and not any(word in name for word in places["plain"]):
            return match.group()
    return ""


def places_in(text: str) -> list[str]:
    """The proper names of all the places that a folded text lists."""
    found = map(place_in, (text, *re.split("[、和及,]", text)))
    return [place for place in found if place]


def understand(scope: str | None, indicator: str) -> Scope:
    """The scope of a target; where none is printed, the kinds that its indicator names."""
    if scope is None:
        kinds, state = named(indicator)
        return Scope("", kinds, state, "")
    kinds, state = named(scope)
    place = place_in(scope)
    rest = ""
    if not kinds:
        rest = _rest(scope, place)
        if not rest:
            kinds, other = named(indicator)
            state = state or other
    limited = any(word in scope for word in table("judging")["places"]["limits"])
    return Scope(scope, kinds, state, place, rest, limited)


def _rest(scope: str, place: str) -> str:
    rest = scope.replace(place, "") if place else scope
    for word, _ in lattice().states:
        rest = rest.replace(word, "")
    places = table("judging")["places"]
    for word in (*places["whole"], *places["limits"], "的", "等"):
        rest = rest.replace(word, "")
    return rest


@lru_cache(maxsize=4096)
def relate_scopes(reference: Scope, plan: Scope) -> ScopeRelation:
    """How the plan's scope lies to the reference's: ``wider`` and ``same`` answer it."""
    if not reference.text and not plan.text:
        return "same"
    kinds = _relate_kinds(reference, plan)
    if kinds == "disjoint":
        return kinds
    state = _relate_states(reference.state, plan.state)
    if state == "disjoint":
        return state
    place = _relate_names(reference.place, plan.place)
    if place == "disjoint":
        return place
    limits: ScopeRelation = "same"
    if reference.limited != plan.limited:
        limits = "narrower" if plan.limited else "wider"
    relations = {kinds, state, place, limits} - {"same"}
    if not relations:
        return "same"
    return relations.pop() if len(relations) == 1 else "overlap"


def _relate_kinds(reference: Scope, plan: Scope) -> ScopeRelation:
    if not reference.kinds and not plan.kinds:
        return _relate_texts(reference.rest, plan.rest)
    if reference.kinds == plan.kinds:
        return "same"
    if not reference.kinds or not plan.kinds:
        bare, other = (plan, reference) if reference.kinds else (reference, plan)
        if bare.rest:
            return "overlap"
        if not other.text:
            # only the indicator names the set: no narrowing can be told from that
            return "same"
        return "narrower" if bare is reference else "wider"
    above = lattice().above
    covers = all(above[kind] & plan.kinds for kind in reference.kinds)
    covered = all(above[kind] & reference.kinds for kind in plan.kinds)
    if covers and covered:
        return "same"
    if covers:
        return "narrower" if _restricts(reference, plan) else "wider"
    if covered:
        return "wider" if _restricts(plan, reference) else "narrower"
    touches = any(above[kind] & plan.kinds for kind in reference.kinds) or any(
        above[kind] & reference.kinds for kind in plan.kinds
    )
    return "overlap" if touches else "disjoint"


def _restricts(less: Scope, more: Scope) -> bool:
    """Whether what one scope names beside the other's kinds narrows them: 产业园区新建数据中心.

    In a list it would widen them; without one, whatever stands before a noun narrows it.
    """
    return less.kinds < more.kinds and not any(mark in more.text for mark in _LISTING)


def _relate_texts(reference: str, plan: str) -> ScopeRelation:
    if reference == plan:
        return "same"
    if not reference:
        return "narrower"
    if not plan:
        return "wider"
    if reference in plan or plan in reference:
        return "same"
    if _common_run(reference, plan):
        return "overlap"
    shared = len(set(reference) & set(plan))
    return "overlap" if shared * 2 > min(len(reference), len(plan)) else "disjoint"


def _common_run(one: str, other: str) -> bool:
    """Whether both name a thing of four characters and more (重点用能单位)."""
    return any(one[at : at + RUN] in other for at in range(len(one) - RUN + 1))


def _relate_states(reference: str, plan: str) -> ScopeRelation:
    if reference == plan:
        return "same"
    if not reference:
        return "narrower"
    return "wider" if not plan else "disjoint"


def _relate_names(reference: str, plan: str) -> ScopeRelation:
    if reference == plan:
        return "same"
    if not reference:
        return "narrower"
    if not plan:
        return "wider"
    return "same" if reference in plan or plan in reference else "disjoint"
