"""Whether a target of the reference can hold for the plan's territory at all."""

from typing import Literal, NamedTuple

from align.judge.places import (
    bare_places,
    counted_in,
    place_in,
    places_in,
    port_in,
    region_in,
)
from align.judge.scope import without_places
from align.judge.subject import Subject, fold
from align.lexicon.loader import table
from align.model.plan import Plan
from align.model.target import Target

NEAR = 4
"""Characters before a place name that a heading may begin with: the city's own name, a verb."""


class Bar(NamedTuple):
    """What keeps a target from holding, and how sure that is."""

    cause: Literal["place", "centre", "facility"]
    place: str
    confidence: float


class Territory(NamedTuple):
    """What the plan's text says about the territory that it is for."""

    names: tuple[str, ...]
    """Its own names, jurisdiction and title."""
    outlying: bool
    """It shows itself to lie outside a city's centre."""
    text: str


def territory_of(plan: Plan) -> Territory:
    """The territory of a plan, from its metadata and what it calls itself."""
    meta, places = plan.meta, table("judging")["places"]
    names = tuple(name for name in (*meta.names, meta.jurisdiction or "", meta.title) if name)
    text = plan.source.text
    if any(character in text for character in "\n\r \t\u3000"):
        text = "".join(text.split())
    own = (meta.jurisdiction or "") + meta.title
    outlying = any(word in own for word in places["outlying_names"]) or any(
        word in text for word in places["outlying"]
    )
    small = meta.level in ("district", "zone", "unknown")
    return Territory(names, outlying and small, text)


def own_place(place: str, territory: Territory) -> bool:
    """Whether a place name is one of the territory's own."""
    return any(place in name for name in territory.names)


def bar_for(target: Target, reference: Plan, territory: Territory, home: Territory) -> Bar | None:
    """What keeps a reference target from holding for the plan; None where nothing does.

    ``home`` is the reference's own territory: its own name in a scope bars nothing.
    """
    scope = fold(target.scope or "")
    words = table("judging")
    for centre in words["places"]["centre"]:
        if centre in scope or target.quote.startswith(centre):
            return Bar("centre", centre, 0.75) if territory.outlying else None
    listed = places_in(scope)
    if any(own_place(name, territory) for name in listed):
        return None
    if counted_in(scope):
        return None  # one of so many may be the plan's own
    place = place_in(scope) or _heading_place(target, reference)
    if place and not own_place(place, territory) and not own_place_exactly(place, home):
        return Bar("place", place, 0.85)
    named = _named_without_unit(scope, fold(target.indicator))
    own = [name for name in named if own_place(name, territory) or _ports_of(name, home)]
    if named and not own and not any(name in territory.text for name in named):
        return Bar("place", "、".join(named), 0.7)
    waterside = words["facilities"]["waterside"]
    for facility in words["facilities"]["names"]:
        if "、" in scope and not scope.endswith(facility):
            continue  # one of several kinds: the others remain
        if facility in scope or facility in target.indicator:
            kin = waterside if facility in waterside else [facility]
            if any(word in territory.text for word in kin):
                return None
            return Bar("facility", facility, 0.55)
    return None


def _named_without_unit(scope: str, indicator: str) -> tuple[str, ...]:
    """Regions and places by their bare names, which hold for a plan that never speaks of them."""
    named = region_in(scope) or region_in(indicator) or port_in(scope) or port_in(indicator)
    return (named,) if named else bare_places(scope)


def _ports_of(name: str, home: Territory) -> bool:
    """Whether a port is named after the reference's territory, as one of the plan's may be."""
    return name.endswith("港") and any(own.startswith(name[:-1]) for own in home.names[:-1])


def own_place_exactly(place: str, home: Territory) -> bool:
    """Whether a place is the reference's whole territory, not a part of it."""
    return any(place == name or name.endswith(place) for name in home.names[:-1])


def _heading_place(target: Target, reference: Plan) -> str:
    """A place that the clause is headed by (滨江新区建设…): all its targets are set for it."""
    try:
        heading = fold(reference.clause(target.clause).heading)
    except KeyError:
        return ""
    place = place_in(heading)
    return place if place and heading.find(place) <= NEAR else ""


def at_home(subject: Subject, territory: Territory) -> Subject:
    """A scope that only names the plan's own territory is the whole of it.

    A list of places that names it, or may count it among others (五个新城), is cut to it; the
    territory's name before a thing (甲市港口) is taken off.
    """
    scope = subject.scope
    if not scope.text:
        return subject
    counted = counted_in(scope.text)
    listed = scope.place and any(own_place(name, territory) for name in places_in(scope.text))
    if listed or counted:
        if scope.text in territory.names:
            return subject._replace(scope=scope._replace(place="", text=""))
        return subject._replace(scope=without_places(scope, among=counted))
    named = [name for name in territory.names if scope.rest.startswith(name)]
    own = max(named, key=len, default="")
    if not own or own == scope.rest:
        return subject
    rest = scope.rest[len(own) :]
    if rest.startswith("港") and not rest.startswith("港口"):
        rest = "港口" + rest[1:]  # the territory's own port is its port
    return subject._replace(scope=scope._replace(rest=rest))
