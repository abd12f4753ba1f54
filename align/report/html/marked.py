"""The text of a clause with its targets marked, and the characters that differ."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from align.model.comparison import Comparison
from align.model.plan import Clause
from align.model.verdict import VERDICTS, Verdict, VerdictName
from align.report.html.engine import anchor
from align.report.html.rows import evidence_anchor, row_anchor
from align.report.index import Index
from align.report.layout import Span, safe
from align.report.values import name

Spans = Iterable[Span]
"""What differs, as ``inline.differences`` gives it."""


class Mark(NamedTuple):
    """A stretch of a clause's text that a verdict rests on."""

    start: int
    end: int
    anchor: str
    verdict: VerdictName
    """The gravest of its verdicts."""
    row: str
    """The anchor of that verdict's row."""
    numbers: str
    """The numbers of all its verdicts' rows."""
    name: str
    others: tuple[str, ...] = ()
    """The anchors of further marks of the same stretch."""


class Piece(NamedTuple):
    """A stretch of text that is marked alike."""

    text: str
    differs: bool


class Stretch(NamedTuple):
    """Pieces that belong to one mark, or to none."""

    mark: Mark | None
    anchor: str
    """The mark's anchor where it begins here, else ""."""
    others: tuple[str, ...]
    """Anchors of marks that begin here under this one."""
    pieces: tuple[Piece, ...]


class Marks:
    """The marks of the clauses of both plans."""

    def __init__(self, comparison: Comparison, index: Index) -> None:
        self.reference: dict[str, list[Mark]] = {}
        self.plan: dict[str, list[Mark]] = {}
        left: dict[str, list[tuple[int, Verdict]]] = {}
        right: dict[str, list[tuple[int, Verdict]]] = {}
        for number, verdict in enumerate(comparison.verdicts, 1):
            left.setdefault(verdict.reference_target or "", []).append((number, verdict))
            right.setdefault(verdict.plan_target or "", []).append((number, verdict))
            clause = index.plan_clauses.get(index.clause_of(verdict) or "")
            named = index.reference_targets.get(verdict.reference_target or "")
            if verdict.plan_target is None and verdict.evidence is not None and clause and named:
                mark = _mark([(number, verdict)], evidence_anchor(verdict), name(named))
                place = verdict.evidence
                _place(self.plan, clause, mark, place.start, place.end)
        for target in comparison.reference_targets:
            if target.id in left and target.clause in index.reference_clauses:
                mark = _mark(left[target.id], anchor("rt", target.id), name(target))
                clause = index.reference_clauses[target.clause]
                _place(self.reference, clause, mark, target.start, target.end)
        for target in comparison.plan_targets:
            if target.id in right and target.clause in index.plan_clauses:
                mark = _mark(right[target.id], anchor("pt", target.id), name(target))
                clause = index.plan_clauses[target.clause]
                _place(self.plan, clause, mark, target.start, target.end)


def _mark(verdicts: list[tuple[int, Verdict]], anchor: str, name: str) -> Mark:
    gravest = min((verdict for _, verdict in verdicts), key=lambda v: VERDICTS.index(v.verdict))
    numbers = " ".join(str(number) for number, _ in verdicts)
    return Mark(0, 0, anchor, gravest.verdict, row_anchor(gravest), numbers, safe(name))


def _place(marks: dict[str, list[Mark]], clause: Clause, mark: Mark, start: int, end: int) -> None:
    """Put a mark where its span of the source lies in the clause's text."""
    first, last = bisect_left(clause.offsets, start), bisect_left(clause.offsets, end)
    if first < last:
        marks.setdefault(clause.id, []).append(mark._replace(start=first, end=last))


class Marker:
    """Cuts texts into stretches; gives every anchor to the first place that shows it."""

    def __init__(self) -> None:
        self.given: set[str] = set()

    def stretches(
        self, clause: Clause, span: tuple[int, int], marks: Sequence[Mark], differing: Spans = ()
    ) -> tuple[Stretch, ...]:
        """A part of a clause's text; ``differing`` counts from the part's start.

        Where marks overlap, a character belongs to the shortest.
        """
        start, end = span
        marks = _merged([mark for mark in marks if mark.start < end and mark.end > start])
        owner = _owners(marks, start, end)
        differs = bytearray(end - start)
        for first, last, _ in differing:
            differs[first:last] = b"\1" * (last - first)
        begins: dict[int, list[Mark]] = {}
        for mark in marks:
            begins.setdefault(max(mark.start - start, 0), []).append(mark)
        shown = safe(clause.text[start:end])
        result: list[Stretch] = []
        place = 0
        while place < len(shown):
            stop = place + 1
            while stop < len(shown) and owner[stop] is owner[place] and stop not in begins:
                stop += 1
            pieces = _pieces(shown, place, stop, differs)
            result.append(self._stretch(owner[place], begins.get(place, ()), pieces))
            place = stop
        return tuple(result)

    def new(self, anchor: str) -> str:
        """The anchor, or "" where it stands on the page already."""
        if anchor in self.given:
            return ""
        self.given.add(anchor)
        return anchor

    def _stretch(
        self, owner: Mark | None, beginning: Sequence[Mark], pieces: tuple[Piece, ...]
    ) -> Stretch:
        others = [self.new(place) for mark in beginning for place in mark.others]
        others += [self.new(mark.anchor) for mark in beginning if mark is not owner]
        own = any(mark is owner for mark in beginning)
        first = self.new(owner.anchor) if owner is not None and own else ""
        return Stretch(owner, first, tuple(filter(None, others)), pieces)


def _merged(marks: Sequence[Mark]) -> list[Mark]:
    """Marks of the very same stretch made one, which bears the gravest verdict."""
    together: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        together.setdefault((mark.start, mark.end), []).append(mark)
    result = []
    for same in together.values():
        first = min(same, key=lambda mark: VERDICTS.index(mark.verdict))
        names = dict.fromkeys(mark.name for mark in same)
        numbers = " ".join(mark.numbers for mark in same)
        others = tuple(mark.anchor for mark in same if mark is not first)
        result.append(first._replace(name="、".join(names), numbers=numbers, others=others))
    return result


def _owners(marks: Sequence[Mark], start: int, end: int) -> list[Mark | None]:
    """For each character the mark that it belongs to."""
    owner: list[Mark | None] = [None] * (end - start)
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m.start)):
        for place in range(max(mark.start, start) - start, min(mark.end, end) - start):
            owner[place] = mark
    return owner


def _pieces(text: str, start: int, end: int, differs: bytearray) -> tuple[Piece, ...]:
    pieces = []
    while start < end:
        stop = start + 1
        while stop < end and differs[stop] == differs[start]:
            stop += 1
        pieces.append(Piece(text[start:stop], bool(differs[start])))
        start = stop
    return tuple(pieces)
