"""One plan, made ready to be scored."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from align.model.plan import Clause, Plan
from align.model.target import Target
from align.pair.general import is_general
from align.pair.wording import Wording, wordings


class Side(NamedTuple):
    """The clauses of one plan that are to be paired, and what is known of each."""

    title: str
    clauses: Sequence[Clause]
    wordings: Sequence[Wording]
    indicators: Sequence[Mapping[str, str]]
    """For each clause the indicators that its targets speak of: key to printed name."""


def side(plan: Plan, targets: Sequence[Target], names: Sequence[str]) -> Side:
    """The prescriptive clauses of a plan, ready to be scored; ``names`` carry no weight."""
    clauses = [clause for clause in plan.clauses if not is_general(clause)]
    return Side(plan.meta.title, clauses, wordings(clauses, names), indicators(clauses, targets))


def indicators(clauses: Sequence[Clause], found: Sequence[Target]) -> list[dict[str, str]]:
    """For each clause the indicators of its targets; their printed name where they have no key."""
    by_clause: dict[str, dict[str, str]] = {clause.id: {} for clause in clauses}
    for target in found:
        if target.clause in by_clause and target.indicator:
            key = target.indicator_key or target.indicator
            by_clause[target.clause].setdefault(key, target.indicator)
    return [by_clause[clause.id] for clause in clauses]
