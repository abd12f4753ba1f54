"""Show why a clause was aligned or a verdict given: the evidence, summed."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from align.cli import exit_codes
from align.cli.options import Session, command
from align.cli.output import emit
from align.cli.work import compared
from align.config import close
from align.errors import UsageError


@command
def run(
    session: Session,
    names: Annotated[
        list[str],
        Argument(
            metavar="[REFERENCE] PLAN CLAUSE-OR-TARGET",
            help="Two plans (or one and its parent), then a clause of the plan or a target's id.",
        ),
    ],
) -> int:
    """Write the evidence for one clause or target."""
    from align.cli.drawing import drawn
    from align.report.explanation import explained, explanation
    from align.report.interface import View

    *plans, id = names
    if not plans:
        raise UsageError("explain what?", hint="align explain REFERENCE PLAN CLAUSE-OR-TARGET")
    comparison = compared(session, plans)
    known = explained(comparison)
    if id not in known:
        hint = close(id, known) or "align clauses and align targets list them"
        raise UsageError(f"no clause or target {id!r} in {comparison.plan.id}", hint=hint)
    emit(session, drawn(session, explanation(comparison, id, View(lang=session.reader_lang))))
    return exit_codes.OK
