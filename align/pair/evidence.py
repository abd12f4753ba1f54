"""The case for a pair: every scorer's contribution, and what it rests on."""

from typing import Literal, NamedTuple

from align.lexicon.concepts import concepts
from align.model.pairing import Evidence, Part
from align.pair.combine import Scores, settings
from align.pair.sides import Side

Role = Literal["first", "further", "rejected"]

_DETAILS = 6


class Sides(NamedTuple):
    """All that is known of the two plans."""

    plan: Side
    reference: Side
    scores: Scores


def evidence(sides: Sides, pair: tuple[int, int], probability: float, *, role: Role) -> Evidence:
    """The labelled sum for a plan clause and a reference clause; its parts add up to its score.

    The last part, ``calibration``, is what turns the weighted sum into a probability.
    """
    row, column = pair
    weights = settings()["scorers"]
    parts = []
    total = 0.0
    values = {name: matrix[row][column] for name, matrix in sides.scores.values.items()}
    if role != "first":
        values["passage"] = sides.scores.passages[row][column]
    for name, exact in values.items():
        value = round(exact, 4)
        if value:
            detail = _detail(name, sides, row, column) if role != "rejected" else ()
            parts.append(Part(name, value, weights[name], detail))
            total += value * weights[name]
    score = round(probability, 4)
    rest = score - total
    parts.append(Part("calibration", round(abs(rest), 4), 1.0 if rest >= 0 else -1.0))
    return Evidence(sides.reference.clauses[column].id, score, tuple(parts))


def _detail(name: str, sides: Sides, row: int, column: int) -> tuple[str, ...]:
    plan, reference, scores = sides
    if name == "terms":
        known = concepts()
        shared = _shared(scores.terms.plan[row], scores.terms.reference[column])
        return tuple([known[key].names[0] for key in shared if key in known][:_DETAILS])
    if name == "grams":
        shared = _shared(scores.grams.plan[row], scores.grams.reference[column])[: _DETAILS + 3]
        texts = plan.wordings[row].text, reference.wordings[column].text
        return _phrases(shared, *texts)[:_DETAILS]
    if name == "heading":
        return (reference.clauses[column].heading,)
    if name == "chapter":
        return reference.clauses[column].path[-1:]
    if name in ("targets", "row"):
        here, there = plan.indicators[row], reference.indicators[column]
        return tuple([there[key] for key in there if key in here][:_DETAILS])
    return ()


def _shared(here: dict[str, float], there: dict[str, float]) -> list[str]:
    """What both vectors hold, the strongest first."""
    products = [(-value * there[key], key) for key, value in here.items() if key in there]
    products.sort()
    return [key for _, key in products]


def _phrases(grams: list[str], here: str, there: str) -> tuple[str, ...]:
    """Overlapping character pairs joined to the phrases that stand in both texts."""
    phrases: list[str] = []
    for gram in grams:
        for place, phrase in enumerate(phrases):
            if gram in phrase:
                break
            if phrase[-1] == gram[0]:
                longer = phrase + gram[1]
            elif gram[1] == phrase[0]:
                longer = gram[0] + phrase
            else:
                continue
            if longer in here and longer in there:
                phrases[place] = longer
                break
        else:
            phrases.append(gram)
    return tuple(phrases)
