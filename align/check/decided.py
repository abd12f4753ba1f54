"""People's decisions as the check sees them: which no longer stand, which are of no use.

Decisions are applied wherever two plans are compared; the check tells those that are not, or that
nobody has looked at for too long. It alone knows the day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Literal, NamedTuple

from align.corpus.deciding import without_use
from align.corpus.library import Library
from align.decide.queue import expired
from align.lexicon.messages import both
from align.model.comparison import Comparison
from align.model.decision import Decision
from align.model.finding import Location
from align.model.verdict import Words


class DecisionState(NamedTuple):
    """What became of one decision in this run."""

    id: str
    plan: str
    state: Literal["kept", "stale", "unused"]
    """``stale``: the text of a side is not the one that was decided on, or the day is past until
    which it need not be looked at; ``unused``: nothing in the corpus answers to it."""
    reason: str
    """Why, as the person wrote it; "" where nothing was written."""
    location: Location
    """Its entry in the file of decisions."""
    why: Words = Words("", "")
    """For ``stale`` and ``unused``: the cause."""
    clause: str | None = None
    """The plan's clause that it is about, where that can still be told."""


def states(library: Library) -> tuple[DecisionState, ...]:
    """The state of every entry, as far as it can be told without reading a plan."""
    useless = {decision.line: cause for decision, cause in without_use(library)}
    return tuple(_state(library, one, useless.get(one.line), "unused") for one in library.decisions)


def stale(library: Library, comparison: Comparison) -> Iterator[DecisionState]:
    """The decisions on two plans that somebody has to look at again."""
    today = datetime.datetime.now().astimezone().date().isoformat()
    for standing in comparison.decisions:
        cause, decision = standing.cause, standing.decision
        if standing.state == "applied" and expired(decision, today):
            cause = both("decide.cause.expired", until=decision.until)
        elif standing.state != "suspect":
            continue
        state = _state(library, decision, cause, "stale")
        yield state._replace(clause=standing.clause)


def _state(
    library: Library, decision: Decision, cause: Words | None, state: Literal["stale", "unused"]
) -> DecisionState:
    path, line = library.config.decisions_path, decision.line
    return DecisionState(
        decision.id,
        decision.plan,
        "kept" if cause is None else state,
        decision.why,
        Location(path, line, 1, line, ""),
        cause or Words("", ""),
    )
