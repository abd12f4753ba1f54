"""Write the gap reports of the corpus as markdown files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

from align.cli import exit_codes
from align.cli.declare import Option
from align.cli.options import PlansArgument, Session, command
from align.cli.output import log, note, write_file
from align.cli.text import message
from align.cli.work import library_of, tell_suspects

if TYPE_CHECKING:
    from align.model.comparison import Comparison


@command
def run(
    session: Session,
    plans: PlansArgument = None,
    *,
    all: Annotated[
        bool, Option("--all", help="All plans and the index: as without any plan.")
    ] = False,
    check: Annotated[
        bool, Option("--check", help="Write nothing; exit with 1 where a report is out of date.")
    ] = False,
    output: Annotated[
        str | None,
        Option("--output", "-o", metavar="DIRECTORY", help="Write here instead of reports/."),
    ] = None,
) -> int:
    """Write, or check, the reports of the plans named, of all without any."""
    from align.cli.progress import Progress
    from align.corpus.reports import reports

    library = library_of(session)
    progress = Progress(session)
    directory = output or library.config.path(library.config.reports)
    chosen = () if all else plans or ()
    stale = False

    def seen(comparison: Comparison) -> None:
        progress.hide()
        tell_suspects(session, [comparison])

    listed = reports(library, chosen, session.file_lang, seen=seen, progress=progress)
    for name, text in listed:
        progress.hide()
        path = os.path.join(directory, name)
        if _same(path, text):
            log(session, message("report.current", session.terminal_lang, path=path))
            continue
        stale = True
        if check:
            note(session, message("report.stale", session.terminal_lang, path=path))
        else:
            os.makedirs(directory, exist_ok=True)
            write_file(path, text)
            note(session, message("report.wrote", session.terminal_lang, path=path))
    return exit_codes.FINDINGS if check and stale else exit_codes.OK


def _same(path: str, text: str) -> bool:
    """Whether the file holds exactly that text."""
    try:
        with open(path, "rb") as file:
            return file.read() == text.encode()
    except OSError:
        return False
