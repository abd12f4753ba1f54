"""Which clauses of the reference a plan's clauses answer to, and why."""

from __future__ import annotations

from collections.abc import Sequence

from align.model.pairing import Alignment
from align.model.plan import Plan
from align.model.target import Target
from align.pair.choose import choose
from align.pair.combine import scores
from align.pair.general import is_general, pair_general
from align.pair.sentences import pair_sentences
from align.pair.sides import side
from align.pair.wording import stripped_names

__all__ = ["pair_plans", "pair_sentences", "untreated"]


def pair_plans(
    reference: Plan,
    plan: Plan,
    reference_targets: Sequence[Target] = (),
    plan_targets: Sequence[Target] = (),
) -> tuple[Alignment, ...]:
    """For every clause of the plan, in its order, the reference clauses that treat its matter.

    Best first, none where none fits. General words (guiding ideas, principles, the preamble) are
    paired with nothing but their like, so that a plan against itself pairs every clause with
    itself.
    """
    names = stripped_names(reference, plan)
    here = side(plan, plan_targets, names)
    there = side(reference, reference_targets, names)
    found = {answer.plan: answer for answer in pair_general(reference, plan)}
    found.update((answer.plan, answer) for answer in choose(here, there, scores(here, there)))
    return tuple(found[clause.id] for clause in plan.clauses)


def untreated(reference: Plan, plan: Plan, alignments: Sequence[Alignment]) -> tuple[str, ...]:
    """The ids of the reference clauses that prescribe something and that nothing answers to.

    General words are left out, and so are headings without a text of their own.
    """
    del plan  # the alignments are those of the plan
    treated = {answer for alignment in alignments for answer in alignment.reference}
    return tuple(
        clause.id
        for clause in reference.clauses
        if clause.id not in treated and not is_general(clause) and clause.body < len(clause.text)
    )
