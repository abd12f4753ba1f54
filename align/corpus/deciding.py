"""Decisions on the plans of a corpus: what was found without them, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from align.corpus.library import Library
from align.decide.apply import unused
from align.decide.engine import Engine
from align.model.comparison import Comparison
from align.model.decision import Decision, Standing
from align.model.pairing import Alignment
from align.model.target import Target
from align.model.verdict import Verdict, Words


def engine_of(comparison: Comparison) -> Engine:
    """The stages, bound to the two plans of a comparison."""
    reference, plan, relation = comparison.reference, comparison.plan, comparison.relation

    def judge(
        targets: Sequence[Target], own: Sequence[Target], alignments: Sequence[Alignment]
    ) -> tuple[Verdict, ...]:
        from align.judge import judge as judge_pair

        return judge_pair(reference, plan, targets, own, alignments, relation)

    def untreated(alignments: Sequence[Alignment]) -> tuple[str, ...]:
        from align.pair import untreated as left_over

        return left_over(reference, plan, alignments)

    return Engine(judge, untreated)


def without_use(library: Library) -> list[tuple[Decision, Words]]:
    """The decisions that no comparison of the corpus can apply, and why."""
    return unused(library.decisions, library.ids)


def standings(comparisons: Iterable[Comparison]) -> list[Standing]:
    """What became of the decisions on these comparisons' plans."""
    return [standing for comparison in comparisons for standing in comparison.decisions]
