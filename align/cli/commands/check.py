"""Check plans for gaps and the corpus for faults, for people and for CI."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

from align.cli import exit_codes
from align.cli.declare import Option
from align.cli.options import PlansArgument, Session, choice, drawing
from align.cli.output import emit, note, write_file
from align.cli.work import library_of
from align.errors import UsageError

if TYPE_CHECKING:
    from align.check.run import Wanted
    from align.check.settings import Settings
    from align.corpus.library import Library
    from align.report.findings.outcome import Outcome

THRESHOLDS = ("error", "warning", "info", "never")


FormatOption = Annotated[
    str,
    Option(
        "--format",
        "-f",
        metavar="NAME",
        help="full (at a terminal), concise (elsewhere), json, json-lines, github, gitlab, "
        "sarif, junit or markdown.",
    ),
]
SelectOption = Annotated[
    str, Option("--select", metavar="RULE,…", help="Apply these rules only: G, P003, a name.")
]
IgnoreOption = Annotated[
    str, Option("--ignore", metavar="RULE,…", help="Do not apply these rules.")
]
SinceOption = Annotated[
    str,
    Option(
        "--changed-since",
        metavar="REV",
        help="Only plans that are new or edited since a git revision, and those under them.",
    ),
]
BaselineOption = Annotated[
    str, Option("--baseline", metavar="FILE", help="Findings listed there do not count.")
]
WriteOption = Annotated[
    bool, Option("--write-baseline", help="List all findings of now in the baseline.")
]
FailOption = Annotated[
    str,
    Option(
        "--fail-on",
        metavar="SEVERITY",
        help="Exit with 1 from this severity on: error (default), warning, info or never.",
    ),
]
ZeroOption = Annotated[
    bool, Option("--exit-zero", help="Exit with 0 whatever was found (with 2 on errors).")
]


@drawing
def run(
    session: Session,
    plans: PlansArgument = None,
    *,
    format: FormatOption = "",
    select: SelectOption = "",
    ignore: IgnoreOption = "",
    changed_since: SinceOption = "",
    baseline: BaselineOption = "",
    write_baseline: WriteOption = False,
    fail_on: FailOption = "",
    exit_zero: ZeroOption = False,
) -> int:
    """Apply the rules and write what they find."""
    from align.check.baseline import USUAL
    from align.check.run import check_corpus, fails
    from align.cli.progress import Progress

    name = _format(session, format)
    choice("--fail-on", fail_on or "error", THRESHOLDS)
    library = library_of(session)
    settings = _settings(library, select, ignore)
    threshold = fail_on or settings.fail_on
    path = baseline or settings.baseline or (USUAL if write_baseline else None)
    fresh = write_baseline and not os.path.exists(path or "")
    settings = settings._replace(baseline=None if fresh else path)
    wanted = _wanted(library, tuple(plans or ()), changed_since)
    outcome = check_corpus(library, wanted, settings=settings, progress=Progress(session))
    if write_baseline and not outcome.failures:
        _write_baseline(session, outcome, str(path))
        return exit_codes.OK
    _emit(session, outcome, name)
    for failure in outcome.failures:
        print(failure.text, file=sys.stderr)
    _tell(session, outcome)
    if outcome.failures:
        return exit_codes.ERROR
    found = not exit_zero and fails(outcome.findings, threshold)
    return exit_codes.FINDINGS if found else exit_codes.OK


def _format(session: Session, asked: str) -> str:
    """The name of the format: as asked for, else by where the result goes."""
    from align.report.findings.interface import NAMES

    if asked:
        return str(choice("--format", asked, NAMES))
    return "full" if session.output is None and sys.stdout.isatty() else "concise"


def _settings(library: Library, select: str, ignore: str) -> Settings:
    """The settings of the corpus, with what the command line says instead."""
    from align.check.catalogue import NAMES
    from align.check.settings import codes_of, settings_of

    settings = settings_of(library.config, NAMES)
    if select:
        settings = settings._replace(select=codes_of("--select", select, NAMES), ignore=())
    if ignore:
        more = codes_of("--ignore", ignore, NAMES)
        settings = settings._replace(ignore=(*settings.ignore, *more))
    return settings


def _wanted(library: Library, plans: tuple[str, ...], revision: str) -> Wanted:
    """Which plans are to be checked."""
    from align.check.run import Wanted

    if revision and plans:
        raise UsageError("name plans, or give --changed-since, not both")
    if not (plans or library.entries):
        raise UsageError("there is nothing to check", hint="name a plan, or add a manifest")
    if revision:
        from align.check.changed import changed_plans

        return Wanted(changed_plans(library, revision))
    return Wanted(plans, corpus=False) if plans else Wanted()


def _emit(session: Session, outcome: Outcome, name: str) -> None:
    """Write the result, and for GitHub what it does not show into the job's summary."""
    from align.report.findings.interface import format_of

    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if name == "full":
        from align.cli.drawing import drawn
        from align.report.findings import full

        emit(session, drawn(session, full.page(outcome, session.reader_lang, ascii=session.ascii)))
        return
    if name == "github" and summary:
        from align.report.findings import github

        emit(session, github.shown(outcome, session.file_lang))
        _append(summary, github.summary(outcome, session.file_lang))
        return
    entry = format_of(name)
    lang = session.reader_lang if entry.human else session.file_lang
    emit(session, entry.render(outcome, lang))


def _append(path: str, text: str) -> None:
    """Add to the summary, which other steps may have begun."""
    try:
        with open(path, "a", encoding="utf-8", newline="\n") as file:
            file.write(text if text.endswith("\n") else f"{text}\n")
    except OSError as error:
        raise UsageError(f"cannot write the job summary: {error.strerror}", path=path) from error


def _write_baseline(session: Session, outcome: Outcome, path: str) -> None:
    """Write the findings of now as the baseline; entries of what was not looked at stay."""
    from align.check.baseline import baseline_text, entries_of, read_baseline
    from align.report.findings.words import message

    entries = set(entries_of(outcome.diagnostics))
    if outcome.baseline is not None:
        entries |= set(read_baseline(path)) - set(outcome.fixed)
    write_file(path, baseline_text(entries))
    lang, count = session.terminal_lang, len(entries)
    note(session, f"align: {message('wrote_baseline', lang, path=path, count=count)}")


def _tell(session: Session, outcome: Outcome) -> None:
    """Tell what the result does not: what is fixed, and the counts in a line."""
    from align.report.findings.words import message

    lang = session.terminal_lang
    for entry in outcome.fixed if session.verbose else ():
        note(session, message("fixed_one", lang, code=entry.code, plan=entry.plan, text=entry.text))
    if outcome.fixed:
        note(session, f"align: {message('shrink', lang, count=len(outcome.fixed))}")
    parts = [message("plans", lang, count=len(outcome.plans))]
    parts += [message(f"{name}s", lang, count=count) for name, count in outcome.counts().items()]
    if outcome.suppressed:
        parts.append(message("suppressed", lang, count=len(outcome.suppressed)))
    note(session, "align: " + ("，" if lang == "zh" else ", ").join(parts))
