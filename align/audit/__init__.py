"""One plan alone: what contradicts itself in it, what was left over in it, what it lacks.

A stage beside the four others: it imports the model and the lexicon only, and every part of it is a
pure function of a plan and its targets. Codes: C00x figures, C01x words of the wrong level,
C02x responsible units, C03x deadlines, C04x copied passages.
"""

from __future__ import annotations

from collections.abc import Sequence

from align.audit.copied import copied_findings, copied_passages
from align.audit.figures import figure_findings
from align.audit.levels import level_findings
from align.audit.offices import counterparts
from align.audit.omissions import omission_findings
from align.audit.result import Audit, Copied, Counterparts
from align.model.finding import Finding
from align.model.pairing import Alignment
from align.model.plan import Plan
from align.model.target import Target

CODES: tuple[str, ...] = (
    "C001", "C002", "C003", "C004", "C005", "C006", "C011", "C012", "C021", "C031", "C041",
)  # fmt: skip
"""Sorted. Codes are never used again for another kind of finding."""


def audit(
    plan: Plan,
    targets: Sequence[Target],
    *,
    reference: Plan | None = None,
    alignments: Sequence[Alignment] = (),
) -> Audit:
    """What there is to say of one plan; beside a reference also what was copied from it.

    ``alignments`` tells which clauses of the reference the plan's answer: for each such pair the
    result says which of the reference's offices have a counterpart among the plan's.
    """
    findings = [
        *figure_findings(plan, targets),
        *level_findings(plan, targets),
        *omission_findings(plan, targets),
    ]
    copied: tuple[Copied, ...] = ()
    units: tuple[Counterparts, ...] = ()
    if reference is not None:
        copied = copied_passages(plan, reference)
        findings += copied_findings(plan, reference, copied)
        units = counterparts(plan, reference, alignments)
    return Audit(plan, reference, tuple(sorted(findings, key=_order)), copied, units)


def _order(finding: Finding) -> tuple[int, int, str, str]:
    place = finding.location
    return place.line, place.column, finding.code, finding.message.en


__all__ = ["CODES", "Audit", "Copied", "Counterparts", "audit"]
