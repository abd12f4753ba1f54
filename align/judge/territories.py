"""Where territories lie: what is known of the country's division into provinces and their units.

The data are read when a name is first looked up; a process that needs none never reads them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from align.lexicon.loader import table

_LEAST = 2
"""Characters of a name without the word for its class."""


class Home(NamedTuple):
    """Where a territory lies, by the full names of what it is or lies in."""

    province: str
    unit: str
    """Of prefecture level; "" where it is none or not known."""
    inner: str
    """What the name goes on with: a county of the unit, or a unit of the province not listed."""


@lru_cache(maxsize=1024)
def home_of(name: str) -> Home | None:
    """The home of a territory by its whole name, outermost part first; None where not known.

    甲市, 甲, 某省甲市, 甲市乙县: a part is known by its name as a whole, never by a piece of it.
    """
    data = table("territories")
    for full, short in data["provinces"].items():
        if name in (full, short):
            return Home(full, "", "")
        if name.startswith(full):
            return _in_province(full, name[len(full) :])
        if name.startswith(short) and (unit := _unit(name[len(short) :], full)):
            return Home(full, unit, "")
    provinces = _provinces()
    unit = "" if name in data["shared"] else _full().get(name, name)
    if unit in provinces:
        return Home(provinces[unit], unit, "")
    for at in range(_LEAST, len(name)):
        if name[:at] in provinces and name[:at] not in data["shared"]:
            return Home(provinces[name[:at]], name[:at], name[at:])
    return None


@cache
def _provinces() -> dict[str, str]:
    """The province of each unit, by its full name."""
    data, result = table("territories"), {}
    for part in ("units", "direct"):
        for province, units in data[part].items():
            result.update(dict.fromkeys(units, province))
    return result


@cache
def _full() -> dict[str, str]:
    """The full names of units by what they are called for short."""
    shortened = table("territories")["short"]
    full = {unit[:-1]: unit for unit in _provinces() if len(unit) > _LEAST}
    for unit, short in shortened.items():
        full[short] = unit
        if unit.endswith(("州", "县")):
            full[short + unit[-1]] = unit
    return full


def _in_province(province: str, rest: str) -> Home:
    """The home of what stands behind a province's name.

    A unit that is known to be of another province is in that one: a document's place may have
    been put before a plan's that only cites it.
    """
    unit = _unit(rest, province)
    if unit:
        return Home(province, unit, "")
    for at in range(_LEAST, len(rest)):
        if _provinces().get(rest[:at]) == province:
            return Home(province, rest[:at], rest[at:])
    elsewhere = home_of(rest) if rest else None
    told = elsewhere is not None and elsewhere.unit and rest.startswith(elsewhere.unit)
    return elsewhere if elsewhere and told else Home(province, "", rest)


def _unit(name: str, province: str) -> str:
    """The unit of a province that is called so; "" where none is."""
    provinces = _provinces()
    for unit in (name, _full().get(name, "")):
        if provinces.get(unit) == province:
            return unit
    return ""


def is_called(name: str) -> bool:
    """Whether a province or a unit is called so, in full or for short."""
    data = table("territories")
    known = name in _full() or name in _provinces() or name in data["provinces"]
    return known or name in data["provinces"].values()


def lies_in(part: Home, whole: Home) -> bool | None:
    """Whether a territory is a part of another one; None where what is known does not tell."""
    if part == whole or part.province != whole.province:
        return False
    if not whole.unit:
        return None if whole.inner else True
    if not part.unit:
        return None if part.inner else False
    if part.unit != whole.unit:
        return not whole.inner and _contains(whole, part)
    return None if whole.inner and part.inner else bool(part.inner)


def apart(one: Home, other: Home) -> bool:
    """Whether two territories share no ground, as they lie in different provinces or units."""
    if one.province != other.province:
        return True
    if not one.unit or not other.unit or one.unit == other.unit:
        return False
    return not _contains(one, other) and not _contains(other, one)


def _contains(whole: Home, part: Home) -> bool:
    """Whether a unit of prefecture level has another one in it."""
    return part.unit in table("territories")["parts"].get(whole.unit, ())


def is_among(home: Home, names: list[str]) -> bool:
    """Whether a territory, its unit or its province is among names that are written short."""
    data = table("territories")
    own = (data["provinces"][home.province], data["short"].get(home.unit, home.unit[:-1]))
    return any(name in names for name in own)
