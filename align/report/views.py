"""What was read from one plan, for the terminal: its clauses, or its targets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import get_args

from align.lexicon.messages import message as reading
from align.model.plan import Clause, Plan
from align.model.target import Kind, Strength, Target
from align.report.head import labelled, plan_line
from align.report.inline import bracketed
from align.report.interface import View
from align.report.layout import Line, Span, cells, columns, fold, fold_runs
from align.report.page import Canvas, Page, Row
from align.report.places import line_label
from align.report.sidebyside import clause_name, lines_run
from align.report.text import message
from align.report.values import name, number, value
from align.report.verdict_table import place_style

_WIDE = 110  # cells from which the responsible units have a column
_NARROW = 72  # cells from which the targets have columns of their own for strength and kind
_LINES = 12  # cells of the column of line numbers
_LENGTH = 10  # cells of the column of lengths
_MARKED = ("【", "】")


def clauses(plan: Plan, view: View) -> Page:
    """The clauses of a plan, indented by their depth, with lines, length and responsible units."""

    def draw(canvas: Canvas) -> Iterator[Row]:
        yield from _title(plan, canvas)
        if not plan.clauses:
            yield [(message("clauses.no_clauses", canvas.lang), "amber")]
            return
        wide = canvas.width >= _WIDE
        units = (canvas.width - _LINES - _LENGTH - 4) * 2 // 5 if wide else 0
        first = canvas.width - _LINES - _LENGTH - 4 - (units + 2 if wide else 0)
        widths = [first, _LINES, _LENGTH, *([units] if wide else [])]
        keys = ["clause", "lines", "characters", *(["units"] if wide else [])]
        yield from _titles(keys, widths, canvas)
        above: tuple[str, ...] = ()
        for clause in plan.clauses:
            yield from _headings(clause, above, canvas)
            above = clause.path
            yield from columns(_clause(plan, clause, widths, canvas), widths)

    return _page(draw, view)


def targets(plan: Plan, targets: Sequence[Target], view: View, *, context: bool = False) -> Page:
    """The targets of a plan; with ``context`` the sentence of each, its value marked."""

    def draw(canvas: Canvas) -> Iterator[Row]:
        yield from _title(plan, canvas)
        if not targets:
            yield [(message("clauses.no_targets", canvas.lang), "amber")]
            return
        by_id = {clause.id: clause for clause in plan.clauses}
        longest = max(cells(f"{one.clause} {line_label(plan, one.line)}") for one in targets)
        titles, widths = _target_columns(longest, canvas)
        heads = zip(titles, widths, strict=True)
        yield from columns([fold(title, width, style="dim") for title, width in heads], widths)
        for target in targets:
            yield from columns(_target(plan, target, widths, canvas), widths)
            if context and target.clause in by_id:
                sentence = _context(target, by_id[target.clause], canvas)
                yield from columns([[], sentence], [0, canvas.width - 2])

    return _page(draw, view)


def _target_columns(longest: int, canvas: Canvas) -> tuple[list[str], list[int]]:
    """The titles and widths of the columns: clause, indicator, value, deadline, strength, kind.

    ``longest`` is how many cells the longest place takes.
    """
    lang = canvas.lang
    titles = [message(f"head.{key}", lang) for key in ("clause", "indicator", "value")]
    titles += [reading(f"reading.head.{key}", lang) for key in ("deadline", "strength")]
    titles.append(message("head.kind", lang))
    strengths = [reading(f"reading.strength.{name}", lang) for name in get_args(Strength)]
    kinds = [message(f"kind.{name}", lang) for name in get_args(Kind)]
    narrow = canvas.width < _NARROW
    clause = max(cells(titles[0]), min(longest, canvas.width // 4))
    last = [
        max(4, cells(titles[3])),
        max(map(cells, [titles[4], *strengths])),
        max(map(cells, [titles[5], *kinds])),
    ]
    if narrow:  # the value says how strong it is; the kind shows by itself
        last, titles = last[:1], titles[:4]
    room = canvas.width - clause - sum(last) - 2 * (len(last) + 2)
    value_width = room * 2 // 5
    return titles, [clause, room - value_width, value_width, *last]


def _target(plan: Plan, target: Target, widths: Sequence[int], canvas: Canvas) -> list[list[Line]]:
    """The cells of one target."""
    lang = canvas.lang
    told = target if len(widths) == 4 else target._replace(strength="plain")
    texts = [
        (f"{target.clause} {line_label(plan, target.line)}", place_style(plan, target.line)),
        (name(target), "strong"),
        (value(told, lang, canvas.glyphs), ""),
        (str(target.deadline or canvas.glyphs.dash), "" if target.deadline else "dim"),
        (reading(f"reading.strength.{target.strength}", lang), ""),
        (message(f"kind.{target.kind}", lang), "dim"),
    ]
    return [
        fold(text, width, style=style) for (text, style), width in zip(texts, widths, strict=False)
    ]


def _page(draw: object, view: View) -> Page:
    return Page(
        draw,  # type: ignore[arg-type]  # a Draw by construction
        lang=view.lang,
        ascii=view.ascii,
        width=view.width,
        marks=view.marks,
    )


def _title(plan: Plan, canvas: Canvas) -> Iterator[Row]:
    yield from labelled([(message("head.plan", canvas.lang), plan_line(plan, canvas))], canvas)
    yield []


def _titles(keys: Sequence[str], widths: Sequence[int], canvas: Canvas) -> Iterator[Row]:
    labels = [
        fold(message(f"head.{key}", canvas.lang), width, style="dim")
        for key, width in zip(keys, widths, strict=True)
    ]
    yield from columns(labels, widths)


def _headings(clause: Clause, above: tuple[str, ...], canvas: Canvas) -> Iterator[Row]:
    """The chapter headings that begin before this clause."""
    same = 0
    while same < min(len(above), len(clause.path)) and above[same] == clause.path[same]:
        same += 1
    for depth in range(same, len(clause.path)):
        indent = " " * (2 * depth)
        for line in fold(clause.path[depth], canvas.width - 2 * depth, style="dim"):
            yield [(indent, ""), *line.runs]


def _clause(plan: Plan, clause: Clause, widths: Sequence[int], canvas: Canvas) -> list[list[Line]]:
    """The cells of one clause."""
    indent = 2 * len(clause.path)
    named = fold(clause_name(clause, canvas), widths[0] - indent, style="strong")
    parts = [
        [Line([(" " * indent, ""), *line.runs], indent + line.width) for line in named],
        fold_runs([lines_run(plan, clause, canvas)], widths[1]),
        fold(str(len(clause.text)), widths[2], style="dim"),
    ]
    if len(widths) > 3:
        names = "、".join(unit.name for unit in clause.units)
        parts.append(fold(names, widths[3], style="dim"))
    return parts


def _context(target: Target, clause: Clause, canvas: Canvas) -> list[Line]:
    """The sentence that the target stands in, its value marked."""
    start, end = target.sentence
    at = bisect_left(clause.offsets, target.start)
    stop = bisect_left(clause.offsets, target.end)
    if not start <= at < end:  # a target made without its sentence
        start, end = at, max(stop, at)
    text = clause.text[start:end]
    begin, finish = _value_in(target, text, at - start, min(stop, end) - start)
    spans: list[Span] = [(begin, finish, "mark")] if finish > begin else []
    if canvas.marks:
        text, spans = bracketed(text, spans, _MARKED if not canvas.ascii else ("[", "]")), []
    return fold(text, canvas.width - 2, spans=spans, style="dim")


def _value_in(target: Target, sentence: str, start: int, end: int) -> tuple[int, int]:
    """Where in the sentence the value is printed; the target's whole span where it is not found."""
    for printed in (target.lower, target.upper):
        if printed is not None:
            at = sentence.find(number(printed), start, end)
            if at >= 0:
                stop = at + len(number(printed))
                unit = target.unit or ""
                return at, stop + len(unit) if sentence.startswith(unit, stop) else stop
    at = sentence.find(target.word, start, end) if target.word else -1
    return (at, at + len(target.word)) if at >= 0 else (start, end)
