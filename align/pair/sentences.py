"""Inside a pair of clauses: which sentence answers which, word for word or changed."""

from __future__ import annotations

from itertools import pairwise

from rapidfuzz import fuzz

from align.model.pairing import SentencePair
from align.model.plan import Clause

_ENDS = "。！？；!?;"
_LEAST = 45.0
"""Below this likeness (of 100) two sentences have no more in common than any two of the field."""


def sentences(clause: Clause) -> list[tuple[int, int]]:
    """The sentences of a clause as index pairs into its text; the heading is one of them."""
    text = clause.folded
    starts = {0, clause.body, *clause.paragraphs}
    bounds = starts | {index + 1 for index, mark in enumerate(text) if mark in _ENDS}
    bounds.add(len(text))
    cuts = sorted(bound for bound in bounds if 0 <= bound <= len(text))
    return [(start, end) for start, end in pairwise(cuts) if text[start:end].strip(_ENDS + " ")]


def pair_sentences(reference: Clause, plan: Clause) -> tuple[SentencePair, ...]:
    """Which sentence of the plan clause answers to which of the reference clause.

    Every sentence once: the plan's in their order, alone or with the one that it answers to,
    then those of the reference that nothing answers to. A score of 1 means word for word; a
    sentence that stands alone has the other side None.
    """
    here, there = sentences(plan), sentences(reference)
    texts = [reference.folded[start:end] for start, end in there]
    likeness = []
    for row, (start, end) in enumerate(here):
        text = plan.folded[start:end]
        for column, other in enumerate(texts):
            value = fuzz.ratio(text, other, score_cutoff=_LEAST)
            if value:
                # of equal ones those that stand alike far into their clauses, then the first
                likeness.append((-value, abs(row - column), row, column))
    partner: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for value, _, row, column in sorted(likeness):
        if row not in partner and column not in taken:
            partner[row] = (column, round(-value / 100, 4))
            taken.add(column)
    answered = [
        SentencePair(there[partner[row][0]], span, partner[row][1])
        if row in partner
        else SentencePair(None, span, 0.0)
        for row, span in enumerate(here)
    ]
    alone = [SentencePair(span, None, 0.0) for i, span in enumerate(there) if i not in taken]
    return (*answered, *alone)
