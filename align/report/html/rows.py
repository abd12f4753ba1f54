"""The rows of the table of targets: a verdict, what both plans say, and where."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from align.model.comparison import Comparison
from align.model.target import Target
from align.model.verdict import GAPS, VERDICTS, Verdict, VerdictName
from align.report.fields import field_of
from align.report.html.engine import anchor
from align.report.index import UNSURE, Index, gaps, index, squeezed
from align.report.layout import safe
from align.report.style import UNICODE
from align.report.text import Lang
from align.report.values import name, number, value

Field = Callable[[Target], str]


class Side(NamedTuple):
    """What one plan says on a target."""

    value: str
    """"" where the plan sets none, and only speaks of the matter."""
    deadline: int | None
    quote: str
    clause: str
    line: int
    anchor: str
    """The place in the clauses of the page."""


class Row(NamedTuple):
    """One verdict as the page shows it."""

    number: int
    """Its place among the verdicts, from 1: what joins the places that belong together."""
    anchor: str
    verdict: VerdictName
    order: int
    """The place of the row as the table stands at first."""
    depth: int
    """The place of the verdict in the order of consequence."""
    field: str
    name: str
    reference: Side | None
    plan: Side | None
    deadline: int | None
    """By the reference; by the plan where the reference sets no such target."""
    gap: str
    gap_value: str
    """A number to sort by, "" where there is none."""
    confidence: str
    unsure: bool
    decision: str
    reason: str

    @property
    def later(self) -> int | None:
        """The plan's deadline where it is another than the reference's."""
        if self.reference is None or self.plan is None or self.plan.deadline == self.deadline:
            return None
        return self.plan.deadline


def rows(comparison: Comparison, lang: Lang, only: Collection[VerdictName] = ()) -> list[Row]:
    """The verdicts, gravest first, those of one kind in the order that gaps are reported in."""
    maker = _Maker(comparison, lang)
    chosen = [
        (position, verdict)
        for position, verdict in _ordered(comparison)
        if not only or verdict.verdict in only
    ]
    made = (maker.row(position, verdict) for position, verdict in chosen)
    found = [row for row in made if row is not None]
    return [row._replace(order=order) for order, row in enumerate(found)]


def row_anchor(verdict: Verdict) -> str:
    """The anchor of the row of a verdict."""
    if verdict.reference_target is not None:
        return anchor("v", verdict.reference_target)
    return anchor("a", verdict.plan_target or "")


def _ordered(comparison: Comparison) -> Iterator[tuple[int, Verdict]]:
    """The verdicts, each with its place in the comparison."""
    places = {id(verdict): place for place, verdict in enumerate(comparison.verdicts)}
    for verdict in gaps(comparison):
        yield places[id(verdict)], verdict
    for rest in VERDICTS:
        if rest not in GAPS:
            for place, verdict in enumerate(comparison.verdicts):
                if verdict.verdict == rest:
                    yield place, verdict


class _Maker:
    """Makes the rows of one comparison."""

    def __init__(self, comparison: Comparison, lang: Lang) -> None:
        self._comparison = comparison
        self._lang: Lang = lang
        self._index: Index = index(comparison)
        self._field: Field = field_of(comparison)
        # the plan's own targets by the same rule, seen among the plan's clauses
        mirrored = comparison._replace(reference_targets=comparison.plan_targets)
        self._own_field: Field = field_of(mirrored)

    def row(self, position: int, verdict: Verdict) -> Row | None:
        """The row of a verdict; None where it names no target that there is."""
        left, right = self._index.sides(verdict)
        named = left or right
        if named is None:
            return None
        return Row(
            number=position + 1,
            anchor=row_anchor(verdict),
            verdict=verdict.verdict,
            order=0,
            depth=VERDICTS.index(verdict.verdict),
            field=self._field(left) if left is not None else self._own_field(named),
            name=safe(name(named)),
            reference=None if left is None else self._side(left, "rt"),
            plan=self._plan_side(verdict, right),
            deadline=named.deadline,
            gap=gap_text(verdict),
            gap_value=_gap_value(verdict),
            confidence=f"{verdict.confidence:.2f}",
            unsure=verdict.confidence < UNSURE,
            decision=verdict.decision or "",
            reason=safe(getattr(verdict.reason, self._lang)),
        )

    def _side(self, target: Target, kind: str) -> Side:
        return Side(
            safe(value(target, self._lang, UNICODE)),
            target.deadline,
            safe(target.quote),
            target.clause,
            target.line,
            anchor(kind, target.id),
        )

    def _plan_side(self, verdict: Verdict, target: Target | None) -> Side | None:
        """The plan's target, or the sentence that the verdict rests on."""
        if target is not None:
            return self._side(target, "pt")
        place = verdict.evidence
        if place is None:
            return None
        quote = squeezed(self._comparison.plan.source.text[place.start : place.end])
        clause = self._index.clause_of(verdict) or ""
        return Side("", None, safe(quote), clause, place.line, evidence_anchor(verdict))


def evidence_anchor(verdict: Verdict) -> str:
    """The anchor of the sentence that a verdict rests on where there is no plan target."""
    return anchor("pe", verdict.reference_target or "")


def gap_text(verdict: Verdict) -> str:
    """The difference, or for a part of an amount its share; "" where there is none."""
    if verdict.share is not None:
        return f"{number(verdict.share)}%"
    return "" if verdict.gap in (None, "0") else verdict.gap or ""


def _gap_value(verdict: Verdict) -> str:
    text = number(verdict.share) if verdict.share is not None else verdict.gap or ""
    try:
        return format(Decimal(text), "f")
    except InvalidOperation:
        return ""
