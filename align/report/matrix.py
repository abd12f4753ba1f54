"""The targets of one reference against several plans: a row each, a column for each plan."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from align import __version__
from align.model.comparison import Comparison
from align.model.target import Target
from align.model.verdict import VERDICTS, Verdict
from align.report.index import counts
from align.report.interface import View
from align.report.layout import Line, Run, columns, fold, fold_runs
from align.report.markup import Links, escaped, link, table
from align.report.page import Canvas, Page, Row
from align.report.style import SIGNS, UNICODE, symbol
from align.report.tables import written
from align.report.text import Lang, message
from align.report.values import brief, name

_LEAST = 16  # cells of a plan's column; plans that find no room come in a further table below


class Grid:
    """The comparisons by plan, the verdicts by target of the reference."""

    def __init__(self, comparisons: Sequence[Comparison]) -> None:
        """All comparisons have the same reference; raises ValueError where there is none."""
        if not comparisons:
            raise ValueError("a matrix needs at least one comparison")
        self.comparisons = comparisons
        self.reference = comparisons[0].reference
        self.targets = comparisons[0].reference_targets
        self._verdicts = [
            {v.reference_target: v for v in entry.verdicts if v.reference_target is not None}
            for entry in comparisons
        ]
        self._plan_targets = [{t.id: t for t in entry.plan_targets} for entry in comparisons]

    def cell(self, column: int, target: Target) -> tuple[Verdict | None, Target | None]:
        """The verdict of a plan on a target, and the plan's own target."""
        verdict = self._verdicts[column].get(target.id)
        if verdict is None:
            return None, None
        return verdict, self._plan_targets[column].get(verdict.plan_target or "")


def page(comparisons: Sequence[Comparison], lang: Lang, *, base: str = "../") -> str:
    """The matrix as Markdown, a summary row for each verdict first."""
    grid, links = Grid(comparisons), Links(base)
    title = escaped(grid.reference.meta.title or grid.reference.id)
    lines = [
        "# " + message("markdown.matrix", lang, reference=title, count=len(comparisons)),
        "",
        message("markdown.matrix_intro", lang),
        "",
    ]
    heads = [link(escaped(c.plan.id), links.path(c.plan)) for c in comparisons]
    totals = [counts(comparison) for comparison in comparisons]
    summary = [
        [f"{SIGNS[v].symbol} {message(f'verdict.{v}', lang)}", *(str(t[v]) for t in totals)]
        for v in VERDICTS
        if any(total[v] for total in totals)
    ]
    lines += table([message("head.verdict", lang), *heads], summary)
    rows = []
    for target in grid.targets:
        where = links.lines(grid.reference, target.start, target.end)
        first = [escaped(name(target)), f"{escaped(brief(target, lang, UNICODE))} {where}"]
        rows.append(first + [_cell(grid, i, target, lang, links) for i in range(len(comparisons))])
    lines += table([message("head.indicator", lang), message("head.reference", lang), *heads], rows)
    return "\n".join(lines).rstrip() + "\n"


def _cell(grid: Grid, column: int, target: Target, lang: Lang, links: Links) -> str:
    verdict, own = grid.cell(column, target)
    if verdict is None:
        return ""
    text = f"{SIGNS[verdict.verdict].symbol} {message(f'verdict.{verdict.verdict}', lang)}"
    if own is None:
        return text
    where = links.lines(grid.comparisons[column].plan, own.start, own.end)
    return f"{text} {escaped(brief(own, lang, UNICODE))} {where}"


def drawing(comparisons: Sequence[Comparison], view: View) -> Page:
    """The matrix for the terminal, as many plans beside each other as there is room for."""
    grid = Grid(comparisons)

    def draw(canvas: Canvas) -> Iterator[Row]:
        first = min(36, canvas.width // 3)
        fit = max(1, (canvas.width - first) // (_LEAST + 2))
        for start in range(0, len(comparisons), fit):
            if start:
                yield []
            chosen = range(start, min(start + fit, len(comparisons)))
            width = (canvas.width - first) // len(chosen) - 2
            yield from _block(grid, chosen, [first, *([width] * len(chosen))], view, canvas)

    return Page(draw, lang=view.lang, ascii=view.ascii, width=view.width, marks=view.marks)


def _block(
    grid: Grid, chosen: range, widths: list[int], view: View, canvas: Canvas
) -> Iterator[Row]:
    """The rows for some of the plans."""
    heads = [fold(grid.reference.id, widths[0], style="title")]
    heads += [fold(grid.comparisons[i].plan.id, widths[1], style="title") for i in chosen]
    yield from columns(heads, widths)
    yield [(canvas.glyphs.rule * canvas.width, "dim")]
    for target in grid.targets:
        found = [grid.cell(i, target) for i in chosen]
        if not any(verdict is None or view.shows(verdict.verdict) for verdict, _ in found):
            continue
        value = brief(target, canvas.lang, canvas.glyphs)
        parts: list[list[Line]] = [
            fold(name(target), widths[0], style="strong") + fold(value, widths[0], style="dim")
        ]
        parts += [fold_runs(_runs(cell, canvas), widths[1]) for cell in found]
        yield from columns(parts, widths)


def _runs(cell: tuple[Verdict | None, Target | None], canvas: Canvas) -> list[Run]:
    verdict, own = cell
    if verdict is None:
        return [("", "")]
    sign = symbol(verdict.verdict, ascii=canvas.ascii)
    word = message(f"verdict.{verdict.verdict}", canvas.lang)
    runs: list[Run] = [(f"{sign} {word}", SIGNS[verdict.verdict].style)]
    if own is not None:
        runs.append((" " + brief(own, canvas.lang, canvas.glyphs), ""))
    return runs


def as_csv(comparisons: Sequence[Comparison]) -> str:
    """A row for each target of the reference, verdict and value of each plan in two columns."""
    grid = Grid(comparisons)
    header = ["target", "indicator", "scope", "value"]
    for comparison in comparisons:
        header += [comparison.plan.id, f"{comparison.plan.id} value"]
    rows = []
    for target in grid.targets:
        row = [target.id, target.indicator, target.scope or "", brief(target, "en", UNICODE)]
        for column in range(len(comparisons)):
            verdict, own = grid.cell(column, target)
            row.append(verdict.verdict if verdict else "")
            row.append(brief(own, "en", UNICODE) if own else "")
        rows.append(row)
    return written(header, rows)


def as_json(comparisons: Sequence[Comparison]) -> str:
    """The matrix as a document of schema ``align/matrix/1``."""
    grid = Grid(comparisons)
    rows: list[dict[str, Any]] = []
    for target in grid.targets:
        found: dict[str, Any] = {}
        for column, comparison in enumerate(comparisons):
            verdict, own = grid.cell(column, target)
            found[comparison.plan.id] = verdict and {
                "verdict": verdict.verdict,
                "plan_target": verdict.plan_target,
                "quote": own.quote if own else None,
                "confidence": round(verdict.confidence, 4),
            }
        rows.append({"target": target.id, "quote": target.quote, "plans": found})
    document = {
        "schema": "align/matrix/1",
        "tool": {"name": "align", "version": __version__},
        "reference": grid.reference.id,
        "plans": [comparison.plan.id for comparison in comparisons],
        "summary": {entry.plan.id: counts(entry) for entry in comparisons},
        "rows": rows,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
