"""Whether a target of a like matter says anything to another one: parts, members, measures."""

from align.judge.lattice import lattice
from align.judge.likeness import related_topics
from align.judge.scope import ScopeRelation
from align.judge.subject import Subject, is_share
from align.lexicon.indicators import indicators


def worth_naming(one: Subject, other: Subject) -> bool:
    """Whether a target of the same matter, otherwise measured, is worth setting beside another."""
    reference, plan = one.target, other.target
    if reference.kind == "coverage":
        # a share of the set that is to be covered
        level = is_share(plan) and plan.change == "level"
        return level and related_topics(one.topic, other.topic)
    if plan.kind == "reference" or reference.kind == "reference":
        return False
    if reference.kind == "trend":
        return _speaks_to_direction(one, other)
    known = one.topic is not None and other.topic is not None and one.topic != other.topic
    figures = "quantity" == reference.kind == plan.kind
    if known and figures and plan.dimension != reference.dimension:
        # of a part or a kind only, and counted otherwise: the two have too little in common
        return False
    counted = (reference.dimension or "").startswith("count:")
    if plan.kind == "quantity" and counted and plan.dimension != reference.dimension:
        # how many things there are is no measure that a rate or an amount could be set beside
        return reference.extensive
    return not (plan.kind == "coverage" and reference.extensive)


def _speaks_to_direction(one: Subject, other: Subject) -> bool:
    """Whether a direction or a share of a like measure says something to a direction."""
    plan = other.target
    if plan.kind == "trend":
        return plan.change == one.target.change
    return plan.kind == "quantity" and is_share(plan) and related_topics(one.topic, other.topic)


def total_of_another(one: Subject, other: Subject) -> bool:
    """Whether a direction is of a total, and the other side of a part of it, or the other way.

    A total that falls says nothing of what becomes of one of its parts.
    """
    kinds = {one.target.kind, other.target.kind}
    if "trend" not in kinds or not kinds <= {"trend", "quantity"}:
        return False
    entry = indicators().get(one.key or "")
    return (
        entry is not None
        and entry.extensive
        and bool(one.target.scope) != bool(other.target.scope)
        and (of_a_part(one, other) or of_a_part(other, one))
    )


def of_other_members(one: Subject, other: Subject, scope: ScopeRelation) -> bool:
    """Whether two sides without figures to weigh speak of members of no common name.

    Where figures overlap, the reader can weigh them; a direction for infrastructure is none for
    industry.
    """
    kinds = {one.target.kind, other.target.kind}
    if scope != "overlap" or not (kinds & {"trend", "reference"} or kinds == {"coverage"}):
        return False
    ours, theirs = other.scope.text, one.scope.text
    return not any(theirs[at : at + 2] in ours for at in range(len(theirs) - 1))


def of_a_part(whole: Subject, part: Subject) -> bool:
    """Whether one side holds for everything and the other for a sector, kind or place."""
    bare = not whole.scope.kinds and not whole.scope.text
    scope = part.scope
    if scope.rest and not scope.kinds and scope.rest in whole.plain:
        return False  # the whole says in its name what the part prints as its scope
    narrowed = scope.kinds - {"built_up"} or scope.state or scope.rest
    return bare and bool(scope.text) and bool(narrowed or scope.place)


def named_apart(one: Subject, other: Subject) -> bool:
    """Whether the names, scopes not printed, are of things with nothing in common (营运船舶)."""
    if one.scope.text or other.scope.text or not (one.scope.kinds and other.scope.kinds):
        return False
    above = lattice().above
    ours, theirs = (frozenset().union(*(above[k] for k in s.scope.kinds)) for s in (other, one))
    return ours.isdisjoint(theirs)


def is_rate(subject: Subject) -> bool:
    """Whether a target is a rate or share, which for a part measures something else."""
    return subject.target.kind not in ("coverage", "grade") and not subject.target.extensive


INTENSE = ("生产总值", "强度")
"""What names an intensity that a territory and each of its sectors has its own of, unlike PUE."""

OF_ANYTHING = ("能源利用效率", "能效", "用能效率")
"""Names of efficiency that say nothing of what is efficient."""


def is_intensity(subject: Subject) -> bool:
    """Whether a target is of what a territory or sector uses or emits for what it brings forth."""
    if subject.nature != "intensity":
        return False
    return subject.plain in OF_ANYTHING or any(word in subject.plain for word in INTENSE)


def of_whole_only(reference: Subject, plan: Subject) -> bool:
    """Whether the plan leaves to others, or wishes, for the whole what is set for a sector.

    持续降低(交通运输)碳排放强度 is not answered by the fall of that of the gross product, nor a
    sector's figure by a direction for the whole; two figures can be laid side by side.
    """
    kinds = {reference.target.kind, plan.target.kind}
    figures = kinds <= {"quantity", "grade", "coverage"}
    intense = is_intensity(reference) and is_intensity(plan)
    return intense and not figures and not reference.scope.place and of_a_part(plan, reference)
