"""What a target is about: its indicator by lexicon key and wording, its scope and nature."""

import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from align.judge.bans import Ban, ban_of
from align.judge.scope import Scope, understand
from align.lexicon.indicators import indicators
from align.lexicon.loader import table
from align.model.target import Target

RATIO = "ratio"
"""The dimension of shares, as in units.toml."""

Terms = tuple[tuple[int, frozenset[int]], ...]


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
    plain: str
    """The indicator folded, nothing taken out."""
    state: str
    """One of the states that go by several names, or ""."""
    scope: Scope
    ban: Ban | None


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A wording with one form for every character and every common synonym."""
    plain = _one_form(text)
    return _whole_forms().get(plain, plain)


def _one_form(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    for word, same in table("judging")["folding"]["same"]:
        plain = plain.replace(word, same)
    return plain


@cache
def _whole_forms() -> dict[str, str]:
    """The wordings that go by another one where they say nothing else."""
    return dict(reversed(table("judging")["folding"]["whole"]))


@lru_cache(maxsize=4096)
def essence(text: str) -> str:
    """A folded indicator without brackets and the words that add nothing."""
    bare = _without_brackets(fold(text))
    short = _without_fillers(bare)
    return short if len(short) > 1 else bare


def essences(texts: Iterable[str]) -> set[str]:
    """The essences of texts of one line each, in one go: an indicator has dozens of names."""
    whole = _whole_forms()
    lines = _one_form("\n".join(texts)).split("\n")
    bare = [_without_brackets(whole.get(line, line)) for line in lines]
    short = _without_fillers("\n".join(bare)).split("\n")
    return {line if len(line) > 1 else bare[at] for at, line in enumerate(short)}


def _without_brackets(folded: str) -> str:
    start = folded.find("(")
    return folded[:start] + folded[folded.rfind(")") + 1 :] if start > 1 else folded


def _without_fillers(folded: str) -> str:
    for word in table("judging")["folding"]["filler"]:
        folded = folded.replace(word, "")
    return folded


@lru_cache(maxsize=4096)
def _without_acts(name: str) -> str:
    short = name
    for word in table("judging")["folding"]["acts"]:
        short = short.replace(word, "")
    return short if len(short) > 1 else name


@lru_cache(maxsize=4096)
def nature_of(name: str) -> str:
    """What the last measure word of a folded name says that is measured; "" for a state."""
    if name.startswith(("单位", "人均", "每")):
        return "intensity"
    best, found = (0, 0), ""
    for nature, words in _measures():
        for word in words:
            at = name.rfind(word)
            if at >= 0 and (at + len(word), len(word)) > best:
                best, found = (at + len(word), len(word)), nature
    return found


@cache
def _measures() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((nature, tuple(words)) for nature, words in table("judging")["measure"].items())


@lru_cache(maxsize=4096)
def terms_of(name: str, groups: str) -> Terms:
    """Per group of terms that tell indicators apart, the ones that a name holds."""
    found = []
    for number, group in enumerate(table("judging")["distinct"][groups]):
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
    if target.kind == "coverage":
        name = _without_acts(name)
    entry = indicators().get(target.indicator_key or "")
    kinds_scope = understand(None if target.scope is None else fold(target.scope), plain)
    state = ""
    if target.kind in ("coverage", "trend") and (entry is None or entry.field == "transport"):
        # a character or two before it may be left over from the scope (车型无油化)
        state = next(
            (
                state
                for word, state in _states()
                if name.endswith(word) and len(name) - len(word) < 3
            ),
            "",
        )
    return Subject(
        target,
        target.indicator_key,
        entry.subject if entry else None,
        name,
        frozenset(name),
        frozenset(name[at : at + 2] for at in range(len(name) - 1)),
        _nature(target, plain),
        plain,
        state,
        kinds_scope,
        ban_of(target),
    )


def _nature(target: Target, plain: str) -> str:
    """What a target measures by its name, else by its figure."""
    told = nature_of(plain)
    if told or target.change != "level" or target.kind != "quantity":
        return told
    if is_share(target):
        return "share"
    return "amount" if target.extensive else ""


def unit_of(subject: Subject) -> str:
    """The dimension of a target with a number, whatever unit it is printed in, else ""."""
    target = subject.target
    if target.normalized is None:
        return target.unit or ""
    return target.dimension or target.normalized.unit


def is_share(target: Target) -> bool:
    """Whether a figure is a part of a whole: 80%, 800‰, 八成."""
    if target.normalized is None:
        return False
    return target.normalized.unit == "%" if target.dimension is None else target.dimension == RATIO


def share_of(target: Target) -> Decimal | None:
    """The least share in per cent that a figure names; None where it is none."""
    return target.normalized.lower if target.normalized and is_share(target) else None


def qualifier_of(subject: Subject) -> str:
    """What an indicator says before the lexicon's name for it, "" where it says nothing."""
    for name in _names_of(subject.key):
        at = subject.name.find(name)
        if at >= 0:
            return subject.name[:at] if at > 1 else ""
    return ""


@lru_cache(maxsize=1024)
def _names_of(key: str | None) -> tuple[str, ...]:
    entry = indicators().get(key or "")
    names = essences(entry.names) if entry else ()
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
