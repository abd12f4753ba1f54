"""Apply decisions on clauses: which clauses of the reference answer, and which do not."""

from collections.abc import Iterable

from align.decide.standing import Placed
from align.model.pairing import Alignment, Evidence, Part

SCORER = "decision"
"""The name of the part of a score that a person's word makes up."""


def decided(alignments: Iterable[Alignment], placed: Iterable[Placed]) -> tuple[Alignment, ...]:
    """The alignments with those decisions applied, in the order of the decisions."""
    result = {alignment.plan: alignment for alignment in alignments}
    for one in placed:
        clause = one.plan.clause
        if clause is None or clause.id not in result:
            continue
        names = tuple(reference.id for reference in one.clauses)
        if one.decision.holds == "clauses":
            result[clause.id] = _exactly(result[clause.id], names, one.decision.id)
        elif one.decision.holds == "not-clauses":
            result[clause.id] = _without(result[clause.id], names)
    return tuple(result.values())


def _exactly(alignment: Alignment, names: tuple[str, ...], id: str) -> Alignment:
    """Those clauses and no other; what the tool had found besides are runners-up."""
    known = {evidence.reference: evidence for evidence in alignment.evidence}
    chosen = tuple(_certain(known.get(name, Evidence(name, 0.0, ())), id) for name in names)
    others = tuple(evidence for name, evidence in known.items() if name not in names)
    score = 1.0 if names else None
    return Alignment(alignment.plan, names, names[0] if names else None, score, (*chosen, *others))


def _certain(evidence: Evidence, id: str) -> Evidence:
    """The evidence with a person's word added, so that its parts add up to certainty."""
    rest = round(1.0 - evidence.score, 4)
    return evidence._replace(score=1.0, parts=(*evidence.parts, Part(SCORER, rest, 1.0, (id,))))


def _without(alignment: Alignment, names: tuple[str, ...]) -> Alignment:
    """The alignment without those clauses; the best of the others is the primary."""
    kept = tuple(name for name in alignment.reference if name not in names)
    primary = alignment.primary if alignment.primary in kept else kept[0] if kept else None
    scores = {evidence.reference: evidence.score for evidence in alignment.evidence}
    return alignment._replace(
        reference=kept,
        primary=primary,
        score=None if primary is None else scores.get(primary, alignment.score),
        evidence=tuple(one for one in alignment.evidence if one.reference not in names),
    )
