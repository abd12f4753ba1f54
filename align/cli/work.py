"""What several commands do first: open the corpus, read the plans, compare them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from align.cli.options import Session, choice
from align.cli.output import log
from align.config import load_config
from align.corpus.library import Library, load_plan, open_library
from align.errors import UsageError

if TYPE_CHECKING:
    from align.model.comparison import Comparison
    from align.model.plan import Plan

RELATIONS = ("parent", "peer", "revision")


def library_of(session: Session) -> Library:
    """The corpus in force."""
    library = open_library(load_config(session.config))
    log(session, f"{len(library.entries)} plans in {library.config.path(library.config.manifest)}")
    return library


def read(session: Session, library: Library, name: str) -> Plan:
    """The plan of that id or path."""
    plan = load_plan(library, name)
    log(session, f"{plan.source.path}: {plan.source.encoding}, {len(plan.clauses)} clauses")
    return plan


def compared(session: Session, names: Sequence[str], *, relation: str | None = None) -> Comparison:
    """The comparison of the reference and the plan named, or of a plan and its parent."""
    from align.corpus.compare import compare_plans, parent_plan

    if not 1 <= len(names) <= 2:
        raise UsageError(f"one plan or two, not {len(names)}", hint="align compare REFERENCE PLAN")
    wanted = choice("--relation", relation, RELATIONS) if relation else None
    library = library_of(session)
    plan = read(session, library, names[-1])
    alone = len(names) == 1
    reference = parent_plan(library, plan) if alone else read(session, library, names[0])
    return compare_plans(library, reference, plan, relation=wanted)
