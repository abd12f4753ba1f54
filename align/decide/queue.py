"""What a person should look at: doubtful verdicts, worst consequence first, then alignments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from align.decide.make import key_of
from align.decide.standing import Ground
from align.model.decision import Decision, Standing
from align.model.pairing import Alignment
from align.model.verdict import VERDICTS, Verdict

DOUBT = 0.7
"""Verdicts and alignments with less confidence are doubtful."""
EVERYTHING = 1.01
"""No confidence reaches this: all is looked at."""
_NEAR = 0.15  # a runner-up this close makes an alignment doubtful
_LEAST = 0.25  # a runner-up this good makes a clause without an answer doubtful


class Item(NamedTuple):
    """One thing to be looked at."""

    key: str
    """The id that a decision on it gets: the same as long as its text is."""
    subject: str
    verdict: Verdict | None
    """The tool's; None for an item on a clause."""
    alignment: Alignment | None
    standing: Standing | None
    """The suspect decision, or the remark, that there is on it."""
    hints: tuple[Decision, ...]
    """What was decided for other plans on the same target of the reference."""

    @property
    def confidence(self) -> float:
        """How sure the tool is."""
        if self.verdict is not None:
            return self.verdict.confidence
        return (self.alignment.score if self.alignment else None) or 0.0


def doubtful(
    on: Ground, decisions: Iterable[Decision], *, below: float = DOUBT
) -> tuple[Item, ...]:
    """What is doubtful and not decided: verdicts by consequence and confidence, then clauses.

    What a suspect decision is about comes first among its like, however sure the tool is.
    ``on`` is the comparison with the decisions applied, ``decisions`` are all of the corpus.
    """
    known = tuple(decisions)
    verdicts = sorted(_verdicts(on, known, below), key=_gravity)
    clauses = sorted(_clauses(on, below), key=lambda item: (item.standing is None, item.confidence))
    return (*verdicts, *clauses)


def _gravity(item: Item) -> tuple[int, bool, float]:
    name = item.verdict.verdict if item.verdict else "n/a"
    return VERDICTS.index(name), item.standing is None, item.confidence


def _verdicts(on: Ground, decisions: Sequence[Decision], below: float) -> Iterator[Item]:
    standings = _pending(on, about_clauses=False)
    for verdict in on.comparison.verdicts:
        subject = verdict.reference_target or verdict.plan_target or ""
        standing = standings.get(subject)
        suspect = standing is not None and standing.state == "suspect"
        if verdict.decision is None and (suspect or verdict.confidence < below):
            hints = hints_for(on, subject, decisions)
            yield Item(key_of(on, subject), subject, verdict, None, standing, hints)


def _clauses(on: Ground, below: float) -> Iterator[Item]:
    standings = _pending(on, about_clauses=True)
    settled = {
        one.subject
        for one in on.comparison.decisions
        if one.state == "applied" and one.decision.about_clauses
    }
    for alignment in on.comparison.alignments:
        standing = standings.get(alignment.plan)
        suspect = standing is not None and standing.state == "suspect"
        if alignment.plan not in settled and (suspect or _unsure(alignment, below)):
            key = key_of(on, alignment.plan)
            yield Item(key, alignment.plan, None, alignment, standing, ())


def _unsure(alignment: Alignment, below: float) -> bool:
    """Whether another answer is about as good, or none is good."""
    others = [one.score for one in alignment.evidence if one.reference not in alignment.reference]
    best = max(others, default=0.0)
    if below >= EVERYTHING:
        return True
    if alignment.score is None:
        return best >= _LEAST
    return alignment.score < below or best > alignment.score - _NEAR


def _pending(on: Ground, *, about_clauses: bool) -> dict[str, Standing]:
    """The suspect decisions and remarks by their subject."""
    return {
        one.subject: one
        for one in on.comparison.decisions
        if one.subject is not None
        and one.state in ("suspect", "noted")
        and one.decision.about_clauses is about_clauses
    }


def hints_for(on: Ground, subject: str, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """What was decided for other plans on the same target of the same reference."""
    target = on.reference.targets.get(subject)
    if target is None:
        return ()
    marks = on.reference.marks[target.clause], on.reference.target_marks[subject]
    plan, reference = on.comparison.plan.id, on.comparison.reference.id
    return tuple(
        one
        for one in decisions
        if one.plan != plan
        and one.reference == reference
        and (one.reference_clause, one.reference_target) == marks
    )


def replaced(on: Ground, subject: str, holds: str) -> tuple[str, ...]:
    """The ids of the decisions that a new one on that subject takes the place of."""
    return tuple(
        one.decision.id
        for one in on.comparison.decisions
        if one.subject == subject
        and one.state in ("suspect", "noted", "expired")
        and (one.decision.holds == "note" or holds != "note")
    )
