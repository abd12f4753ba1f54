"""Two versions of one plan: what became of its clauses and its targets."""

from __future__ import annotations

from typing import Literal, NamedTuple

from align.model.plan import Plan
from align.model.target import Target
from align.model.verdict import Axes, Relation, Verdict, Words

ClauseFate = Literal["dropped", "added", "split", "merged", "edited", "kept"]
CLAUSE_FATES: tuple[ClauseFate, ...] = ("dropped", "added", "split", "merged", "edited", "kept")
"""What became of the wording, in the order of consequence."""

TargetFate = Literal[
    "relaxed",
    "dropped",
    "later",
    "changed",
    "earlier",
    "tightened",
    "added",
    "reworded",
    "kept",
]
TARGET_FATES: tuple[TargetFate, ...] = (
    "relaxed",
    "dropped",
    "later",
    "changed",
    "earlier",
    "tightened",
    "added",
    "reworded",
    "kept",
)
"""In the order of consequence: ``later`` and ``earlier`` move a target in time and leave the rest
as it was; ``changed`` cannot be ordered; ``reworded`` says the same in other words."""

HeadingFate = Literal["dropped", "added", "retitled"]

Effect = Literal["opens", "worse", "changes", "better", "closes"]
EFFECTS: tuple[Effect, ...] = ("opens", "worse", "changes", "better", "closes")
"""In the order of consequence: a gap opens, the verdict gets worse, it changes without an order,
it gets better, a gap closes."""


class Part(NamedTuple):
    """A stretch of a clause's ``text``."""

    clause: str
    start: int
    end: int


class Passage(NamedTuple):
    """A sentence of the old version beside the one of the new version that took its place.

    One side is None where a sentence was put in or taken out.
    """

    old: Part | None
    new: Part | None
    same: bool


class ClauseChange(NamedTuple):
    """What became of a clause, or of the clauses that were made one."""

    fate: ClauseFate
    old: tuple[str, ...]
    """Ids in the old version: one; none where ``added``, several where ``merged``."""
    new: tuple[str, ...]
    """Ids in the new version: one; none where ``dropped``, several where ``split``."""
    moved: bool = False
    """It stands in another chapter, or elsewhere among the clauses that kept their order."""
    renumbered: bool = False
    """Its number, or one above it, is another: no change of the plan."""
    reassigned: bool = False
    """Other bodies are responsible, or in other roles."""
    similarity: float = 1.0
    """Of the wordings, from 0 to 1; 0 where there is only one."""
    passages: tuple[Passage, ...] = ()
    """The sentences of both sides in reading order; none where the wording was kept."""

    @property
    def differs(self) -> bool:
        """Whether this is a change of the plan, not a mere renumbering."""
        return self.fate != "kept" or self.moved or self.reassigned


class HeadingChange(NamedTuple):
    """What became of a heading above clauses; without its number."""

    fate: HeadingFate
    old: str | None
    new: str | None


class TargetChange(NamedTuple):
    """What became of a target."""

    fate: TargetFate
    old: str | None
    """The id of the target in the old version."""
    new: str | None
    axes: Axes = Axes()
    """The relation on each axis, seen from the new version."""
    gap: str | None = None
    """New minus old in the printed unit of the old one, signed."""
    reason: Words = Words("", "")
    """What differs, field by field; empty where nothing does."""
    confidence: float = 1.0


class DownstreamChange(NamedTuple):
    """A verdict on a plan that carries out the revised one, before and after the revision."""

    effect: Effect
    old: str | None
    """The id of the target of the old version; None for an added target."""
    new: str | None
    before: Verdict | None
    after: Verdict | None


class Downstream(NamedTuple):
    """What the revision means for one plan."""

    plan: Plan
    targets: tuple[Target, ...]
    relation: Relation
    changes: tuple[DownstreamChange, ...]
    """In the order of consequence, then of the targets."""
    unchanged: int
    """How many verdicts stay as they were."""


class Revision(NamedTuple):
    """Everything that was found between two versions of a plan."""

    old: Plan
    new: Plan
    old_targets: tuple[Target, ...]
    new_targets: tuple[Target, ...]
    headings: tuple[HeadingChange, ...]
    clauses: tuple[ClauseChange, ...]
    """In the order of the new version, what was dropped where it would stand."""
    targets: tuple[TargetChange, ...]
    """In the order of the new version, what was dropped where it would stand."""
    downstream: tuple[Downstream, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the versions say different things: renumbering alone is none."""
        return (
            bool(self.headings)
            or any(change.differs for change in self.clauses)
            or any(change.fate != "kept" for change in self.targets)
        )
