"""Lay two versions of one plan beside each other: clauses and targets that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from align.cli import exit_codes
from align.cli.declare import Argument, Option
from align.cli.options import Session, choice, drawing, format_option
from align.cli.output import emit
from align.cli.work import library_of, read
from align.errors import UsageError

if TYPE_CHECKING:
    from align.model.revision import Revision

FORMATS = ("terminal", "json", "markdown", "csv", "html")


@drawing
def run(
    session: Session,
    versions: Annotated[
        list[str], Argument(metavar="OLD NEW", help="Ids of the manifest, or files.")
    ],
    *,
    downstream: Annotated[
        list[str] | None,
        Option(
            "--downstream",
            metavar="PLAN…",
            help="Tell which verdicts on these plans change; stands behind OLD and NEW.",
        ),
    ] = None,
    format: Annotated[str, format_option(FORMATS)] = "terminal",
    clauses: Annotated[
        bool, Option("--clauses/--no-clauses", help="Show the clauses that changed.")
    ] = True,
    brief: Annotated[bool, Option("--brief", help="One screen: counts, gravest changes.")] = False,
    exit_code: Annotated[
        bool, Option("--exit-code", help="Exit with 1 where a difference stands.")
    ] = False,
) -> int:
    """Compare two versions of a plan and write the report."""
    choice("--format", format, FORMATS)
    revision = _revised(session, versions, downstream or [])
    emit(session, _report(session, revision, format, clauses=clauses, brief=brief))
    return exit_codes.FINDINGS if exit_code and revision.differs else exit_codes.OK


def _revised(session: Session, versions: list[str], downstream: list[str]) -> Revision:
    """The revision; what follows OLD and NEW behind ``--downstream`` are further plans of it."""
    from align.corpus.library import parents_of
    from align.pipeline import revise

    if len(versions) < 2 or (len(versions) > 2 and not downstream):
        raise UsageError(f"two versions, not {len(versions)}", hint="align diff OLD NEW")
    library = library_of(session)
    old, new = (read(session, library, name) for name in versions[:2])
    names = dict.fromkeys([*downstream, *versions[2:]])
    below = [read(session, library, name) for name in names]
    return revise(old, new, below, parents=parents_of(library, (old, new, *below)))


def _report(
    session: Session, revision: Revision, format: str, *, clauses: bool, brief: bool
) -> str:
    """The report in the format wanted."""
    if format == "json":
        from align.report import revision_json

        return revision_json.document(revision)
    if format == "markdown":
        from align.report import revision_markdown

        return revision_markdown.page(revision, session.file_lang)
    if format == "csv":
        from align.report import revision_tables

        return revision_tables.table(revision, lang=session.file_lang)
    if format == "html":
        from align.report.html import revision as web

        return web.page(revision, session.file_lang)
    from align.cli.drawing import drawn, view_of
    from align.report import revision as report

    view = view_of(session)._replace(clauses=clauses, brief=brief)
    return drawn(session, report.drawing(revision, view))
