"""Which of the plan's targets answers a target of the reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from align.judge.axes import relate_deadlines
from align.judge.scope import ScopeRelation, relate_scopes
from align.judge.subject import Likeness, Subject, alike
from align.model.target import Target

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
    """Level, deadline, scope, kind, wording: the greater one wins."""


class Choice(NamedTuple):
    """The answer, and the other targets that would have answered as well."""

    best: Candidate
    near: tuple[Candidate, ...]
    tied: bool
    """Another one fits almost as well, and says something else."""


def choose(reference: Subject, subjects: Sequence[Subject]) -> Choice | None:
    """The plan's target that answers, over the whole plan; None where none does."""
    candidates = [
        candidate
        for subject in subjects
        if (candidate := _candidate(reference, subject)) is not None
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.rank)
    near = tuple(
        candidate
        for candidate in candidates
        if candidate is not best and candidate.rank[:2] == best.rank[:2] and candidate.rank[2] >= 2
    )
    tied = any(
        candidate.rank[2] == best.rank[2] and not _agree(candidate.subject, best.subject)
        for candidate in near
    )
    return Choice(best, near, tied)


def _agree(one: Subject, other: Subject) -> bool:
    first, second = one.target, other.target
    same = (first.normalized, first.deadline, first.kind) == (
        second.normalized,
        second.deadline,
        second.kind,
    )
    return same or first.same_as == second.id or second.same_as == first.id or (
        first.kind != second.kind
    )


def _candidate(reference: Subject, plan: Subject) -> Candidate | None:
    likeness = alike(reference, plan)
    if not likeness.level:
        return None
    scope = relate_scopes(reference.scope, plan.scope)
    if scope == "disjoint":
        return None
    if likeness.level == 2 and _of_a_part(reference, plan):
        likeness = Likeness(1, likeness.score)
    ours, theirs = plan.target, reference.target
    if likeness.level == 1 and (theirs.kind not in ("quantity", "grade") or ours.kind == "reference"):
        return None
    rank = (
        float(likeness.level),
        deadline_fit(theirs, ours),
        scope_fit(reference, plan, scope),
        kind_fit(theirs, ours),
        likeness.score,
    )
    return Candidate(plan, likeness, rank)


def _of_a_part(reference: Subject, plan: Subject) -> bool:
    """A rate of some sector or project beside one of the whole territory is another measure."""
    whole = not reference.scope.kinds and not reference.scope.text
    rate = not (reference.target.extensive or plan.target.extensive)
    return whole and rate and bool(plan.scope.text) and bool(plan.scope.kinds - {"built_up"})


def deadline_fit(reference: Target, plan: Target) -> float:
    """3 for the same deadline or none to compare, less for another, least for an undated direction."""
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


def scope_fit(reference: Subject, plan: Subject, relation: ScopeRelation) -> float:
    """How well the scopes agree: sameness first, then what both name."""
    fit = _SCOPE_FIT[relation]
    if fit == 3.0:
        return fit
    ours, theirs = plan.scope.kinds, reference.scope.kinds
    shared = len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0
    placed = 0.2 if plan.scope.place and plan.scope.place != reference.scope.place else 0.0
    return fit + 0.9 * shared - placed


def kind_fit(reference: Target, plan: Target) -> float:
    """How well the kinds agree, and after that the direction and the nature of the change."""
    fit = 2.0 if reference.kind == plan.kind else 0.0
    if plan.kind in ("quantity", "grade"):
        fit += 1.0
    elif plan.kind in ("coverage", "reference"):
        fit += 0.5
    return fit + (0.5 if reference.change == plan.change else 0.0)
