"""The page of a matrix: the targets of one reference against several plans."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from align.lexicon import messages
from align.model.comparison import Comparison
from align.model.target import Target
from align.model.verdict import GAPS, VERDICTS, Relation, VerdictName
from align.report.fields import field_of
from align.report.grid import Grid, Total, plain
from align.report.html.engine import anchor, render, say
from align.report.html.facts import Facts, Share, facts_of, in_order, shares
from align.report.html.rows import gap_text
from align.report.index import UNSURE, counts, squeezed
from align.report.layout import safe
from align.report.style import UNICODE
from align.report.text import Lang
from align.report.values import brief, name, number


class Cell(NamedTuple):
    """What one plan makes of a target of the reference."""

    verdict: VerdictName
    value: str
    quote: str
    line: int | None
    reason: str
    gap: str
    confidence: str
    unsure: bool
    strictest: bool
    """No other plan of the matrix goes as far."""


class Sum(NamedTuple):
    """What the parts of a territory add up to."""

    name: str
    amount: str
    parts: str


class MatrixRow(NamedTuple):
    """A target of the reference and what every plan makes of it."""

    anchor: str
    name: str
    value: str
    quote: str
    line: int
    deadline: int | None
    field: str
    cells: tuple[Cell | None, ...]

    @property
    def verdicts(self) -> list[str]:
        """The verdicts of the row, gravest first, each once."""
        found = {cell.verdict for cell in self.cells if cell is not None}
        return [verdict for verdict in VERDICTS if verdict in found]


class Column(NamedTuple):
    """A plan of the matrix."""

    facts: Facts
    relation: Relation
    shares: tuple[Share, ...]
    gaps: int


def matrix(
    comparisons: Sequence[Comparison], lang: Lang = "zh", *, only: Collection[VerdictName] = ()
) -> str:
    """The page of one reference's targets against several plans.

    ``only`` leaves out the rows in which no plan has one of those verdicts. Raises ValueError
    where there is no comparison, AlignError where the template engine is not installed.
    """
    grid = Grid(comparisons)
    field = field_of(comparisons[0])
    found = [_matrix_row(grid, target, field(target), lang) for target in grid.targets]
    found = [row for row in found if not only or set(row.verdicts) & set(only)]
    reference = facts_of(grid.reference, comparisons[0], lang)
    return render(
        "matrix.html",
        lang,
        title=say(lang, "matrix.title", reference=reference.title, count=len(comparisons)),
        reference=reference,
        columns=[_column(entry, lang) for entry in comparisons],
        notes=list(dict.fromkeys(safe(getattr(n, lang)) for c in comparisons for n in c.notes)),
        rows=found,
        fields=in_order([row.field for row in found]),
        deadlines=sorted({row.deadline for row in found if row.deadline is not None}),
        undated=any(row.deadline is None for row in found),
        verdicts=[name for name in VERDICTS if any(name in row.verdicts for row in found)],
        sums=[_sum(total, lang) for total in grid.totals()],
        sums_title=messages.message("matrix.totals", lang),
        sums_intro=messages.message("matrix.totals_intro", lang),
        meanings=[name for name in VERDICTS if name != "additional"],
    )


def _column(comparison: Comparison, lang: Lang) -> Column:
    total = counts(comparison)
    return Column(
        facts_of(comparison.plan, comparison, lang),
        comparison.relation,
        shares(comparison),
        sum(total[verdict] for verdict in GAPS),
    )


def _matrix_row(grid: Grid, target: Target, field: str, lang: Lang) -> MatrixRow:
    return MatrixRow(
        anchor("m", target.id),
        safe(name(target)),
        safe(brief(target, lang, UNICODE)),
        safe(target.quote),
        target.line,
        target.deadline,
        field,
        tuple(_cell(grid, column, target, lang) for column in range(len(grid.comparisons))),
    )


def _cell(grid: Grid, column: int, target: Target, lang: Lang) -> Cell | None:
    verdict, own = grid.cell(column, target)
    if verdict is None:
        return None
    quote, line = (own.quote, own.line) if own is not None else ("", None)
    if own is None and verdict.evidence is not None:
        place = verdict.evidence
        text = grid.comparisons[column].plan.source.text[place.start : place.end]
        quote, line = squeezed(text), place.line
    return Cell(
        verdict.verdict,
        "" if own is None else safe(brief(own, lang, UNICODE)),
        safe(quote),
        line,
        safe(getattr(verdict.reason, lang)),
        gap_text(verdict),
        f"{verdict.confidence:.2f}",
        verdict.confidence < UNSURE,
        column in grid.strictest(target),
    )


def _sum(total: Total, lang: Lang) -> Sum:
    """The sum against the whole, and whose amounts it is made of, in the words of the matrix."""
    unit = total.target.unit or ""
    whole = "" if total.target.lower is None else f"{number(total.target.lower)}{unit}"
    words = {
        "amount": f"{number(total.amount)}{unit}",
        "whole": whole,
        "share": number(plain(total.share)),
    }
    plans = "、".join(total.plans)
    return Sum(
        safe(name(total.target)),
        safe(messages.message("matrix.total", lang, **words)),
        safe(
            messages.message(
                "matrix.known", lang, count=len(total.plans), all=total.known, names=plans
            )
        ),
    )
