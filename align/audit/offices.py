"""Which offices of the reference have their counterparts among those of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from align.audit.result import Counterparts, Pair
from align.lexicon.loader import table
from align.lexicon.offices import Office, office
from align.model.pairing import Alignment
from align.model.plan import Clause, Plan


def counterparts(
    plan: Plan, reference: Plan, alignments: Sequence[Alignment]
) -> tuple[Counterparts, ...]:
    """For each plan clause and the reference clause that it answers first, whose offices meet.

    Pairs of which one side names nobody are left out: nothing can be told from them.
    """
    ours = {clause.id: clause for clause in plan.clauses}
    theirs = {clause.id: clause for clause in reference.clauses}
    answering: dict[str, list[Clause]] = {}
    for alignment in alignments:
        for name in alignment.reference:
            answering.setdefault(name, []).append(ours[alignment.plan])
    result = []
    for alignment in alignments:
        if alignment.primary is None:
            continue
        clause, source = ours[alignment.plan], theirs[alignment.primary]
        if clause.units and source.units:
            others = [other for other in answering[source.id] if other is not clause]
            result.append(_meet(clause, source, others))
    return tuple(result)


def _meet(clause: Clause, source: Clause, others: Sequence[Clause]) -> Counterparts:
    here = _by_identity(_offices([clause]))
    near = _by_identity(_offices(others))
    named, elsewhere, unnamed = [], [], []
    met: set[str] = set()
    for known in _offices([source]):
        identity = _identity(known)
        if identity in here:
            named.append(Pair(known.name, here[identity].name))
            met.add(identity)
        elif identity in near:
            elsewhere.append(Pair(known.name, near[identity].name))
        elif known.counterpart and not _territory(known):
            unnamed.append(known.name)
    further = [
        known.name
        for known in _offices([clause])
        if _identity(known) not in met and not _territory(known)
    ]
    return Counterparts(
        clause.id, source.id, tuple(named), tuple(elsewhere), tuple(unnamed), tuple(further)
    )


def _offices(clauses: Iterable[Clause]) -> list[Office]:
    """The offices that clauses name, each once, in text order."""
    names = dict.fromkeys(unit.name for clause in clauses for unit in clause.units)
    return [office(name) for name in names]


def _by_identity(offices: Iterable[Office]) -> dict[str, Office]:
    found: dict[str, Office] = {}
    for known in offices:
        found.setdefault(_identity(known), known)
    return found


def _identity(known: Office) -> str:
    """What two levels' forms of one office have in common: its entry, else its bare name."""
    return known.key if known.key is not None else known.name.removeprefix(known.level)


def _territory(known: Office) -> bool:
    """Whether a body governs a place and not a field: 各区政府, 开发区管委会."""
    if known.key is not None:
        return False
    ends = tuple(table("audit")["units"]["territories"])
    return known.name.startswith(("各", "相关", "有关")) or known.name.endswith(ends)
