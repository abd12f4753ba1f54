"""Set the targets of one reference against several plans: a row each, a column for each plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from align.cli import exit_codes
from align.cli.declare import Option
from align.cli.options import (
    GapExitOption,
    LegendOption,
    OnlyOption,
    PlansArgument,
    ReferenceArgument,
    Session,
    choice,
    choices,
    drawing,
    format_option,
)
from align.cli.output import emit, emit_bytes
from align.cli.work import library_of, log_read, tell_suspects
from align.errors import UsageError

if TYPE_CHECKING:
    from align.corpus.library import Library
    from align.model.comparison import Comparison

FORMATS = ("terminal", "json", "jsonl", "csv", "markdown", "html", "xlsx")


@drawing
def run(
    session: Session,
    reference: ReferenceArgument,
    plans: PlansArgument = None,
    *,
    format: Annotated[str, format_option(FORMATS)] = "terminal",
    only: OnlyOption = "",
    brief: Annotated[
        bool, Option("--brief", help="Counts and coverage, no single targets.")
    ] = False,
    legend: LegendOption = True,
    exit_code: GapExitOption = False,
) -> int:
    """Compare plans with one reference, those reported against it where none is named."""
    from align.model.verdict import GAPS, VERDICTS
    from align.report import matrix

    choice("--format", format, FORMATS)
    shown = choices("--only", only, VERDICTS)
    found = _compared(session, reference, plans or ())
    if format == "json":
        emit(session, matrix.as_json(found))
    elif format == "jsonl":
        emit(session, matrix.as_json_lines(found))
    elif format == "csv":
        emit(session, matrix.as_csv(found))
    elif format == "markdown":
        emit(session, matrix.page(found, session.file_lang))
    elif format == "html":
        from align.report import html

        emit(session, html.matrix(found, session.file_lang, only=shown))
    elif format == "xlsx":
        from align.report import sheets

        emit_bytes(session, sheets.matrix(found, session.file_lang))
    else:
        from align.cli.drawing import drawn, view_of

        view = view_of(session)._replace(only=shown, brief=brief, legend=legend)
        emit(session, drawn(session, matrix.drawing(found, view)))
    gap = any(
        verdict.verdict in GAPS
        for comparison in found
        if comparison.relation != "peer"
        for verdict in comparison.verdicts
    )
    return exit_codes.FINDINGS if exit_code and gap else exit_codes.OK


def _compared(session: Session, reference: str, plans: Sequence[str]) -> list[Comparison]:
    """The comparison of each plan with the reference, every plan read once."""
    from align.cli.progress import Progress
    from align.corpus.compare import compare_plans
    from align.corpus.remembered import load_prepared

    library = library_of(session)
    prepared = load_prepared(library, reference)
    log_read(session, prepared.plan)
    names = list(dict.fromkeys(plans)) or _usual(library, prepared.plan.id)
    if not names:
        raise UsageError(f"no plan is reported against {reference}", hint="name the plans")
    found = []
    progress = Progress(session)
    for done, name in enumerate(names):
        progress(done, len(names))
        plan = load_prepared(library, name)
        log_read(session, plan.plan)
        found.append(compare_plans(library, prepared, plan))
    progress(len(names), len(names))
    tell_suspects(session, found)
    return found


def _usual(library: Library, reference: str) -> list[str]:
    """The plans of the corpus that are reported against the reference."""
    from align.corpus.compare import usual_reference

    return [name for name in library.ids if usual_reference(library, name) == reference]
