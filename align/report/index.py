"""Look up what a comparison holds by id."""

from typing import NamedTuple

from align.model.comparison import Comparison
from align.model.plan import Clause
from align.model.target import Kind, Target
from align.model.verdict import GAPS, VERDICTS, Relation, Verdict, VerdictName

UNSURE = 0.6
"""Verdicts with less confidence are reported as uncertain."""

_WEIGHT: dict[Kind, int] = {"quantity": 0, "grade": 1, "coverage": 1, "reference": 2, "trend": 3}
_DEPTH = {name: position for position, name in enumerate(VERDICTS)}


class Index(NamedTuple):
    """The targets and clauses of both sides by id."""

    reference_targets: dict[str, Target]
    plan_targets: dict[str, Target]
    reference_clauses: dict[str, Clause]
    plan_clauses: dict[str, Clause]

    def sides(self, verdict: Verdict) -> tuple[Target | None, Target | None]:
        """The target of the reference and that of the plan."""
        return (
            self.reference_targets.get(verdict.reference_target or ""),
            self.plan_targets.get(verdict.plan_target or ""),
        )

    def clause_of(self, verdict: Verdict) -> str | None:
        """The id of the plan clause that the verdict rests on; None where it rests on none."""
        target = self.plan_targets.get(verdict.plan_target or "")
        if target is not None:
            return target.clause
        if verdict.evidence is None:
            return None
        at = verdict.evidence.start
        for clause in self.plan_clauses.values():
            if clause.start <= at < clause.end:
                return clause.id
        return None


def index(comparison: Comparison) -> Index:
    """The lookup tables of a comparison."""
    return Index(
        {target.id: target for target in comparison.reference_targets},
        {target.id: target for target in comparison.plan_targets},
        {clause.id: clause for clause in comparison.reference.clauses},
        {clause.id: clause for clause in comparison.plan.clauses},
    )


def counts(comparison: Comparison) -> dict[VerdictName, int]:
    """How many verdicts there are of each name, in order of consequence, zeros included."""
    result = dict.fromkeys(VERDICTS, 0)
    for verdict in comparison.verdicts:
        result[verdict.verdict] += 1
    return result


def gaps(comparison: Comparison) -> list[Verdict]:
    """The verdicts that name a gap: gravest first, sure ones first, those of figures first."""
    kinds = {target.id: target.kind for target in comparison.reference_targets}

    def gravity(verdict: Verdict) -> tuple[int, bool, int]:
        kind = kinds.get(verdict.reference_target or "", "trend")
        return _DEPTH[verdict.verdict], verdict.confidence < UNSURE, _WEIGHT[kind]

    return sorted((v for v in comparison.verdicts if v.verdict in GAPS), key=gravity)


def worded(key: str, relation: Relation) -> str:
    """The key of the wording that suits the relation: between peers nothing is a gap."""
    return f"{key}_peer" if relation == "peer" else key


def squeezed(text: str) -> str:
    """The text with its white space removed, as plans are quoted."""
    return "".join(text.split())
