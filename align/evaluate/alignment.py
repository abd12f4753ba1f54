"""How many plan clauses were laid beside the right reference clauses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from align.evaluate.clauses import Places
from align.evaluate.figures import Section, f1, ratio
from align.evaluate.labels import AlignmentLabel
from align.model.pairing import Alignment


def score_alignment(
    labels: Sequence[AlignmentLabel],
    alignments: Sequence[Alignment],
    reference: Places,
    plan: Places,
) -> Section:
    """F1 over all pairs, the share of right primaries, and of rightly unaligned clauses."""
    pairs: defaultdict[str, set[str]] = defaultdict(set)
    primary: dict[str, str | None] = {}
    for alignment in alignments:
        clause = plan.get(alignment.plan)
        if clause is None:
            continue
        pairs[clause] |= {reference[r] for r in alignment.reference if r in reference}
        if alignment.primary and clause not in primary:
            primary[clause] = reference.get(alignment.primary)
    hits = sum(len(set(g.reference) & pairs[g.plan]) for g in labels)
    found = sum(len(pairs[g.plan]) for g in labels)
    wanted = sum(len(g.reference) for g in labels)
    figures = f1(hits, found, wanted)
    having = [g for g in labels if g.primary]
    without = [g for g in labels if not g.primary]
    wrong = [g for g in having if primary.get(g.plan) not in (g.primary, *g.primary_also)]
    anywhere = sum(primary.get(g.plan) in g.reference for g in having)
    figures["hit1"] = ratio(len(having) - len(wrong), len(having))
    figures["hit1_any"] = ratio(anywhere, len(having))
    figures["none"] = ratio(sum(not pairs[g.plan] for g in without), len(without), 1.0)
    lines = [f"{g.plan}: {primary.get(g.plan)} for {g.primary}" for g in wrong]
    return Section(figures, wanted, {"wrong": lines})
