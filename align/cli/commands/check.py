"""Check plans for gaps and the corpus for faults; one diagnostic a line, for people and CI."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

from typer import Option

from align.cli import exit_codes
from align.cli.options import PlansArgument, Session, choice, command
from align.cli.output import emit, note
from align.cli.text import message
from align.cli.work import library_of
from align.errors import UsageError

if TYPE_CHECKING:
    from align.check.run import Checked

THRESHOLDS = ("error", "warning", "info", "never")


@command
def run(
    session: Session,
    plans: PlansArgument = None,
    *,
    fail_on: Annotated[
        str,
        Option(
            "--fail-on",
            metavar="SEVERITY",
            help="Exit with 1 from this severity on: error, warning, info or never.",
        ),
    ] = "error",
    exit_zero: Annotated[
        bool, Option("--exit-zero", help="Exit with 0 whatever was found (with 2 on errors).")
    ] = False,
) -> int:
    """Apply the rules and write what they find."""
    from align.check.run import check_corpus, fails

    choice("--fail-on", fail_on, THRESHOLDS)
    library = library_of(session)
    if not (plans or library.entries):
        raise UsageError("there is nothing to check", hint="name a plan, or add a manifest")
    checked = check_corpus(library, plans or ())
    emit(session, _lines(session, checked))
    for failure in checked.failures:
        print(failure, file=sys.stderr)
    note(session, _counts(session, checked))
    if checked.failures:
        return exit_codes.ERROR
    found = not exit_zero and fails(checked.findings, fail_on)
    return exit_codes.FINDINGS if found else exit_codes.OK


def _lines(session: Session, checked: Checked) -> str:
    """One line for each finding: where, which rule, what."""
    from align.report.diagnostics import lines

    return lines(checked.findings, session.reader_lang)


def _counts(session: Session, checked: Checked) -> str:
    """How many findings there are of each severity, in a line."""
    lang = session.terminal_lang
    severities = [finding.severity for finding in checked.findings]
    parts = [message("count.plans", lang, count=checked.plans)]
    parts += [
        message(f"count.{name}s", lang, count=severities.count(name))
        for name in ("error", "warning", "info")
    ]
    return "align: " + ("，" if lang == "zh" else ", ").join(parts)
