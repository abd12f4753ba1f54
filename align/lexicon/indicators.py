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
def _by_start() -> dict[str, tuple[str, ...]]:
    return _grouped(lambda name: name[:2])


@cache
def _by_end() -> dict[str, tuple[str, ...]]:
    return _grouped(lambda name: name[-2:])


def _grouped(edge: Any) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for name in sorted(_by_name(), key=len, reverse=True):
        groups.setdefault(edge(name), []).append(name)
    return {key: tuple(group) for key, group in groups.items()}


def find(name: str) -> Indicator | None:
    """The indicator of exactly that name, or None."""
    key = _by_name().get(name)
    return indicators()[key] if key is not None else None


def longest_at(text: str, start: int, end: int | None = None) -> tuple[str, str] | None:
    """The longest name that stands at ``start`` and does not go beyond ``end``, with its key."""
    limit = len(text) if end is None else end
    for name in _by_start().get(text[start : start + 2], ()):
        if start + len(name) <= limit and text.startswith(name, start):
            return name, _by_name()[name]
    return None


def ending_at(text: str, end: int, start: int = 0) -> tuple[str, str] | None:
    """The longest name that ends at ``end`` and does not begin before ``start``, with its key."""
    for name in _by_end().get(text[max(0, end - 2) : end], ()):
        if end - len(name) >= start and text.startswith(name, end - len(name)):
            return name, _by_name()[name]
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
