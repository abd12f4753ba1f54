"""What other clauses and targets of the plan have, and one lacks: responsible units, deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.audit.finding import clause_place, found, target_place
from align.lexicon.loader import table
from align.model.finding import Finding
from align.model.plan import Clause, Plan
from align.model.target import Target

_SIBLINGS = 4
_MOST = 0.75
_MEASURE = 40  # letters that a clause with something to carry out has at least


def omission_findings(plan: Plan, targets: Sequence[Target]) -> Iterator[Finding]:
    """C021 and C031: clauses without responsible units, figures without a date."""
    yield from _without_units(plan)
    yield from _without_deadline(plan, targets)


def _without_units(plan: Plan) -> Iterator[Finding]:
    """Clauses without units among siblings that nearly all have some.

    A chapter that names none at all (its safeguards, say) was written that way.
    """
    outside = tuple(table("audit")["units"]["outside"])
    families: dict[tuple[str, ...], list[Clause]] = {}
    for clause in plan.clauses:
        if clause.row is None and clause.id != "0" and not clause.heading.endswith(outside):
            families.setdefault(clause.path, []).append(clause)
    leads = {name for clause in plan.clauses for name in clause.path}
    for family in families.values():
        carriers = [clause for clause in family if not _leads(clause, leads)]
        having = sum(1 for clause in carriers if clause.units)
        if len(carriers) < _SIBLINGS or having < _MOST * len(carriers):
            continue
        for clause in carriers:
            if not clause.units and len(clause.text) >= _MEASURE:
                yield found(
                    "C021",
                    plan,
                    clause_place(plan, clause),
                    confidence=0.8,
                    clause=clause.id,
                    having=having,
                    all=len(carriers),
                )


def _leads(clause: Clause, leads: set[str]) -> bool:
    """Whether a clause is the opening paragraph of a chapter with clauses of its own."""
    return bool(clause.heading) and any(name.endswith(clause.heading) for name in leads)


def _without_deadline(plan: Plan, targets: Sequence[Target]) -> Iterator[Finding]:
    """Figures without a date where most have one; a duty on whatever is new needs none."""
    figures = [target for target in targets if target.kind == "quantity"]
    dated = sum(1 for target in figures if target.deadline is not None)
    if len(figures) < _SIBLINGS or dated < _MOST * len(figures):
        return
    sentences: dict[tuple[str, tuple[int, int]], list[Target]] = {}
    for target in figures:
        if target.deadline is None and not _timeless(target):
            sentences.setdefault((target.clause, target.sentence), []).append(target)
    for undated in sentences.values():
        yield found(
            "C031",
            plan,
            target_place(plan, undated[0]),
            confidence=0.75,
            name="、".join(f"{target.scope or ''}{target.indicator}" for target in undated),
            dated=dated,
            all=len(figures),
        )


def _timeless(target: Target) -> bool:
    """Whether a figure needs no date: in force at once, every year, or with whatever is new."""
    named = f"{target.scope or ''}{target.indicator}"
    if target.standing or target.period == "annual":
        return True
    return any(word in named for word in table("audit")["figures"]["new"])
