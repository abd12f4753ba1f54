"""Places in titles and names of governments: provinces, cities, districts, zones."""

import re
from functools import cache
from typing import NamedTuple

from align.model.plan import Level
from align.read.words import words

_RANK_WORDS = (
    *("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "新区"),
    *("省", "市", "县", "区", "盟", "旗"),
)
_PROVINCIAL = ("省", "自治区", "特别行政区")
_CITY = ("市", "自治州", "地区", "盟")
_AREAS_OF_POLICY = ("强区", "示范区", "试验区", "保护区", "先导区", "聚集区", "集聚区", "排放区")
_RANKS: dict[Level, int] = {
    "national": 0, "provincial": 1, "municipal": 2, "district": 3, "zone": 3, "unknown": 9,
}  # fmt: skip


class Place(NamedTuple):
    """A jurisdiction, from the outermost part inward: 甲市, 乙区."""

    parts: tuple[str, ...]

    @property
    def name(self) -> str:
        """All parts together."""
        return "".join(self.parts)

    @property
    def level(self) -> Level:
        """The rank of the innermost part."""
        if not self.parts:
            return "unknown"
        last = self.parts[-1]
        if last.endswith(_PROVINCIAL):
            return "provincial"
        if last.endswith(("自治县", "自治旗", "县", "旗")):
            return "district"
        if last.endswith(_CITY):
            upper = self.parts[-2] if len(self.parts) > 1 else ""
            return "district" if upper.endswith(_CITY) else "municipal"
        if last.endswith("区") and _zone().fullmatch(last) is None:
            return "district"
        return "zone"


# A chain of looks at one character each is built far faster than a look at a set of them.


@cache
def _place() -> re.Pattern[str]:
    city = "(?<!城)市(?!区)(?!级)(?!场)(?!直)"
    district = "(?<!社)(?<!园)(?<!景)(?<!片)(?<!辖)(?<!城)区(?!域)(?!级)(?!块)"
    return re.compile(
        r"(?!全)(?!本)(?!我)(?!各)(?!有关)(?!关于)(?!国家)(?!国务院)(?!中共中央)"
        r"(?!自治区)(?!族)"
        rf"[^\W\d]{{1,8}}?(?:特别行政区|自治区|自治州|自治县|自治旗|{city}|省(?!级)"
        rf"|地区|盟|新区|县(?!级)(?!域)|旗|{district})"
    )


@cache
def _zone() -> re.Pattern[str]:
    """A zone: a name with one of the words for zones, or a planned centre (城市新中心)."""
    centres = "城市主中心|城市副中心|城市次中心|城市新中心"
    return re.compile(rf"[^\W\d]{{2,14}}?(?:{centres}|{'|'.join(words('zone_words'))})")


def rank(level: Level) -> int:
    """How far from the top a level is: 0 for the nation."""
    return _RANKS[level]


def place_of(name: str) -> Place:
    """The place that a title or the name of a body begins with; without parts where none."""
    name = name.removeprefix("中共").removeprefix("《")
    parts: list[str] = []
    at = 0
    while len(parts) < 4:
        found = _place().match(name, at)
        if found is None or not _names_a_place(found.group(), inner=bool(parts)):
            break
        parts.append(found.group())
        at = found.end()
    if len(parts) < 2 or not parts[-1].endswith("区"):
        zone = None if name.startswith("国家") else _zone().match(name, at)
        if zone is not None and not any(
            word in zone.group() for word in ("建设", "碳达峰", "关于")
        ):
            parts.append(zone.group())
    return Place(tuple(parts))


def _names_a_place(name: str, *, inner: bool) -> bool:
    """Whether what ends as a place is one: not the rest of a body's name, no area of a policy."""
    if any(char in name for char in "局厅委办") or (inner and "府" in name):
        return False
    return not name.endswith(_AREAS_OF_POLICY)


def within(place: Place, upper: Place) -> Place:
    """The place with the upper one's parts before it, unless it has them already."""
    if not place.parts or not upper.parts or place.parts[0] in upper.parts:
        return place
    if rank(upper.level) >= rank(place.level) or place.level == "zone":
        return place
    return Place((*upper.parts, *place.parts))


def short(part: str) -> str:
    """A place without its rank, where at least two characters remain."""
    for ending in _RANK_WORDS:
        if part.endswith(ending) and len(part) - len(ending) >= 2:
            return part[: -len(ending)]
    return part


def names(places: list[Place]) -> tuple[str, ...]:
    """The long and short names of places and their parts, longest first."""
    found: set[str] = set()
    for place in places:
        if len(place.parts) > 1:
            found.add(place.name)
        for part in place.parts:
            found.add(part)
            found.add(short(part))
            for above in place.parts:
                if part != above and part.startswith(short(above)):
                    found.add(part[len(short(above)) :])
    cities = {short(part) for place in places for part in place.parts if part.endswith("市")}
    for one in list(found):
        found.update(one[len(city) :] for city in cities if one.startswith(city + "城市"))
    return tuple(sorted((one for one in found if len(one) > 1), key=lambda one: (-len(one), one)))
