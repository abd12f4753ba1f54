"""What a target is about: its indicator by lexicon key and wording, its scope and nature."""

import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from align.judge.bans import Ban, ban_of
from align.judge.carriage import carriers
from align.judge.measures import nature_of
from align.judge.owners import owner_before
from align.judge.scope import Scope, ScopeRelation, relate_scopes, share_and_whole, understand
from align.lexicon.indicators import find, indicators
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


@lru_cache(maxsize=4096)
def core_of(plain: str) -> str:
    """The essence of a folded indicator without its examples, attributes, rank and rate.

    (风电、光伏等)新能源装机容量, (特色鲜明的)试点城市, (省级)试点城市, 绿色贷款(增速).
    """
    words = table("judging")["folding"]
    bare = _without_brackets(plain)
    head, sign, tail = bare.rpartition("等")
    if sign and "、" in head and len(tail) >= CORE:
        bare = tail
    head, sign, tail = bare.rpartition("的")
    if sign and len(tail) >= CORE and nature_of(tail) == nature_of(bare):
        bare = tail
    for word, same in words["joint"]:
        bare = bare.replace(word, same)
    head, sign, tail = bare.partition("在")
    if sign and head and tail.endswith(("中比重", "中的比重")):
        bare = f"{head}占{tail[: tail.rfind('中')]}比重"
    level = level_in(bare)
    if level:
        bare = bare.replace(level + "及以上", "").replace(level + "以上", "").replace(level, "")
    for word in words["rates"]:
        if bare.endswith(word) and len(bare) >= len(word) + CORE - 2:
            bare = bare[: -len(word)]
            break
    short = _without_fillers(bare)
    return short if len(short) > 2 else ""


@lru_cache(maxsize=4096)
def level_in(name: str) -> str:
    """Of whose rank a thing must be at least (省级 for 省级及以上绿色工厂), "" where none says."""
    return next(
        (word for word in reversed(table("judging")["folding"]["levels"]) if word in name), ""
    )


CORE = 6
"""Characters that a name has at least when its attributes are taken off."""


@lru_cache(maxsize=4096)
def pairs_of(text: str) -> frozenset[str]:
    """Every pair of neighbouring characters."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


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
    plain, scope = fold(target.indicator), target.scope
    target = _as_change(target, plain)
    measured, key = _without_change(target, plain)
    plain, target = measured or plain, target._replace(indicator_key=key)
    carried = scope is None and bool(carriers(plain))
    if scope is None and not carried:
        share, whole = share_and_whole(plain)
        plain, scope = (share, whole) if share else (plain, owner_before(target) or None)
    name = essence(plain)
    if target.kind == "coverage":
        name = _without_acts(name)
    entry = indicators().get(target.indicator_key or "")
    # of freight or of all that is carried, a carrier's share is no set of vehicles
    kinds_scope = understand(None if scope is None else fold(scope), "" if carried else plain)
    state = _state_of(target, name) if entry is None or entry.field == "transport" else ""
    return Subject(
        target,
        target.indicator_key,
        entry.subject if entry else None,
        name,
        frozenset(name),
        pairs_of(name),
        _nature(target, plain),
        plain,
        state,
        kinds_scope,
        ban_of(target),
    )


def _as_change(target: Target, plain: str) -> Target:
    """A share whose name says that it is one of a change (能效水平提升, in a table) as that."""
    if target.change != "level" or not is_share(target):
        return target
    name = _without_brackets(plain)
    # a row may keep the word for its column: 能效水平提升30%, but not 提升至30%
    at = target.quote.find(target.indicator)
    behind = target.quote[at + len(target.indicator) :].rstrip(FIGURE) if at >= 0 else ""
    words = table("judging")["direction"]
    for change in ("increase", "decrease"):
        if name.endswith(tuple(words[change])) or behind in words[change]:
            return target._replace(change=change)
    return target


def _without_change(target: Target, plain: str) -> tuple[str, str | None]:
    """What falls by so much, where an unknown name ends with that (化肥用量减少比例), and its key.

    "" for any other name, with the key as it was.
    """
    if target.indicator_key or target.change == "level" or not is_share(target):
        return "", target.indicator_key
    for word in table("judging")["direction"][target.change]:
        if plain.endswith(word) and len(word) > 2 and len(plain) > len(word) + 3:
            bare = plain[: -len(word)]
            entry = find(target.indicator[: len(target.indicator) - len(word)]) or find(bare)
            return bare, entry.key if entry else None
    return "", None


FIGURE = "0123456789.%％‰≥≤<>=以上左右约"
"""What a printed share is made of."""


def _state_of(target: Target, name: str) -> str:
    """The state that a target sets, or is a share of; "" where it is none of several names.

    A character or two before it may be left over from the scope (车型无油化); before a share of
    it stands the set (公交车新能源化率).
    """
    if target.kind in ("coverage", "trend"):
        return next(
            (s for word, s in _states() if name.endswith(word) and len(name) - len(word) < 3), ""
        )
    if not is_share(target) or target.change != "level":
        return ""
    bare = next((name[: -len(w)] for w in ("比重", "率") if name.endswith(w)), "")
    return next((s for word, s in _states() if bare.endswith(word)), "")


def _nature(target: Target, plain: str) -> str:
    """What a target measures by its name, else by its figure."""
    told = nature_of(plain)
    if told or target.change != "level" or target.kind != "quantity":
        return told
    if is_share(target):
        return "share"
    return "amount" if target.extensive else ""


def whole_name(subject: Subject) -> str:
    """Set and name together, wherever they are cut apart: 城镇新建居住建筑能效水平."""
    return _without_adverbs(fold(subject.scope.text + subject.plain))


@lru_cache(maxsize=4096)
def _without_adverbs(folded: str) -> str:
    for word in table("judging")["folding"]["adverbs"]:
        folded = folded.replace(word, "")
    return folded


def relate_reaches(reference: Subject, plan: Subject) -> ScopeRelation:
    """How the plan's scope lies to the reference's.

    What one side prints as its scope the other may say in its name: (主要农作物)机械化率.
    """
    if whole_name(reference) == whole_name(plan):
        return "same"
    theirs, ours = reference.scope, plan.scope
    if not ours.text and not theirs.kinds and theirs.rest and theirs.rest in plan.plain:
        theirs = theirs._replace(text="", rest="")
    elif not theirs.text and not ours.kinds and ours.rest and ours.rest in reference.plain:
        ours = ours._replace(text="", rest="")
    return relate_scopes(theirs, ours)


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
