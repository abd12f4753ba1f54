"""The composed plans, each compared with its reference once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from align.model.comparison import Comparison
from align.pipeline import Prepared, compare, prepare
from align.read import read_plan

PLANS = Path(__file__).parent / "plans"


@cache
def prepared(id: str) -> Prepared:
    """A composed plan with the targets that it sets."""
    return prepare(read_plan(str(PLANS / f"{id}.txt"), id=id))


@cache
def compared(pair: str) -> Comparison:
    """The comparison of a pair, named by its letter."""
    return compare(prepared(f"ref{pair}"), prepared(f"plan{pair}"))


@pytest.fixture
def composed() -> Callable[[str], Prepared]:
    return prepared


@pytest.fixture
def comparison() -> Callable[[str], Comparison]:
    return compared
