"""Whether a target of the reference can hold for the plan's territory at all."""

from bisect import bisect_left
from typing import Literal, NamedTuple

from align.judge.bans import binds_whoever_builds
from align.judge.places import (
    bare_places,
    bare_water,
    counted_in,
    general_part,
    in_region,
    place_in,
    places_in,
    port_in,
    region_in,
    water_in,
)
from align.judge.scope import understand, without_places
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
    province: bool = False
    """It is a whole province."""


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
    return Territory(names, outlying and small, text, meta.level == "provincial")


def own_place(place: str, territory: Territory) -> bool:
    """Whether a place name is one of the territory's own."""
    return any(place in name for name in territory.names)


def bar_for(target: Target, reference: Plan, territory: Territory, home: Territory) -> Bar | None:
    """What keeps a reference target from holding for the plan; None where nothing does.

    ``home`` is the reference's own territory: its own name in a scope bars nothing.
    """
    scope = fold(target.scope or "")
    for centre in table("judging")["places"]["centre"]:
        if centre in scope or target.quote.startswith(centre):
            return Bar("centre", centre, 0.75) if territory.outlying else None
    if general_part(scope):
        return None
    listed = places_in(scope)
    if any(own_place(name, territory) for name in listed):
        return None
    if counted_in(scope):
        return None  # one of so many may be the plan's own
    place = (
        place_in(scope)
        or _place_ahead(target)
        or _sentence_place(target, reference)
        or _heading_place(target, reference)
    )
    if place and not own_place(place, territory) and not own_place_exactly(place, home):
        return Bar("place", "、".join(dict.fromkeys(listed)) or place, 0.85)
    named = _named_bar(target, scope, territory, home)
    if named or binds_whoever_builds(target):
        return named
    return _facility_bar(target, scope, territory)


def _named_bar(target: Target, scope: str, territory: Territory, home: Territory) -> Bar | None:
    """That a region, a water or a port by name is none of the plan's."""
    named = _named_without_unit(scope, fold(target.indicator))
    lies = {name: in_region(name, territory.names, province=territory.province) for name in named}
    own = [
        name for name in named if own_place(name, territory) or _ports_of(name, home) or lies[name]
    ]
    spoken_of = [name for name in named if lies[name] is None and _speaks_of(name, territory)]
    if named and not own and not spoken_of:
        return Bar("place", "、".join(named), 0.7)
    waterside = table("judging")["facilities"]["waterside"]
    ports = [name for name in own if name.endswith("港")]
    if ports and not any(word in territory.text for word in (*waterside, *ports)):
        return Bar("facility", ports[0], 0.55)  # the city's port, far from what this plan is for
    return None


def _speaks_of(region: str, territory: Territory) -> bool:
    return bare_water(region) in territory.text


def _facility_bar(target: Target, scope: str, territory: Territory) -> Bar | None:
    """That a plan never names a facility that a target is set for."""
    words = table("judging")["facilities"]
    waterside = words["waterside"]
    for facility in words["names"]:
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
    found = (find(text) for find in (region_in, port_in, water_in) for text in (scope, indicator))
    named = next(filter(None, found), "")
    return (named,) if named else bare_places(scope)


def _place_ahead(target: Target) -> str:
    """A city or county that an indicator begins with: 甲市轨道交通运营里程."""
    name = fold(target.indicator)
    place = place_in(name[:AHEAD]) if target.scope is None else ""
    proper = place.endswith(("市", "县")) and len(place) < AHEAD - 1
    # 甲区 before a year is no part of a name
    proper = proper or (place.endswith("区") and name.startswith("20", len(place)))
    return place if proper and name.startswith(place) and name != place else ""


AHEAD = 6
"""Characters of an indicator that the name of a city or county may be in."""


def _sentence_place(target: Target, reference: Plan) -> str:
    """A district or county that the sentence is on: 甲区先行开展…,2025年…达到60%."""
    if target.scope is not None or target.sentence[0] >= target.sentence[1]:
        return ""
    try:
        clause = reference.clause(target.clause)
    except KeyError:
        return ""
    start = target.sentence[0]
    end = bisect_left(clause.offsets, target.start)
    before = clause.folded[start:end]
    place = place_in(before[:AHEAD])
    if not place or not before.startswith(place) or not place.endswith(("区", "县", "旗", "市")):
        return ""
    again = before[len(place) :] + fold(target.quote)
    if not again.startswith(tuple(table("judging")["places"]["said_of"])):
        return ""
    return "" if any(word in again for word in ("全市", "全省", "全区", "全县", "各")) else place


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
    held = general_part(scope.text) or _within_region(scope.text, territory)
    if held is not None and held != scope.text:
        return subject._replace(scope=understand(held or None, subject.plain))
    counted = counted_in(scope.text)
    listed = scope.place and any(own_place(name, territory) for name in places_in(scope.text))
    if listed or counted:
        if scope.text in territory.names:
            return subject._replace(scope=scope._replace(place="", text=""))
        return subject._replace(scope=without_places(scope, among=counted))
    named = [name for name in territory.names if scope.rest.startswith(name)]
    own = max(named, key=len, default="")
    if not own:
        return subject
    return subject._replace(scope=scope._replace(rest=the_port(scope.rest[len(own) :])))


def _within_region(scope: str, territory: Territory) -> str | None:
    """A scope without the region that the territory lies in; None where it names none."""
    region = region_in(scope) or water_in(scope)
    if not region or not in_region(region, territory.names, province=territory.province):
        return None
    return scope[len(region) :].removeprefix("地区").removeprefix("城市")


def the_port(behind: str) -> str:
    """What stands behind a territory's own name, its port (甲市港) written as any port is."""
    port = behind.startswith("港") and not behind.startswith(("港口", "港区"))
    return "港口" + behind[1:] if port else behind
