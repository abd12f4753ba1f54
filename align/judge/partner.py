"""Which of the plan's targets answers a target of the reference."""

from collections.abc import Sequence
from typing import NamedTuple

from align.judge.axes import relate_deadlines, relate_values
from align.judge.lattice import lattice
from align.judge.likeness import Likeness, alike, related_topics
from align.judge.scope import ScopeRelation, relate_scopes
from align.judge.standing import standing_of
from align.judge.subject import Subject, is_share
from align.lexicon.indicators import indicators
from align.model.target import Target

SAME_NAME = 0.72
"""Wording as alike as this speaks to the same target, if by another measure."""

_SCOPE_FIT: dict[ScopeRelation, float] = {
    "same": 3.0,
    "wider": 2.0,
    "narrower": 2.0,
    "overlap": 1.0,
    "disjoint": 0.0,
}


class Candidate(NamedTuple):
    """A target of the plan that could answer, with what it is ranked by."""

    subject: Subject
    likeness: Likeness
    rank: tuple[float, ...]
    """Level, deadline, scope, kind, wording, and what the values settle: the greater one wins."""
    answers: bool
    """It speaks to the reference's target even where another one is the better answer."""


class Choice(NamedTuple):
    """The answer, and the other targets that would have answered as well."""

    best: Candidate
    answering: tuple[Candidate, ...]
    """All that answer, the best one among them: none of them is the plan's own addition."""
    tied: bool
    """Another one fits almost as well, and says something else."""


def choose(reference: Subject, subjects: Sequence[Subject]) -> Choice | None:
    """The plan's target that answers, over the whole plan; None where none does."""
    candidates = candidates_for(reference, subjects)
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.rank)
    answering = tuple(item for item in candidates if item is best or item.answers)
    tied = any(
        item.rank[:2] == best.rank[:2]
        and item.rank[2] == best.rank[2]
        and not _agree(item.subject, best.subject)
        for item in answering
        if item is not best
    )
    return Choice(best, answering, tied)


def candidates_for(reference: Subject, subjects: Sequence[Subject]) -> list[Candidate]:
    """Every target of the plan that could answer, in its order."""
    key, pairs, state = reference.key or "-", reference.pairs, reference.state or "-"
    return [
        candidate
        for subject in subjects
        if not (subject.pairs.isdisjoint(pairs) and subject.key != key and subject.state != state)
        or (reference.ban and subject.ban)
        if (candidate := _candidate(reference, subject)) is not None
    ]


def _agree(one: Subject, other: Subject) -> bool:
    first, second = one.target, other.target
    same = (first.normalized, first.deadline, first.kind) == (
        second.normalized,
        second.deadline,
        second.kind,
    )
    return (
        same
        or first.same_as == second.id
        or second.same_as == first.id
        or (first.kind != second.kind)
    )


def _candidate(reference: Subject, plan: Subject) -> Candidate | None:
    likeness = alike(reference, plan)
    if not likeness.level:
        return None
    scope = relate_scopes(reference.scope, plan.scope)
    if scope == "disjoint":
        return None
    of_part = _of_a_part(reference, plan)
    if _total_of_another(reference, plan) or _of_other_members(reference, plan, scope):
        return None
    if likeness.level == 1 and (scope == "overlap" or of_part or _of_a_part(plan, reference)):
        return None
    if likeness.level == 2 and of_part and _is_rate(reference) and _is_rate(plan):
        likeness = Likeness(1, likeness.score)
    ours, theirs = plan.target, reference.target
    if theirs.kind == "coverage" and ours.kind == "quantity" and _of_a_part(plan, reference):
        # a share of everything does not say that one set is covered
        return None
    if likeness.level == 1 and not _worth_naming(reference, plan):
        return None
    if theirs.kind == "trend" and ours.kind == "coverage" and reference.key != plan.key:
        # that something is done everywhere sets no figure for an amount that is to fall
        return None
    deadline = deadline_fit(theirs, ours)
    level = float(likeness.level)
    if ours.kind == "trend" and deadline < 2.9:
        # a direction for another period says no more than one of a like measure for this period
        level = 1.0
    if theirs.kind == "quantity" and ours.kind == "reference" and _is_benchmark(ours):
        # nor does a benchmark without a figure (领先水平), which no figure can be set against
        level = 1.0
    rank = (
        level,
        deadline,
        scope_fit(reference, plan, scope),
        kind_fit(theirs, ours),
        likeness.score,
        settles(theirs, ours),
    )
    placed = plan.scope.place != reference.scope.place
    answers = not placed and (
        (likeness.level == 2 and deadline >= 2 and scope != "overlap")
        or (likeness.score >= SAME_NAME and deadline == 3 and scope in ("same", "wider"))
    )
    return Candidate(plan, likeness, rank, answers)


def _worth_naming(one: Subject, other: Subject) -> bool:
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


def _total_of_another(one: Subject, other: Subject) -> bool:
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
        and (_of_a_part(one, other) or _of_a_part(other, one))
    )


def _of_other_members(one: Subject, other: Subject, scope: ScopeRelation) -> bool:
    """Whether two sides without figures to weigh speak of members of no common name.

    Where figures overlap, the reader can weigh them; a direction for infrastructure is none for
    industry.
    """
    kinds = {one.target.kind, other.target.kind}
    if scope != "overlap" or not (kinds & {"trend", "reference"} or kinds == {"coverage"}):
        return False
    ours, theirs = other.scope.text, one.scope.text
    return not any(theirs[at : at + 2] in ours for at in range(len(theirs) - 1))


def _of_a_part(whole: Subject, part: Subject) -> bool:
    """Whether one side holds for everything and the other for a sector, kind or place."""
    bare = not whole.scope.kinds and not whole.scope.text
    scope = part.scope
    narrowed = scope.kinds - {"built_up"} or scope.state or scope.rest
    return bare and bool(scope.text) and bool(narrowed or scope.place)


def _is_rate(subject: Subject) -> bool:
    """Whether a target is a rate or share, which for a part measures something else."""
    return subject.target.kind not in ("coverage", "grade") and not subject.target.extensive


def deadline_fit(reference: Target, plan: Target) -> float:
    """3 for the same deadline or none, less for another, least for an undated direction."""
    years = {reference.deadline, plan.deadline}
    if reference.kind == plan.kind == "trend" and len(years) == 2 and None in years:
        return 2.99  # in force at once; the very same year is still the nearer one
    if relate_deadlines(reference, plan) == "equal" and not (reference.keeps or plan.keeps):
        return 3.0
    if plan.deadline == reference.deadline or reference.deadline is None:
        return 3.0
    figure = plan.kind in ("quantity", "grade", "reference")
    if plan.deadline is None:
        return 2.0 if plan.kind != "trend" else 1.0
    # 0.9 at most for years apart, so that the nearer one wins
    apart = min(abs(plan.deadline - reference.deadline), 45) / 50
    return (2.95 if figure else 2.5) - apart


def _is_benchmark(target: Target) -> bool:
    return standing_of(target) == "benchmark"


def settles(reference: Target, plan: Target) -> float:
    """1 for the same value, less where value and deadline decide, 0 where they are at odds."""
    if reference.kind != "quantity" or plan.kind != "quantity":
        return 0.0
    value, deadline = relate_values(reference, plan).relation, relate_deadlines(reference, plan)
    if "incomparable" in (value, deadline):
        return 0.0
    if value == "equal":
        return 1.0 if reference.strength == plan.strength else 0.9
    return 0.5 if deadline in ("equal", value) else 0.0


def scope_fit(reference: Subject, plan: Subject, relation: ScopeRelation) -> float:
    """How well the scopes agree: sameness first, then what both name."""
    fit = _SCOPE_FIT[relation]
    if fit == 3.0:
        return fit
    ours, theirs = plan.scope.kinds, reference.scope.kinds
    above = lattice().above
    # kinds are as near as the ways up from them have in common
    up, down = (frozenset().union(*(above[kind] for kind in side)) for side in (ours, theirs))
    shared = len(up & down) / len(up | down) if up | down else 0.0
    placed = 0.1 if plan.scope.place and plan.scope.place != reference.scope.place else 0.0
    return fit + 0.9 * shared - placed


def kind_fit(reference: Target, plan: Target) -> float:
    """How well the kinds agree, and after that the direction and the nature of the change."""
    fit = 2.0 if reference.kind == plan.kind else 0.0
    if plan.kind in ("quantity", "grade"):
        fit += 1.0
    elif plan.kind in ("coverage", "reference"):
        fit += 0.5
    return fit + (0.5 if reference.change == plan.change else 0.0)
