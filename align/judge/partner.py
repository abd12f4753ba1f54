"""Which of the plan's targets answers a target of the reference."""

from collections.abc import Sequence
from typing import NamedTuple

from align.judge.axes import relate_deadlines, relate_values
from align.judge.bearing import (
    is_intensity,
    is_rate,
    named_apart,
    of_a_part,
    of_other_members,
    of_whole_only,
    total_of_another,
    worth_naming,
)
from align.judge.lattice import lattice
from align.judge.likeness import Likeness, alike, names_grade, related_topics
from align.judge.scope import ScopeRelation
from align.judge.standing import standing_of
from align.judge.subject import Subject, is_share, relate_reaches, unit_of
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
    """Level, deadline, scope, kind, wording, and what the values settle: the greater one wins."""
    answers: bool
    """It speaks to the reference's target even where another one is the better answer."""


class Choice(NamedTuple):
    """The answer, and the other targets that would have answered as well."""

    best: Candidate
    answering: tuple[Candidate, ...]
    """All that answer, the best one among them: none of them is the plan's own addition."""
    tied: Subject | None
    """Another one that fits almost as well, and says something else."""


def choose(reference: Subject, subjects: Sequence[Subject]) -> Choice | None:
    """The plan's target that answers, over the whole plan; None where none does."""
    candidates = candidates_for(reference, subjects)
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.rank)
    if (reference.target.kind, best.subject.target.kind) == ("quantity", "trend"):
        # the figure itself, if without a year, says more than a direction for the very year
        undated = (item for item in candidates if _undated_figure(item))
        best = max(undated, key=lambda candidate: candidate.rank, default=best)
    answering = tuple(item for item in candidates if item is best or item.answers)
    as_well = [
        item.subject
        for item in answering
        if item is not best
        and item.rank[:3] == best.rank[:3]
        and not _agree(item.subject, best.subject)
    ]
    tied = as_well[0] if as_well else None
    return Choice(best, answering, tied)


def _undated_figure(item: Candidate) -> bool:
    """Whether a candidate is a figure of the very measure and scope that has no deadline."""
    target = item.subject.target
    of_it = item.likeness.level == 2 and item.rank[2] == _SCOPE_FIT["same"]
    return of_it and target.kind == "quantity" and target.deadline is None


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
    scope = relate_reaches(reference, plan)
    if scope == "disjoint":
        return None
    of_part = of_a_part(reference, plan)
    if total_of_another(reference, plan) or of_other_members(reference, plan, scope):
        return None
    if likeness.level == 1 and (scope == "overlap" or of_part or of_a_part(plan, reference)):
        return None
    of_one_key = reference.key is not None and reference.key == plan.key
    if (likeness.level == 1 or not of_one_key) and named_apart(reference, plan):
        return None
    if of_whole_only(reference, plan):
        return None
    parted = of_part or (is_intensity(reference) and of_a_part(plan, reference))
    if likeness.level == 2 and parted and is_rate(reference) and is_rate(plan):
        likeness = Likeness(1, likeness.score)
    ours, theirs = plan.target, reference.target
    if theirs.kind == "coverage" and ours.kind == "quantity" and of_a_part(plan, reference):
        # a share of everything does not say that one set is covered
        return None
    if likeness.level == 1 and not worth_naming(reference, plan):
        return None
    if theirs.kind == "trend" and ours.kind == "coverage" and reference.key != plan.key:
        # that something is done everywhere sets no figure for an amount that is to fall
        return None
    deadline = deadline_fit(theirs, ours)
    rank = (
        _level(reference, plan, likeness, deadline),
        deadline,
        scope_fit(reference, plan, scope),
        kind_fit(theirs, ours) + (0.5 if names_grade(reference) == names_grade(plan) else 0),
        likeness.score,
        settles(theirs, ours),
    )
    return Candidate(plan, likeness, rank, _answers(reference, plan, scope, likeness))


def _answers(one: Subject, other: Subject, scope: ScopeRelation, likeness: Likeness) -> bool:
    """Whether a target speaks to the reference's even where another one is the better answer.

    What does not is the plan's own: a figure for a year that the reference says nothing of, for
    another place, or by another measure.
    """
    reference, plan = one.target, other.target
    figures = reference.kind == plan.kind == "quantity"
    if one.scope.place != other.scope.place or (figures and unit_of(one) != unit_of(other)):
        return False
    if (figures or reference.kind != plan.kind) and scope not in ("same", "wider"):
        return False
    if reference.kind == "coverage" and _says_more(one, other):
        return False
    least = 2 if plan.deadline is None else SAME_TIME
    return likeness.level == 2 and scope != "overlap" and deadline_fit(reference, plan) >= least


def _says_more(state: Subject, other: Subject) -> bool:
    """Whether a side sets what a bare state does not: an amount, or a grade of its own."""
    if other.target.kind == "quantity":
        return not is_share(other.target)
    return other.target.kind == "grade" and not names_grade(state)


def _level(reference: Subject, plan: Subject, likeness: Likeness, deadline: float) -> float:
    """How near the measures are, what other periods take from that considered."""
    ours, theirs = plan.target, reference.target
    if ours.kind == "trend" and deadline < SAME_TIME:
        # a direction for another period says no more than one of a like measure for this period,
        # one of the very name for no period at all a little more
        return 1.4 if ours.deadline is None and reference.name == plan.name else 1.0
    if theirs.kind == "quantity" and ours.kind == "reference" and _is_benchmark(ours):
        # nor does a benchmark without a figure (领先水平), which no figure can be set against
        return 1.0
    if theirs.kind == "grade" and ours.kind == "coverage" and not names_grade(plan):
        # nor does a state without a grade, beside a grade for whatever members
        return 1.5
    figures = theirs.kind == ours.kind == "quantity"
    if figures and likeness.level == 2 and relate_values(theirs, ours).hindrance == "dimension":
        # a figure that counts otherwise stands behind one that can be set beside it
        return 1.5
    flows = figures and ours.change != theirs.change
    if flows and theirs.extensive and likeness.level == 2:
        # nor an amount that is added beside one that stands
        return 1.4
    if theirs.extensive and reference.nature == plan.nature == "amount":
        # an amount of what overlaps, for this year, before the very amount for another year
        overlaps = likeness.level == 1 and related_topics(reference.topic, plan.topic)
        if overlaps and deadline == 3 and not flows:
            return 1.6
        if likeness.level == 2 and deadline < SAME_TIME:
            return 1.5
    return float(likeness.level)


SAME_TIME = 2.96
"""How well deadlines agree at least that are one, or in force at once."""


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
