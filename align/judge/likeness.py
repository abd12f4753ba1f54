"""How alike two targets are in what they are about: one indicator, one matter, or neither."""

from functools import lru_cache
from typing import Literal, NamedTuple

from align.judge.bans import forbids, relate_bans
from align.judge.lattice import named
from align.judge.subject import Subject, fold, qualifier_of, terms_of, unit_of
from align.judge.thresholds import threshold_in
from align.lexicon.loader import table

Level = Literal[0, 1, 2]
"""2 the same indicator, 1 the same matter measured otherwise, 0 another matter."""


class Likeness(NamedTuple):
    """How alike two subjects are."""

    level: Level
    score: float


NONE = Likeness(0, 0.0)
SETS, SET_LIKENESS = 0.8, 0.8
"""States of one thing whose set and name are cut apart at another place, and how alike they are."""
OTHER_PART = 0.95
"""Figures of one indicator, one of them for a part that its name and not its scope tells."""
STATES = 0.9
"""States and directions of one thing under several names."""
BANS = 0.75
"""Prohibitions of one matter under different names."""


def alike(reference: Subject, plan: Subject) -> Likeness:
    """How alike two subjects are, and whether that makes them one indicator or one matter."""
    likeness = _alike(reference, plan)
    figures = reference.target.kind == plan.target.kind == "quantity"
    if likeness.level == 2 and figures and names_grade(reference) != names_grade(plan):
        # a share of one grade is another figure than one of any
        return Likeness(1, likeness.score)
    return likeness


def _alike(reference: Subject, plan: Subject) -> Likeness:
    if reference.key and reference.key == plan.key:
        return _of_one_key(reference, plan)
    states = reference.target.kind == plan.target.kind == "coverage"
    if states and forbids(reference.target) != forbids(plan.target):
        return NONE  # to build no more of a thing is not to do away with what there is
    score = _wording(reference, plan)
    least = _one_matter(reference, plan)
    if least:
        return Likeness(2, max(least, score))
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
    if score < weights["related"] or _other_matter(reference, plan):
        return NONE
    defined = not conflicting(reference.plain, plan.plain, "definitions")
    natures = {reference.nature, plan.nature}
    if reference.key is not None and plan.key is not None:
        # the lexicon knows both as different matters, however alike (光伏装机, 风电装机)
        return NONE
    if score >= weights["same"] and defined and (len(natures) == 1 or "" in natures):
        return Likeness(2, score)
    return Likeness(1, score)


def names_grade(subject: Subject) -> bool:
    """Whether only the members of one grade are counted (三星级绿色建筑比例)."""
    return any(word in subject.plain for word in table("judging")["coverage"]["grades"])


def _one_matter(reference: Subject, plan: Subject) -> float:
    """How alike two sides without figures are at least that are one by another road, else 0."""
    if reference.state and reference.state == plan.state:
        return STATES
    if _one_direction(reference, plan):
        return STATES
    if relate_bans(reference.ban, plan.ban) and not conflicting(
        reference.plain, plan.plain, "matters"
    ):
        return BANS
    return SETS if _one_set(reference, plan) else 0.0


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
    if conflicting(reference.plain, plan.plain, "parts"):
        direction = "trend" in (reference.target.kind, plan.target.kind)
        return NONE if direction else Likeness(1, OTHER_PART)
    if ours == theirs:
        return Likeness(level, 1.0)
    told = _tells(reference, ours) and _tells(plan, theirs)
    if not told and "trend" in (reference.target.kind, plan.target.kind):
        return NONE
    return Likeness(level, OTHER_PART)


def _tells(subject: Subject, qualifier: str) -> bool:
    """Whether a target says in its name or scope what stands before the other's name."""
    if qualifier in subject.plain + subject.scope.text:
        return True
    kinds = named(qualifier)[0]
    return bool(kinds) and kinds <= subject.scope.kinds


def _one_direction(reference: Subject, plan: Subject) -> bool:
    """Whether two directions are of one thing, but for a word that adds nothing (森林碳汇能力)."""
    if not reference.target.kind == plan.target.kind == "trend":
        return False
    ours, theirs = _of_whom(plan), _of_whom(reference)
    return (
        ours == theirs
        or (bool(ours) and _of_whom(plan, with_scope=True) == theirs)
        or (bool(theirs) and _of_whom(reference, with_scope=True) == ours)
    )


def _of_whom(subject: Subject, *, with_scope: bool = False) -> str:
    name = fold(subject.scope.text + subject.plain) if with_scope else subject.plain
    for tail in table("judging")["folding"]["tails"]:
        if name.endswith(tail) and len(name) > len(tail) + 3:
            return name[: -len(tail)]
    return name


def _other_matter(reference: Subject, plan: Subject) -> bool:
    """Whether the names hold different terms of one group, or a name and the other's scope do."""
    if conflicting(reference.plain, plan.plain, "matters"):
        return True
    return any(
        number not in dict(terms_of(one.plain, "matters"))
        and number in (held := dict(terms_of(other.plain, "matters")))
        and not held[number] & which
        for one, other in ((reference, plan), (plan, reference))
        if one.scope.text
        for number, which in terms_of(one.scope.text, "matters")
    )


def _one_set(reference: Subject, plan: Subject) -> bool:
    """Whether two states are of one thing, however set and name are cut (公建屋顶 + 光伏)."""
    if not reference.target.kind == plan.target.kind == "coverage":
        return False
    if not (reference.scope.text or plan.scope.text) or reference.ban or plan.ban:
        return False
    one, other = _pairs(_whole_name(reference)), _pairs(_whole_name(plan))
    return 2 * len(one & other) >= SET_LIKENESS * (len(one) + len(other))


def _whole_name(subject: Subject) -> str:
    """Set and name together, the size of the members left out."""
    return threshold_in(subject.scope.text + subject.plain)[1]


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
    states = "coverage" in kinds and {reference.nature, plan.nature} <= {"share", ""}
    return states and not _of_another_whole(reference, plan)


def _of_another_whole(reference: Subject, plan: Subject) -> bool:
    """Whether a share names its whole (A占B的比例) and the state is one of another set than B."""
    share, state = sorted((reference, plan), key=lambda side: side.target.kind == "coverage")
    whole = share.plain.partition("占")[2]
    if len(whole) < 4 or not state.scope.text:
        return False
    pairs = _pairs(state.scope.text)
    return not any(whole[at : at + 2] in pairs for at in range(len(whole) - 1))


def conflicting(reference: str, plan: str, groups: str) -> bool:
    """Whether two folded names hold different terms of one group (森林 and 绿化)."""
    held = dict(terms_of(reference, groups))
    return any(
        number in held and not held[number] & which for number, which in terms_of(plan, groups)
    )
