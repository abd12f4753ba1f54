"""The indicators that plans set figures for: names, dimension, polarity, and what they count."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, NamedTuple

from align.lexicon.loader import table

FILES = ("indicators_energy", "indicators_environment")
"""The data files, by field: energy, industry, buildings … and transport, waste, water …"""

FIELDS = (
    "overall", "energy", "industry", "buildings", "transport", "waste", "water", "ecology", "air",
    "agriculture", "public", "digital", "finance",
)  # fmt: skip


class Indicator(NamedTuple):
    """One indicator of the lexicon."""

    key: str
    names: tuple[str, ...]
    """Every wording, the usual one first."""
    en: str
    field: str
    dimension: str
    polarity: Literal[-1, 0, 1]
    extensive: bool
    change: Literal["level", "decrease", "increase"]
    subject: str
    """Indicators of one subject treat one matter, but their figures need not compare."""
    things: tuple[str, ...]
    """Words for what the figure counts, as a sentence without a figure would print them."""
    source: str


@cache
def indicators() -> dict[str, Indicator]:
    """All indicators by key, in the order of the data files."""
    result = {}
    for name in FILES:
        for key, entry in table(name).items():
            result[key] = Indicator(
                key, tuple(entry["names"]), entry["en"], entry["field"], entry["dimension"],
                entry["polarity"], entry["extensive"], entry["change"], entry["subject"],
                tuple(entry["things"]), entry["source"],
            )  # fmt: skip
    return result


@cache
def _by_name() -> dict[str, str]:
    return {name: key for key, entry in indicators().items() for name in entry.names}


@cache
def _by_start() -> dict[str, tuple[int, ...]]:
    """For the first two characters of a name the lengths of such names, longest first."""
    return _lengths([(name[:2], len(name)) for name in _by_name()])


@cache
def _by_end() -> dict[str, tuple[int, ...]]:
    """For the last two characters of a name the lengths of such names, longest first."""
    return _lengths([(name[-2:], len(name)) for name in _by_name()])


def _lengths(edges: list[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    groups: dict[str, set[int]] = {}
    for edge, length in edges:
        groups.setdefault(edge, set()).add(length)
    return {edge: tuple(sorted(found, reverse=True)) for edge, found in groups.items()}


def find(name: str) -> Indicator | None:
    """The indicator of exactly that name, or None."""
    key = _by_name().get(name)
    return indicators()[key] if key is not None else None


def longest_at(text: str, start: int, end: int | None = None) -> tuple[str, str] | None:
    """The longest name that stands at ``start`` and does not go beyond ``end``, with its key."""
    lengths = _by_start().get(text[start : start + 2])
    if lengths is None:
        return None
    limit = len(text) if end is None else end
    names = _by_name()
    for length in lengths:
        if start + length <= limit and (key := names.get(name := text[start : start + length])):
            return name, key
    return None


def ending_at(text: str, end: int, start: int = 0) -> tuple[str, str] | None:
    """The longest name that ends at ``end`` and does not begin before ``start``, with its key."""
    lengths = _by_end().get(text[max(0, end - 2) : end])
    if lengths is None:
        return None
    names = _by_name()
    for length in lengths:
        if end - length >= start and (key := names.get(name := text[end - length : end])):
            return name, key
    return None


def check(entries: dict[str, Any]) -> list[str]:
    """What is wrong with a data file of indicators, a line each; empty when nothing is."""
    problems = []
    for key, entry in entries.items():
        missing = [name for name in Indicator._fields[1:] if name not in entry]
        if missing:
            problems.append(f"{key}: lacks {', '.join(missing)}")
            continue
        if not entry["names"] or any(name != "".join(name.split()) for name in entry["names"]):
            problems.append(f"{key}: names are empty or hold white space")
        if entry["field"] not in FIELDS:
            problems.append(f"{key}: unknown field {entry['field']!r}")
        if entry["polarity"] not in (-1, 0, 1):
            problems.append(f"{key}: polarity must be -1, 0 or 1")
        if entry["change"] not in ("level", "decrease", "increase"):
            problems.append(f"{key}: unknown change {entry['change']!r}")
    return problems
