"""The gap reports that lie beside a corpus."""

from __future__ import annotations

import os

from align.corpus.library import Library
from align.model.comparison import Comparison
from align.model.plan import Plan


def report_path(library: Library, id: str) -> str:
    """Where the report on a plan lies."""
    config = library.config
    return config.path(os.path.join(config.reports, f"{id}.md"))


def from_root(library: Library, comparison: Comparison) -> Comparison:
    """The comparison as reports show it: texts named as seen from the corpus."""
    return comparison._replace(
        reference=_moved(library, comparison.reference), plan=_moved(library, comparison.plan)
    )


def _moved(library: Library, plan: Plan) -> Plan:
    for entry in library.entries:
        if entry.id == plan.id:
            return plan._replace(source=plan.source._replace(path=entry.path))
    return plan
