"""A sector that a list of energy and carbon names once: 运输|能耗和二氧化碳排放强度."""

from __future__ import annotations

from align.extract import cues
from align.extract.naming.phrase import Phrase
from align.lexicon.indicators import closest

_USED = ("能源消耗", "能源消费", "能耗", "用能", "水耗", "用水", "碳排放")
"""Heads of the first member, which the sector stands before."""
_BARE = tuple(
    thing + size
    for thing in ("能耗", "水耗", "碳排放", "二氧化碳排放", "温室气体排放", "CO2排放", "污染物排放")
    for size in ("", "量", "总量", "强度")
)
"""Members that say nothing of a sector: alone they are of the whole territory."""
_SECTORS = (
    "运输", "交通", "航运", "水运", "物流", "工业", "农业", "渔业", "林业", "制造业", "服务业",
    "建筑业", "生活", "生产", "铁路", "民航",
)  # fmt: skip
"""Ends of sectors that are no sets of things."""
_INTENSITY = "强度"


def sector_of(first: Phrase) -> str | None:
    """The sector whose use of energy the first member of a list is: 运输 of 运输能耗."""
    named = first.indicator.removesuffix(_INTENSITY).removesuffix("总量")
    used = cues.last_word(named, 0, len(named), _USED)
    sector = named.removesuffix(used) if used else ""
    if len(sector) < 2 or not (sector.endswith(_SECTORS) or cues.ends_in_part(sector)):
        return None
    return sector


def in_sector(phrase: Phrase, sector: str | None) -> Phrase | None:
    """A bare member of the list as the sector's own; None where it is not bare."""
    if sector is None or phrase.scope is not None or phrase.indicator not in _BARE:
        return None
    joined = sector + phrase.indicator
    key = closest(joined)
    return phrase._replace(indicator=joined, key=key if key != phrase.key else None)


def with_intensity(first: Phrase, last: Phrase) -> Phrase:
    """The first member with the 强度 that only the last one prints, and both are."""
    used = first.indicator.endswith(_USED)
    if not used or not last.indicator.endswith(_INTENSITY):
        return first
    joined = first.indicator + _INTENSITY
    return first._replace(indicator=joined, key=closest(joined), end=last.end)
