"""Which reference clauses a plan clause answers to, and why."""

from typing import NamedTuple


class Part(NamedTuple):
    """One scorer's contribution to a score: ``value`` (0 to 1) times ``weight``."""

    scorer: str
    value: float
    weight: float
    detail: tuple[str, ...] = ()
    """What it rests on, strongest first: shared terms, the heading, shared indicators."""


class Evidence(NamedTuple):
    """The case for one reference clause."""

    reference: str
    score: float
    parts: tuple[Part, ...]


class Alignment(NamedTuple):
    """The answer for one plan clause: reference clauses best first, none where none fits."""

    plan: str
    reference: tuple[str, ...]
    primary: str | None
    score: float | None
    evidence: tuple[Evidence, ...]
    """For each chosen reference clause, in the same order, then the runners-up."""


class SentencePair(NamedTuple):
    """Which sentence of the reference clause a sentence of the plan clause answers to.

    Both are index pairs into the clauses' ``text``; one side is None where a sentence stands alone.
    """

    reference: tuple[int, int] | None
    plan: tuple[int, int] | None
    score: float
