"""The place where people's decisions enter the check.

A part that keeps decisions gives, for a corpus and the plans that are checked, a state for each
decision; the D rules turn the states into findings. ``states`` is that one seam: until decisions
are kept there are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from align.corpus.library import Library
from align.model.finding import Location


class DecisionState(NamedTuple):
    """What became of one decision in this run."""

    id: str
    plan: str
    state: Literal["applied", "stale", "unused"]
    """``stale``: the text of a side is not the one that was decided on (or the decision has
    expired), so it is not applied; ``unused``: nothing in the corpus answers to it."""
    reason: str
    """Why, as the person wrote it; "" where nothing was written."""
    location: Location
    """Its entry in the file of decisions."""
    why: str = ""
    """For ``stale``: which text changed."""


def states(library: Library, plans: Sequence[str]) -> tuple[DecisionState, ...]:  # noqa: ARG001
    """The state of every decision on the plans that are checked."""
    return ()
