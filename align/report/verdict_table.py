"""The targets of both plans beside each other, grouped by verdict, gaps first."""

from collections.abc import Iterator
from typing import NamedTuple

from align.model.comparison import Comparison
from align.model.plan import Plan
from align.model.target import Target
from align.model.verdict import VERDICTS, Verdict
from align.report.head import rule, verdict_title
from align.report.index import UNSURE, Index, squeezed, worded
from align.report.layout import Line, Run, cells, clip, columns, fold, fold_runs
from align.report.page import Canvas, Row
from align.report.places import line_label
from align.report.style import SIGNS, leading_to, symbol
from align.report.text import message
from align.report.values import brief, deadline, name, number, value

Side = tuple[list[Run], list[Run]]
"""What one plan says, and where."""


class Table(NamedTuple):
    """What every row of the table needs."""

    reference: Plan
    plan: Plan
    found: Index
    widths: list[int]
    canvas: Canvas


_WIDE = 110  # cells from which the reason has a column of its own
_NARROW = 60  # cells below which the columns are stacked
_GAP_WIDTH = 10
_QUOTE_LINES = 3  # of a quoted sentence


def verdict_table(
    comparison: Comparison, index: Index, verdicts: list[Verdict], canvas: Canvas
) -> Iterator[Row]:
    """The verdicts as a table with a heading over each group; ``verdicts`` in any order."""
    gap_title = message(f"head.{worded('gap', comparison.relation)}", canvas.lang)
    widths = column_widths(canvas, gap_width(verdicts, gap_title))
    table = Table(comparison.reference, comparison.plan, index, widths, canvas)
    if canvas.width >= _NARROW:
        yield from _header(gap_title, widths, canvas)
    for group in VERDICTS:
        members = [verdict for verdict in verdicts if verdict.verdict == group]
        if not members:
            continue
        sign = symbol(group, ascii=canvas.ascii)
        title = f"{sign} {verdict_title(group, len(members), canvas.lang)}"
        yield rule(title, canvas, style=SIGNS[group].style)
        for verdict in members:
            yield from _entry(table, verdict)


def column_widths(canvas: Canvas, gap_width: int) -> list[int]:
    """Indicator, reference, plan, gap, and the reason where there is room for it."""
    if canvas.width >= _WIDE:
        rest = canvas.width - 2 - 4 * 2 - gap_width
        reason = rest * 36 // 100
        side = (rest - reason) * 32 // 100
        return [rest - reason - 2 * side, side, side, gap_width, reason]
    rest = canvas.width - 2 - 3 * 2 - gap_width
    side = rest // 3
    return [rest - 2 * side, side, side, gap_width]


def gap_width(verdicts: list[Verdict], title: str) -> int:
    """The cells that the gaps of these verdicts need, within reason."""
    return min(_GAP_WIDTH, max([cells(title), *(cells(_gap(verdict)) for verdict in verdicts)]))


def place_style(plan: Plan, line: int) -> str:
    """The style for the name of a line of a plan: it leads there."""
    return leading_to("dim", plan.source.path, line)


def _header(gap_title: str, widths: list[int], canvas: Canvas) -> Iterator[Row]:
    titles = [message(f"head.{key}", canvas.lang) for key in ("indicator", "reference", "plan")]
    titles += [gap_title, message("head.reason", canvas.lang)]
    labels = [fold(title, width, style="dim") for title, width in zip(titles, widths, strict=False)]
    yield from columns([[], *labels], [0, *widths])


def _entry(table: Table, verdict: Verdict) -> Iterator[Row]:
    """One verdict: its cells side by side, or one under the other on a narrow page."""
    _, _, index, widths, canvas = table
    left, right = index.sides(verdict)
    named = left or right
    if named is None:
        return
    if left is None and verdict.verdict == "additional":
        yield from _own(table, named)
        return
    reason = _reason(verdict, canvas)
    gap = "" if verdict.gap == "0" else _gap(verdict)
    left_runs, right_runs = _side(table.reference, left, canvas), _plan_side(table, verdict, right)
    sign = Line([(symbol(verdict.verdict, ascii=canvas.ascii), SIGNS[verdict.verdict].style)], 1)
    if canvas.width < _NARROW:
        width = canvas.width - 2
        lines = fold(name(named), width, style="strong")
        for key, side in (("reference", left_runs), ("plan", right_runs)):
            label = (message(f"head.{key}", canvas.lang) + " ", "dim")
            lines += fold_runs([label, *side[0], (" ", ""), *side[1]], width)
        lines += fold_runs([(gap + " " if gap else "", "strong"), *reason], width)
        yield from columns([[sign], lines], [0, width])
        return
    parts = [
        [sign],
        fold(name(named), widths[0], style="strong"),
        [line for runs in left_runs for line in fold_runs(runs, widths[1])],
        [line for runs in right_runs for line in fold_runs(runs, widths[2])],
        fold(gap, widths[3], style="strong"),
    ]
    if len(widths) > 4:
        parts.append(fold_runs(reason, widths[4]))
    yield from columns(parts, [0, *widths])
    if len(widths) == 4:
        yield from columns([[], fold_runs(reason, canvas.width - 2)], [0, canvas.width - 2])


def _own(table: Table, target: Target) -> Iterator[Row]:
    """A target that answers to none of the reference: shorter, as there is nothing to compare."""
    widths, canvas = table.widths, table.canvas
    style = place_style(table.plan, target.line)
    sign = Line([(symbol("additional", ascii=canvas.ascii), SIGNS["additional"].style)], 1)
    line = line_label(table.plan, target.line)
    where = f"{target.clause} {line}"
    what = brief(target, canvas.lang, canvas.glyphs)
    if canvas.width < _NARROW:
        width = canvas.width - 2
        runs = [(name(target), "strong"), (f" {what} ", ""), (where, style)]
        yield from columns([[sign], fold_runs(runs, width)], [0, width])
        return
    wide = len(widths) > 4
    first = widths[0] + 2 + widths[1]
    second = widths[2] + (2 + widths[3] if wide else 0)
    rest = widths[4] if wide else widths[3]
    parts = [
        [sign],
        fold(name(target), first, style="strong"),
        fold(what, second),
        fold(where if wide else line, rest, style=style),
    ]
    yield from columns(parts, [0, first, second, rest])


def _side(plan: Plan, target: Target | None, canvas: Canvas) -> Side:
    """Value above; deadline, clause and line below."""
    if target is None:
        return [(canvas.glyphs.dash, "dim")], []
    year = deadline(target, canvas.lang)
    where = f"{target.clause} {line_label(plan, target.line)}"
    below = [(f"{year} {canvas.glyphs.dot} ", "dim")] if year else []
    below.append((where, place_style(plan, target.line)))
    return [(value(target, canvas.lang, canvas.glyphs), "")], below


def _plan_side(table: Table, verdict: Verdict, target: Target | None) -> Side:
    """The plan's target, or the sentence that the verdict rests on."""
    canvas, width = table.canvas, table.widths[2]
    if target is not None or verdict.evidence is None:
        return _side(table.plan, target, canvas)
    place = verdict.evidence
    quote = squeezed(table.plan.source.text[place.start : place.end])
    quote = clip(quote, _QUOTE_LINES * width, ellipsis=canvas.glyphs.ellipsis)
    return [(quote, "")], [
        (line_label(table.plan, place.line), place_style(table.plan, place.line))
    ]


def _gap(verdict: Verdict) -> str:
    """The difference, or for a part of an amount its share."""
    if verdict.share is not None:
        return f"{number(verdict.share)}%"
    return verdict.gap or ""


def _reason(verdict: Verdict, canvas: Canvas) -> list[Run]:
    """The reason, with a warning where the verdict is uncertain and a note where it was decided."""
    runs: list[Run] = []
    if verdict.confidence < UNSURE:
        doubt = f"{message('summary.doubtful', canvas.lang)} {verdict.confidence:.2f} "
        runs.append((doubt, "amber"))
    if verdict.decision is not None:
        runs.append((message("summary.decided", canvas.lang) + " ", "sky"))
    if verdict.verdict != "additional":
        runs.append((canvas.own(getattr(verdict.reason, canvas.lang)), ""))
    return runs


def one_line(verdict: Verdict, index: Index, canvas: Canvas, *, label: int = 0) -> Row:
    """A verdict in a single line: symbol, name (in ``label`` cells), indicator, both values."""
    left, right = index.sides(verdict)
    named = left or right
    text = message(f"verdict.{verdict.verdict}", canvas.lang)
    text = f"{symbol(verdict.verdict, ascii=canvas.ascii)} {text}"
    pad = max(label + 2 - cells(text), 0) + 2
    room = canvas.width - cells(text) - pad
    row: Row = [(text, SIGNS[verdict.verdict].style), (" " * pad, "")]
    if named is None or room < 4:
        return row
    pieces = [name(named), "  "]
    if left is not None:
        pieces.append(brief(left, canvas.lang, canvas.glyphs))
    if right is not None:
        pieces += [f" {canvas.glyphs.arrow} ", brief(right, canvas.lang, canvas.glyphs)]
    gap = _gap(verdict)
    if gap not in ("", "0"):
        pieces.append(f"  ({gap})")
    row.append((clip("".join(pieces), room, ellipsis=canvas.glyphs.ellipsis), ""))
    return row


def label_width(verdicts: list[Verdict], canvas: Canvas) -> int:
    """The cells that the longest of the verdicts' names takes."""
    names = {message(f"verdict.{verdict.verdict}", canvas.lang) for verdict in verdicts}
    return max(map(cells, names), default=0)
