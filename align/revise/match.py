"""Which clauses of the new version a clause of the old version lives on in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from align.revise.wording import Wording, ratio

EDITED = 0.5
"""Wordings at least as alike as this are one clause, edited."""
_EDITED_SHORT = 0.6
_SHORT = 20  # characters below which chance makes wordings alike
_SAME_HEADING = 0.2  # how alike clauses of one heading must be besides
_CONTAINED = 0.6  # the share of a part that must stand in the whole
_COVERED = 0.6  # the share of the whole that its parts must hold
_OWN = 0.5  # the share of a part that no other part of the whole may hold
_LEAST_GRAMS = 8  # shorter texts are contained by chance

Shared = dict[tuple[int, int], int]
"""How many stretches an old and a new clause have in common."""


class Match(NamedTuple):
    """Indices of clauses that belong together: one to one, one to many, or many to one."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float


def match(
    old: Sequence[Wording], new: Sequence[Wording], ids: tuple[Sequence[str], Sequence[str]]
) -> list[Match]:
    """The clauses that live on, each in one match at most: unchanged, divided, united, edited."""
    found = [Match((i,), (j,), 1.0) for i, j in _unchanged(old, new, ids)]
    left = set(range(len(old))) - {at for one in found for at in one.old}
    right = set(range(len(new))) - {at for one in found for at in one.new}
    shared = _shared(old, new, left, right)
    for one in _divided_or_united(old, new, shared):
        found.append(one)
        left.difference_update(one.old)
        right.difference_update(one.new)
    near = {(i, j): count for (i, j), count in shared.items() if i in left and j in right}
    return found + list(_edited(old, new, near))


def _unchanged(
    old: Sequence[Wording], new: Sequence[Wording], ids: tuple[Sequence[str], Sequence[str]]
) -> Iterator[tuple[int, int]]:
    """Clauses of the same wording; of several alike those of one id, then in their order."""
    places: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for at, wording in enumerate(new):
        places[wording.text, wording.row].append(at)
    wanted: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for at, wording in enumerate(old):
        if (wording.text, wording.row) in places:
            wanted[wording.text, wording.row].append(at)
    for key, mine in wanted.items():
        theirs = places[key]
        same = {ids[1][j]: j for j in theirs}
        pairs = [(i, same[ids[0][i]]) for i in mine if ids[0][i] in same]
        if len(mine) == len(theirs):
            pairs = list(zip(mine, theirs, strict=True))
        taken = {i for i, _ in pairs}, {j for _, j in pairs}
        yield from pairs
        yield from zip(
            (i for i in mine if i not in taken[0]),
            (j for j in theirs if j not in taken[1]),
            strict=False,
        )


def _shared(
    old: Sequence[Wording], new: Sequence[Wording], left: Collection[int], right: Collection[int]
) -> Shared:
    """The stretches in common of all pairs that have any."""
    where: dict[str, list[int]] = defaultdict(list)
    for j in sorted(right):
        for gram in new[j].grams:
            where[gram].append(j)
    shared: Shared = defaultdict(int)
    for i in sorted(left):
        for gram in old[i].grams:
            for j in where.get(gram, ()):
                shared[i, j] += 1
    return shared


def _divided_or_united(
    old: Sequence[Wording], new: Sequence[Wording], shared: Shared
) -> list[Match]:
    """Old clauses divided into several new ones and the reverse, the best covered first."""
    backward: Shared = {(j, i): count for (i, j), count in shared.items()}
    candidates = [(*one, 0) for one in _wholes(old, new, shared)]
    candidates += [(*one, 1) for one in _wholes(new, old, backward)]
    candidates.sort(key=lambda one: (-one[0], one[3], one[1]))
    found: list[Match] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for covered, whole, parts, side in candidates:
        if whole in taken[side] or taken[1 - side].intersection(parts):
            continue
        taken[side].add(whole)
        taken[1 - side].update(parts)
        old_side, new_side = ((whole,), parts) if side == 0 else (parts, (whole,))
        found.append(Match(old_side, new_side, covered))
    return found


def _wholes(
    wholes: Sequence[Wording], parts: Sequence[Wording], shared: Shared
) -> Iterator[tuple[float, int, tuple[int, ...]]]:
    """How far a whole is covered, the whole, and the parts, two or more, that it went into."""
    container: dict[int, tuple[int, int]] = {}
    for (whole, part), count in sorted(shared.items()):
        if count > container.get(part, (0, 0))[0]:
            container[part] = (count, whole)
    held: dict[int, list[int]] = defaultdict(list)
    for part, (count, whole) in sorted(container.items()):
        size = len(parts[part].grams)
        rows = parts[part].row or wholes[whole].row
        if size >= _LEAST_GRAMS and count >= _CONTAINED * size and not rows:
            held[whole].append(part)
    for whole, members in sorted(held.items()):
        own = _with_own_share(wholes[whole], parts, members)
        if len(own) > 1:
            grams = wholes[whole].grams
            common = frozenset().union(*(parts[part].grams for part in own)) & grams
            covered = len(common) / len(grams)
            if covered >= _COVERED:
                yield covered, whole, tuple(own)


def _with_own_share(whole: Wording, parts: Sequence[Wording], members: list[int]) -> list[int]:
    """The members that hold something of the whole that the other ones don't."""
    own = sorted(members, key=lambda part: (-len(parts[part].grams), part))
    for part in reversed(own.copy()):
        others = frozenset().union(*(parts[other].grams for other in own if other != part))
        mine = (parts[part].grams & whole.grams) - others
        if len(mine) < _OWN * len(parts[part].grams):
            own.remove(part)
    return sorted(own)


def _edited(old: Sequence[Wording], new: Sequence[Wording], shared: Shared) -> Iterator[Match]:
    """Pairs of clauses whose wording is near, the nearest first."""
    near: list[tuple[float, int, int, int, float]] = []
    for (i, j), count in shared.items():
        one, other = old[i], new[j]
        named = _same_name(one, other)
        least = min(len(one.grams), len(other.grams))
        if (one.row is None) != (other.row is None) or (not named and 5 * count < least):
            continue
        alike = ratio(one.text, other.text)
        short = min(len(one.text), len(other.text)) < _SHORT
        if alike >= (_SAME_HEADING if named else _EDITED_SHORT if short else EDITED):
            near.append((-alike - 0.2 * named, abs(i - j), i, j, alike))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, _, i, j, alike in sorted(near):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield Match((i,), (j,), alike)


def _same_name(one: Wording, other: Wording) -> bool:
    """Whether two clauses have the same heading, or two rows the same indicator."""
    if one.row is not None or other.row is not None:
        return one.row == other.row
    return len(one.heading) >= 4 and one.heading == other.heading
