"""List the targets that a plan sets, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from align.cli import exit_codes
from align.cli.declare import Option
from align.cli.options import PlanArgument, Session, choice, choices, drawing, format_option, number
from align.cli.output import emit
from align.cli.work import library_of, read
from align.errors import UsageError
from align.lexicon.messages import message

if TYPE_CHECKING:
    from align.model.target import Target

FORMATS = ("table", "json", "csv", "jsonl")
KINDS = ("quantity", "grade", "coverage", "reference", "trend")


@drawing
def run(
    session: Session,
    plan: PlanArgument,
    *,
    format: Annotated[str, format_option(FORMATS)] = "table",
    kind: Annotated[
        str, Option("--kind", metavar="KIND,…", help=f"Of these kinds: {', '.join(KINDS)}.")
    ] = "",
    deadline: Annotated[
        str, Option("--deadline", metavar="YEAR", help="Due in this year; none: without a year.")
    ] = "",
    indicator: Annotated[
        str, Option("--indicator", metavar="TEXT", help="Whose indicator holds this text.")
    ] = "",
    context: Annotated[
        bool, Option("--context", help="Show the sentence that each target stands in.")
    ] = False,
    ledger: Annotated[
        bool, Option("--ledger", help="Account for every numeral of the plan instead.")
    ] = False,
) -> int:
    """Read a plan and write its targets."""
    from align.extract import extract_targets

    choice("--format", format, FORMATS)
    if ledger:
        return _ledger(session, plan, format, alone=not (kind or deadline or indicator or context))
    kinds = choices("--kind", kind, KINDS)
    if deadline not in ("", "none"):
        number("--deadline", deadline, 1900, 2999)
    found = read(session, library_of(session), plan)
    chosen = [
        target
        for target in extract_targets(found)
        if _wanted(target, kinds=kinds, deadline=deadline, indicator=indicator)
    ]
    if format == "json":
        from align.report import as_json

        emit(session, as_json.targets(found, chosen))
    elif format == "csv":
        from align.report import tables

        emit(session, tables.targets(chosen))
    elif format == "jsonl":
        from align.report import json_lines

        emit(session, json_lines.targets(found, chosen))
    else:
        from align.cli.drawing import drawn, view_of
        from align.report import views

        page = views.targets(found, chosen, view_of(session), context=context)
        emit(session, drawn(session, page))
    return exit_codes.OK


def _ledger(session: Session, plan: str, format: str, *, alone: bool) -> int:
    """Write what every numeral of a plan is."""
    from align.extract import extract_targets
    from align.extract.accounts.ledger import CLASSES
    from align.extract.accounts.ledger import ledger as every_numeral
    from align.report import ledger as report

    if not alone:
        raise UsageError(message("reading.ledger.alone", session.terminal_lang))
    found = read(session, library_of(session), plan)
    numerals = every_numeral(found, extract_targets(found))
    if format == "json":
        emit(session, report.as_json(found, numerals, CLASSES))
    elif format == "csv":
        emit(session, report.as_csv(numerals))
    else:
        from align.cli.drawing import drawn, view_of

        page = report.drawing(found, numerals, CLASSES, view_of(session))
        emit(session, drawn(session, page))
    return exit_codes.OK


def _wanted(target: Target, *, kinds: tuple[str, ...], deadline: str, indicator: str) -> bool:
    """Whether a target passes the filters."""
    if kinds and target.kind not in kinds:
        return False
    if deadline and str(target.deadline or "none") != deadline:
        return False
    return indicator in f"{target.scope or ''}{target.indicator} {target.indicator_key or ''}"
