"""The headings above the clauses: which stands for which, and which are new or gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from align.model.revision import HeadingChange
from align.revise.wording import ratio

Path = tuple[str, ...]
"""Headings from the outermost inwards, without their numbers."""



class Chapters:
    """The headings of both versions, told which answers to which by the clauses under them."""

    def __init__(self, pairs: Iterable[tuple[Path, Path]], old: Iterable[Path], new: Iterable[Path]):
        self._old = _nodes(old)
        self._new = _nodes(new)
        self._forward = {node: node for node in self._old if node in set(self._new)}
        taken = set(self._forward.values())
        votes: Counter[tuple[Path, Path]] = Counter()
        for one, other in pairs:
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

    def moved(self, old: Path, new: Path) -> bool:
        """Whether a clause under the old heading stands under another one's now."""
        if not old or not new:
            # out of a chapter, or into one; a version without any chapter moves nothing
            return bool(old or new) and bool(self._old and self._new)
        expected = self._forward.get(old)
        return expected is not None and expected != new and new in self._backward

    def changes(self) -> tuple[HeadingChange, ...]:
        """The headings that were put in, retitled and taken out."""
        found = []
        for node in self._new:
            before = self._backward.get(node)
            if before is None:
                found.append(HeadingChange("added", None, node[-1]))
            elif before[-1] != node[-1]:
                found.append(HeadingChange("retitled", before[-1], node[-1]))
        gone = [node for node in self._old if node not in self._forward]
        return (*found, *(HeadingChange("dropped", node[-1], None) for node in gone))


def _nodes(paths: Iterable[Path]) -> Sequence[Path]:
    """Every heading with those above it, once, in text order."""
    return list(dict.fromkeys(path[:at] for path in paths for at in range(1, len(path) + 1)))


__all__ = ["Chapters"]
