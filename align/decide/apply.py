"""Apply people's decisions to a comparison: pure, and the same whatever the day is.

A decision whose text has changed is *suspect*: it is told and not applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from align.decide import alignments, verdicts
from align.decide.engine import Engine
from align.decide.standing import Ground, Placed, ground, placed
from align.lexicon.messages import both
from align.model.comparison import Comparison
from align.model.decision import Decision, Standing
from align.model.verdict import Words


def apply(
    comparison: Comparison,
    decisions: Iterable[Decision],
    engine: Engine,
) -> Comparison:
    """The comparison with the decisions on its two plans applied, and told in ``decisions``."""
    pair = (comparison.reference.id, comparison.plan.id)
    mine = [one for one in decisions if (one.reference, one.plan) == pair]
    if not mine:
        return comparison
    on = ground(comparison)
    standings = [_standing(one, mine, on) for one in mine]
    valid = [one for one in standings if isinstance(one, Placed)]
    changed = _apply(comparison, valid, engine)
    told = tuple(one if isinstance(one, Standing) else _applied(one) for one in standings)
    doubts = sum(1 for one in told if one.state == "suspect")
    notes = (both("decide.note.suspect", count=doubts),) if doubts else ()
    return changed._replace(decisions=told, notes=(*changed.notes, *notes))


def _standing(decision: Decision, all: Sequence[Decision], on: Ground) -> Placed | Standing:
    """Where the decision stands, or why it is not applied."""
    if superseded(decision, all):
        return Standing(decision, "superseded", None, both("decide.cause.superseded"))
    result = placed(decision, on)
    if decision.holds == "note" and isinstance(result, Placed):
        return _applied(result)._replace(state="noted")
    return result


def superseded(decision: Decision, all: Sequence[Decision]) -> bool:
    """Whether a later entry speaks on the same subject."""
    later = False
    for one in all:
        if one is decision:
            later = True
        elif later and one.id == decision.id:
            return True
    return False


def _apply(comparison: Comparison, valid: Sequence[Placed], engine: Engine) -> Comparison:
    """Clauses first: what a clause answers to may change what is said of targets."""
    on_clauses = [one for one in valid if one.decision.about_clauses]
    if on_clauses:
        aligned = alignments.decided(comparison.alignments, on_clauses)
        comparison = comparison._replace(
            alignments=aligned,
            untreated=engine.untreated(aligned),
            verdicts=engine.judge(comparison.reference_targets, comparison.plan_targets, aligned),
        )
    on_targets = [one for one in valid if not one.decision.about_clauses]
    return verdicts.decided(comparison, on_targets, engine) if on_targets else comparison


def _applied(one: Placed) -> Standing:
    target = one.reference.target or one.plan.target
    clause = one.plan.clause
    subject = target.id if target else clause.id if clause else None
    return Standing(one.decision, "applied", subject, None, clause.id if clause else None)


def unused(decisions: Sequence[Decision], known: Iterable[str]) -> list[tuple[Decision, Words]]:
    """The decisions that no comparison of a corpus can apply, and why: ``known`` are its ids."""
    ids = set(known)
    result = []
    for one in decisions:
        absent = next((name for name in (one.reference, one.plan) if name not in ids), None)
        if absent is not None:
            cause = both("decide.cause.absent", plan=absent)
        elif superseded(one, decisions):
            cause = both("decide.cause.superseded")
        else:
            continue
        result.append((one, cause))
    return result
