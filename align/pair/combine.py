"""The scores of all pairs: a sum of labelled evidence, and what it means as a probability."""

from math import exp
from operator import mul
from typing import Any, NamedTuple

from align.lexicon.loader import table
from align.pair import scorers
from align.pair.scorers import Vectors
from align.pair.sides import Side
from align.pair.similarity import Matrix


class Scores(NamedTuple):
    """Every scorer's values, and the sum that pairs are ranked by."""

    values: dict[str, Matrix]
    """Scorer name to its values, in the order in which evidence is listed."""
    total: Matrix
    """The weighted sum of the values: what pairs are ranked by."""
    passages: Matrix
    """How well one passage alone answers: evidence for further answers only, not for the first."""
    terms: Vectors
    grams: Vectors


def scores(plan: Side, reference: Side) -> Scores:
    """All pairs of two sides, scored."""
    weights = settings()["scorers"]
    terms = scorers.term_vectors(plan, reference)
    grams = scorers.gram_vectors(plan, reference)
    values = {
        "terms": scorers.closeness(terms),
        "grams": scorers.closeness(grams),
        "heading": scorers.heading(plan, reference),
        "targets": scorers.targets(plan, reference),
        "row": scorers.row(plan, reference),
        "citation": scorers.citation(plan, reference),
        "place": scorers.place(plan, reference),
    }
    base = added(values, weights)
    later = {
        "wording": scorers.wording(plan, reference, base, settings()["wording"]["least"]),
        "chapter": scorers.chapter(reference, base),
    }
    total = added({"": base, **later}, {"": 1.0, **weights})
    passages = scorers.passage(plan, reference, terms, values["terms"])
    return Scores({**values, **later}, total, passages, terms, grams)


def added(values: dict[str, Matrix], weights: dict[str, float]) -> Matrix:
    """The sum of the matrices, each times the weight of its name."""
    # most scorers that look for rare things find none in a given pair of plans
    found = {name: matrix for name, matrix in values.items() if any(map(any, matrix))}
    factors = [weights[name] for name in found]
    if not found:
        return [[0.0] * len(row) for row in next(iter(values.values()))]
    return [
        [sum(map(mul, factors, cell)) for cell in zip(*rows, strict=True)]
        for rows in zip(*found.values(), strict=True)
    ]


def probability(total: float, standing: float, fresh: float) -> float:
    """How likely it is that an analyst would lay the two clauses side by side.

    ``total`` is its sum of evidence, for a further answer with that of its best passage;
    ``standing`` its part of the highest sum of the plan clause; ``fresh`` the part of the shared
    terms that the primary does not share as well (all of them for the primary itself).
    """
    curve = settings()["probability"]
    odds = (
        curve["offset"]
        + curve["total"] * total
        + curve["standing"] * standing
        + curve["fresh"] * fresh
    )
    return 1 / (1 + exp(-odds))


def settings() -> dict[str, Any]:
    """The weights and thresholds, as ``weights.toml`` has them."""
    return table("weights")
