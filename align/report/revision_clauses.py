"""The clauses of a revision in the terminal: before and after beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.model.plan import Clause, Plan
from align.model.revision import ClauseChange, Passage, Revision
from align.report.head import rule
from align.report.inline import MARKED_PLAN, MARKED_REFERENCE, bracketed, differences
from align.report.layout import Line, Run, clip, columns, fold, fold_runs, safe
from align.report.page import Canvas, Row
from align.report.revision_view import CLAUSE_SIGNS, Lookup, names, say, symbol, unit_names
from align.report.sidebyside import clause_name, lines_run

_STACKED = 56  # cells below which the sides stand one under the other
_MOST_DIFFERENCES = 200  # sentence pairs marked in one report: the cost of a report stays bounded


def headings(revision: Revision, canvas: Canvas) -> Iterator[Row]:
    """The headings above clauses that were put in, taken out or changed."""
    if not revision.headings:
        return
    yield []
    yield rule(say("page.headings", canvas.lang), canvas)
    for change in revision.headings:
        label = say(f"heading.{change.fate}", canvas.lang)
        text = f" {canvas.glyphs.arrow} ".join(one for one in (change.old, change.new) if one)
        runs = [(f"{label}  ", "dim"), (text, "")]
        yield from (line.runs for line in fold_runs(runs, canvas.width))


def clauses(revision: Revision, found: Lookup, canvas: Canvas) -> Iterator[Row]:
    """Every clause that differs, in the order of the new version."""
    changes = [change for change in revision.clauses if change.differs]
    if not changes:
        return
    yield []
    yield rule(say("page.clauses", canvas.lang), canvas)
    if any(change.passages for change in changes):
        yield from _legend(canvas)
    drawing = _Versions(revision, found, canvas)
    for change in changes:
        yield []
        yield from drawing.clause(change)


def _legend(canvas: Canvas) -> Iterator[Row]:
    """What the marks in the text mean, in the marks themselves."""
    row: Row = [(say("page.legend", canvas.lang) + " ", "dim")]
    for (opening, closing), style, key in (
        (MARKED_REFERENCE, "only_reference", "page.only_old"),
        (MARKED_PLAN, "only_plan", "page.only_new"),
    ):
        text = say(key, canvas.lang)
        row += [(f"{opening}{text}{closing}", "") if canvas.marks else (text, style), ("  ", "")]
    yield from (line.runs for line in fold_runs(row[:-1], canvas.width))
    signs = say("page.signs", canvas.lang)
    yield from (line.runs for line in fold(signs, canvas.width, style="dim"))


class _Versions:
    """Draws what became of clauses on one canvas."""

    def __init__(self, revision: Revision, found: Lookup, canvas: Canvas) -> None:
        self._old, self._new = revision.old, revision.new
        self._found = found
        self._canvas = canvas
        self._left = _MOST_DIFFERENCES
        self._stacked = canvas.width < _STACKED
        self._width = canvas.width - 2 if self._stacked else (canvas.width - 3) // 2

    def clause(self, change: ClauseChange) -> Iterator[Row]:
        """A rule with what happened, both headings, the responsible bodies, the sentences."""
        canvas = self._canvas
        old, new = self._found.clauses(change)
        label = f" {canvas.glyphs.dot} ".join(
            f"{symbol(CLAUSE_SIGNS[one], canvas)} {say(f'clause.{one}', canvas.lang)}"
            for one in names(change)
        )
        style = CLAUSE_SIGNS[names(change)[0]].style
        label = clip(label, canvas.width - 4, ellipsis=canvas.glyphs.ellipsis)
        yield rule(label, canvas, style=style)
        if not old or not new:
            yield from self._alone(old, new)
            return
        named = self._named(self._old, old), self._named(self._new, new)
        yield from self._beside(*named)
        if change.reassigned:
            yield from self._beside(self._units(old), self._units(new), sign=" ~ ")
        yield from self._passages(change.passages)

    def _named(self, plan: Plan, clauses: Sequence[Clause]) -> list[Line]:
        """Id, heading and lines of the clauses of one side."""
        names = (self._name(plan, clause) for clause in clauses)
        return [line for name in names for line in fold_runs(name, self._width)]

    def _units(self, clauses: Sequence[Clause]) -> list[Line]:
        """The bodies responsible for the clauses of one side."""
        label = say("page.units", self._canvas.lang) + " "
        text = unit_names(clauses) or self._canvas.glyphs.dash
        return fold_runs([(label, "dim"), (text, "")], self._width)

    def _name(self, plan: Plan, clause: Clause) -> list[Run]:
        where = lines_run(plan, clause, self._canvas)
        return [(clause_name(clause, self._canvas), "title"), (" ", ""), where]

    def _alone(self, old: Sequence[Clause], new: Sequence[Clause]) -> Iterator[Row]:
        """A clause that only one version has, its whole text across the page."""
        width = self._canvas.width - 2
        mark, plan = ("+ ", self._new) if new else ("- ", self._old)
        for clause in new or old:
            name = self._name(plan, clause)
            yield from (line.runs for line in fold_runs(name, self._canvas.width))
            text = safe(clause.text[clause.body :]).strip().lstrip("。")
            for line in fold(text, width) if text else ():
                yield [(mark, "dim"), *line.runs]

    def _passages(self, passages: Sequence[Passage]) -> Iterator[Row]:
        """The sentences that differ; those that are the same are counted."""
        unchanged = 0
        for passage in passages:
            if passage.same:
                unchanged += 1
                continue
            yield from self._unchanged(unchanged)
            unchanged = 0
            yield from self._passage(passage)
        yield from self._unchanged(unchanged)

    def _unchanged(self, count: int) -> Iterator[Row]:
        if count:
            text = say("page.unchanged", self._canvas.lang, count=count)
            text = f"{self._canvas.glyphs.ellipsis} {text}"
            yield from (line.runs for line in fold(text, self._canvas.width, style="dim"))

    def _passage(self, passage: Passage) -> Iterator[Row]:
        """One sentence before and after, what differs marked."""
        old = safe(self._found.wording(passage.old, new=False))
        new = safe(self._found.wording(passage.new, new=True))
        if not old or not new:
            lines = fold(old or new, self._width)
            sides = (lines, []) if old else ([], lines)
            yield from self._beside(*sides, sign=" < " if old else " > ")
            return
        spans = differences(old, new) if self._left else ([], [])
        self._left = max(self._left - 1, 0)
        if self._canvas.marks:
            old = bracketed(old, spans[0], MARKED_REFERENCE)
            new = bracketed(new, spans[1], MARKED_PLAN)
            spans = [], []
        left, right = (
            fold(text, self._width, spans=marked)
            for text, marked in zip((old, new), spans, strict=True)
        )
        yield from self._beside(left, right, sign=" ~ ")

    def _beside(self, left: list[Line], right: list[Line], *, sign: str = "") -> Iterator[Row]:
        """Two columns with a bar between them; the sign stands in the bar's place in line one."""
        if self._stacked:
            for mark, lines in (("<", left), (">", right)):
                for line in lines:
                    yield [(f"{mark} ", "dim"), *line.runs]
            return
        bar = (f" {self._canvas.glyphs.bar} ", "dim")
        rows = columns([left, right], [self._width, self._width], bar)
        if rows and sign:
            rows[0][rows[0].index(bar)] = (sign, "strong")
        yield from rows
