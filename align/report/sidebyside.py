"""Aligned clauses beside each other, sentence by sentence, with the differing characters marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from align.model.comparison import Comparison
from align.model.pairing import Alignment
from align.model.plan import Clause, Plan
from align.model.verdict import Verdict
from align.report.head import rule
from align.report.index import Index
from align.report.inline import MARKED_PLAN, MARKED_REFERENCE, bracketed, differences
from align.report.interface import Sentences, View
from align.report.layout import Line, Run, Span, cells, clip, columns, fold, fold_runs, safe
from align.report.page import Canvas, Row
from align.report.places import line_label
from align.report.style import leading_to
from align.report.text import message
from align.report.verdict_table import label_width, one_line

_STACKED = 56  # cells below which the sides stand one under the other
_MOST_DIFFERENCES = 60  # sentence pairs marked in one report: the cost of a report stays bounded
_SHOWN_UNALIGNED = 120  # cells of an unaligned clause's text


class SideBySide:
    """Draws pairs of clauses on one canvas; knows what it has drawn before."""

    def __init__(self, canvas: Canvas, sentences: Sentences | None) -> None:
        self._canvas = canvas
        self._sentences = sentences
        self._shown: set[str] = set()
        self._left = _MOST_DIFFERENCES
        self._stacked = canvas.width < _STACKED
        self._width = canvas.width - 2 if self._stacked else (canvas.width - 3) // 2

    def pair(self, reference: Clause, plan: Clause) -> Iterator[Row]:
        """The two texts without their headings, in two columns."""
        pairs = () if self._sentences is None else self._sentences(reference, plan)
        if not pairs:
            left = [line for part in paragraphs(reference) for line in fold(part, self._width)]
            right = [line for part in paragraphs(plan) for line in fold(part, self._width)]
            yield from self.beside(left, right)
            return
        # a table row is too small to lay a whole clause beside it
        short = reference.id in self._shown or plan.row is not None
        if not short:
            self._shown.add(reference.id)
        alone: tuple[list[Line], list[Line]] = ([], [])
        for match in pairs:
            ours, theirs = _sentence(reference, match.reference), _sentence(plan, match.plan)
            # matched ones end a group of those that stand alone, and so does the plan's turn
            if theirs and (ours or alone[0]):
                yield from self._alone(*alone)
                alone = ([], [])
            if ours and theirs:
                yield from self._matched(ours, theirs)
                continue
            alone[0].extend(fold(ours, self._width) if ours else [])
            alone[1].extend(fold(theirs, self._width) if theirs else [])
        if short and len(alone[0]) > len(alone[1]):
            alone = (self._shortened(alone[0], len(alone[1])), alone[1])
        yield from self._alone(*alone)

    def _shortened(self, lines: list[Line], room: int) -> list[Line]:
        """The lines of a reference clause as far as there is room for them beside others."""
        note = fold(message("clauses.omitted", self._canvas.lang), self._width, style="dim")
        return lines[: max(room - len(note), 0)] + note

    def _alone(self, left: list[Line], right: list[Line]) -> Iterator[Row]:
        """Sentences that stand alone; those of both sides share their rows."""
        sign = " x " if left and right else " < " if left else " > "
        yield from self.beside(left, right, sign)

    def _matched(self, left: str, right: str) -> Iterator[Row]:
        """Two sentences that answer to each other."""
        if left == right:
            yield from self.beside(fold(left, self._width), fold(right, self._width), " = ")
        else:
            yield from self._near(left, right)

    def _near(self, left: str, right: str) -> Iterator[Row]:
        """Two sentences that answer to each other, what differs marked where they are near."""
        left_spans: list[Span] = []
        right_spans: list[Span] = []
        if self._left:
            self._left -= 1
            left_spans, right_spans = differences(left, right)
        if self._canvas.marks:
            left = bracketed(left, left_spans, MARKED_REFERENCE)
            right = bracketed(right, right_spans, MARKED_PLAN)
            left_spans, right_spans = [], []
        yield from self.beside(
            fold(left, self._width, spans=left_spans),
            fold(right, self._width, spans=right_spans),
            " ~ ",
        )

    def beside(self, left: list[Line], right: list[Line], sign: str = "") -> Iterator[Row]:
        """Two columns with a bar between them; the sign stands in the bar's place in line one."""
        if self._stacked:
            for mark, lines in (("<", left), (">", right)):
                for line in lines:
                    yield [(f"{mark} ", "dim"), *line.runs]
            return
        bar = self._canvas.glyphs.bar
        rows = columns([left, right], [self._width, self._width], (f" {bar} ", "dim"))
        if rows and sign:
            place = rows[0].index((f" {bar} ", "dim"))
            rows[0][place] = (sign, "strong")
        yield from rows


def _sentence(clause: Clause, span: tuple[int, int] | None) -> str:
    """The sentence; "" where there is none, or it is but the heading, which stands above."""
    if span is None or span[1] <= clause.body + 1:  # with the full stop after a run-in heading
        return ""
    return safe(clause.text[max(span[0], clause.body) : span[1]]).strip()


def paragraphs(clause: Clause) -> Iterator[str]:
    """The paragraphs of a clause's text after its heading."""
    starts = [clause.body, *(start for start in clause.paragraphs if start > clause.body)]
    for start, end in zip(starts, [*starts[1:], len(clause.text)], strict=True):
        if clause.text[start:end].strip():
            yield clause.text[start:end]


def clause_name(clause: Clause, canvas: Canvas) -> str:
    """Id and heading, as far as they say different things."""
    if clause.id == "0" and not clause.heading:
        return f"0 {message('clauses.preamble', canvas.lang)}"
    if not clause.heading or clause.heading in clause.id:
        return clause.id
    return f"{clause.id} {clause.heading}"


def lines_of(clause: Clause, glyphs_range: str) -> str:
    """The lines that a clause stands in: L12, or L12–30."""
    if clause.line == clause.line_end:
        return f"L{clause.line}"
    return f"L{clause.line}{glyphs_range}{clause.line_end}"


def lines_run(plan: Plan, clause: Clause, canvas: Canvas) -> Run:
    """The lines that a clause stands in, leading there."""
    text = line_label(plan, clause.line, clause.line_end, dash=canvas.glyphs.range)
    return text, leading_to("dim", plan.source.path, clause.line)


def aligned(
    comparison: Comparison, index: Index, shown: list[Verdict], view: View, canvas: Canvas
) -> Iterator[Row]:
    """Every aligned pair in the plan's order, each under its heading and with its verdicts."""
    drawing = SideBySide(canvas, view.sentences)
    by_clause: dict[str, list[Verdict]] = {}
    for verdict in shown:
        if verdict.verdict != "additional":
            by_clause.setdefault(index.clause_of(verdict) or "", []).append(verdict)
    for alignment in comparison.alignments:
        verdicts = by_clause.get(alignment.plan, [])
        plan = index.plan_clauses.get(alignment.plan)
        reference = index.reference_clauses.get(alignment.primary or "")
        if plan is None or reference is None or (view.only and not verdicts):
            continue
        yield []
        plans = comparison.reference, comparison.plan
        yield from _pair_head(drawing, plans, (reference, plan), alignment, canvas)
        label = label_width(verdicts, canvas)
        for verdict in verdicts:
            yield one_line(verdict, index, canvas, label=label)
        if verdicts:
            yield []
        yield from drawing.pair(reference, plan)


def _pair_head(
    drawing: SideBySide,
    plans: tuple[Plan, Plan],
    clauses: tuple[Clause, Clause],
    alignment: Alignment,
    canvas: Canvas,
) -> Iterator[Row]:
    """A rule with score and further clauses, then both headings with their lines."""
    facts = [f"{clauses[0].id} {canvas.glyphs.both} {clauses[1].id}"]
    if alignment.score is not None:
        facts.append(message("clauses.score", canvas.lang, score=f"{alignment.score:.2f}"))
    others = [other for other in alignment.reference if other != alignment.primary]
    if others:
        ids = (" " if canvas.lang == "en" else "、").join(others)
        facts.append(message("clauses.also", canvas.lang, ids=ids))
    title = f" {canvas.glyphs.dot} ".join(facts)
    yield rule(clip(title, canvas.width - 4, ellipsis=canvas.glyphs.ellipsis), canvas)
    width = canvas.width if canvas.width < _STACKED else (canvas.width - 3) // 2
    sides = [
        fold_runs(_heading(plan, clause, canvas), width - 2 * (canvas.width < _STACKED))
        for plan, clause in zip(plans, clauses, strict=True)
    ]
    yield from drawing.beside(sides[0], sides[1])


def _heading(plan: Plan, clause: Clause, canvas: Canvas) -> list[Run]:
    return [(clause_name(clause, canvas), "title"), (" ", ""), lines_run(plan, clause, canvas)]


def unaligned(comparison: Comparison, index: Index, canvas: Canvas) -> Iterator[Row]:
    """The clauses of either side that have no counterpart, each with the beginning of its text."""
    plan_ids = [entry.plan for entry in comparison.alignments if entry.primary is None]
    sides: list[tuple[str, Iterable[str], dict[str, Clause], Plan]] = [
        ("plan", plan_ids, index.plan_clauses, comparison.plan),
        ("reference", comparison.untreated, index.reference_clauses, comparison.reference),
    ]
    for side, ids, clauses, plan in sides:
        yield []
        title = message(f"clauses.unaligned_{side}", canvas.lang)
        yield rule(clip(title, canvas.width - 4, ellipsis=canvas.glyphs.ellipsis), canvas)
        found = [clauses[name] for name in ids if name in clauses]
        if not found:
            yield [(message("clauses.none", canvas.lang), "dim")]
        for clause in found:
            yield from _beginning(plan, clause, canvas)


def _beginning(plan: Plan, clause: Clause, canvas: Canvas) -> Iterator[Row]:
    """Heading, lines, and as much of the text as an overview bears."""
    text = clip(
        clause.text[clause.body :].strip()[:_SHOWN_UNALIGNED],
        min(_SHOWN_UNALIGNED, 2 * canvas.width - cells(clause_name(clause, canvas)) - 10),
        ellipsis=canvas.glyphs.ellipsis,
    )
    runs = [*_heading(plan, clause, canvas), ("  ", ""), (text, "dim")]
    yield from (line.runs for line in fold_runs(runs, canvas.width))
