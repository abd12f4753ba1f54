"""What several commands do first: open the corpus, read the plans, compare them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from align.cli.options import Session, choice
from align.cli.output import log, note
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
    log_read(session, plan)
    return plan


def log_read(session: Session, plan: Plan) -> None:
    """Say, where asked to, that a plan was read."""
    log(session, f"{plan.source.path}: {plan.source.encoding}, {len(plan.clauses)} clauses")


def compared(session: Session, names: Sequence[str], *, relation: str | None = None) -> Comparison:
    """The comparison of the reference and the plan named, or of a plan and its parent."""
    from align.corpus.compare import compare_plans, parent_of
    from align.corpus.remembered import load_prepared

    if not 1 <= len(names) <= 2:
        raise UsageError(f"one plan or two, not {len(names)}", hint="align compare REFERENCE PLAN")
    wanted = choice("--relation", relation, RELATIONS) if relation else None
    library = library_of(session)
    plan = load_prepared(library, names[-1])
    first = parent_of(library, plan.plan) if len(names) == 1 else names[0]
    reference = load_prepared(library, first)
    for read_one in (reference.plan, plan.plan):
        log_read(session, read_one)
    comparison = compare_plans(library, reference, plan, relation=wanted)
    tell_suspects(session, [comparison])
    return comparison


def tell_suspects(session: Session, comparisons: Sequence[Comparison]) -> None:
    """Name on stderr the decisions that were not applied because a text has changed."""
    for comparison in comparisons:
        for standing in comparison.decisions:
            if standing.state == "suspect" and standing.cause is not None:
                from align.lexicon.messages import message

                lang = session.terminal_lang
                cause = getattr(standing.cause, lang)
                text = message("decide.note.one", lang, id=standing.decision.id, cause=cause)
                note(session, f"align: {text}")
