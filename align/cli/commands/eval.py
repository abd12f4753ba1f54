"""Score the labelled plans: what was found against what people found."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from align.cli import exit_codes
from align.cli.declare import Option
from align.cli.options import Language, PlansArgument, Session, choice, command, format_option
from align.cli.output import emit, note, write_file
from align.cli.text import message
from align.cli.work import library_of

if TYPE_CHECKING:
    from align.corpus.library import Library
    from align.evaluate.baseline import Change
    from align.evaluate.score import Score

FORMATS = ("table", "json")


@command
def run(
    session: Session,
    plans: PlansArgument = None,
    *,
    format: Annotated[str, format_option(FORMATS)] = "table",
    baseline: Annotated[
        str | None,
        Option(
            "--baseline", metavar="FILE", help="Exit with 1 where a figure is below the file's."
        ),
    ] = None,
    write_baseline: Annotated[
        str | None, Option("--write-baseline", metavar="FILE", help="Keep the figures in a file.")
    ] = None,
    details: Annotated[
        bool, Option("--details", help="List what is missed, extra and wrong.")
    ] = False,
) -> int:
    """Compare each labelled plan with its parent and write the figures."""
    from align.evaluate import baseline as file
    from align.evaluate.table import details_of, table

    choice("--format", format, FORMATS)
    before = file.load(baseline) if baseline else None
    scores = _scores(library_of(session), plans or ())
    figures = file.kept(scores)
    text = file.dump(figures) if format == "json" else table(scores)
    if details and format == "table":
        text += details_of(scores)
    emit(session, text)
    if write_baseline:
        write_file(write_baseline, file.dump(figures))
    if before is None or baseline is None:
        return exit_codes.OK
    return _judged(session, file.changes(before, figures), baseline)


def _scores(library: Library, plans: Sequence[str]) -> dict[str, Score]:
    """The score of each plan named, of every labelled one where none is named."""
    from align.corpus.compare import compare_plans, parent_of
    from align.corpus.library import load_plan
    from align.evaluate.labels import labelled, load_labels
    from align.evaluate.score import score

    directory = library.config.path(library.config.gold)
    known = labelled(directory)
    scores: dict[str, Score] = {}
    for name in plans or known:
        choice("PLAN", name, known)
        plan = load_plan(library, name)
        reference = load_plan(library, parent_of(library, plan))
        labels = [load_labels(directory, side.id) for side in (reference, plan)]
        scores[name] = score(compare_plans(library, reference, plan), *labels)
    return scores


def _judged(session: Session, changes: Sequence[Change], path: str) -> int:
    """Tell which figures changed; the exit code of the worst change."""
    lang: Language = session.terminal_lang
    dropped = False
    for change in changes:
        now = message("eval.gone", lang) if change.now is None else f"{change.now:.4f}"
        before = f"{change.before:.4f}"
        told = message("eval.changed", lang, name=change.name, now=now, before=before)
        if change.dropped:
            dropped = True
            print(f"- {told}", file=sys.stderr)
        else:
            note(session, f"+ {told}")
    if not dropped:
        note(session, message("eval.held", lang, path=path))
    return exit_codes.FINDINGS if dropped else exit_codes.OK
