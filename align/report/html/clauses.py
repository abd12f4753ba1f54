"""The clauses of both plans beside each other, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from align.model.comparison import Comparison
from align.model.pairing import Alignment, SentencePair
from align.model.plan import Clause
from align.report.html.engine import anchor
from align.report.html.marked import Mark, Marker, Marks, Stretch
from align.report.html.rows import Row
from align.report.index import Index
from align.report.inline import differences
from align.report.interface import Sentences
from align.report.layout import Span, safe
from align.report.sidebyside import paragraphs

Kind = Literal["same", "near", "left", "right", "loose"]
IndexPair = tuple[int, int]
Sentence = tuple[Stretch, ...]

_MOST_DIFFERENCES = 600  # sentence pairs marked on one page: the time that it takes stays bounded


class Line(NamedTuple):
    """Sentences that stand beside each other."""

    kind: Kind
    left: tuple[Sentence, ...]
    right: tuple[Sentence, ...]


class Head(NamedTuple):
    """A clause as it is named."""

    id: str
    heading: str
    line: int
    line_end: int
    anchor: str
    units: str


class Pair(NamedTuple):
    """A plan clause beside the reference clause that it answers to first."""

    chapters: tuple[str, ...]
    """The headings above it that begin here."""
    reference: Head
    plan: Head
    score: str
    also: tuple[Head, ...]
    """Further reference clauses that it answers to."""
    before: str
    """The plan clause beside which the whole reference clause stands, if not here."""
    whole: bool
    """The whole reference clause stands here."""
    verdicts: tuple[Row, ...]
    lines: tuple[Line, ...]


class Alone(NamedTuple):
    """A clause without another beside it."""

    head: Head
    text: tuple[Sentence, ...]
    treated: tuple[Head, ...]
    """The plan clauses that answer to it all the same, if not first to it."""


class Laid(NamedTuple):
    """All clauses of both plans."""

    pairs: tuple[Pair, ...]
    plan: tuple[Alone, ...]
    reference: tuple[Alone, ...]
    anchors: frozenset[str]


def laid(
    comparison: Comparison, index: Index, rows: Sequence[Row], sentences: Sentences | None
) -> Laid:
    """The pairs in the order of the plan, then what stands alone on either side."""
    return _Layer(comparison, index, rows, sentences).laid()


class _Layer:
    """Lays the clauses; knows what stands on the page already."""

    def __init__(
        self,
        comparison: Comparison,
        index: Index,
        rows: Sequence[Row],
        sentences: Sentences | None,
    ) -> None:
        self._comparison = comparison
        self._index = index
        self._sentences = sentences
        self._marks = Marks(comparison, index)
        self._marker = Marker()
        self._beside: dict[str, str] = {}
        self._budget = _MOST_DIFFERENCES
        self._rows: dict[str, list[Row]] = {}
        for row in rows:
            if row.plan is not None and row.verdict != "additional":
                self._rows.setdefault(row.plan.clause, []).append(row)

    def laid(self) -> Laid:
        """Everything."""
        pairs = tuple(self._pairs())
        alone = tuple(self._plan_alone())
        reference = tuple(self._reference_alone())
        return Laid(pairs, alone, reference, frozenset(self._marker.given))

    def _pairs(self) -> Iterator[Pair]:
        above: tuple[str, ...] = ()
        for alignment in self._comparison.alignments:
            plan = self._index.plan_clauses.get(alignment.plan)
            reference = self._index.reference_clauses.get(alignment.primary or "")
            if plan is None or reference is None:
                continue
            same = 0
            while same < min(len(above), len(plan.path)) and above[same] == plan.path[same]:
                same += 1
            yield self._pair(reference, plan, alignment, tuple(map(safe, plan.path[same:])))
            above = plan.path

    def _pair(
        self, reference: Clause, plan: Clause, alignment: Alignment, chapters: tuple[str, ...]
    ) -> Pair:
        before = self._beside.get(reference.id, "")
        # a row of a table is too small to lay a whole clause beside it
        if not before and plan.row is None:
            self._beside[reference.id] = plan.id
        whole = not before and plan.row is None
        others = [name for name in alignment.reference if name != alignment.primary]
        found = self._index.reference_clauses
        heads = self._head("r", reference, new=whole), self._head("p", plan)
        return Pair(
            chapters=chapters,
            reference=heads[0],
            plan=heads[1],
            score="" if alignment.score is None else f"{alignment.score:.2f}",
            also=tuple(self._head("r", found[key], new=False) for key in others if key in found),
            before=before,
            whole=whole,
            verdicts=tuple(self._rows.get(plan.id, ())),
            lines=tuple(self._lines(reference, plan, whole=whole)),
        )

    def _head(self, kind: str, clause: Clause, *, new: bool = True) -> Head:
        """How a clause is named; ``new`` where the whole of it stands here."""
        place = anchor(kind, clause.id)
        if new:
            place = self._marker.new(place)
        heading = "" if clause.heading in clause.id else safe(clause.heading)
        units = "、".join(safe(unit.name) for unit in clause.units)
        return Head(safe(clause.id), heading, clause.line, clause.line_end, place, units)

    def _lines(self, reference: Clause, plan: Clause, *, whole: bool) -> Iterator[Line]:
        """The lines of a pair; where not ``whole``, of the reference only what is answered."""
        left, right = self._marks.reference.get(reference.id, []), self._marks.plan.get(plan.id, [])
        if self._sentences is None:
            beside = self._paragraphs(reference, left) if whole else ()
            yield Line("loose", beside, self._paragraphs(plan, right))
            return
        matched = self._sentences(reference, plan)
        for kind, a, b in _ordered(_without_heading(matched, reference, plan), whole=whole):
            texts = [_cut(reference, span) for span in a], [_cut(plan, span) for span in b]
            found, ours, theirs = self._compared(kind, texts)
            yield Line(
                found,
                tuple(self._marker.stretches(reference, span, left, ours) for span in a),
                tuple(self._marker.stretches(plan, span, right, theirs) for span in b),
            )

    def _compared(
        self, kind: Kind, texts: tuple[list[str], list[str]]
    ) -> tuple[Kind, list[Span], list[Span]]:
        """The kind, now that the texts are known, and what differs in two near sentences."""
        if kind != "near":
            return kind, [], []
        if texts[0] == texts[1]:
            return "same", [], []
        if not self._budget:
            return kind, [], []
        self._budget -= 1
        return (kind, *differences(texts[0][0], texts[1][0]))

    def _paragraphs(self, clause: Clause, marks: list[Mark]) -> tuple[Sentence, ...]:
        """The paragraphs of a clause without its heading."""
        at = clause.body
        result = []
        for text in paragraphs(clause):
            at = clause.text.index(text, at)
            result.append(self._marker.stretches(clause, (at, at + len(text)), marks))
            at += len(text)
        return tuple(result)

    def _plan_alone(self) -> Iterator[Alone]:
        for alignment in self._comparison.alignments:
            clause = self._index.plan_clauses.get(alignment.plan)
            if clause is not None and alignment.primary not in self._index.reference_clauses:
                marks = self._marks.plan.get(clause.id, [])
                yield Alone(self._head("p", clause), self._paragraphs(clause, marks), ())

    def _reference_alone(self) -> Iterator[Alone]:
        answering: dict[str, list[str]] = {}
        for alignment in self._comparison.alignments:
            for name in alignment.reference:
                answering.setdefault(name, []).append(alignment.plan)
        for clause in self._comparison.reference.clauses:
            if clause.id in self._beside:
                continue
            marks = self._marks.reference.get(clause.id, [])
            names = answering.get(clause.id, [])
            found = self._index.plan_clauses
            heads = tuple(self._head("p", found[key], new=False) for key in names if key in found)
            yield Alone(self._head("r", clause), self._paragraphs(clause, marks), heads)


def _cut(clause: Clause, span: IndexPair) -> str:
    return clause.text[span[0] : span[1]]


def _body(clause: Clause, span: IndexPair | None) -> IndexPair | None:
    """The sentence after the heading; None where it is but the heading, which stands above."""
    if span is None or span[1] <= clause.body + 1:  # with the full stop after a run-in heading
        return None
    start = max(span[0], clause.body)
    return (start, span[1]) if clause.text[start : span[1]].strip() else None


def _without_heading(
    matched: Sequence[SentencePair], reference: Clause, plan: Clause
) -> list[tuple[IndexPair | None, IndexPair | None]]:
    pairs = [(_body(reference, m.reference), _body(plan, m.plan)) for m in matched]
    return [pair for pair in pairs if pair != (None, None)]


def _ordered(
    pairs: Sequence[tuple[IndexPair | None, IndexPair | None]], *, whole: bool
) -> Iterator[tuple[Kind, list[IndexPair], list[IndexPair]]]:
    """The sentences in the plan's order, those of the reference alone where they stand in it."""
    waiting = sorted(a for a, b in pairs if a is not None and b is None) if whole else []
    left: list[IndexPair] = []
    right: list[IndexPair] = []
    for a, b in pairs:
        if b is None:
            continue
        if a is None:
            right.append(b)
            continue
        while waiting and waiting[0] < a:
            left.append(waiting.pop(0))
        yield from _together(left, right)
        left, right = [], []
        yield "near", [a], [b]
    yield from _together(left + waiting, right)


def _together(
    left: list[IndexPair], right: list[IndexPair]
) -> Iterator[tuple[Kind, list[IndexPair], list[IndexPair]]]:
    """Sentences that stand alone; those of both sides share a line."""
    if left or right:
        yield ("loose" if left and right else "left" if left else "right"), left, right
