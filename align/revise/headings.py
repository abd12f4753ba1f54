"""The headings above the clauses: which stands for which, and which are new or gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from align.model.plan import Clause, Plan
from align.model.revision import HeadingChange
from align.revise.wording import chapters, folded, ratio

Path = tuple[str, ...]
"""Headings from the outermost inwards, folded and without their numbers."""


class Chapters:
    """The headings of both versions, told which answers to which by the clauses under them."""

    def __init__(self, pairs: Iterable[tuple[Clause, Clause]], old: Plan, new: Plan) -> None:
        self._old, self._new = _nodes(old), _nodes(new)
        self._own = tuple({folded(one.heading) for one in plan.clauses} for plan in (old, new))
        self._forward = {node: node for node in self._old if node in self._new}
        taken = set(self._forward.values())
        votes: Counter[tuple[Path, Path]] = Counter()
        for clause, counterpart in pairs:
            one, other = _path(clause), _path(counterpart)
            if len(one) == len(other):
                votes.update((one[:at], other[:at]) for at in range(1, len(one) + 1))
        # outer headings first: what they stand for helps the inner ones, else most clauses win
        order = sorted(
            votes.items(),
            key=lambda vote: (
                len(vote[0][0]),
                vote[0][0][-1] != vote[0][1][-1],
                -vote[1],
                -ratio(vote[0][0][-1], vote[0][1][-1]),
                vote[0],
            ),
        )
        for (one, other), _ in order:
            if one not in self._forward and other not in taken:
                self._forward[one] = other
                taken.add(other)
        self._backward = {other: one for one, other in self._forward.items()}

    def moved(self, old: Clause, new: Clause) -> bool:
        """Whether a clause that stood under one heading stands under another one now."""
        one, other = _path(old), _path(new)
        if not one or not other:
            # out of a chapter, or into one; a version without any chapter moves nothing
            return bool(one or other) and bool(self._old and self._new)
        expected = self._forward.get(one)
        return expected is not None and expected != other and other in self._backward

    def changes(self) -> tuple[HeadingChange, ...]:
        """The headings that were put in, retitled and taken out.

        A clause's own heading is left out: what became of it is told of the clause.
        """
        found = []
        for node, printed in self._new.items():
            before = self._backward.get(node)
            if node[-1] in self._own[1]:
                continue
            if before is None:
                found.append(HeadingChange("added", None, printed))
            elif before[-1] != node[-1]:
                found.append(HeadingChange("retitled", self._old[before], printed))
        gone = (node for node in self._old if node not in self._forward)
        found += [
            HeadingChange("dropped", self._old[node], None)
            for node in gone
            if node[-1] not in self._own[0]
        ]
        return tuple(found)


def _path(clause: Clause) -> Path:
    return tuple(map(folded, chapters(clause)))


def _nodes(plan: Plan) -> dict[Path, str]:
    """Every heading with those above it, in text order, and the heading as printed."""
    found: dict[Path, str] = {}
    for clause in plan.clauses:
        path = _path(clause)
        for at, printed in enumerate(chapters(clause)):
            found.setdefault(path[: at + 1], printed)
    return found
