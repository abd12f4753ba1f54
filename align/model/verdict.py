"""What a plan makes of one target of its reference."""

from decimal import Decimal
from typing import Literal, NamedTuple

VerdictName = Literal[
    "stricter",
    "equal",
    "looser",
    "deferred",
    "unquantified",
    "contributes",
    "specified",
    "incomparable",
    "missing",
    "n/a",
    "additional",
]
VERDICTS: tuple[VerdictName, ...] = (
    "looser",
    "missing",
    "unquantified",
    "incomparable",
    "deferred",
    "contributes",
    "specified",
    "equal",
    "stricter",
    "additional",
    "n/a",
)
"""In the order of consequence, gaps first: the order of every summary and filter."""

GAPS: tuple[VerdictName, ...] = ("looser", "missing", "unquantified")

AxisRelation = Literal["stricter", "equal", "looser", "incomparable"]
Relation = Literal["parent", "peer", "revision"]


class Axes(NamedTuple):
    """The relation on each axis, seen from the plan; None where the axis decides nothing."""

    value: AxisRelation | None = None
    deadline: AxisRelation | None = None
    strength: AxisRelation | None = None
    scope: AxisRelation | None = None


class Words(NamedTuple):
    """One text in both languages."""

    en: str
    zh: str


class Place(NamedTuple):
    """A place in the plan's source."""

    start: int
    end: int
    line: int


class Verdict(NamedTuple):
    """The judgement on one target of the reference, or on one of the plan's own."""

    reference_target: str | None
    plan_target: str | None
    verdict: VerdictName
    axes: Axes
    share: Decimal | None
    """For ``contributes``: the plan's part of the reference's amount, in per cent."""
    gap: str | None
    """Plan minus reference in the printed unit of the reference, signed: "+11.3"."""
    reason: Words
    confidence: float
    evidence: Place | None = None
    """The sentence that the verdict rests on where there is no plan target."""
    decision: str | None = None
    """The id of a person's decision that was applied."""
