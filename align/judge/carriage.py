"""The carriers that a share in transport is of: 铁路、水路 of 铁路、水路在综合运输中的承运比重."""

from __future__ import annotations

from functools import lru_cache

from align.judge.measures import nature_of
from align.lexicon.loader import table

CARRIED = ("运输", "货运", "客运", "承运", "运量", "货物")
"""What shows a share to be one of transport."""

KINDS = (
    ("周转",),
    ("客运", "旅客", "出行"),
    ("大宗", "集装箱", "散货"),
    ("港",),
    ("新能源", "清洁"),
)
"""How it is counted, and of what that is carried: another share, where one side only says so."""


@lru_cache(maxsize=4096)
def carriers(name: str) -> frozenset[int]:
    """Which of rail, water and road a folded share is of; none where it is not one of transport."""
    if nature_of(name) != "share" or not any(word in name for word in CARRIED):
        return frozenset()
    # what stands behind 占 or 在 is the whole, of which the carriers are a part
    part = name.replace("在", "占").partition("占")[0]
    return frozenset(at for at, words in enumerate(_ways()) if any(word in part for word in words))


def common_name(name: str) -> str:
    """What the lexicon would call a share in transport by its carriers; "" for any other name."""
    ways = [_ways()[at][0] for at in sorted(carriers(name))]
    return "、".join(ways) + "货运量占比" if ways and "客运" not in name else ""


def _ways() -> list[list[str]]:
    groups = table("judging")["distinct"]["matters"]
    return next((group for group in groups if ["铁路"] in group), [])


def counted(name: str) -> tuple[bool, ...]:
    """How a share in transport is counted, and of what it is, by its set and name."""
    return tuple(any(word in name for word in words) for words in KINDS)
