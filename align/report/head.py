"""The head of a drawing: which plans, what was found, in a dozen lines."""

from __future__ import annotations

from collections.abc import Iterator

from align.model.comparison import Comparison
from align.model.plan import Plan
from align.model.verdict import VERDICTS
from align.report.index import counts, worded
from align.report.layout import Run, cells, columns, fold, fold_runs
from align.report.page import Canvas, Row
from align.report.style import SIGNS, leading_to, symbol
from align.report.text import Lang, message

_BAR = 60  # cells


def plan_line(plan: Plan, canvas: Canvas) -> list[Run]:
    """Title, jurisdiction, level, issuer, number, date and path of a plan, where known."""
    meta = plan.meta
    level = message(f"level.{meta.level}", canvas.lang)
    facts = (meta.jurisdiction, level, meta.issuer, meta.number, meta.date)
    dot = f" {canvas.glyphs.dot} "
    rest = "".join(f"{fact}{dot}" for fact in facts if fact)
    file = (plan.source.path, leading_to("dim", plan.source.path, 1))
    return [(meta.title or plan.id, "title"), (f"  {rest}", "dim"), file]


def head(comparison: Comparison, canvas: Canvas) -> Iterator[Row]:
    """Both plans, their relation, and the notes."""
    lang = canvas.lang
    entries: list[tuple[str, list[Run]]] = [
        (message("head.reference", lang), plan_line(comparison.reference, canvas)),
        (message("head.plan", lang), plan_line(comparison.plan, canvas)),
        (
            message("head.relation", lang),
            [(message(f"relation.{comparison.relation}", lang), "")],
        ),
    ]
    entries += [
        (message("head.note", lang), [(getattr(note, lang), "amber")]) for note in comparison.notes
    ]
    yield from labelled(entries, canvas)


def labelled(entries: list[tuple[str, list[Run]]], canvas: Canvas) -> Iterator[Row]:
    """Labels in one column, what they name folded in the other."""
    label_width = max(cells(label) for label, _ in entries)
    width = max(canvas.width - label_width - 2, 2)
    for label, runs in entries:
        label_lines = fold(label, label_width, style="dim")
        yield from columns([label_lines, fold_runs(runs, width)], [label_width, width])


def summary(comparison: Comparison, canvas: Canvas) -> Iterator[Row]:
    """The strip of verdicts, the counts by verdict, and how many clauses were aligned."""
    lang, relation = canvas.lang, comparison.relation
    total = counts(comparison)
    yield strip(comparison, canvas)
    items: list[Run] = [
        (
            f"{symbol(name, ascii=canvas.ascii)} {message(f'verdict.{name}', lang)} {total[name]}",
            SIGNS[name].style,
        )
        for name in VERDICTS
        if total[name]
    ]
    yield from flow(items, canvas.width)
    number = sum(1 for verdict in comparison.verdicts if verdict.reference_target is not None)
    sentence = message("summary.counts", lang, reference=number, additional=total["additional"])
    yield from (line.runs for line in fold(sentence, canvas.width, style="dim"))
    sentence = message(
        worded("summary.clauses", relation),
        lang,
        aligned=sum(1 for alignment in comparison.alignments if alignment.primary is not None),
        all=len(comparison.alignments),
        untreated=len(comparison.untreated),
    )
    yield from (line.runs for line in fold(sentence, canvas.width, style="dim"))


def strip(comparison: Comparison, canvas: Canvas) -> Row:
    """A bar, a cell for each target of the reference, or scaled down to fit.

    Blocks where there are colours; else the symbols of the verdicts.
    """
    total = counts(comparison)
    names = [name for name in VERDICTS if name != "additional" and total[name]]
    number = sum(total[name] for name in names)
    room = min(_BAR, canvas.width)
    row: Row = []
    for name in names:
        share = total[name] if number <= room else max(1, total[name] * room // number)
        char = symbol(name, ascii=canvas.ascii) if canvas.marks else canvas.glyphs.block
        row.append((char * share, SIGNS[name].style))
    return row


def flow(items: list[Run], width: int, *, gap: int = 3) -> Iterator[Row]:
    """Short items one after the other, as many in a line as fit."""
    row: Row = []
    used = 0
    for text, style in items:
        size = cells(text)
        if row and used + gap + size > width:
            yield row
            row, used = [], 0
        if row:
            row.append((" " * gap, ""))
            used += gap
        row.append((text, style))
        used += size
    if row:
        yield row


def rule(title: str, canvas: Canvas, *, style: str = "title") -> Row:
    """A line across the page with a title in it."""
    line = canvas.glyphs.rule
    if not title:
        return [(line * canvas.width, "dim")]
    rest = canvas.width - cells(title) - 4
    if rest < 1:
        return [(title, style)]
    return [(line * 2 + " ", "dim"), (title, style), (" " + line * rest, "dim")]


def verdict_title(name: str, count: int, lang: Lang) -> str:
    """The heading of a group of verdicts."""
    return f"{message(f'verdict.{name}', lang)} {count}"
