"""Which other targets of the plan were looked at for a reference target, and why they lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from align.judge.applicability import territory_of
from align.judge.partner import Candidate, candidates_for
from align.judge.subject import Subject
from align.judge.verdicts import subject_at
from align.model.plan import Plan
from align.model.target import Target

Cause = Literal["measure", "deadline", "scope", "kind", "wording", "value", "alike", "matter"]
"""What a rival was behind in first; ``alike``: in nothing; ``matter``: it is no answer at all."""

_CAUSES: tuple[Cause, ...] = ("measure", "deadline", "scope", "kind", "wording", "value")


class Rival(NamedTuple):
    """A target of the plan that was not chosen."""

    target: str
    likeness: float
    """Of the wordings, from 0 to 1."""
    cause: Cause


def rivals(
    plans: tuple[Plan, Plan],
    target: Target,
    plan_targets: Sequence[Target],
    *,
    partner: str | None,
    most: int = 4,
) -> tuple[Rival, ...]:
    """The targets that could have answered a target of the reference, the nearest first.

    Where none could, those that are worded most like it. ``partner`` is the one that was chosen.
    """
    home, territory = (territory_of(plan) for plan in plans)
    reference = subject_at(target, territory, home)
    subjects = [subject_at(item, territory) for item in plan_targets]
    found = sorted(
        candidates_for(reference, subjects), key=lambda candidate: candidate.rank, reverse=True
    )
    best = next((item for item in found if item.subject.target.id == partner), None)
    answered = [
        Rival(item.subject.target.id, round(item.likeness.score, 2), _behind(item, best))
        for item in found
        if item is not best
    ]
    return tuple(answered[:most]) if found else _nearest(reference, subjects, most)


def _behind(item: Candidate, best: Candidate | None) -> Cause:
    if best is not None:
        for cause, ours, theirs in zip(_CAUSES, item.rank, best.rank, strict=True):
            if ours < theirs:
                return cause
    return "alike"


def _nearest(reference: Subject, subjects: Sequence[Subject], most: int) -> tuple[Rival, ...]:
    """What is worded most like a target that nothing answers."""
    scored = []
    for place, subject in enumerate(subjects):
        shared = len(reference.pairs & subject.pairs)
        if shared:
            score = 2 * shared / (len(reference.pairs) + len(subject.pairs))
            scored.append((-score, place, subject.target.id))
    nearest = sorted(scored)[:most]
    return tuple(Rival(name, round(-score, 2), "matter") for score, _, name in nearest)
