"""The offices that carry out plans: which one a printed name means, and of which level it is."""

from functools import cache
from typing import Literal, NamedTuple

from align.lexicon.loader import table

Rank = Literal[0, 1, 2, 3]
"""3 province · 2 city, prefecture · 1 district, county · 0 not told by the name."""

RANKS: dict[str, Rank] = {"省": 3, "市": 2, "州": 2, "盟": 2, "区": 1, "县": 1, "旗": 1}
"""The levels by the word that names them."""

_REGION = "自治区"
# words that begin like a level: 市场监管局, 市政管委, 区域协同办
_NO_LEVEL = ("市场", "市政", "市容", "区域", "区块", "州际", "县域")
# what offices on a level above call their branches in a place below
_BRANCH = ("分局", "支局", "分公司", "支队", "大队", "分中心", "分会", "支行", "分行", "派出所")
_LED_BY_PARTY = "团"  # 团区委: the level stands second


class Office(NamedTuple):
    """A printed name of an office, understood."""

    name: str
    """As printed."""
    key: str | None
    """Its entry in offices.toml; None for a body that the table does not hold."""
    rank: Rank
    """The level that the name begins with."""
    level: str
    """The word for that level as printed: 市, 区; "" where there is none."""
    branch: bool
    """A local branch of an office of a level above."""
    counterpart: bool
    """Whether such a body exists on the level below too."""


@cache
def office(name: str) -> Office:
    """The office that a printed name means."""
    bare = _without_brackets(name)
    level = _level(bare)
    rank: Rank = 3 if level == _REGION else RANKS.get(level[:1], 0)
    key = _key(bare)
    counterpart = key is not None and table("offices")[key].get("counterpart", True)
    return Office(name, key, rank, level, bare.endswith(_BRANCH), counterpart)


def _without_brackets(name: str) -> str:
    """未来城管委会（生命园管委会） is known by what stands before the bracket."""
    start = min((at for at in map(name.find, "（(") if at > 0), default=len(name))
    return name[:start]


def _level(name: str) -> str:
    if name.startswith(_REGION):
        return _REGION
    at = 1 if name.startswith(_LED_BY_PARTY) and name[2:3] == "委" else 0
    first = name[at : at + 1]
    if first not in RANKS or name.startswith(_NO_LEVEL):
        return ""
    return first


@cache
def _by_length() -> tuple[tuple[str, str], ...]:
    names = [(name, key) for key, entry in table("offices").items() for name in entry["names"]]
    return tuple(sorted(names, key=lambda pair: (-len(pair[0]), pair)))


def _key(name: str) -> str | None:
    for known, key in _by_length():
        end = name.find(known) + len(known)
        # 科学城管委会 is no 城管委: a form that ends in 委 ends the word
        if end >= len(known) and not (known.endswith("委") and name.startswith("会", end)):
            return key
    return None
