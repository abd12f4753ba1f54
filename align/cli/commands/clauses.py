"""List the clauses that were read from a plan."""

from __future__ import annotations

from typing import Annotated

from align.cli import exit_codes
from align.cli.options import PlanArgument, Session, choice, drawing, format_option
from align.cli.output import emit
from align.cli.work import library_of, read

FORMATS = ("table", "json", "csv")


@drawing
def run(
    session: Session,
    plan: PlanArgument,
    *,
    format: Annotated[str, format_option(FORMATS)] = "table",
) -> int:
    """Read a plan and write its clauses."""
    choice("--format", format, FORMATS)
    found = read(session, library_of(session), plan)
    if format == "json":
        from align.report import as_json

        emit(session, as_json.clauses(found))
    elif format == "csv":
        from align.report import tables

        emit(session, tables.clauses(found))
    else:
        from align.cli.drawing import drawn, view_of
        from align.report import views

        emit(session, drawn(session, views.clauses(found, view_of(session))))
    return exit_codes.OK
