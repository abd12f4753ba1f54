"""A person's word on an alignment or a verdict, and what became of it in a comparison."""

from typing import Literal, NamedTuple

from align.model.verdict import VerdictName, Words

Holds = Literal["verdict", "not-partner", "clauses", "not-clauses", "note"]
HOLDS: tuple[Holds, ...] = ("verdict", "not-partner", "clauses", "not-clauses", "note")
"""verdict: this verdict holds, with this target of the plan or with none. not-partner: this target
of the plan does not answer to that of the reference. clauses: exactly these clauses of the
reference answer to the plan's. not-clauses: these do not. note: a remark, nothing is decided."""

State = Literal["applied", "suspect", "superseded", "noted"]


class Decision(NamedTuple):
    """What a person decided. Places are fingerprints of their content, "" where there is none."""

    id: str
    reference: str
    """The id of the plan that was measured by."""
    plan: str
    holds: Holds
    by: str
    on: str
    """The day, as ISO date."""
    why: str = ""
    verdict: VerdictName | None = None
    reference_clause: str = ""
    reference_target: str = ""
    plan_clause: str = ""
    plan_target: str = ""
    clauses: tuple[str, ...] = ()
    """Fingerprints of the reference clauses that hold (the primary first) or that do not."""
    seen: str = ""
    """The plan's target that the tool showed where the person said that none answers."""
    reference_place: str = ""
    """Clause and target as they were called on that day; for readers, and to tell twins apart."""
    reference_quote: str = ""
    plan_place: str = ""
    plan_quote: str = ""
    until: str | None = None
    """The last day before it has to be looked at again; None for good. It is applied after that
    day as before, so that documents do not depend on the clock; the check fails."""
    line: int = 0
    """Where it stands in its file."""

    @property
    def about_clauses(self) -> bool:
        """Whether it is about an alignment; else about a verdict."""
        return not self.reference_target and not self.plan_target


class Standing(NamedTuple):
    """What became of a decision in a comparison of its two plans."""

    decision: Decision
    state: State
    subject: str | None
    """The id, as of now, of the reference's target (of the plan's own, of the plan's clause) that
    it is about; None where that cannot be told any more."""
    cause: Words | None = None
    """Why it was not applied."""
    clause: str | None = None
    """The id, as of now, of the plan clause that it speaks of, where it can be told."""
