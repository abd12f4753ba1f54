"""Which target of the new version a target of the old version lives on in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from align.model.revision import ClauseChange
from align.model.target import Target
from align.revise.wording import folded, ratio

_ALIKE = 0.7
"""Indicators of one clause, worded as alike as this, are one; elsewhere they must be nearly so."""
_ALIKE_ELSEWHERE = 0.9
_SCOPE = 0.5  # scopes less alike than this are two scopes
_PASSES = 8  # of exchanging partners; two are usual

_WEIGHTS = (4.0, 2.0, 1.5, 1.4, 1.0, 1.0, 0.3)
"""Of indicator, clause, deadline, value, scope, kind and change, wording."""


class Pair(NamedTuple):
    """A target of either version, or of both where it lives on, and how alike the two are."""

    old: Target | None
    new: Target | None
    likeness: float


def match_targets(
    old: Sequence[Target], new: Sequence[Target], clauses: Sequence[ClauseChange]
) -> tuple[Pair, ...]:
    """Every target once, in the order of the new version, dropped ones where they would stand."""
    linked = {(one, other) for change in clauses for one in change.old for other in change.new}
    order = {other: at for at, change in enumerate(clauses) for other in change.new}
    order_old = {one: at for at, change in enumerate(clauses) for one in change.old}
    pairs = _same(old, new, linked)
    left = [at for at in range(len(old)) if at not in pairs]
    taken = set(pairs.values())
    right = [at for at in range(len(new)) if at not in taken]
    scores = {
        (i, j): score
        for i in left
        for j in right
        if (score := _score(old[i], new[j], linked=(old[i].clause, new[j].clause) in linked))
    }
    pairs |= _best(scores)
    found = [(i, j, _likeness(old[i], new[j])) for i, j in pairs.items()]
    keyed: list[tuple[tuple[int, int, int], Pair]] = [
        ((order.get(new[j].clause, 0), 0, j), Pair(old[i], new[j], alike)) for i, j, alike in found
    ]
    taken = set(pairs.values())
    keyed += [
        ((order.get(one.clause, 0), 0, j), Pair(None, one, 0.0))
        for j, one in enumerate(new)
        if j not in taken
    ]
    keyed += [
        ((order_old.get(one.clause, 0), 1, i), Pair(one, None, 0.0))
        for i, one in enumerate(old)
        if i not in pairs
    ]
    return tuple(pair for _, pair in sorted(keyed, key=lambda item: item[0]))


def unchanged(old: Target, new: Target) -> bool:
    """Whether two targets demand the same in every field, however they are worded."""
    return all(getattr(old, field) == getattr(new, field) for field in FIELDS) and _bounds(
        old
    ) == _bounds(new)


FIELDS = (
    "kind", "change", "comparator", "baseline", "deadline", "strength", "scope", "indicator",
    "unit", "word", "period", "standing", "keeps", "per_capita",
)  # fmt: skip
"""What two targets must have alike, besides their bounds, to be one and the same."""


def _bounds(target: Target) -> object:
    return target.normalized or (target.lower, target.upper)


def _same(
    old: Sequence[Target], new: Sequence[Target], linked: set[tuple[str, str]]
) -> dict[int, int]:
    """Targets of the same words in clauses that answer to each other, in their order."""
    where: dict[tuple[str, str], list[int]] = {}
    for j, target in enumerate(new):
        where.setdefault((target.indicator, folded(target.quote)), []).append(j)
    pairs: dict[int, int] = {}
    for i, target in enumerate(old):
        free = where.get((target.indicator, folded(target.quote)), [])
        for j in free:
            if (target.clause, new[j].clause) in linked and unchanged(target, new[j]):
                pairs[i] = j
                free.remove(j)
                break
    return pairs


def _identity(old: Target, new: Target) -> float:
    """How sure it is that both are of one indicator, from 0 to 1."""
    one, other = folded(old.indicator), folded(new.indicator)
    if one == other:
        return 1.0
    if old.indicator_key and new.indicator_key:
        return 0.95 if old.indicator_key == new.indicator_key else 0.0
    alike = ratio(one, other)
    return 0.9 * alike if alike >= _ALIKE else 0.0


def _scopes(old: Target, new: Target) -> float:
    """How alike the scopes are; a scope put in or taken out is half the same."""
    one, other = folded(old.scope or ""), folded(new.scope or "")
    if one == other:
        return 1.0
    return ratio(one, other) if one and other else _SCOPE


def _score(old: Target, new: Target, *, linked: bool) -> float:
    """How well a target answers to another, 0 where it doesn't."""
    identity = _identity(old, new)
    if not identity:
        return 0.0
    scope = _scopes(old, new)
    value = old.kind == new.kind and _bounds(old) == _bounds(new) and old.word == new.word
    deadline = old.deadline == new.deadline
    if scope < _SCOPE and not value:
        return 0.0
    if not linked and (identity < _ALIKE_ELSEWHERE or scope < 1.0 or not (value or deadline)):
        return 0.0
    alike = ((old.kind == new.kind) + (old.change == new.change)) / 2
    wording = ratio(folded(old.quote), folded(new.quote))
    parts = (identity, linked, deadline, value, scope, alike, wording)
    return sum(weight * float(part) for weight, part in zip(_WEIGHTS, parts, strict=True))


def _best(scores: dict[tuple[int, int], float]) -> dict[int, int]:
    """Partners, the best ones first, then exchanged as long as that makes all better together."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), _ in sorted(scores.items(), key=lambda one: (-one[1], sum(one[0]), one[0])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    rivals: dict[int, list[int]] = {}
    for i, j in sorted(scores):
        rivals.setdefault(j, []).append(i)
    for _ in range(_PASSES):
        exchanged = [_exchange(i, pairs, scores, rivals) for i in sorted(pairs)]
        if True not in exchanged:
            break
    return pairs


def _exchange(
    i: int,
    pairs: dict[int, int],
    scores: dict[tuple[int, int], float],
    rivals: dict[int, list[int]],
) -> bool:
    """Whether a target found a partner to exchange, or one without a partner to give way to."""
    j = pairs[i]
    owner = {new: old for old, new in pairs.items()}
    for other in sorted({new for old, new in scores if old == i and new != j}):
        rival = owner.get(other)
        if rival is not None:
            gain = scores[i, other] + scores.get((rival, j), -1e9)
            if gain > scores[i, j] + scores[rival, other] + 1e-9:
                pairs[i], pairs[rival] = other, j
                return True
        elif any(old not in pairs and (old, j) in scores for old in rivals[j]):
            # a partner is free: who has none may take the one that is given up
            heir = max(
                (old for old in rivals[j] if old not in pairs and (old, j) in scores),
                key=lambda old: (scores[old, j], -old),
            )
            pairs[i], pairs[heir] = other, j
            return True
    return False


def _likeness(old: Target, new: Target) -> float:
    """How sure it is that two matched targets are one."""
    return round(min(1.0, _identity(old, new) * (0.5 + _scopes(old, new) / 2)), 2)
