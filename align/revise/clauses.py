"""What became of every clause."""

from __future__ import annotations

from collections.abc import Sequence

from align.model.plan import Clause, Plan
from align.model.revision import ClauseChange, ClauseFate, HeadingChange
from align.revise.headings import Chapters
from align.revise.match import Match, match
from align.revise.order import in_order
from align.revise.passages import passages
from align.revise.wording import Wording, numbers, wording

Texts = Sequence[Wording]


def revise_clauses(
    old: Plan, new: Plan
) -> tuple[tuple[ClauseChange, ...], tuple[HeadingChange, ...]]:
    """What became of the clauses, in the order of the new version, and of the headings."""
    texts = [wording(clause) for clause in old.clauses], [wording(one) for one in new.clauses]
    ids = [clause.id for clause in old.clauses], [clause.id for clause in new.clauses]
    found = match(*texts, ids)
    single = [(old.clauses[one.old[0]], new.clauses[one.new[0]]) for one in found if _single(one)]
    above = Chapters(single, old, new)
    moved = _moved(found, texts)
    changes = []
    for one in found:
        refiled = _single(one) and above.moved(old.clauses[one.old[0]], new.clauses[one.new[0]])
        changes.append((one, _change(old, new, one, moved=one in moved or refiled)))
    alone = {at for one in found for at in one.old}, {at for one in found for at in one.new}
    dropped = [at for at in range(len(old.clauses)) if at not in alone[0]]
    added = [at for at in range(len(new.clauses)) if at not in alone[1]]
    changes += [(Match((at,), (), 0.0), _alone("dropped", old.clauses[at])) for at in dropped]
    changes += [(Match((), (at,), 0.0), _alone("added", new.clauses[at])) for at in added]
    return _in_reading_order(changes), above.changes()


def _single(one: Match) -> bool:
    """Whether a clause stayed one clause."""
    return len(one.old) == len(one.new) == 1


def _moved(found: Sequence[Match], texts: tuple[Texts, Texts]) -> frozenset[Match]:
    """The matches that left the order in which the others stayed."""
    ordered = sorted(found, key=lambda one: one.old)
    weights = [
        sum(len(texts[0][at].text) for at in one.old)
        + sum(len(texts[1][at].text) for at in one.new)
        for one in ordered
    ]
    stayed = in_order([one.new[0] for one in ordered], weights)
    return frozenset(one for at, one in enumerate(ordered) if at not in stayed)


def _change(old: Plan, new: Plan, one: Match, *, moved: bool) -> ClauseChange:
    """What became of the clauses of one match."""
    left = [old.clauses[at] for at in one.old]
    right = [new.clauses[at] for at in one.new]
    fate: ClauseFate = "split" if len(right) > 1 else "merged" if len(left) > 1 else "edited"
    if _single(one) and one.similarity == 1.0 and wording(left[0]).text == wording(right[0]).text:
        fate = "kept"
    return ClauseChange(
        fate=fate,
        old=tuple(clause.id for clause in left),
        new=tuple(clause.id for clause in right),
        moved=moved,
        renumbered=numbers(left[0]) != numbers(right[0]),
        reassigned=_units(left) != _units(right),
        similarity=round(one.similarity, 4),
        passages=() if fate == "kept" else passages(left, right),
    )


def _units(clauses: Sequence[Clause]) -> frozenset[tuple[str, str]]:
    """The bodies responsible and their roles, in whatever order they are printed."""
    return frozenset((unit.name, unit.role) for clause in clauses for unit in clause.units)


def _alone(fate: ClauseFate, clause: Clause) -> ClauseChange:
    """A clause that only one version has."""
    only = (clause.id,)
    old, new = (only, ()) if fate == "dropped" else ((), only)
    sides = ([clause], []) if fate == "dropped" else ([], [clause])
    return ClauseChange(fate, old, new, similarity=0.0, passages=passages(*sides))


def _in_reading_order(changes: Sequence[tuple[Match, ClauseChange]]) -> tuple[ClauseChange, ...]:
    """By the place in the new version; what was dropped behind what stood before it."""
    place = {at: one.new[0] for one, _ in changes if one.new for at in one.old}
    ahead = -1
    where: dict[int, int] = {}
    for at in sorted(at for one, _ in changes for at in one.old):
        ahead = place.get(at, ahead)
        where[at] = ahead
    return tuple(
        change
        for _, change in sorted(
            changes,
            key=lambda one: (
                (one[0].new[0], 0, 0) if one[0].new else (where[one[0].old[0]], 1, one[0].old[0])
            ),
        )
    )
