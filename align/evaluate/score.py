"""Score one comparison against the labels of its two plans."""

from __future__ import annotations

from align.evaluate.alignment import score_alignment
from align.evaluate.clauses import score_clauses
from align.evaluate.figures import Flat, Section
from align.evaluate.labels import Labels
from align.evaluate.targets import match_targets, score_targets
from align.evaluate.verdicts import score_verdicts
from align.model.comparison import Comparison

Score = dict[str, Section]
"""Sections by name: clauses and targets of both sides, verdicts, alignment."""


def score(comparison: Comparison, reference: Labels, plan: Labels) -> Score:
    """All figures of a comparison.

    Raises DataError where the labels quote what the texts do not say.
    """
    flat_reference = Flat(comparison.reference.source.text)
    flat_plan = Flat(comparison.plan.source.text)
    found_reference = match_targets(flat_reference, reference.targets, comparison.reference_targets)
    found_plan = match_targets(flat_plan, plan.targets, comparison.plan_targets)
    places_reference, clauses_reference = score_clauses(
        flat_reference, reference.clauses, comparison.reference.clauses
    )
    places_plan, clauses_plan = score_clauses(flat_plan, plan.clauses, comparison.plan.clauses)
    return {
        "clauses.reference": clauses_reference,
        "clauses.plan": clauses_plan,
        "targets.reference": score_targets(
            reference.targets, comparison.reference_targets, found_reference
        ),
        "targets.plan": score_targets(plan.targets, comparison.plan_targets, found_plan),
        "verdicts": score_verdicts(comparison, plan, found_reference, found_plan),
        "alignment": score_alignment(
            plan.alignments, comparison.alignments, places_reference, places_plan
        ),
    }
