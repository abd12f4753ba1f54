"""What a person should look at: doubtful verdicts, worst consequence first, then alignments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from align.decide.make import key_of
from align.decide.standing import Ground
from align.lexicon.messages import both
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
    """The decision on it that is suspect or has expired, or the remark."""
    hints: tuple[Decision, ...]
    """What was decided for other plans on the same target of the reference."""

    @property
    def again(self) -> bool:
        """Whether there is a decision that has to be looked at again."""
        return self.standing is not None and self.standing.cause is not None

    @property
    def confidence(self) -> float:
        """How sure the tool is."""
        if self.verdict is not None:
            return self.verdict.confidence
        return (self.alignment.score if self.alignment else None) or 0.0


def doubtful(
    on: Ground,
    decisions: Iterable[Decision],
    *,
    below: float = DOUBT,
    today: str = "",
) -> tuple[Item, ...]:
    """What is doubtful and not decided: verdicts by consequence and confidence, then clauses.

    What a suspect decision is about comes first among its like, however sure the tool is, and so
    does one that held until a day before ``today``. ``on`` is the comparison with the decisions
    applied, ``decisions`` are all of the corpus.
    """
    known = tuple(decisions)
    verdicts = sorted(_verdicts(on, known, below, today), key=_gravity)
    clauses = sorted(_clauses(on, below, today), key=lambda item: (not item.again, item.confidence))
    return (*verdicts, *clauses)


def _gravity(item: Item) -> tuple[int, bool, float]:
    name = item.verdict.verdict if item.verdict else "n/a"
    return VERDICTS.index(name), not item.again, item.confidence


def _verdicts(
    on: Ground, decisions: Sequence[Decision], below: float, today: str
) -> Iterator[Item]:
    standings = _pending(on, today, about_clauses=False)
    for verdict in on.comparison.verdicts:
        subject = verdict.reference_target or verdict.plan_target or ""
        item = Item(
            key_of(on, subject),
            subject,
            verdict,
            None,
            standings.get(subject),
            hints_for(on, subject, decisions),
        )
        if item.again or (verdict.decision is None and verdict.confidence < below):
            yield item


def _clauses(on: Ground, below: float, today: str) -> Iterator[Item]:
    standings = _pending(on, today, about_clauses=True)
    settled = {
        one.subject
        for one in on.comparison.decisions
        if one.state == "applied" and one.decision.about_clauses
    }
    for alignment in on.comparison.alignments:
        name = alignment.plan
        item = Item(key_of(on, name), name, None, alignment, standings.get(name), ())
        if item.again or (name not in settled and _unsure(alignment, below)):
            yield item


def _unsure(alignment: Alignment, below: float) -> bool:
    """Whether another answer is about as good, or none is good."""
    others = [one.score for one in alignment.evidence if one.reference not in alignment.reference]
    best = max(others, default=0.0)
    if below >= EVERYTHING:
        return True
    if alignment.score is None:
        return best >= _LEAST
    return alignment.score < below or best > alignment.score - _NEAR


def _pending(on: Ground, today: str, *, about_clauses: bool) -> dict[str, Standing]:
    """By their subject the decisions to be looked at again, and the remarks."""
    result = {}
    for one in on.comparison.decisions:
        if one.subject is None or one.decision.about_clauses is not about_clauses:
            continue
        if one.state == "applied" and expired(one.decision, today):
            cause = both("decide.cause.expired", until=one.decision.until)
            result[one.subject] = one._replace(cause=cause)
        elif one.state in ("suspect", "noted"):
            result[one.subject] = one
    return result


def expired(decision: Decision, today: str) -> bool:
    """Whether a decision held until a day before ``today``, an ISO date."""
    return decision.until is not None and decision.until < today


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
        and one.state in ("suspect", "noted")
        and (one.decision.holds == "note" or holds != "note")
    )
