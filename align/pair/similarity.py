"""Sparse vectors, how rare their entries are, and the cosine of all pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import log, sqrt
from operator import mul

Matrix = list[list[float]]
"""A row for each clause of the plan, a column for each clause of the reference."""


def rarity(
    reference: Sequence[Mapping[str, float]], background: Mapping[str, float], pseudo: float
) -> dict[str, float]:
    """The weight of every entry of the reference: the logarithm of how few clauses hold it.

    Counted over the clauses of the reference, between which an answer is chosen, and as many as
    ``pseudo`` clauses of the background, whose shares are given (under "" the share of what it
    does not list), so that one pair alone is weighed nearly as a large corpus would weigh it.
    The plan's own clauses don't count: what a clause answers to must not hang on what else
    stands in its plan. What more than half of the clauses hold weighs nothing.
    """
    counts = Counter(chain.from_iterable(reference))
    total = len(reference) + pseudo
    unlisted = background.get("", 0.0)
    weights = {}
    for key, count in counts.items():
        held = count + pseudo * background.get(key, unlisted)
        if held * 2 <= total:
            weights[key] = log(total / held)
    return weights


def weighted(
    documents: Iterable[Mapping[str, float]], weights: Mapping[str, float]
) -> list[dict[str, float]]:
    """Every document as a vector of length one, entries without weight left out."""
    vectors = []
    for document in documents:
        shared = [key for key in document if key in weights]
        values = [document[key] * weights[key] for key in shared]
        length = sqrt(sum(map(mul, values, values))) or 1.0
        vectors.append(dict(zip(shared, [value / length for value in values], strict=True)))
    return vectors


def cosines(
    plan: Sequence[Mapping[str, float]], reference: Sequence[Mapping[str, float]]
) -> Matrix:
    """The dot product of every plan vector with every reference vector."""
    postings: dict[str, list[tuple[int, float]]] = {}
    for column, vector in enumerate(reference):
        for key, value in vector.items():
            if key in postings:
                postings[key].append((column, value))
            else:
                postings[key] = [(column, value)]
    rows = []
    for vector in plan:
        row = [0.0] * len(reference)
        for key, value in vector.items():
            if key in postings:
                for column, other in postings[key]:
                    row[column] += value * other
        rows.append(row)
    return rows
