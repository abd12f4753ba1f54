"""The lattice of sets of things: which kinds a text names, and which lie within which."""

from functools import cache, lru_cache
from typing import NamedTuple

from align.lexicon.loader import table

LISTING = "、,;和与及或"
"""What stands between the items of a list."""

_ITEMS = LISTING + "等"


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
def wholes() -> dict[str, tuple[tuple[str, str], ...]]:
    """By first character, the words for a kind that end with the whole's, beside that.

    公共建筑 beside 建筑.
    """
    grid = lattice()
    top = [
        (word, kinds[0])
        for word, kinds in grid.words
        if len(word) > 1 and len(grid.above[kinds[0]]) == 1
    ]
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for word, kinds in grid.words:
        for whole, kind in top:
            if word != whole and word.endswith(whole) and kind in grid.above[kinds[0]]:
                found[word[0]] = (*found.get(word[0], ()), (word, whole))
    return found


@cache
def broad() -> frozenset[str]:
    """The kinds at the top that hold a great many others: buildings, vehicles, industry."""
    above = lattice().above
    held = {kind: sum(kind in ways for ways in above.values()) for kind in above}
    return frozenset(kind for kind in above if len(above[kind]) == 1 and held[kind] > BROAD)


BROAD = 4
"""Kinds that a common noun holds, itself one of them, beyond which it tells nothing."""


def _item_at(text: str, at: int) -> int:
    """The number of the list's item that a place is in; what stands behind 等 is one of its own."""
    return sum(text.count(mark, 0, at) for mark in _ITEMS)


@lru_cache(maxsize=4096)
def named(text: str) -> tuple[frozenset[str], str]:
    """The kinds of things that a folded text names, and their state."""
    grid = lattice()
    items: dict[int, set[str]] = {}
    rest = text
    for word, kinds in grid.words:
        at = rest.find(word)
        while at >= 0:
            items.setdefault(_item_at(text, at), set()).update(kinds)
            rest = rest[:at] + " " * len(word) + rest[at + len(word) :]
            at = rest.find(word)
    found: set[str] = set()
    for members in items.values():
        # within an item a noun narrows the one behind it: 政府投资的公共建筑 are not all of these
        above = frozenset().union(*(grid.above[kind] - {kind} for kind in members))
        found |= members - above
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
