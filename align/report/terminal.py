"""The comparison as a drawing for the terminal: the whole report, or one screenful of it."""

from __future__ import annotations

from collections.abc import Iterator

from align.model.comparison import Comparison
from align.model.verdict import VERDICTS
from align.report.head import head, rule, summary
from align.report.index import Index, gaps, index, worded
from align.report.inline import MARKED_PLAN, MARKED_REFERENCE
from align.report.interface import View
from align.report.layout import fold, fold_runs
from align.report.legend import legend
from align.report.page import Canvas, Page, Row
from align.report.sidebyside import aligned, unaligned
from align.report.text import message
from align.report.verdict_table import label_width, one_line, verdict_table

_SCREEN = 24  # lines of the smallest usual terminal
_LEAST_GAPS = 3


def comparison(comparison: Comparison, view: View) -> Page:
    """The whole report: head, summary, target table, clauses side by side, unaligned clauses."""
    found = index(comparison)

    def draw(canvas: Canvas) -> Iterator[Row]:
        yield from head(comparison, canvas)
        yield []
        yield from summary(comparison, canvas)
        yield []
        yield from _targets(comparison, found, view, canvas)
        if view.clauses:
            yield from _clauses(comparison, found, view, canvas)

    return Page(draw, lang=view.lang, ascii=view.ascii, width=view.width, marks=view.marks)


def overview(comparison: Comparison, view: View) -> Page:
    """One screenful: the plans, the counts, and the gravest gaps."""
    found = index(comparison)

    def draw(canvas: Canvas) -> Iterator[Row]:
        rows = [*head(comparison, canvas), [], *summary(comparison, canvas), []]
        yield from rows
        worst = [verdict for verdict in gaps(comparison) if view.shows(verdict.verdict)]
        relation = comparison.relation
        if not worst:
            yield [(message(worded("summary.no_gaps", relation), canvas.lang), "strong")]
            return
        yield rule(message(worded("summary.worst", relation), canvas.lang), canvas)
        room = max(_SCREEN - len(rows) - 3, _LEAST_GAPS)  # heading, the rest, the prompt
        label = label_width(worst[:room], canvas)
        for verdict in worst[:room]:
            yield one_line(verdict, found, canvas, label=label)
        if len(worst) > room:
            more = message("summary.more", canvas.lang, count=len(worst) - room)
            yield [(canvas.own(more), "dim")]

    return Page(draw, lang=view.lang, ascii=view.ascii, width=view.width, marks=view.marks)


def _targets(comparison: Comparison, found: Index, view: View, canvas: Canvas) -> Iterator[Row]:
    """The target table, and which part of it is shown."""
    lang = canvas.lang
    shown = [verdict for verdict in comparison.verdicts if view.shows(verdict.verdict)]
    if view.only:
        names = [message(f"verdict.{name}", lang) for name in VERDICTS if name in view.only]
        sentence = message(
            "summary.shown",
            lang,
            shown=len(shown),
            all=len(comparison.verdicts),
            names=("、" if lang == "zh" else ", ").join(names),
        )
        yield from (line.runs for line in fold(sentence, canvas.width, style="amber"))
    if not comparison.reference_targets:
        yield [(message("summary.no_targets", lang), "amber")]
    if shown:
        yield from verdict_table(comparison, found, shown, canvas)
        if view.legend:
            yield from legend({verdict.verdict for verdict in shown}, canvas)


def _clauses(comparison: Comparison, found: Index, view: View, canvas: Canvas) -> Iterator[Row]:
    """The clauses side by side, then those without counterpart (unless verdicts were chosen)."""
    yield []
    yield rule(message("clauses.title", canvas.lang), canvas)
    if view.sentences is not None:
        yield from _marks(canvas)
    shown = [verdict for verdict in comparison.verdicts if view.shows(verdict.verdict)]
    yield from aligned(comparison, found, shown, view, canvas)
    if not view.only:
        yield from unaligned(comparison, found, canvas)


def _marks(canvas: Canvas) -> Iterator[Row]:
    """What the marks in the text mean, in the marks themselves."""
    samples = (
        (MARKED_REFERENCE, "only_reference", "clauses.only_reference"),
        (MARKED_PLAN, "only_plan", "clauses.only_plan"),
    )
    row: Row = [(message("clauses.legend", canvas.lang) + " ", "dim")]
    for (opening, closing), style, key in samples:
        text = message(key, canvas.lang)
        row.append((f"{opening}{text}{closing}", "") if canvas.marks else (text, style))
        row.append(("  ", ""))
    yield from (line.runs for line in fold_runs(row[:-1], canvas.width))
    signs = message("clauses.signs", canvas.lang)
    yield from (line.runs for line in fold(signs, canvas.width, style="dim"))
