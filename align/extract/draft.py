"""What the readers of a clause hand over: a target in terms of the clause's text."""

from typing import NamedTuple

from align.extract.naming.phrase import Phrase
from align.model.quantity import Comparator, Quantity
from align.model.target import Change, Kind


class Draft(NamedTuple):
    """A target before deadline, strength and the lexicon's knowledge are added.

    ``start`` and ``end`` are indices into the clause's text; ``at`` is the index of the value or
    of the word that makes it a target: what governs there governs the target.
    """

    start: int
    end: int
    at: int
    phrase: Phrase
    kind: Kind
    change: Change
    quantity: Quantity | None = None
    comparator: Comparator | None = None
    word: str = ""
    keeps: bool = False
    standing: bool = False
    year: int | None = None
    """A deadline of its own, where 分别 deals years out or a table column names one."""


def state_draft(span: tuple[int, int], at: int, phrase: Phrase, word: str) -> Draft:
    """A coverage target without a figure, over a span, made one by the word at ``at``."""
    return Draft(span[0], span[1], at, phrase, "coverage", "level", word=word)
