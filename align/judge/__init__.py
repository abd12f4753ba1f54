"""Targets and alignment in, verdicts out: what the plan makes of every target of its reference."""

from __future__ import annotations

from collections.abc import Sequence

from align.judge.kinship import carries_out, relate
from align.judge.verdicts import judge_all
from align.model.pairing import Alignment
from align.model.plan import Plan
from align.model.target import Target
from align.model.verdict import Relation, Verdict


def judge(
    reference: Plan,
    plan: Plan,
    reference_targets: Sequence[Target],
    plan_targets: Sequence[Target],
    alignments: Sequence[Alignment],
    relation: Relation,
) -> tuple[Verdict, ...]:
    """One verdict for every reference target in order, then the plan's additional targets."""
    return judge_all((reference, plan), (reference_targets, plan_targets), alignments, relation)


__all__ = ["carries_out", "judge", "relate"]
