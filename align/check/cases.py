"""Build what the rules look at: every plan read once, and compared once with its parent."""

from __future__ import annotations

import os
from collections.abc import Sequence

from align.check.decided import states
from align.check.kin import foreign
from align.check.reported import report_path
from align.check.rule import Case
from align.check.settings import Settings
from align.check.twins import Twins
from align.corpus.compare import compare_plans, usual_reference
from align.corpus.library import Library, Located, locate, parent_name
from align.corpus.remembered import load_prepared
from align.errors import AlignError
from align.model.comparison import Comparison
from align.model.finding import Finding
from align.pipeline import Prepared


class Cases:
    """The cases of one run; keeps the plans that others are measured by, and no others."""

    def __init__(self, library: Library, settings: Settings, located: Sequence[Located]) -> None:
        """Nothing is read yet."""
        self._library = library
        self._settings = settings
        self._located = located
        self._twins = Twins(library)
        self._kept: dict[str, Prepared] = {}
        self._above: dict[str, tuple[Comparison, ...]] = {}

    def whole(self) -> Case:
        """The case of the corpus as a whole."""
        decisions = states(self._library)
        return Case(self._library, None, self._settings.limits, decisions=decisions)

    def plan(self, found: Located) -> Case:
        """The case of one plan; one that failed where it, or its parent, cannot be read."""
        case = Case(self._library, found.entry, self._settings.limits, path=found.path)
        try:
            own = self._prepared(found.id if found.entry else found.path)
        except AlignError as error:
            return case._replace(failure=error)
        case = case._replace(plan=own.plan, targets=own.targets)
        if self._settings.selects("P006"):
            case = case._replace(twin=self._twins.of(own.plan, found.entry))
        try:
            case = self._measured(case, own)
        except AlignError as error:
            case = case._replace(failure=error)
        return case._replace(audit=self._audit(case))

    def _measured(self, case: Case, own: Prepared) -> Case:
        """The case with what it takes to compare a plan with what lies above it."""
        name = parent_name(self._library, own.plan)
        if name is not None and name in self._library.ids and name != own.plan.id:
            parent = self._reference(name)
            # what is owed to another city is nothing, whatever the manifest says
            relation = "peer" if foreign(parent.plan, own.plan) else None
            comparison = compare_plans(self._library, parent, own, relation=relation)  # type: ignore[arg-type]  # one of its names
            case = case._replace(parent=parent.plan, comparison=comparison)
            if any(v.verdict == "deferred" for v in comparison.verdicts):
                case = case._replace(above=self._chain(name))
        return case._replace(reported=self._reported(case, own))

    def _prepared(self, name: str) -> Prepared:
        if name in self._kept:
            return self._kept[name]
        prepared = load_prepared(self._library, name)
        if name in self._library.parents.values():
            self._kept[name] = prepared
        return prepared

    def _reference(self, id: str) -> Prepared:
        if id not in self._kept:
            self._kept[id] = load_prepared(self._library, id)
        return self._kept[id]

    def _chain(self, id: str) -> tuple[Comparison, ...]:
        """A plan compared with its parent, that with its own, and so on upwards."""
        if id not in self._above:
            self._above[id] = ()  # a circle in the manifest ends here
            own = self._reference(id)
            parent = parent_name(self._library, own.plan)
            if parent is not None and parent in self._library.ids and parent != id:
                first = compare_plans(self._library, self._reference(parent), own)
                self._above[id] = (first, *self._chain(parent))
        return self._above[id]

    def _audit(self, case: Case) -> tuple[Finding, ...]:
        from align.audit import CODES, audit

        if case.plan is None or not any(self._settings.selects(code) for code in CODES):
            return ()
        comparison = case.comparison
        beside = None if comparison is None or comparison.relation == "peer" else comparison
        return audit(
            case.plan,
            case.targets,
            reference=beside and beside.reference,
            alignments=beside.alignments if beside else (),
        ).findings

    def _reported(self, case: Case, own: Prepared) -> Comparison | None:
        """What the report on a plan should be about; None where there is no report."""
        library, entry = self._library, case.entry
        if entry is None or not self._settings.selects("M004"):
            return None
        reference = usual_reference(library, entry.id)
        if reference in (None, entry.id) or not os.path.exists(report_path(library, entry.id)):
            return None
        comparison = case.comparison
        if comparison is not None and comparison.relation == "parent":
            return comparison
        return compare_plans(library, self._reference(locate(library, str(reference)).id), own)
