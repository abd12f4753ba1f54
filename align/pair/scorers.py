"""The scorers: pure functions from two sides to one value in [0, 1] for every pair of clauses.

None knows of numbers or of order, and the value of a pair hangs on the one plan clause and on the
reference alone: no other clause of the plan has a part in it.
"""

import re
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz

from align.lexicon.concepts import find_concepts
from align.lexicon.loader import table
from align.pair.sides import Side
from align.pair.similarity import Matrix, cosines, rarity, weighted

_COMPARED = 3000
"""Characters of a text that are compared letter by letter, which takes time by their square."""


class Vectors(NamedTuple):
    """One kind of vector of all clauses, of length one each."""

    plan: list[dict[str, float]]
    reference: list[dict[str, float]]
    weights: dict[str, float]


def term_vectors(plan: Side, reference: Side) -> Vectors:
    """The concepts of the clauses, weighed by their rarity."""
    here = [wording.terms for wording in plan.wordings]
    there = [wording.terms for wording in reference.wordings]
    background = table("background")
    weights = rarity(there, background["terms"], background["pseudo"])
    return Vectors(weighted(here, weights), weighted(there, weights), weights)


def gram_vectors(plan: Side, reference: Side) -> Vectors:
    """The character pairs of the clauses, weighed by their rarity; only pairs of letters count."""
    here = [wording.grams for wording in plan.wordings]
    there = [wording.grams for wording in reference.wordings]
    background = table("background")
    weights = rarity(there, background["grams"], background["pseudo"])
    letters = {gram: weight for gram, weight in weights.items() if gram.isalpha()}
    return Vectors(weighted(here, letters), weighted(there, letters), letters)


def closeness(vectors: Vectors) -> Matrix:
    """The cosine of every pair: the scorers ``terms`` and ``grams``."""
    return cosines(vectors.plan, vectors.reference)


def passage(plan: Side, reference: Side, terms: Vectors, whole: Matrix) -> Matrix:
    """How well one passage of a long clause answers to the other clause: the best of them.

    ``whole`` are the values of the scorer ``terms``, which stand for clauses of one passage.
    """
    result = [list(row) for row in whole]
    rows, passages = _spread(plan, terms)
    for row, values in zip(rows, cosines(passages, terms.reference), strict=True):
        result[row] = list(map(max, result[row], values))
    columns, passages = _spread(reference, terms)
    for column, values in zip(columns, cosines(passages, terms.plan), strict=True):
        for row, value in enumerate(values):
            result[row][column] = max(result[row][column], value)
    return result


def _spread(side: Side, terms: Vectors) -> tuple[list[int], list[dict[str, float]]]:
    owners = [index for index, wording in enumerate(side.wordings) for _ in wording.passages]
    passages = [passage for wording in side.wordings for passage in wording.passages]
    return owners, weighted(passages, terms.weights)


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(r"^\W*(\w{1,9}?(?:城|区|镇|中心|岛|湾|港))(?:建设|打造|创建|率先)")


def place(plan: Side, reference: Side) -> Matrix:
    """1 where exactly one of the two clauses is about one named place, as its heading says."""
    here = [_names_place(wording.heading) for wording in plan.wordings]
    there = [_names_place(wording.heading) for wording in reference.wordings]
    return [[float(one is not other) for other in there] for one in here]


def _names_place(heading: str) -> bool:
    match = _subject().match(heading)
    return match is not None and not find_concepts(match[1])


def heading(plan: Side, reference: Side) -> Matrix:
    """How alike the headings are written; 0 where either side has none."""
    there = [wording.heading[:_COMPARED] for wording in reference.wordings]
    return [
        [
            fuzz.ratio(here.heading[:_COMPARED], other) / 100 if here.heading else 0.0
            for other in there
        ]
        for here in plan.wordings
    ]


def chapter(reference: Side, base: Matrix) -> Matrix:
    """How well a clause answers to the whole chapter of the reference clause: the mean over it."""
    result = [list(row) for row in base]
    for members in _by_chapter(reference):
        for row, values in zip(result, base, strict=True):
            mean = min(1.0, sum([values[column] for column in members]) / len(members))
            for column in members:
                row[column] = mean
    return result


def _by_chapter(side: Side) -> list[list[int]]:
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, wording in enumerate(side.wordings):
        groups.setdefault(wording.chapter, []).append(index)
    return list(groups.values())


def targets(plan: Side, reference: Side) -> Matrix:
    """The share of the indicators of one clause that the other one sets targets for, too.

    Of the clause that has fewer, and one more counted for doubt, so that one shared indicator
    alone does not decide.
    """
    return [
        [
            len(here.keys() & there.keys()) / (min(len(here), len(there)) + 0.5)
            if here and there
            else 0.0
            for there in reference.indicators
        ]
        for here in plan.indicators
    ]


def row(plan: Side, reference: Side) -> Matrix:
    """1 where one clause is a row of an indicator table and the other sets a target for it."""
    here = [clause.row is not None for clause in plan.clauses]
    there = [clause.row is not None for clause in reference.clauses]
    return [
        [
            float((one or other) and not found.keys().isdisjoint(others))
            for other, others in zip(there, reference.indicators, strict=True)
        ]
        for one, found in zip(here, plan.indicators, strict=True)
    ]


def citation(plan: Side, reference: Side) -> Matrix:
    """1 where a clause cites the other one by the title of its plan and its number."""
    result = [[0.0] * len(reference.clauses) for _ in plan.clauses]
    for row, column in _cited(plan, reference):
        result[row][column] = 1.0
    for column, row in _cited(reference, plan):
        result[row][column] = 1.0
    return result


@cache
def _citation() -> re.Pattern[str]:
    return re.compile(
        r"《([^《》]{4,60})》[^，。；《》]{0,4}?第?[（(]?([〇零一二三四五六七八九十百\d]{1,6})[）)条项]"
    )


def _cited(citing: Side, cited: Side) -> list[tuple[int, int]]:
    if not cited.title:
        return []
    found = []
    for index, clause in enumerate(citing.clauses):
        if cited.title in clause.folded:
            for match in _citation().finditer(clause.folded):
                if match[1] == cited.title:
                    found += [
                        (index, other)
                        for other, candidate in enumerate(cited.clauses)
                        if match[2] in (candidate.number, candidate.id)
                    ]
    return found


def wording(plan: Side, reference: Side, base: Matrix, least: float) -> Matrix:
    """How alike the whole texts are written, for pairs whose value so far is at least ``least``."""
    texts = [other.text[:_COMPARED] for other in reference.wordings]
    return [
        [
            fuzz.ratio(here.text[:_COMPARED], texts[column]) / 100 if value >= least else 0.0
            for column, value in enumerate(row)
        ]
        for here, row in zip(plan.wordings, base, strict=True)
    ]
