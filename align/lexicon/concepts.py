"""The concepts of the field, and finding them in a text."""

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


class _Start(NamedTuple):
    """The words that begin with the same two characters."""

    four: dict[str, list[tuple[str, str]]]
    """First four characters to (word, concept id), longest first: words of four and more."""
    three: dict[str, str]
    two: list[str]
    """The concept of the two characters themselves; empty where they are no word."""


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
def _starts() -> dict[str, _Start]:
    """The words by their first two characters, so that a text is searched in one pass."""
    starts: dict[str, _Start] = {}
    for concept in concepts().values():
        for name in concept.names:
            start = starts.get(name[:2])
            if start is None:
                start = starts[name[:2]] = _Start({}, {}, [])
            if len(name) > 3:
                start.four.setdefault(name[:4], []).append((name, concept.id))
            elif len(name) == 3:
                start.three[name] = concept.id
            else:
                start.two.append(concept.id)
    for start in starts.values():
        for words in start.four.values():
            if len(words) > 1:
                words.sort(key=lambda word: -len(word[0]))
    return starts


def locate_concepts(text: str, pairs: Iterable[str] | None = None) -> list[tuple[int, int, str]]:
    """Start, end and concept id of every word found, left to right, without overlap.

    The longest word at a place is taken. Linear in the length of the text. ``pairs`` are the
    pairs of neighbouring characters of the text where the caller has them already.
    """
    found = []
    free = 0
    if pairs is None:
        pairs = map(add, text, text[1:])
    for at, start in enumerate(map(_starts().get, pairs)):
        if start is None or at < free:
            continue
        four, three, two = start
        for word, concept in four.get(text[at : at + 4], ()) if four else ():
            if text.startswith(word, at):
                free = at + len(word)
                found.append((at, free, concept))
                break
        else:
            short = three.get(text[at : at + 3]) if three else None
            if short is not None:
                free = at + 3
                found.append((at, free, short))
            elif two:
                free = at + 2
                found.append((at, free, two[0]))
    return found


def find_concepts(text: str, pairs: Iterable[str] | None = None) -> dict[str, int]:
    """How often each concept is spoken of in a text, in order of first mention."""
    counts: dict[str, int] = {}
    for _, _, concept in locate_concepts(text, pairs):
        counts[concept] = counts.get(concept, 0) + 1
    return counts


def check(data: dict[str, Any]) -> list[str]:
    """What is wrong with the content of ``concepts.toml``, one sentence each; empty if nothing."""
    problems = []
    entries = data.get("concept", [])
    fields, sources = data.get("fields", {}), data.get("sources", {})
    ids = {entry.get("id") for entry in entries}
    owner: dict[str, str] = {}
    seen: set[str] = set()
    for entry in entries:
        concept = entry.get("id", "?")
        if concept in seen:
            problems.append(f"{concept}: defined twice")
        seen.add(concept)
        if entry.get("field") not in fields:
            problems.append(f"{concept}: field {entry.get('field')!r} is not in [fields]")
        if str(entry.get("source", "")).partition(" ")[0] not in sources:
            problems.append(f"{concept}: source {entry.get('source')!r} is not in [sources]")
        if entry.get("broader") is not None and entry["broader"] not in ids - {concept}:
            problems.append(f"{concept}: broader {entry['broader']!r} is no other concept")
        if not 0 < entry.get("weight", 1.0) <= 1:
            problems.append(f"{concept}: weight {entry['weight']} is not above 0 and at most 1")
        if not entry.get("en") or not entry.get("names"):
            problems.append(f"{concept}: has no en or no names")
        for word in entry.get("names", ()):
            if len(word) < 2:
                problems.append(f"{concept}: {word!r} has fewer than two characters")
            if word in owner:
                problems.append(f"{concept}: {word!r} also stands under {owner[word]}")
            owner[word] = concept
    return problems
