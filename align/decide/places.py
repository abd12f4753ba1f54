"""Find the clauses and targets that fingerprints mean in the plans as they are now."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from align.decide.fingerprints import of_clause, of_target
from align.model.plan import Clause, Plan
from align.model.target import Target

_T = TypeVar("_T", Clause, Target)


class Found(NamedTuple):
    """What is left of a place: a target only where its clause is there as it was."""

    clause: Clause | None
    target: Target | None


class Side:
    """One plan with its clauses and targets by fingerprint."""

    def __init__(self, plan: Plan, targets: Sequence[Target]) -> None:
        self.plan = plan
        self.targets = {target.id: target for target in targets}
        self.by_id = {clause.id: clause for clause in plan.clauses}
        self.marks: dict[str, str] = {clause.id: of_clause(clause) for clause in plan.clauses}
        """The fingerprint of each clause by its id."""
        self.target_marks = {target.id: of_target(target) for target in targets}
        self._clauses: dict[str, list[Clause]] = defaultdict(list)
        for clause in plan.clauses:
            self._clauses[self.marks[clause.id]].append(clause)
        self._targets: dict[str, list[Target]] = defaultdict(list)
        for target in targets:
            self._targets[self.target_marks[target.id]].append(target)

    def clause(self, mark: str, called: str = "") -> Clause | None:
        """The clause of that fingerprint; of twins the one that was called so, else the first."""
        return _chosen(self._clauses.get(mark, []), called.split(" ", maxsplit=1)[0])

    def find(self, clause: str, target: str, called: str = "") -> Found:
        """The place that two fingerprints mean; ``target`` is "" where only a clause is meant."""
        here = self._clauses.get(clause, [])
        if not target:
            return Found(self.clause(clause, called), None)
        known = {one.id for one in here}
        wanted = [one for one in self._targets.get(target, []) if one.clause in known]
        exact = _chosen(wanted, called.rsplit(" ", maxsplit=1)[-1])
        if exact is None:
            return Found(self.clause(clause, called), None)
        return Found(self.by_id[exact.clause], exact)

    def likely(self, target: str, called: str) -> Target | None:
        """The target that may have been meant after a change: of the same words, else the name."""
        return _chosen(
            self._targets.get(target, []), called.rsplit(" ", maxsplit=1)[-1]
        ) or self.targets.get(called.rsplit(" ", maxsplit=1)[-1])


def _chosen(found: Sequence[_T], called: str) -> _T | None:
    """The one of that id, else the first; None of none."""
    return next((one for one in found if one.id == called), found[0] if found else None)


def called(clause: str, target: str = "") -> str:
    """How a place is called in a decision: clause and target."""
    return f"{clause.replace(' ', '_')} {target}".rstrip()
