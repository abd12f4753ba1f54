"""What applying decisions needs of the stages, handed in: two functions bound to two plans."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from align.model.pairing import Alignment
from align.model.target import Target
from align.model.verdict import Verdict

Judge = Callable[[Sequence[Target], Sequence[Target], Sequence[Alignment]], tuple[Verdict, ...]]
"""The verdicts on some targets of the reference, given some of the plan and the alignments."""

Untreated = Callable[[Sequence[Alignment]], tuple[str, ...]]
"""The ids of the reference clauses that nothing answers to."""


class Engine(NamedTuple):
    """The stages, as far as a corrected pair or alignment has to be worked out again."""

    judge: Judge
    untreated: Untreated
