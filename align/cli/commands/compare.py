"""Lay a plan beside its reference: verdicts on all targets, aligned clauses side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from align.cli import exit_codes
from align.cli.declare import Option
from align.cli.options import (
    GapExitOption,
    LegendOption,
    OnlyOption,
    PairArgument,
    Session,
    choice,
    choices,
    drawing,
    format_option,
)
from align.cli.output import emit, emit_bytes, note
from align.cli.work import compared

if TYPE_CHECKING:
    from align.model.comparison import Comparison
    from align.report.interface import View

FORMATS = ("terminal", "json", "markdown", "csv", "html", "jsonl", "xlsx")


@drawing
def run(
    session: Session,
    plans: PairArgument,
    *,
    format: Annotated[str, format_option(FORMATS)] = "terminal",
    only: OnlyOption = "",
    clauses: Annotated[
        bool, Option("--clauses/--no-clauses", help="Show the clauses side by side.")
    ] = True,
    brief: Annotated[bool, Option("--brief", help="One screen: counts and worst gaps.")] = False,
    legend: LegendOption = True,
    relation: Annotated[
        str | None,
        Option("--relation", metavar="NAME", help="Judge as: parent, peer or revision."),
    ] = None,
    exit_code: GapExitOption = False,
) -> int:
    """Compare two plans and write the report."""
    from align.cli.drawing import view_of
    from align.model.verdict import VERDICTS

    choice("--format", format, FORMATS)
    shown = choices("--only", only, VERDICTS)
    comparison = compared(session, plans, relation=relation)
    view = view_of(session)._replace(only=shown, clauses=clauses, legend=legend)
    if format == "terminal":
        emit(session, _terminal(session, comparison, view, brief=brief))
    elif format == "xlsx":
        from align.report import sheets

        emit_bytes(session, sheets.workbook(comparison, session.file_lang, only=shown))
    else:
        emit(session, _document(session, comparison, view, format))
    return exit_codes.FINDINGS if exit_code and _has_gap(comparison) else exit_codes.OK


def _terminal(session: Session, comparison: Comparison, view: View, *, brief: bool) -> str:
    """The report as it is drawn for the terminal."""
    from align.cli.drawing import drawn
    from align.pair import pair_sentences
    from align.report import terminal

    view = view._replace(sentences=pair_sentences)
    draw = terminal.overview if brief else terminal.comparison
    return drawn(session, draw(comparison, view))


def _document(session: Session, comparison: Comparison, view: View, name: str) -> str:
    """The report in a format that is a text; its notes go to stderr."""
    from align.pair import pair_sentences
    from align.report.interface import FORMATS as DOCUMENTS

    for words in comparison.notes:
        note(session, f"align: {getattr(words, session.terminal_lang)}")
    render = next(entry.render for entry in DOCUMENTS if entry.name == name)
    return render(comparison, view._replace(lang=session.file_lang, sentences=pair_sentences))


def _has_gap(comparison: Comparison) -> bool:
    """Whether the plan owes the reference something; between peers nothing is owed."""
    from align.model.verdict import GAPS

    return comparison.relation != "peer" and any(v.verdict in GAPS for v in comparison.verdicts)
