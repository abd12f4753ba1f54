"""Which part of the whole a target holds for, and how two such parts lie to each other."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from align.judge.lattice import LISTING, lattice, named
from align.judge.places import place_in
from align.judge.thresholds import Threshold, threshold_in
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
    threshold: Threshold | None = None
    within: str = ""
    """The bounded set that the name itself begins with."""
    level: int = 0
    """Of whose rank members are at least: 3 the State's, 2 the province's, 1 the city's, else 0."""
    among: str = ""
    """What kind of places a number of them are (新城, of 五个新城), one of which is the plan's."""


RUN = 4
"""Characters that two scopes must share in a row to be about the same members."""


def understand(scope: str | None, indicator: str) -> Scope:
    """The scope of a target; where none is printed, the kinds that its indicator names."""
    size, _ = threshold_in(scope or "")
    size = size or threshold_in(indicator)[0]
    within = _set_in_name(indicator)
    if scope is None:
        kinds, state = named(indicator)
        limited = _limited_in_name(indicator)
        return Scope("", kinds, state, "", limited=limited, threshold=size, within=within)
    kinds, state = named(scope)
    place = place_in(scope)
    rest = ""
    if not kinds:
        rest = _rest(scope, place)
        if not rest:
            kinds, other = named(indicator)
            state = state or other
    if not state and kinds and kinds <= AREAS:
        # where in the territory is no state of the thing that is meant there
        state = named(indicator)[1]
    places = table("judging")["places"]
    limited = any(word in scope for word in places["limits"]) or scope.startswith(
        tuple(places["remainders"])
    )
    if kinds and not place:
        limited = limited or _in_an_area(scope)
    return Scope(scope, kinds, state, place, rest, limited, size, within, _level_in(scope))


def _limited_in_name(indicator: str) -> bool:
    """Whether a name itself begins with a condition on the members: 较大面积的农村黑臭水体."""
    head, sign, _ = indicator.partition("的")
    return bool(sign) and any(word in head for word in table("judging")["places"]["limits"])


def share_and_whole(name: str) -> tuple[str, str]:
    """A folded share that names its whole, cut in two: 装配式建筑占新建建筑比重.

    The share of what is counted, and the whole as a scope; "" for any other name.
    """
    head, sign, tail = name.partition("占")
    whole = tail.removesuffix("比重").removesuffix("面积").removesuffix("的").removeprefix("当年")
    if not sign or not tail.endswith("比重"):
        return "", ""
    kinds = named(whole)[0]
    return (f"{head}比重", whole) if kinds and kinds <= named(head)[0] else ("", "")


def _level_in(scope: str) -> int:
    levels = table("judging")["folding"]["levels"][:3]
    tails = ("以上", "及以上")
    held = [3 - at for at, word in enumerate(levels) if any(word + end in scope for end in tails)]
    return min(held, default=0)


def _in_an_area(scope: str) -> bool:
    """Whether an item of a scope is told by the area that it stands in: 县城新区|公共建筑."""
    areas = [word for word in table("judging")["places"]["areas"] if not named(word)[0]]
    return any(
        0 < item.find(area) < len(item) - len(area)
        for item in re.split(f"[{LISTING}]", scope)
        for area in areas
    )


def _set_in_name(indicator: str) -> str:
    """The set that a size bounds within a name: …万吨以上重点用能单位 of its 能耗在线监测."""
    size, text = threshold_in(indicator)
    if size is None:
        return ""
    ends = [
        text.find(noun, 2) + len(noun)
        for noun in table("judging")["places"]["members"]
        if text.find(noun, 2) > 0
    ]
    return _rest(text[: min(ends)], "") if ends else ""


AREAS = frozenset({"built_up", "centre", "countryside"})
"""Kinds that are parts of the territory, whatever stands in them."""


def _rest(scope: str, place: str) -> str:
    rest = threshold_in(scope)[1]
    rest = rest.replace(place, "") if place else rest
    for word, _ in lattice().states:
        rest = rest.replace(word, "")
    places = table("judging")["places"]
    if rest in places["own_part"]:
        return rest
    for word in (*places["whole"], *places["limits"], "的", "等"):
        rest = rest.replace(word, "")
    return rest


def without_places(scope: Scope, *, among: str = "") -> Scope:
    """A scope that lists places, cut to the one of them that is the whole territory."""
    text = scope.text
    rest = scope.rest
    if rest:
        head, sign, tail = rest.partition("重点区域")
        rest = tail if sign else head
        rest = "" if place_in(rest) or (among and among in rest) else rest
    return scope._replace(place="", text=text, rest=rest, among=among)


@lru_cache(maxsize=4096)
def relate_scopes(reference: Scope, plan: Scope) -> ScopeRelation:
    """How the plan's scope lies to the reference's: ``wider`` and ``same`` answer it."""
    alike = (reference.threshold, reference.limited) == (plan.threshold, plan.limited)
    if not reference.text and not plan.text and alike:
        return "same"
    if bool(reference.within) != bool(plan.within):
        # one says in its name what the other prints as its scope
        reference = reference._replace(rest=reference.rest or reference.within)
        plan = plan._replace(rest=plan.rest or plan.within)
    kinds = _relate_kinds(reference, plan)
    if kinds == "disjoint":
        return kinds
    state = _relate_states(reference.state, plan.state)
    if state == "disjoint":
        return state
    if plan.among and reference.place.endswith(plan.among):
        place: ScopeRelation = "same"
    elif reference.among and plan.place.endswith(reference.among):
        place = "same"
    else:
        place = _relate_names(reference.place, plan.place)
    if place == "disjoint":
        return place
    limits: ScopeRelation = "same"
    if reference.limited != plan.limited:
        limits = "narrower" if plan.limited else "wider"
    sizes = _relate_sizes(reference.threshold, plan.threshold)
    levels = _relate_levels(reference.level, plan.level)
    relations = {kinds, state, place, limits, sizes, levels} - {"same"}
    if not relations:
        return "same"
    return relations.pop() if len(relations) == 1 else "overlap"


def _items(scope: str) -> frozenset[str]:
    """What a scope lists, item by item: 采暖、生活热水、炊事."""
    return frozenset(item for item in re.split(f"[{LISTING}]", scope.removesuffix("等")) if item)


def _relate_kinds(reference: Scope, plan: Scope) -> ScopeRelation:
    asked, answered = _items(reference.text), _items(plan.text)
    if asked and answered and asked != answered and max(len(asked), len(answered)) > 1:
        if asked < answered:
            return "wider"
        if answered < asked:
            return "narrower"
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
    return less.kinds < more.kinds and not any(mark in more.text for mark in LISTING)


def _relate_texts(reference: str, plan: str) -> ScopeRelation:
    if reference == plan:
        return "same"
    if not reference:
        return "narrower"
    if not plan:
        return "wider"
    if plan.endswith(reference) and _names_places(plan.removesuffix(reference)):
        return "narrower"
    if reference.endswith(plan) and _names_places(reference.removesuffix(plan)):
        return "wider"
    if reference in plan or plan in reference or _abridges(reference, plan):
        return "same"
    if _common_run(reference, plan):
        return "overlap"
    shared = len(set(reference) & set(plan))
    return "overlap" if shared * 2 > min(len(reference), len(plan)) else "disjoint"


def _names_places(before: str) -> bool:
    """Whether the words before a noun say where it is: 甲、乙矿区|大型企业."""
    return len(before) > 2 and before.endswith(tuple(table("judging")["places"]["areas"]))


def _abridges(one: str, other: str) -> bool:
    """Whether one says the other in fewer words: 规模养殖场, 规模化畜禽养殖场."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) > RUN and all(character in rest for character in short)


def _common_run(one: str, other: str) -> bool:
    """Whether both name a thing of four characters and more (重点用能单位)."""
    return any(one[at : at + RUN] in other for at in range(len(one) - RUN + 1))


def _relate_states(reference: str, plan: str) -> ScopeRelation:
    if reference == plan:
        return "same"
    if not reference:
        return "narrower"
    return "wider" if not plan else "disjoint"


def _relate_sizes(reference: Threshold | None, plan: Threshold | None) -> ScopeRelation:
    """The lower floor, or the higher ceiling, takes in more."""
    if reference is None or plan is None or reference == plan:
        return "same"
    if (reference.dimension, reference.least) != (plan.dimension, plan.least):
        return "overlap"
    return "wider" if (plan.size < reference.size) == plan.least else "narrower"


def _relate_levels(reference: int, plan: int) -> ScopeRelation:
    """The lower rank from which members count takes in more; below the city's, all are meant."""
    if reference == plan:
        return "same"
    return "wider" if plan < reference else "narrower"


def _relate_names(reference: str, plan: str) -> ScopeRelation:
    if reference == plan:
        return "same"
    if not reference:
        return "narrower"
    if not plan:
        return "wider"
    return "same" if reference in plan or plan in reference else "disjoint"
