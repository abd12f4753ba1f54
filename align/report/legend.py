"""What the symbols of the verdicts mean, for the foot of a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from align.model.verdict import VERDICTS, VerdictName
from align.report.head import rule
from align.report.layout import Line, cells, columns, fold, fold_runs
from align.report.page import Canvas, Row
from align.report.style import SIGNS, symbol
from align.report.text import message

_TWO = 150  # cells from which the entries stand in two columns


def legend(names: Collection[VerdictName], canvas: Canvas) -> Iterator[Row]:
    """An entry for each verdict named, in order of consequence: symbol, word, meaning."""
    shown = [name for name in VERDICTS if name in names]
    if not shown:
        return
    yield []
    yield rule(message("markdown.legend", canvas.lang), canvas, style="dim")
    labels = [_label(name, canvas) for name in shown]
    label = max(line.width for line in labels)
    abreast = 2 if canvas.width >= _TWO else 1
    meaning = (canvas.width - 2 * (2 * abreast - 1)) // abreast - label
    entries = [
        ([lead], fold(message(f"meaning.{name}", canvas.lang), meaning, style="dim"))
        for lead, name in zip(labels, shown, strict=True)
    ]
    height = -(-len(entries) // abreast)
    for at in range(height):
        parts = [part for entry in entries[at::height] for part in entry]
        yield from columns(parts, [label, meaning] * (len(parts) // 2))


def _label(name: VerdictName, canvas: Canvas) -> Line:
    """Symbol and word of a verdict."""
    text = f"{symbol(name, ascii=canvas.ascii)} {message(f'verdict.{name}', canvas.lang)}"
    return fold_runs([(text, SIGNS[name].style)], cells(text))[0]
