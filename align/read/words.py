"""The words of ``reading.toml`` in the shapes that matching needs, built once when asked for."""

from __future__ import annotations

from functools import cache
from typing import Any

from align.lexicon.loader import table


@cache
def words(*keys: str) -> tuple[str, ...]:
    """The list of words under a key of the data file, in its order."""
    value: Any = table("reading")
    for key in keys:
        value = value[key]
    return tuple(value)


@cache
def word_set(*keys: str) -> frozenset[str]:
    """The words under a key as a set."""
    return frozenset(words(*keys))
