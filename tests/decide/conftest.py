"""A small corpus of an invented city with a district, and what the tool makes of it."""

from __future__ import annotations

import pytest
from decide_texts import CITY, EAST, Desk, Lay

from align.corpus.deciding import engine_of
from align.decide.standing import ground
from align.pipeline import compare
from align.read import parse


@pytest.fixture
def lay() -> Lay:
    """A function that lays two texts beside each other."""

    def do(city: str = CITY, east: str = EAST, name: str = "east") -> Desk:
        plans = [
            parse(text.encode(), path=f"{name_of}.txt", id=name_of)
            for name_of, text in (("city", city), (name, east))
        ]
        comparison = compare(plans[0], plans[1], relation="parent")
        return Desk(comparison, ground(comparison), engine_of(comparison))

    return do


@pytest.fixture
def desk(lay: Lay) -> Desk:
    """The city beside its eastern district."""
    return lay()
