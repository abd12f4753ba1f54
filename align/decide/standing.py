"""Whether a decision still stands on the texts that it was taken on."""

from typing import NamedTuple

from align.decide.places import Found, Side
from align.lexicon.messages import both
from align.model.comparison import Comparison
from align.model.decision import Decision, Standing
from align.model.plan import Clause
from align.model.verdict import Verdict, Words


class Placed(NamedTuple):
    """A decision whose places were all found, as they are called now."""

    decision: Decision
    reference: Found
    plan: Found
    clauses: tuple[Clause, ...] = ()
    """The reference clauses that it names."""


class Ground(NamedTuple):
    """The comparison that decisions are held against."""

    comparison: Comparison
    reference: Side
    plan: Side
    verdicts: dict[str, Verdict]
    """By target of the reference."""


def ground(comparison: Comparison) -> Ground:
    """The two plans of a comparison, ready to be searched by fingerprint."""
    return Ground(
        comparison,
        Side(comparison.reference, comparison.reference_targets),
        Side(comparison.plan, comparison.plan_targets),
        {v.reference_target: v for v in comparison.verdicts if v.reference_target is not None},
    )


def placed(decision: Decision, on: Ground) -> Placed | Standing:
    """The decision with its places, or that it is suspect and why."""
    if decision.about_clauses:
        return _placed_clauses(decision, on)
    left = on.reference.find(
        decision.reference_clause, decision.reference_target, decision.reference_place
    )
    right = on.plan.find(decision.plan_clause, decision.plan_target, decision.plan_place)
    cause = _cause("reference", left, decision.reference_clause, decision.reference_target)
    cause = cause or _cause("plan", right, decision.plan_clause, decision.plan_target)
    if cause is None:
        found = _another(decision, left, on)
        if found is not None:
            right = Found(on.plan.by_id[on.plan.targets[found].clause], None)
            cause = both("decide.cause.seen" if decision.seen else "decide.cause.found")
    if cause is not None:
        subject, clause = _subject(decision, left, right, on)
        return Standing(decision, "suspect", subject, cause, clause)
    return Placed(decision, left, right)


def _cause(side: str, found: Found, clause: str, target: str) -> Words | None:
    """What is no longer as it was on one side."""
    if clause and found.clause is None:
        return both(f"decide.cause.{side}_text")
    if target and found.target is None:
        return both(f"decide.cause.{side}_reading")
    return None


def _another(decision: Decision, left: Found, on: Ground) -> str | None:
    """A target that the plan now seems to have where a person has said that none answers."""
    if decision.holds != "verdict" or decision.plan_target or left.target is None:
        return None
    verdict = on.verdicts.get(left.target.id)
    partner = verdict.plan_target if verdict else None
    return None if partner is None or on.plan.target_marks[partner] == decision.seen else partner


def _subject(
    decision: Decision, left: Found, right: Found, on: Ground
) -> tuple[str | None, str | None]:
    """The target that a suspect decision is about, and the plan's clause, as far as can be told."""
    own = right.target or (
        on.plan.likely(decision.plan_target, decision.plan_place) if decision.plan_target else None
    )
    clause = own.clause if own else right.clause.id if right.clause else None
    if clause is None:
        clause = _still_called(decision.plan_place, on.plan)
    if decision.reference_target:
        target = left.target or on.reference.likely(
            decision.reference_target, decision.reference_place
        )
        return target.id if target else None, clause
    return own.id if own else None, clause


def _still_called(place: str, side: Side) -> str | None:
    """The clause that has the name of old."""
    name = place.split(" ", maxsplit=1)[0]
    found = (known for known in side.by_id if known.replace(" ", "_") == name)
    return next(found, None) if name else None


def _placed_clauses(decision: Decision, on: Ground) -> Placed | Standing:
    clause = on.plan.clause(decision.plan_clause, decision.plan_place)
    names = decision.reference_place.split(" ")
    named = [
        on.reference.clause(mark, names[at] if at < len(names) else "")
        for at, mark in enumerate(decision.clauses)
    ]
    found = tuple(one for one in named if one is not None)
    if clause is None:
        name = _still_called(decision.plan_place, on.plan)
        return Standing(decision, "suspect", name, both("decide.cause.plan_text"), name)
    if len(found) < len(named):
        cause = both("decide.cause.reference_text")
        return Standing(decision, "suspect", clause.id, cause, clause.id)
    return Placed(decision, Found(None, None), Found(clause, None), found)
