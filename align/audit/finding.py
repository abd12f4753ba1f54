"""Making a finding of a place in a plan."""

from __future__ import annotations

from collections.abc import Iterable

from align.lexicon.messages import both
from align.model.finding import Finding, Location, Severity
from align.model.plan import Clause, Plan
from align.model.target import Target

SEVERITIES: dict[str, Severity] = {
    "C001": "error",
    "C002": "warning",
    "C003": "warning",
    "C004": "error",
    "C005": "warning",
    "C006": "info",
    "C011": "warning",
    "C012": "warning",
    "C021": "info",
    "C031": "info",
    "C041": "info",
}


def found(
    code: str,
    plan: Plan,
    location: Location,
    *,
    confidence: float,
    related: Iterable[Location] = (),
    **values: object,
) -> Finding:
    """A finding of that code; ``values`` fill its message."""
    message = both(f"audit.{code}", **values)
    severity = SEVERITIES[code]
    return Finding(code, severity, plan.id, location, message, tuple(related), confidence)


def place(plan: Plan, start: int, end: int) -> Location:
    """The place of a span of a plan's source."""
    source = plan.source
    line, column = source.position(start)
    text = "".join(source.text[start:end].split())
    return Location(source.path, line, column, source.line_of(max(start, end - 1)), text)


def target_place(plan: Plan, target: Target) -> Location:
    """The place of a target."""
    return place(plan, target.start, target.end)


def text_place(plan: Plan, clause: Clause, start: int, end: int) -> Location:
    """The place of a stretch of a clause's ``text``, not empty."""
    return place(plan, clause.offsets[start], clause.offsets[end - 1] + 1)


def clause_place(plan: Plan, clause: Clause) -> Location:
    """The place of a clause: its number and heading, or its first words."""
    stop = clause.body or min(len(clause.text), 12)
    end = clause.offsets[stop - 1] + 1 if stop else clause.end
    return place(plan, clause.start, end)
