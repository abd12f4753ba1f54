"""The concepts of the field, and finding them in a text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from operator import add
from typing import Any, NamedTuple

from align.lexicon.loader import table


class Concept(NamedTuple):
    """A matter that plans speak of, under all its names."""

    id: str
    field: str
    """The topic that it belongs to, a key of the table ``fields``."""
    broader: str | None
    """The concept that it is a kind of."""
    weight: float
    """0 to 1: less for words that every chapter uses."""
    en: str
    names: tuple[str, ...]
    """Its words; the first one is shown to readers."""


class _Index(NamedTuple):
    """The words by their first characters, so that a text is searched in one pass."""

    four: dict[str, list[tuple[str, str]]]
    """First four characters to (word, concept id), longest first: words of four and more."""
    three: dict[str, str]
    two: dict[str, str]
    starts: frozenset[str]
    """The first two characters of every word."""


@cache
def concepts() -> dict[str, Concept]:
    """Every concept by its id, in the order of the data file."""
    return {
        entry["id"]: Concept(
            entry["id"],
            entry["field"],
            entry.get("broader"),
            entry.get("weight", 1.0),
            entry["en"],
            tuple(entry["names"]),
        )
        for entry in table("concepts")["concept"]
    }


@cache
def _index() -> _Index:
    four: dict[str, list[tuple[str, str]]] = {}
    short: tuple[dict[str, str], dict[str, str]] = ({}, {})
    starts = set()
    for id, concept in concepts().items():
        for name in concept.names:
            starts.add(name[:2])
            if len(name) > 3:
                four.setdefault(name[:4], []).append((name, id))
            else:
                short[3 - len(name)][name] = id
    for words in four.values():
        if len(words) > 1:
            words.sort(key=lambda word: -len(word[0]))
    return _Index(four, short[0], short[1], frozenset(starts))


def locate_concepts(text: str, pairs: Iterable[str] | None = None) -> list[tuple[int, int, str]]:
    """Start, end and concept id of every word found, left to right, without overlap.

    The longest word at a place is taken. Linear in the length of the text. ``pairs`` are the
    pairs of neighbouring characters of the text where the caller has them already.
    """
    four, three, two, starts = _index()
    found = []
    free = 0
    if pairs is None:
        pairs = map(add, text, text[1:])
    for at in [at for at, pair in enumerate(pairs) if pair in starts]:
        if at < free:
            continue
        for word, id in four.get(text[at : at + 4], ()):
            if text.startswith(word, at):
                free = at + len(word)
                found.append((at, free, id))
                break
        else:
            id_or_none = three.get(text[at : at + 3])
            if id_or_none is not None:
                free = at + 3
                found.append((at, free, id_or_none))
                continue
            id_or_none = two.get(text[at : at + 2])
            if id_or_none is not None:
                free = at + 2
                found.append((at, free, id_or_none))
    return found


def find_concepts(text: str, pairs: Iterable[str] | None = None) -> dict[str, int]:
    """How often each concept is spoken of in a text, in order of first mention."""
    counts: dict[str, int] = {}
    for _, _, id in locate_concepts(text, pairs):
        counts[id] = counts.get(id, 0) + 1
    return counts


def check(data: dict[str, Any]) -> list[str]:
    """What is wrong with the content of ``concepts.toml``, one sentence each; empty when nothing is."""
    problems = []
    entries = data.get("concept", [])
    fields, sources = data.get("fields", {}), data.get("sources", {})
    ids = {entry.get("id") for entry in entries}
    owner: dict[str, str] = {}
    seen: set[str] = set()
    for entry in entries:
        id = entry.get("id", "?")
        if id in seen:
            problems.append(f"{id}: defined twice")
        seen.add(id)
        if entry.get("field") not in fields:
            problems.append(f"{id}: field {entry.get('field')!r} is not in [fields]")
        if str(entry.get("source", "")).partition(" ")[0] not in sources:
            problems.append(f"{id}: source {entry.get('source')!r} is not in [sources]")
        if entry.get("broader") is not None and entry["broader"] not in ids - {id}:
            problems.append(f"{id}: broader {entry['broader']!r} is no other concept")
        if not 0 < entry.get("weight", 1.0) <= 1:
            problems.append(f"{id}: weight {entry['weight']} is not above 0 and at most 1")
        if not entry.get("en") or not entry.get("names"):
            problems.append(f"{id}: has no en or no names")
        for name in entry.get("names", ()):
            if len(name) < 2:
                problems.append(f"{id}: {name!r} has fewer than two characters")
            if name in owner:
                problems.append(f"{id}: {name!r} also stands under {owner[name]}")
            owner[name] = id
    return problems
