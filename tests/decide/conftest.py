"""A small corpus of an invented city with two districts, and what the tool makes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from decide_texts import CITY, EAST

from align.corpus.deciding import engine_of
from align.decide.apply import apply
from align.decide.engine import Engine
from align.decide.make import Answer, Word, decide
from align.decide.standing import Ground, ground
from align.model.comparison import Comparison
from align.model.decision import Decision
from align.model.verdict import Verdict
from align.pipeline import compare
from align.read import parse

WORD = Word("口径相同", "李四", "2026-03-02")


class Desk(NamedTuple):
    """Two plans as the tool alone sees them."""

    comparison: Comparison
    on: Ground
    engine: Engine

    def decide(self, name: str, answer: Answer, word: Word = WORD) -> Decision:
        """The decision that an answer amounts to."""
        return decide(self.on, name, answer, word, self.engine)

    def apply(self, *decisions: Decision) -> Comparison:
        """The comparison with the decisions applied."""
        return apply(self.comparison, decisions, self.engine)


Lay = Callable[..., Desk]


@pytest.fixture
def lay() -> Lay:
    """A function that lays two texts beside each other."""

    def do(city: str = CITY, east: str = EAST, name: str = "east") -> Desk:
        plans = [
            parse(text.encode(), path=f"{id}.txt", id=id)
            for id, text in (("city", city), (name, east))
        ]
        comparison = compare(plans[0], plans[1], relation="parent")
        return Desk(comparison, ground(comparison), engine_of(comparison))

    return do


@pytest.fixture
def desk(lay: Lay) -> Desk:
    """The city beside its eastern district."""
    return lay()


def of(comparison: Comparison, target: str) -> Verdict:
    """The verdict on a target of either plan."""
    return next(v for v in comparison.verdicts if target in (v.reference_target, v.plan_target))


@pytest.fixture
def verdict() -> Callable[[Comparison, str], Verdict]:
    """A function of a comparison and a target: the first verdict on it."""
    return of
