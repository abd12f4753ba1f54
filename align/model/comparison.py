"""One whole run: two plans and everything that was found between them."""

from typing import NamedTuple

from align.model.decision import Standing
from align.model.pairing import Alignment
from align.model.plan import Plan
from align.model.target import Target
from align.model.verdict import Relation, Verdict, Words


class Comparison(NamedTuple):
    """What the pipeline returns and every report is a pure function of."""

    reference: Plan
    plan: Plan
    relation: Relation
    reference_parent: str | None
    """The id of the reference's parent in the corpus, or the title that it cites."""
    plan_parent: str | None
    reference_targets: tuple[Target, ...]
    plan_targets: tuple[Target, ...]
    alignments: tuple[Alignment, ...]
    """One for every clause of the plan, in its order."""
    verdicts: tuple[Verdict, ...]
    """One for every target of the reference, in its order, then the additional ones."""
    untreated: tuple[str, ...]
    """Ids of the reference clauses that prescribe something and that nothing in the plan treats."""
    notes: tuple[Words, ...] = ()
    """What the reader must know first: an absent parent, a doubtful relation."""
    decisions: tuple[Standing, ...] = ()
    """What became of the decisions that people took on these two plans, in the file's order."""
