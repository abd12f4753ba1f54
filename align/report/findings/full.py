"""Findings with the line of the text that they are about and a caret under the place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from align.model.finding import Location
from align.report.findings.outcome import Outcome, Region, place_name, region, told
from align.report.findings.words import message
from align.report.layout import Run, cells, clip, fold, safe
from align.report.page import Canvas, Page, Row
from align.report.style import leading_to
from align.report.text import Lang

_STYLES = {"error": "magenta", "warning": "orange", "info": "sky"}
_BEFORE = 24  # cells of the line that are shown before the place, where it must be cut


def page(outcome: Outcome, lang: Lang, *, ascii: bool = False) -> Page:
    """The findings that count, as a drawing."""

    def draw(canvas: Canvas) -> Iterator[Row]:
        for item in outcome.open:
            finding = item.finding
            yield _head(outcome, item.finding.code, finding.severity, canvas)
            yield from _folded([(told(finding.message, canvas.lang), "")], canvas)
            yield from _excerpt(outcome, finding.location, _STYLES[finding.severity], canvas)
            for place in finding.related:
                style = leading_to("dim", place.path, place.line)
                yield [(f"  {message('see', canvas.lang)} ", "dim"), (place_name(place), style)]
                if place.text:
                    yield from _folded([(place.text, "dim")], canvas, most=2)
            yield []

    return Page(draw, lang=lang, ascii=ascii)


def render(outcome: Outcome, lang: Lang) -> str:
    """The same as plain text, in the usual width."""
    return page(outcome, lang).text(120)


def _head(outcome: Outcome, code: str, severity: str, canvas: Canvas) -> Row:
    name = message(severity, canvas.lang)
    return [(f"{name}[{code}]", _STYLES[severity]), (f" {outcome.rule(code).name}", "strong")]


def _folded(runs: list[Run], canvas: Canvas, *, most: int = 0) -> Iterator[Row]:
    """Text under a heading; of more than ``most`` lines the last one is clipped."""
    width = canvas.width - 4
    text, style = runs[0]
    lines = fold(text, width, style=style)
    for number, line in enumerate(lines, 1):
        if most and number == most < len(lines):
            rest = "".join(part for later in lines[number - 1 :] for part, _ in later.runs)
            yield [("    ", ""), (clip(rest, width, ellipsis=canvas.glyphs.ellipsis), style)]
            return
        yield [("    ", ""), *line.runs]


def _excerpt(outcome: Outcome, place: Location, style: str, canvas: Canvas) -> Iterator[Row]:
    """``--> path:line:column``, the line, and the caret; no line where there is nothing to mark."""
    number = str(place.line)
    indent = " " * len(number)
    yield [(f"{indent} --> ", "dim"), (place_name(place), leading_to("", place.path, place.line))]
    source = outcome.sources.get(place.path)
    if source is None or place.line > len(source.line_starts):
        return
    text = safe(source.line_text(place.line))
    if not text.strip():
        return
    exact = region(outcome, place)
    start, end, shown = _window(text, exact, canvas.width - len(number) - 3, canvas)
    yield [(f"{number} | ", "dim"), (shown, "")]
    if place.text:
        marks = "^" * max(1, cells(shown[start:end]))
        yield [(f"{indent} | ", "dim"), (" " * cells(shown[:start]), ""), (marks, style)]


def _window(text: str, exact: Region, limit: int, canvas: Canvas) -> tuple[int, int, str]:
    """Start and end of the place in what is shown of a line, and that."""
    start = exact.column - 1
    end = exact.end_column - 1 if exact.end_line == exact.line else len(text)
    sign = canvas.glyphs.ellipsis
    cut = 0
    if cells(text) > limit and cells(text[:start]) > _BEFORE:
        widths = list(accumulate(map(cells, reversed(text[:start]))))
        keep = sum(width <= _BEFORE for width in widths)
        cut = start - keep
        text = sign + text[cut:]
        cut -= len(sign)
    shown = clip(text, limit, ellipsis=sign)
    return start - cut, min(end - cut, len(shown)), shown
