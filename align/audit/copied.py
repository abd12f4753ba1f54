"""Passages that stand word for word in the reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from align.audit.finding import clause_place, found
from align.audit.result import Copied
from align.lexicon.loader import table
from align.model.finding import Finding
from align.model.plan import Clause, Plan


def copied_passages(plan: Plan, reference: Plan) -> tuple[Copied, ...]:
    """For each clause of the plan that shares passages with the reference, how much of it."""
    run: int = table("audit")["copied"]["run"]
    places: dict[str, int] = {}
    for number, clause in enumerate(reference.clauses):
        text = clause.folded
        for at in range(clause.body, len(text) - run + 1):
            places.setdefault(text[at : at + run], number)
    result = []
    for clause in plan.clauses:
        owners = _owners(clause, places, run)
        if owners:
            letters = sum(owners.values())
            number = min(owners, key=lambda owner: (-owners[owner], owner))
            share = 100 * letters // (len(clause.folded) - clause.body)
            result.append(Copied(clause.id, reference.clauses[number].id, letters, share))
    return tuple(result)


def _owners(clause: Clause, places: dict[str, int], run: int) -> Counter[int]:
    """How many letters of a clause come from each clause of the reference, by its number."""
    text = clause.folded
    owners: Counter[int] = Counter()
    done = clause.body
    for at in range(clause.body, len(text) - run + 1):
        owner = places.get(text[at : at + run])
        if owner is not None:
            owners[owner] += at + run - max(at, done)
            done = at + run
    return owners


def copied_findings(plan: Plan, reference: Plan, copied: Sequence[Copied]) -> Iterator[Finding]:
    """C041: the clauses that are mostly the reference's wording.

    What is thought and by which principles is the same in all plans of a country: not told.
    """
    limits = table("audit")["copied"]
    outside = tuple(table("audit")["units"]["outside"])
    for item in copied:
        clause = plan.clause(item.clause)
        if item.share < limits["share"] or item.letters < limits["least"]:
            continue
        if clause.heading.endswith(outside) or clause.row is not None:
            continue
        source = reference.clause(item.reference)
        yield found(
            "C041",
            plan,
            clause_place(plan, clause),
            related=(clause_place(reference, source),),
            confidence=1.0,
            clause=clause.id,
            share=item.share,
            reference=source.id,
        )
