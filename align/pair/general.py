"""General words: guiding ideas, principles, the text before the first heading.

They prescribe nothing that a clause of another plan could answer to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from align.lexicon.loader import table
from align.model.pairing import Alignment, Evidence, Part
from align.model.plan import Clause, Plan

_COMPARED = 3000


@cache
def _goal() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells a goal among general words: a year, and an amount."""
    return re.compile(r"到20\d\d年"), re.compile(r"\d(?:%|个百分点|万|亿|吨|微克)")


def is_general(clause: Clause) -> bool:
    """Whether a clause is general words.

    It is where it stands before the first heading, or where its heading (without one, that of
    its chapter) speaks of guiding ideas, principles or background, and no year with an
    amount follows: some plans put their goals under the same heading.
    """
    if clause.id == "0":
        return True
    words = clause.heading or (clause.path[-1] if clause.path else "")
    if not any(word in words for word in table("weights")["general"]["headings"]):
        return False
    return not all(pattern.search(clause.folded) for pattern in _goal())


def pair_general(reference: Plan, plan: Plan) -> list[Alignment]:
    """The answers for the general clauses of a plan: the reference's of nearly the same text.

    Two versions of one plan have such; two plans as a rule have not.
    """
    least = table("weights")["general"]["least"]
    others = [clause for clause in reference.clauses if is_general(clause)]
    answers = []
    for clause in plan.clauses:
        if not is_general(clause):
            continue
        best = nearest(clause, others)
        if best is None or best[1] < least:
            answers.append(Alignment(clause.id, (), None, None, ()))
        else:
            like, score = best
            case = Evidence(like, score, (Part("wording", score, 1.0),))
            answers.append(Alignment(clause.id, (like,), like, score, (case,)))
    return answers


def nearest(clause: Clause, others: Sequence[Clause]) -> tuple[str, float] | None:
    """The id of the clause most alike in wording, and how alike; of equals that of the same id."""
    ranked = [
        (
            -fuzz.ratio(clause.folded[:_COMPARED], other.folded[:_COMPARED]),
            other.id != clause.id,
            place,
        )
        for place, other in enumerate(others)
    ]
    if not ranked:
        return None
    value, _, place = min(ranked)
    return others[place].id, round(-value / 100, 4)
