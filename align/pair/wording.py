"""What is compared of a clause: its terms and character pairs, the plans' own names cut out."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from operator import add
from typing import NamedTuple

from align.lexicon.concepts import concepts, find_concepts
from align.lexicon.loader import table
from align.model.plan import Clause, Plan

_QUOTES = "\"'“”‘’《》〈〉()（）[]"


_PASSAGE = 90
"""A passage has at least so many characters."""


class Wording(NamedTuple):
    """One clause, ready to be compared."""

    heading: str
    text: str
    """Heading and body without the plans' names and without quotation marks and brackets."""
    grams: dict[str, int]
    """Pairs of neighbouring characters and how often they stand in the text, those with a
    punctuation mark or digit included: the scorer leaves them out."""
    terms: dict[str, float]
    """Concepts, the concepts they are a kind of, and their fields, each with its amount."""
    passages: tuple[dict[str, float], ...]
    """The terms of each passage of a long body; empty where the body is one passage."""
    chapter: tuple[str, ...]


class _TermSettings(NamedTuple):
    heading: float
    chapter: float
    reach: dict[str, tuple[tuple[str, float], ...]]
    """Concept id to itself, its broader ones and its field, each with the share that counts."""


@cache
def term_settings() -> _TermSettings:
    """The settings of the terms scorer, with the reach of every concept worked out."""
    settings = table("weights")["terms"]
    known = concepts()
    reach = {}
    for name, concept in known.items():
        steps = [(name, concept.weight)]
        share = concept.weight
        broader = concept.broader
        while broader is not None and len(steps) < 4:
            share *= settings["broader"]
            steps.append((broader, share))
            broader = known[broader].broader
        steps.append((f"field:{concept.field}", concept.weight * settings["field"]))
        reach[name] = tuple(steps)
    return _TermSettings(settings["heading"], settings["chapter"], reach)


def wordings(clauses: Sequence[Clause], names: Sequence[str]) -> list[Wording]:
    """The wording of each clause, in order. ``names`` carry no weight and are cut out."""
    if not clauses:
        return []
    parts: list[str] = []
    for clause in clauses:
        folded = clause.folded.replace("\n", " ")
        parts += (folded[: clause.body], folded[clause.body :])
    plain = _plain("\n".join(parts), names).split("\n")
    chapters = {path: _chapter_terms(path) for path in dict.fromkeys(c.path for c in clauses)}
    result = []
    for clause, heading, body in zip(clauses, plain[::2], plain[1::2], strict=True):
        pairs = list(map(add, heading, heading[1:]))
        above = find_concepts(heading, pairs)
        below: dict[str, int] = {}
        passages = []
        for passage in _passages(body):
            within = list(map(add, passage, passage[1:]))
            pairs += within
            found = find_concepts(passage, within)
            for term, count in found.items():
                below[term] = below.get(term, 0) + count
            passages.append(found)
        terms = _terms(below, above, chapters[clause.path])
        spread = [_terms(found, {}, {}) for found in passages] if len(passages) > 1 else []
        result.append(
            Wording(heading, f"{heading} {body}", Counter(pairs), terms, tuple(spread), clause.path)
        )
    return result


def _passages(body: str) -> list[str]:
    """The body cut at sentence ends into passages of some length: one matter each, as a rule."""
    passages = []
    start = 0
    while len(body) - start > 2 * _PASSAGE:
        end = body.find("。", start + _PASSAGE) + 1
        if not end or len(body) - end < _PASSAGE // 2:
            break
        passages.append(body[start:end])
        start = end
    passages.append(body[start:])
    return passages


def stripped_names(reference: Plan, plan: Plan) -> tuple[str, ...]:
    """The own names of both plans, longest first."""
    names = {name for side in (reference, plan) for name in side.meta.names if len(name) > 1}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _plain(text: str, names: Sequence[str]) -> str:
    """The text without quotation marks and brackets, a space for every name and set phrase."""
    for mark in _QUOTES:
        text = text.replace(mark, "")
    for phrase in (*names, *table("weights")["boilerplate"]["phrases"]):
        text = text.replace(phrase, " ")
    return text


def _chapter_terms(path: tuple[str, ...]) -> dict[str, int]:
    return find_concepts(_plain(" ".join(path), ())) if path else {}


def _terms(
    body: dict[str, int], heading: dict[str, int], chapter: dict[str, int]
) -> dict[str, float]:
    """Amounts: the root of the count in the body, a fixed amount for heading and chapter."""
    settings = term_settings()
    amounts = {term: count**0.5 for term, count in body.items()}
    for term in heading:
        amounts[term] = amounts.get(term, 0.0) + settings.heading
    for term in chapter:
        amounts[term] = amounts.get(term, 0.0) + settings.chapter
    terms: dict[str, float] = {}
    for term, amount in amounts.items():
        for key, share in settings.reach[term]:
            terms[key] = terms.get(key, 0.0) + amount * share
    return terms
