"""What the audit returns."""

from typing import NamedTuple

from align.model.finding import Finding
from align.model.plan import Plan


class Copied(NamedTuple):
    """How much of a clause stands word for word in the reference."""

    clause: str
    reference: str
    """The clause of the reference that most of it comes from."""
    letters: int
    """Copied letters of the clause's body."""
    share: int
    """Of the body, in per cent, rounded down."""


class Pair(NamedTuple):
    """An office of the reference and its counterpart, as both are printed."""

    reference: str
    plan: str


class Counterparts(NamedTuple):
    """Which offices of a reference clause have their counterparts named in a plan clause."""

    clause: str
    reference: str
    named: tuple[Pair, ...]
    elsewhere: tuple[Pair, ...]
    """Named not here, but in another clause that answers the same reference clause."""
    unnamed: tuple[str, ...]
    """Offices of the reference clause that have a counterpart on the plan's level, not named."""
    further: tuple[str, ...]
    """Bodies of the plan clause that answer to none of the reference clause."""


class Audit(NamedTuple):
    """The audit of one plan."""

    plan: Plan
    reference: Plan | None
    findings: tuple[Finding, ...]
    """In the order of their places."""
    copied: tuple[Copied, ...]
    """For every clause of the plan that shares passages with the reference, in text order."""
    units: tuple[Counterparts, ...]
    """For every aligned pair of clauses that both name offices, in the plan's order."""
