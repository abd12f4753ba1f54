"""How alike two targets are in what they are about: one indicator, one matter, or neither."""

from functools import lru_cache
from typing import Literal, NamedTuple

from align.judge.bans import forbids, relate_bans
from align.judge.lattice import named
from align.judge.qualifiers import qualifier_of
from align.judge.sets import (
    listed_among,
    of_all_carried,
    of_other_size,
    one_carriage,
    one_duty,
    one_of_larger,
    one_of_two,
    one_set,
    qualified_direction,
    unlike,
)
from align.judge.subject import (
    Subject,
    core_of,
    fold,
    level_in,
    pairs_of,
    terms_of,
    unit_of,
    whole_name,
)
from align.lexicon.loader import table

Level = Literal[0, 1, 2]
"""2 the same indicator, 1 the same matter measured otherwise, 0 another matter."""


class Likeness(NamedTuple):
    """How alike two subjects are."""

    level: Level
    score: float


NONE = Likeness(0, 0.0)
SETS = 0.8
"""States of one thing whose set and name are cut apart at another place."""
OTHER_PART = 0.95
"""Figures of one indicator, one of them for a part that its name and not its scope tells."""
STATES = 0.9
"""States and directions of one thing under several names."""
CARRIAGE = 0.75
"""Shares of the same carriers in transport under different names."""
BANS = 0.75
"""Prohibitions of one matter under different names."""


def alike(reference: Subject, plan: Subject) -> Likeness:
    """How alike two subjects are, and whether that makes them one indicator or one matter."""
    likeness = _alike(reference, plan)
    figures = reference.target.kind == plan.target.kind == "quantity"
    graded = reference.target.kind == "grade" and plan.target.kind == "quantity"
    if likeness.level == 2 and (figures or graded) and names_grade(reference) != names_grade(plan):
        # a share of one grade is another figure than one of any
        return Likeness(1, likeness.score)
    levels = {level_in(reference.plain), level_in(plan.plain)} - {""}
    if likeness.level == 2 and figures and len(levels) == 2:
        # so is a count of what the State has named beside one of what the province has
        return Likeness(1, likeness.score)
    return likeness


def _alike(reference: Subject, plan: Subject) -> Likeness:
    if reference.key and reference.key == plan.key:
        return _of_one_key(reference, plan)
    if _figures(reference, plan) and whole_name(reference) == whole_name(plan):
        # the lexicon may know one by what is printed beside it
        return Likeness(2, 1.0)
    if one_of_two(reference, plan):
        return Likeness(2, OTHER_PART)
    if unlike(reference, plan):
        return NONE
    if of_other_size(reference, plan):
        return Likeness(2, OTHER_PART)
    return _of_two_names(reference, plan)


def _figures(reference: Subject, plan: Subject) -> bool:
    return reference.target.kind == plan.target.kind == "quantity"


def _of_two_names(reference: Subject, plan: Subject) -> Likeness:
    """The likeness of two indicators that are not known to be one."""
    states = reference.target.kind == plan.target.kind == "coverage"
    if states and forbids(reference.target) != forbids(plan.target):
        return NONE  # to build no more of a thing is not to do away with what there is
    score = _wording(reference, plan)
    least = _one_matter(reference, plan)
    if one_carriage(reference, plan):
        apart = _figures(reference, plan) and of_all_carried(reference, plan)
        return Likeness(1 if apart else 2, max(CARRIAGE, score, least))
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
            # 光伏 is a part of 风电、光伏, not another word for it
            parts = terms_of(reference.plain, "matters") == terms_of(plan.plain, "matters")
            if score >= weights["same"] and parts:
                return Likeness(2, score)
        elif _named_by_change(reference, plan) or _state_and_share(reference, plan):
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
    """Whether only the members of one grade are meant (三星级绿色建筑比例)."""
    return subject.target.kind == "grade" or any(
        word in subject.plain for word in table("judging")["coverage"]["grades"]
    )


def _one_matter(reference: Subject, plan: Subject) -> float:
    """How alike two sides without figures are at least that are one by another road, else 0."""
    if reference.state and reference.state == plan.state:
        return STATES
    if qualified_direction(reference, plan):
        return STATES
    if _one_direction(reference, plan):
        return STATES
    if relate_bans(reference.ban, plan.ban) and not conflicting(
        reference.plain, plan.plain, "matters"
    ):
        return BANS
    same = (one_set, one_duty, listed_among, one_of_larger)
    return SETS if any(holds(reference, plan) for holds in same) else 0.0


def _named_by_change(reference: Subject, plan: Subject) -> bool:
    """Whether the names differ by the word for a change that both sides tell: 绿色贷款(增速)."""
    ours, theirs = core_of(plan.plain), core_of(reference.plain)
    changes = {reference.target.change, plan.target.change}
    return ours == theirs != "" and len(changes) == 1 and changes != {"level"}


def _state_and_share(reference: Subject, plan: Subject) -> bool:
    """Whether one is the state that the other is a share of: 绿色建筑(标准), 绿色建筑面积占比."""
    kinds = {reference.target.kind, plan.target.kind}
    graded = names_grade(reference) != names_grade(plan)
    return kinds == {"coverage", "quantity"} and not graded and _contained(reference, plan)


def _wording(reference: Subject, plan: Subject) -> float:
    """How alike two names are, by Dice's coefficient of their pairs and their characters."""
    whole = _dice(reference.name, plan.name)
    if not whole or whole >= table("judging")["weights"]["same"]:
        return whole
    ours, theirs = core_of(plan.plain), core_of(reference.plain)
    return max(whole, _dice(theirs, ours)) if ours and theirs else whole


@lru_cache(maxsize=8192)
def _dice(one: str, other: str) -> float:
    pairs, others = pairs_of(one), pairs_of(other)
    common = len(pairs & others)
    if not common:
        return 0.0
    chars = set(one), set(other)
    shared = 2 * len(chars[0] & chars[1]) / (len(chars[0]) + len(chars[1]))
    return 0.6 * 2 * common / (len(pairs) + len(others)) + 0.4 * shared


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
    kinds = {reference.target.kind, plan.target.kind}
    intense = reference.nature == "intensity"
    if not told and ("trend" in kinds or (intense and "reference" in kinds)):
        return NONE
    if not told and intense:
        level = 1  # what a sector emits for what it brings forth is another figure than the whole's
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
    pairs = pairs_of(state.scope.text)
    return not any(whole[at : at + 2] in pairs for at in range(len(whole) - 1))


def conflicting(reference: str, plan: str, groups: str) -> bool:
    """Whether two folded names hold different terms of one group (森林 and 绿化)."""
    held = dict(terms_of(reference, groups))
    return any(
        number in held and not held[number] & which for number, which in terms_of(plan, groups)
    )
