"""What a target is about: its indicator by lexicon key and wording, and how alike two are."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from align.judge.scope import Scope, understand
from align.lexicon.indicators import indicators
from align.lexicon.loader import table
from align.model.target import Target

Level = Literal[0, 1, 2]
"""2 the same indicator, 1 the same matter measured otherwise, 0 another matter."""


class Subject(NamedTuple):
    """A target with everything about its wording that comparing needs, worked out once."""

    target: Target
    key: str | None
    topic: str | None
    """The lexicon's subject of the key."""
    name: str
    """The indicator folded, fillers taken out."""
    chars: frozenset[str]
    pairs: frozenset[str]
    """Pairs of neighbouring characters."""
    nature: str
    """share, amount, intensity, rate, concentration, or "" for a state."""
    terms: tuple[tuple[int, frozenset[int]], ...]
    """Per group of distinct terms, which of them the name holds."""
    state: str
    """One of the states that go by several names, or ""."""
    scope: Scope


class Likeness(NamedTuple):
    """How alike two subjects are."""

    level: Level
    score: float


NONE = Likeness(0, 0.0)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A wording with one form for every character and every common synonym."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    for word, same in table("judging")["folding"]["same"]:
        plain = plain.replace(word, same)
    return plain


@lru_cache(maxsize=4096)
def essence(text: str) -> str:
    """A folded indicator without brackets and the words that add nothing."""
    bare = fold(text)
    start = bare.find("(")
    if start > 1:
        bare = bare[:start] + bare[bare.rfind(")") + 1 :]
    short = bare
    for word in table("judging")["folding"]["filler"]:
        short = short.replace(word, "")
    return short if len(short) > 1 else bare


@lru_cache(maxsize=4096)
def nature_of(name: str) -> str:
    """What the longest measure word of a folded name says that is measured; "" for a state."""
    best, found = 0, ""
    for nature, words in _measures():
        for word in words:
            if len(word) > best and word in name:
                best, found = len(word), nature
    return found


@cache
def _measures() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((nature, tuple(words)) for nature, words in table("judging")["measure"].items())


@lru_cache(maxsize=4096)
def terms_of(name: str) -> tuple[tuple[int, frozenset[int]], ...]:
    """Per group of terms that tell indicators apart, the ones that a name holds."""
    found = []
    for number, group in enumerate(table("judging")["distinct"]["groups"]):
        held = [at for at, words in enumerate(group) if any(word in name for word in words)]
        if held:
            found.append((number, frozenset(held)))
    return tuple(found)


@cache
def _states() -> tuple[tuple[str, str], ...]:
    return tuple(
        (word, state) for state, words in table("judging")["states"].items() for word in words
    )


def subject_of(target: Target) -> Subject:
    """Everything about a target's wording that comparing needs."""
    plain = fold(target.indicator)
    name = essence(target.indicator)
    entry = indicators().get(target.indicator_key or "")
    kinds_scope = understand(None if target.scope is None else fold(target.scope), plain)
    state = ""
    if target.kind in ("coverage", "trend"):
        state = next((state for word, state in _states() if word == name), "")
    return Subject(
        target,
        target.indicator_key,
        entry.subject if entry else None,
        name,
        frozenset(name),
        frozenset(name[at : at + 2] for at in range(len(name) - 1)),
        "share" if target.unit == "%" and target.change == "level" and not nature_of(plain)
        else nature_of(plain),
        terms_of(plain),
        state,
        kinds_scope,
    )


def alike(reference: Subject, plan: Subject) -> Likeness:
    """How alike two subjects are, and whether that makes them one indicator or one matter."""
    if reference.key and reference.key == plan.key:
        return Likeness(2, 1.0)
    if reference.state and reference.state == plan.state:
        return Likeness(2, 0.9)
    common = len(reference.pairs & plan.pairs)
    if not common:
        return NONE
    score = 0.6 * 2 * common / (len(reference.pairs) + len(plan.pairs))
    score += 0.4 * 2 * len(reference.chars & plan.chars) / (len(reference.chars) + len(plan.chars))
    weights = table("judging")["weights"]
    if _contained(reference.name, plan.name):
        score = max(score, weights["same"] + 0.02)
    known = reference.key is not None and plan.key is not None
    topics = reference.topic is not None and reference.topic == plan.topic
    if known:
        # the lexicon knows both and calls them two indicators
        return Likeness(1, score) if topics and score >= weights["topic"] else NONE
    other = conflicting(reference, plan)
    unlike = reference.nature != plan.nature and "" not in (reference.nature, plan.nature)
    if score >= weights["same"] and not other and not unlike:
        return Likeness(2, score)
    if score >= weights["related"] and not (other and unlike):
        return Likeness(1, score * (0.8 if other else 1.0))
    return NONE


def _contained(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and short in long


def conflicting(reference: Subject, plan: Subject) -> bool:
    """Whether the names hold different terms of one group (森林 and 绿化)."""
    held = dict(reference.terms)
    return any(number in held and not held[number] & which for number, which in plan.terms)
