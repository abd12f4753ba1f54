"""The indicators that plans set figures for: names, dimension, polarity, and what they count."""

from collections.abc import Iterable
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
    field: str
    dimension: str
    polarity: Literal[-1, 0, 1]
    extensive: bool
    change: Literal["level", "decrease", "increase"]
    subject: str
    """Indicators of one subject treat one matter, but their figures need not compare."""
    things: tuple[str, ...]
    """Words for what the figure counts, as a sentence without a figure would print them."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every wording, the usual one first."""
        return tuple(table("indicators")["names"][self.key].split("\n"))

    @property
    def en(self) -> str:
        """The English label."""
        return str(table("indicator_texts")[self.key]["en"])

    @property
    def source(self) -> str:
        """A plan or statistical standard that uses the indicator."""
        return str(table("indicator_texts")[self.key]["source"])


_TRAITS = ("field", "dimension", "polarity", "extensive", "change", "subject", "things")


@cache
def indicators() -> dict[str, Indicator]:
    """All indicators by key, in the order of the data files."""
    return {
        key: Indicator._make((key, *entry[:-1], tuple(entry[-1])))
        for key, entry in table("indicators")["traits"].items()
    }


@cache
def _by_name() -> dict[str, str]:
    result = {}
    for key, names in table("indicators")["names"].items():
        for name in names.split("\n"):
            result[name] = key
    return result


def compiled(files: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What is read at run time, by compiled file.

    ``indicators`` holds what every run needs: traits and names by key, and in ``starts`` and
    ``ends`` for the first and last two characters of a name the lengths of such names, longest
    first. ``indicator_variants`` gives the wordings that names come to once what plans vary
    freely is taken out; ``indicator_texts`` the labels and sources.
    """
    entries = {key: entry for content in files for key, entry in content.items()}
    names = {name: key for key, entry in entries.items() for name in entry["names"]}
    free: dict[str, str] = {}
    for name, key in names.items():
        free.setdefault(canonical(name), key)
    return {
        "indicators": {
            "traits": {key: [entry[name] for name in _TRAITS] for key, entry in entries.items()},
            "names": {key: "\n".join(entry["names"]) for key, entry in entries.items()},
            "starts": _lengths([(name[:2], len(name)) for name in names]),
            "ends": _lengths([(name[-2:], len(name)) for name in names]),
        },
        "indicator_variants": {name: key for name, key in free.items() if name not in names},
        "indicator_texts": {
            key: {"en": entry["en"], "source": entry["source"]} for key, entry in entries.items()
        },
    }


def _lengths(edges: list[tuple[str, int]]) -> dict[str, list[int]]:
    groups: dict[str, set[int]] = {}
    for edge, length in edges:
        groups.setdefault(edge, set()).add(length)
    return {edge: sorted(found, reverse=True) for edge, found in groups.items()}


def canonical(name: str) -> str:
    """The wording with what plans vary freely taken out or brought to one form."""
    for word in ("比重", "占比", "比率", "百分比"):
        name = name.replace(word, "比例")
    at = name.find("(")
    while at >= 0 and (end := name.find(")", at)) > at:
        name = name[:at] + name[end + 1 :]
        at = name.find("(")
    for word in ("保有量", "总数", "数量"):  # how many there are, and the things themselves
        name = name.removesuffix(word) if len(name) > len(word) + 2 else name
    return name.translate(_DROPPED).replace("累计", "").replace("总规模", "")


_DROPPED = {ord(sign): None for sign in '的、"“”《》·（）'}


def find(name: str) -> Indicator | None:
    """The indicator of exactly that name, or None."""
    key = _by_name().get(name)
    return indicators()[key] if key is not None else None


@cache
def closest(phrase: str) -> str | None:
    """The key of the indicator that a phrase means, wording aside; None where there is none."""
    key = _by_name().get(phrase)
    if key is None:
        plain = canonical(phrase)
        key = _by_name().get(plain) or table("indicator_variants").get(plain)
    if key is None and phrase.endswith(_RATES):
        rate = next(word for word in _RATES if phrase.endswith(word))
        key = closest(phrase.removesuffix(rate).removesuffix("累计"))
    return key


_RATES = ("下降幅度", "降低幅度", "下降率", "降低率", "降幅", "增幅")
"""Words for how far an indicator moves: 单位地区生产总值能耗|降幅."""


def longest_at(text: str, start: int, end: int | None = None) -> tuple[str, str] | None:
    """The longest name that stands at ``start`` and does not go beyond ``end``, with its key."""
    lengths = table("indicators")["starts"].get(text[start : start + 2])
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
    lengths = table("indicators")["ends"].get(text[max(0, end - 2) : end])
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
        missing = [name for name in ("names", "en", "source", *_TRAITS) if name not in entry]
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
