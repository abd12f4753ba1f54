"""How many of the labelled clauses were found where they begin."""

from __future__ import annotations

from collections.abc import Sequence

from align.evaluate.figures import Flat, Section, f1
from align.evaluate.labels import ClauseLabel
from align.model.plan import Clause

_LEAD = 8
"""Characters that a printed number may take before the text, or a heading behind its end."""
_BEFORE_FIRST = "0"
"""The id of what stands before the first heading; it is not counted."""

Places = dict[str, str]
"""Id of a clause to the id of the label that it begins, or lies in."""


def score_clauses(
    flat: Flat, labels: Sequence[ClauseLabel], clauses: Sequence[Clause]
) -> tuple[Places, Section]:
    """Where each clause lies among the labels, and the F1 of the places where they begin.

    A beginning is right from a few characters before the label's to the end of its heading.
    """
    starts = sorted((flat.find(g.anchor)[0], len(g.heading), g.id) for g in labels)
    places: Places = {}
    hits: set[str] = set()
    counted = 0
    extra = []
    for clause in clauses:
        start, _ = flat.span(clause.start, clause.end)
        before = [entry for entry in starts if entry[0] <= start + _LEAD]
        if not before:
            continue
        at, length, label = before[-1]
        places[clause.id] = label
        if label == _BEFORE_FIRST:
            continue
        counted += 1
        if start <= at + length + _LEAD:
            hits.add(label)
        else:
            extra.append(f"{clause.id} {clause.heading}")
    wanted = [g for g in labels if g.id != _BEFORE_FIRST]
    missed = [f"{g.id} {g.heading}" for g in wanted if g.id not in hits]
    figures = f1(len(hits), counted, len(wanted))
    return places, Section(figures, len(wanted), {"missed": missed, "extra": extra})
