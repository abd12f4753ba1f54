"""From the scores of a clause to its answer: which reference clauses, in which order, and why."""

from typing import NamedTuple

from align.model.pairing import Alignment
from align.pair.combine import Scores, probability, settings
from align.pair.evidence import Role, Sides, evidence
from align.pair.sides import Side

_RUNNERS_UP = 2


class Candidate(NamedTuple):
    """A reference clause that a plan clause may answer to."""

    column: int
    probability: float


def candidates(
    scores: Scores, row: int, most: int, tabled: frozenset[int] = frozenset()
) -> list[Candidate]:
    """The best reference clauses of a plan clause with their probabilities, best first.

    ``tabled`` are the rows of indicator tables among the columns, where the plan clause is none:
    a row restates what a clause prescribes, so a clause of nearly its sum comes before it.
    """
    totals = scores.total[row]
    order = sorted(range(len(totals)), key=lambda column: (-totals[column], column))
    if not order:
        return []
    if order[0] in tabled:
        least = totals[order[0]] * settings()["choice"]["before_row"]
        clause = next((column for column in order if column not in tabled), order[0])
        if totals[clause] >= least:
            order.remove(clause)
            order.insert(0, clause)
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
            likely = probability(sum_, min(1.0, totals[column] / best), fresh)
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
    sides = Sides(plan, reference, scores)
    tabled = frozenset(
        column for column, clause in enumerate(reference.clauses) if clause.row is not None
    )
    result = []
    for row, clause in enumerate(plan.clauses):
        if row in copies:
            case = evidence(sides, (row, copies[row]), 1.0, role="first")
            only = case.reference
            result.append(Alignment(clause.id, (only,), only, case.score, (case,)))
            continue
        rows = tabled if clause.row is None else frozenset[int]()
        ranked = candidates(scores, row, limits["most"], rows)
        chosen = [
            candidate
            for place, candidate in enumerate(ranked)
            if candidate.probability >= limits["primary" if place == 0 else "further"]
        ]
        chosen = chosen[: limits["most"]] if chosen[:1] == ranked[:1] else []
        shown = ranked[: len(chosen) + _RUNNERS_UP]
        roles: list[Role] = ["first"] if shown else []
        roles += ["further" if candidate in chosen else "rejected" for candidate in shown[1:]]
        cases = tuple(
            evidence(sides, (row, candidate.column), candidate.probability, role=role)
            for candidate, role in zip(shown, roles, strict=True)
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
