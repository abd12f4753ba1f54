"""Proper names of places in scopes and headings, and lists of places that leave one open."""

import re
from functools import cache, lru_cache

from align.judge.territories import Home, apart, home_of, is_among, is_called
from align.lexicon.loader import table

_MEASURES = "个大座处片批类"
"""What a name does not end with: measure words that stand before what they count."""

_NUMBERS = "两二三四五六七八九十0123456789"

_QUOTES = str.maketrans("", "", "\"'“”‘’")

_CLASSES = frozenset("省市区县州盟旗")
"""The last characters of full names."""

NAME = range(2, 5)
"""How many characters a place has that is listed by its bare name."""


@cache
def _place_pattern() -> re.Pattern[str]:
    places = table("judging")["places"]
    suffixes = "|".join(map(re.escape, sorted(places["suffixes"], key=lambda word: -len(word))))
    units = "".join(places["units"])
    return re.compile(
        rf"(?P<name>\w{{2,6}}?)(?:{suffixes})(?![域间])"
        # 县城 is any county's town, but 县城区 the built-up part of one by name
        rf"|^(?P<short>\w{{2,3}}?)[{units}](?![域间属级内划圈政场民容]|(?<=县)城(?!区))"
    )


@cache
def _planned_centre() -> re.Pattern[str]:
    """A term of city planning that stands for a proper name."""
    return re.compile("(?:城市|行政)[副次新]中心")


@lru_cache(maxsize=4096)
def place_in(text: str) -> str:
    """The first proper name of a place in a folded text, "" where there is none."""
    places = table("judging")["places"]
    centre = _planned_centre().search(text)
    if centre:
        return centre.group()
    for match in _place_pattern().finditer(text):
        name = match["name"] or match["short"]
        if match["short"] and name.startswith(_verbs()):
            continue
        # a number of them (三个新城) is no proper name
        if name[-1] not in _MEASURES and not any(word in name for word in places["plain"]):
            return match.group()
    return ""


@cache
def _verbs() -> tuple[str, ...]:
    """What is done to a thing, and no name of a place begins with: 限制, 加强."""
    return (*table("judging")["prescriptive"]["verbs"], *table("judging")["places"]["acts"])


def places_in(text: str) -> list[str]:
    """The proper names of all the places that a folded text lists."""
    found = map(place_in, (text, *re.split("[、和及,]", text)))
    return [place for place in found if place]


@lru_cache(maxsize=4096)
def region_in(text: str) -> str:
    """A region of several cities that a folded text begins with (珠三角), "" where none."""
    places = table("judging")["places"]
    for region in places["regions"]:
        if text.startswith(region):
            return str(region)
    for suffix in places["region_suffixes"]:
        at = text.find(suffix, 2, 7)
        if at > 0 and not any(word in text[:at] for word in places["plain"]):
            return text[: at + len(suffix)]
    return ""


@lru_cache(maxsize=4096)
def water_in(text: str) -> str:
    """The land that a folded text begins with, named by its water (洱海流域), "" where none."""
    places = table("judging")["places"]
    for suffix in places["waters"]:
        at = text.find(suffix, 2, 7)
        name = bare_water(text[:at]) if at > 0 else ""
        if len(name) in NAME and not any(word in name for word in places["unnamed_waters"]):
            return text[: at + len(suffix)]
    return ""


def bare_water(name: str) -> str:
    """The water's own name in the name of the land about it (洱海); other names as they are."""
    for suffix in table("judging")["places"]["waters"]:
        name = name.removesuffix(suffix)
    return name.lstrip("环沿")


def in_region(region: str, names: tuple[str, ...], *, province: bool) -> bool | None:
    """Whether a territory by one of its names lies in a region, or has a part that does.

    ``province`` says that it is a whole province. A region may be a place by its name. None where
    neither the names nor what is known of where they lie tells.
    """
    places = table("judging")["places"]
    members, partly = (
        [item for key, held in places[part].items() if region.startswith(key) for item in held]
        for part in ("region_members", "region_provinces")
    )
    home = _home(names)
    if home is None:
        known = _among(places["provinces"], names)
        inside, in_part = _among(members, names), _among(partly, names)
    else:
        known = True
        inside, in_part = is_among(home, members), is_among(home, partly)
    if inside or (province and in_part):
        return True
    if not members and not partly:
        place = home_of(region)
        return not apart(home, place) if home and place else None
    if not known:
        return None
    # of a province that has a part in it, the cities that are members are known, or none is
    return False if members or not in_part else None


def _home(names: tuple[str, ...]) -> Home | None:
    """Where a territory lies, by the first of its full names that is known."""
    return next((home for name in names if name[-1] in _CLASSES and (home := home_of(name))), None)


def _among(places: list[str], names: tuple[str, ...]) -> bool:
    return any(name.startswith(place) for place in places for name in names)


@lru_cache(maxsize=4096)
def general_part(text: str) -> str:
    """The members without a name in a folded list that holds places by name too, else "".

    各市城区 of 各市(含甲市)城区、乙新区、丙北三县.
    """
    items = re.split("[、和及,]", _BRACKETS.sub("", text))
    begins = tuple(table("judging")["places"]["general"])
    general = [item for item in items if item.startswith(begins) and not place_in(item)]
    return "、".join(general) if 0 < len(general) < len(items) and any(places_in(text)) else ""


_BRACKETS = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=4096)
def port_in(text: str) -> str:
    """A port by its place's name that a folded text begins with (云溪港), "" where none."""
    places = table("judging")["places"]
    at = text.find("港", 2, 4)
    name = text[:at] if at > 0 else ""
    if not name or text[at + 1 : at + 2] in ("口", "区", "澳", "湾"):
        return ""
    common = (*places["plain"], *places["ports"])
    return "" if any(word in name for word in common) else f"{name}港"


@lru_cache(maxsize=4096)
def bare_places(text: str) -> tuple[str, ...]:
    """Places listed by their bare names before a word for what they are: 甲、乙等重大平台.

    A list of nothing but provinces and cities by name is one without such a word too.
    """
    places = table("judging")["places"]
    head, sign, tail = text.partition("等")
    names = head.translate(_QUOTES).split("、")
    if not sign and len(names) > 1:
        return tuple(names) if all(map(is_called, names)) else ()
    if not sign or not tail.startswith(tuple(places["listed_as"])):
        return ()
    words = [word for word in places["plain"] if len(word) > 1]
    proper = all(len(name) in NAME and not any(word in name for word in words) for name in names)
    return tuple(names) if proper else ()


@lru_cache(maxsize=4096)
def counted_in(text: str) -> str:
    """What a number of places in a folded text are (新城 for 五个新城), "" where none."""
    for suffix in table("judging")["places"]["suffixes"]:
        at = text.find(suffix)
        if at > 1 and text[at - 1] in _MEASURES and text[at - 2] in _NUMBERS:
            return str(suffix)
    return ""
