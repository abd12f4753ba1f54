"""From the scores of a clause to its answer: which reference clauses, in which order, and why."""

from __future__ import annotations

from typing import NamedTuple

from align.lexicon.concepts import concepts
from align.model.pairing import Alignment, Evidence, Part
from align.pair.combine import Scores, probability, settings
from align.pair.sides import Side

_DETAILS = 6
_RUNNERS_UP = 2


class Candidate(NamedTuple):
    """A reference clause that a plan clause may answer to."""

    column: int
    probability: float


def candidates(scores: Scores, row: int, most: int) -> list[Candidate]:
    """The best reference clauses of a plan clause with their probabilities, best first."""
    totals = scores.total[row]
    order = sorted(range(len(totals)), key=lambda column: (-totals[column], column))
    if not order:
        return []
    first, best = order[0], totals[order[0]]
    if best <= 0:
        return []
    top = probability(best, 1.0, scores.values["terms"][row][first])
    share = settings()["scorers"]["passage"]
    others = []
    for column in order[1 : 2 * most]:
        if totals[column] > 0:
            sum_ = totals[column] + share * scores.passages[row][column]
            fresh = fresh_part(scores, row, column, first)
            likely = probability(sum_, totals[column] / best, fresh)
            others.append(Candidate(column, min(top, likely)))
    others.sort(key=lambda other: -other.probability)
    return [Candidate(first, top), *others]


def fresh_part(scores: Scores, row: int, column: int, first: int) -> float:
    """The part of the terms shared with ``column`` that is not shared as much with ``first``."""
    here = scores.terms.plan[row]
    nearest = scores.terms.reference[first]
    fresh = 0.0
    for key, value in scores.terms.reference[column].items():
        if key in here:
            beyond = value - nearest.get(key, 0.0)
            if beyond > 0:
                fresh += here[key] * beyond
    return fresh


def choose(plan: Side, reference: Side, scores: Scores) -> list[Alignment]:
    """The alignment of every plan clause of the side, in its order."""
    limits = settings()["choice"]
    copies = _copies(plan, reference)
    result = []
    for row, clause in enumerate(plan.clauses):
        if row in copies:
            copy = Candidate(copies[row], 1.0)
            case = _evidence(plan, reference, scores, row, copy, first=True)
            only = case.reference
            result.append(Alignment(clause.id, (only,), only, case.score, (case,)))
            continue
        ranked = candidates(scores, row, limits["most"])
        chosen = [
            candidate
            for place, candidate in enumerate(ranked)
            if candidate.probability >= limits["primary" if place == 0 else "further"]
        ]
        chosen = chosen[: limits["most"]] if chosen[:1] == ranked[:1] else []
        shown = ranked[: len(chosen) + _RUNNERS_UP]
        cases = tuple(
            _evidence(plan, reference, scores, row, candidate, first=place == 0)
            for place, candidate in enumerate(shown)
        )
        ids = tuple(case.reference for case in cases[: len(chosen)])
        result.append(
            Alignment(
                clause.id,
                ids,
                ids[0] if ids else None,
                cases[0].score if ids else None,
                cases,
            )
        )
    return result


def _copies(plan: Side, reference: Side) -> dict[int, int]:
    """Plan clauses whose whole text stands in the reference: row to column.

    Where a text stands there more than once, under the same chapter if it can be, and the first
    with the first.
    """
    places: dict[str, list[int]] = {}
    for column, clause in enumerate(reference.clauses):
        places.setdefault(clause.folded, []).append(column)
    copies = {}
    for row, clause in enumerate(plan.clauses):
        columns = places.get(clause.folded)
        if columns and clause.folded:
            like = [column for column in columns if reference.clauses[column].path == clause.path]
            copies[row] = like[0] if like else columns[0]
            if len(columns) > 1:
                columns.remove(copies[row])
    return copies


def _evidence(
    plan: Side, reference: Side, scores: Scores, row: int, candidate: Candidate, *, first: bool
) -> Evidence:
    """The labelled sum: what every scorer found, then what makes it a probability."""
    column = candidate.column
    weights = settings()["scorers"]
    parts = []
    total = 0.0
    matrices = dict(scores.values) if first else {**scores.values, "passage": scores.passages}
    for name, matrix in matrices.items():
        value = round(matrix[row][column], 4)
        if value:
            detail = _detail(name, plan, reference, scores, (row, column))
            parts.append(Part(name, value, weights[name], detail))
            total += value * weights[name]
    score = round(candidate.probability, 4)
    rest = score - total
    parts.append(Part("calibration", round(abs(rest), 4), 1.0 if rest >= 0 else -1.0))
    return Evidence(reference.clauses[column].id, score, tuple(parts))


def _detail(
    name: str, plan: Side, reference: Side, scores: Scores, pair: tuple[int, int]
) -> tuple[str, ...]:
    row, column = pair
    if name == "terms":
        known = concepts()
        shared = _shared(scores.terms.plan[row], scores.terms.reference[column])
        return tuple([known[key].names[0] for key in shared if key in known][:_DETAILS])
    if name == "grams":
        return tuple(_shared(scores.grams.plan[row], scores.grams.reference[column])[:_DETAILS])
    if name == "heading":
        return (reference.clauses[column].heading,)
    if name == "chapter":
        return reference.clauses[column].path[-1:]
    if name in ("targets", "row"):
        here, there = plan.indicators[row], reference.indicators[column]
        return tuple(there[key] for key in there if key in here)[:_DETAILS]
    return ()


def _shared(here: dict[str, float], there: dict[str, float]) -> list[str]:
    """What both vectors hold, the strongest first."""
    products = [(-value * there[key], key) for key, value in here.items() if key in there]
    products.sort()
    return [key for _, key in products]
