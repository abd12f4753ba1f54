"""What a target is about: its indicator by lexicon key and wording, and how alike two are."""

import unicodedata
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from align.judge.bans import Ban, ban_of, relate_bans
from align.judge.scope import Scope, understand
from align.lexicon.indicators import indicators
from align.lexicon.loader import table
from align.model.target import Target

RATIO = "ratio"
"""The dimension of shares, as in units.toml."""

Level = Literal[0, 1, 2]
"""2 the same indicator, 1 the same matter measured otherwise, 0 another matter."""


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


class Likeness(NamedTuple):
    """How alike two subjects are."""

    level: Level
    score: float


NONE = Likeness(0, 0.0)
SETS, SET_LIKENESS = 0.8, 0.8
"""States of one thing whose set and name are cut apart at another place, and how alike they are."""
OTHER_PART = 0.95
"""Figures of one indicator, one of them for a part that its name and not its scope tells."""
BANS = 0.75
"""Prohibitions of one matter under different names."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A wording with one form for every character and every common synonym."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    folding = table("judging")["folding"]
    for word, same in folding["same"]:
        plain = plain.replace(word, same)
    return next((same for word, same in folding["whole"] if word == plain), plain)


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
    if target.kind in ("coverage", "trend"):
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
        "share"
        if is_share(target) and target.change == "level" and not nature_of(plain)
        else nature_of(plain),
        plain,
        state,
        kinds_scope,
        ban_of(target),
    )


def alike(reference: Subject, plan: Subject) -> Likeness:
    """How alike two subjects are, and whether that makes them one indicator or one matter."""
    if reference.key and reference.key == plan.key:
        return _of_one_key(reference, plan)
    if reference.state and reference.state == plan.state:
        return Likeness(2, 0.9)
    if relate_bans(reference.ban, plan.ban) and not conflicting(
        reference.plain, plan.plain, "matters"
    ):
        return Likeness(2, max(BANS, _wording(reference, plan)))
    if _one_set(reference, plan):
        return Likeness(2, max(SETS, _wording(reference, plan)))
    score = _wording(reference, plan)
    if not score:
        return NONE
    weights = table("judging")["weights"]
    if _contained(reference, plan):
        score = max(score, weights["same"] + 0.02)
    if related_topics(reference.topic, plan.topic):
        # the lexicon knows both and calls them two indicators of one matter, or of a part of it
        if reference.topic != plan.topic:
            if len({reference.nature, plan.nature} - {""}) > 1:
                return NONE
            if score >= weights["same"]:
                return Likeness(2, score)
        return Likeness(1, score) if score >= weights["topic"] else NONE
    if score < weights["related"] or conflicting(reference.plain, plan.plain, "matters"):
        return NONE
    defined = not conflicting(reference.plain, plan.plain, "definitions")
    natures = {reference.nature, plan.nature}
    if reference.key is not None and plan.key is not None:
        # the lexicon knows both as different matters, however alike (光伏装机, 风电装机)
        return NONE
    if score >= weights["same"] and defined and (len(natures) == 1 or "" in natures):
        return Likeness(2, score)
    return Likeness(1, score)


def _wording(reference: Subject, plan: Subject) -> float:
    """How alike two names are, by Dice's coefficient of their pairs and their characters."""
    common = len(reference.pairs & plan.pairs)
    if not common:
        return 0.0
    score = 0.6 * 2 * common / (len(reference.pairs) + len(plan.pairs))
    chars = len(reference.chars) + len(plan.chars)
    return score + 0.4 * 2 * len(reference.chars & plan.chars) / chars


def _of_one_key(reference: Subject, plan: Subject) -> Likeness:
    """The likeness of two indicators that the lexicon takes for one.

    What stands before its name says whose it is (产品全生命周期碳排放): a direction for a part is
    not answered by another part, nor by the whole.
    """
    ours, theirs = qualifier_of(plan), qualifier_of(reference)
    level: Level = 2 if _one_measure(reference, plan) else 1
    if ours == theirs:
        return Likeness(level, 1.0)
    told = ours in reference.plain + reference.scope.text and (
        theirs in plan.plain + plan.scope.text
    )
    if not told and "trend" in (reference.target.kind, plan.target.kind):
        return NONE
    return Likeness(level, OTHER_PART)


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
    names = {essence(name) for name in entry.names} if entry else set()
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _one_set(reference: Subject, plan: Subject) -> bool:
    """Whether two states are of one thing, however set and name are cut (公建屋顶 + 光伏)."""
    if not reference.target.kind == plan.target.kind == "coverage":
        return False
    ours, theirs = plan.target.scope, reference.target.scope
    if not ours or not theirs or reference.ban or plan.ban:
        return False
    one, other = _pairs(fold(theirs) + reference.plain), _pairs(fold(ours) + plan.plain)
    return 2 * len(one & other) >= SET_LIKENESS * (len(one) + len(other))


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


@lru_cache(maxsize=4096)
def related_topics(one: str | None, other: str | None) -> bool:
    """Whether two subjects of the lexicon are one, or overlap."""
    if one is None or other is None:
        return False
    families = table("judging")["families"]["subjects"]
    return one == other or any(one in family and other in family for family in families)


def _one_measure(reference: Subject, plan: Subject) -> bool:
    """Whether two targets of one key measure one thing: an entry may hold uses and amounts."""
    units = {unit_of(reference), unit_of(plan)}
    natures = {reference.nature, plan.nature}
    return len(natures) == 1 or len(units) == 1 or {"", "amount"} != natures


def _contained(reference: Subject, plan: Subject) -> bool:
    """One name within the other, both of one nature or one a state and the other its share."""
    short, long = sorted((reference.name, plan.name), key=len)
    if len(short) < 4 or short not in long:
        return False
    if reference.nature == plan.nature and unit_of(reference) == unit_of(plan):
        return True
    kinds = {reference.target.kind, plan.target.kind}
    return "coverage" in kinds and {reference.nature, plan.nature} <= {"share", ""}


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


def conflicting(reference: str, plan: str, groups: str) -> bool:
    """Whether two folded names hold different terms of one group (森林 and 绿化)."""
    held = dict(terms_of(reference, groups))
    return any(
        number in held and not held[number] & which for number, which in terms_of(plan, groups)
    )
