"""What the pages hold, ready for the templates."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from align.model.comparison import Comparison
from align.model.plan import Plan
from align.model.target import Target
from align.model.verdict import GAPS, VERDICTS, Relation, VerdictName
from align.report.fields import field_of
from align.report.html.clauses import Laid, laid
from align.report.html.engine import anchor, render, say
from align.report.html.rows import Row, Side, gap_text, rows
from align.report.html.timeline import charts
from align.report.index import UNSURE, counts, index
from align.report.interface import Sentences
from align.report.layout import safe
from align.report.matrix import Grid
from align.report.style import UNICODE
from align.report.text import Lang, message
from align.report.values import brief, name

_WORST = 5  # gaps named in the summary


class Share(NamedTuple):
    """A segment of the bar of verdicts."""

    verdict: VerdictName
    count: int
    small: bool
    """On a narrow screen there is room for its symbol only."""


class Facts(NamedTuple):
    """What a page says about a plan."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    """Label and text."""


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


def comparison(
    comparison: Comparison,
    lang: Lang = "zh",
    *,
    sentences: Sentences | None = None,
    only: Collection[VerdictName] = (),
    clauses: bool = True,
) -> str:
    """The page of one comparison: summary, targets, timelines, clauses side by side.

    ``only`` leaves out the targets with other verdicts, ``clauses`` the clauses. Raises AlignError
    where the template engine is not installed.
    """
    total = counts(comparison)
    table = rows(comparison, lang, only)
    text = laid(comparison, index(comparison), table, sentences) if clauses else None
    table = [_with_places(row, text) for row in table]
    gaps = sum(total[verdict] for verdict in GAPS)
    number = sum(1 for verdict in comparison.verdicts if verdict.reference_target is not None)
    return render(
        "comparison.html",
        lang,
        title=_title(comparison, lang),
        relation=comparison.relation,
        notes=[safe(getattr(note, lang)) for note in comparison.notes],
        reference=_facts(comparison.reference, comparison, lang),
        plan=_facts(comparison.plan, comparison, lang),
        headline=_headline(gaps, number, comparison.relation, lang),
        total=total,
        shares=_shares(comparison),
        aligned=sum(1 for entry in comparison.alignments if entry.primary is not None),
        all_clauses=len(comparison.alignments),
        untreated=comparison.untreated,
        worst=[row for row in table if row.verdict in GAPS][:_WORST],
        gaps=gaps,
        rows=table,
        fields=_in_order([row.field for row in table]),
        deadlines=sorted({row.deadline for row in table if row.deadline is not None}),
        undated=any(row.deadline is None for row in table),
        verdicts=VERDICTS,
        charts=charts(comparison, lang),
        clauses=text,
        example=next((v.reference_target for v in comparison.verdicts if v.reference_target), ""),
    )


def matrix(comparisons: Sequence[Comparison], lang: Lang = "zh") -> str:
    """The page of one reference's targets against several plans.

    Raises ValueError where there is no comparison, AlignError where the template engine is not
    installed.
    """
    grid = Grid(comparisons)
    field = field_of(comparisons[0])
    found = [_matrix_row(grid, target, field(target), lang) for target in grid.targets]
    reference = _facts(grid.reference, comparisons[0], lang)
    return render(
        "matrix.html",
        lang,
        title=say(lang, "matrix.title", reference=reference.title, count=len(comparisons)),
        reference=reference,
        columns=[_column(entry, lang) for entry in comparisons],
        notes=list(dict.fromkeys(safe(getattr(n, lang)) for c in comparisons for n in c.notes)),
        rows=found,
        fields=_in_order([row.field for row in found]),
        deadlines=sorted({row.deadline for row in found if row.deadline is not None}),
        undated=any(row.deadline is None for row in found),
        verdicts=[name for name in VERDICTS if any(name in row.verdicts for row in found)],
        meanings=[name for name in VERDICTS if name != "additional"],
    )


def _with_places(row: Row, text: Laid | None) -> Row:
    """The row, its links led to what stands on the page: the target, else its clause."""

    def side(side: Side | None, kind: str) -> Side | None:
        if side is None or text is None:
            return side and side._replace(anchor="")
        for place in (side.anchor, anchor(kind, side.clause)):
            if place in text.anchors:
                return side._replace(anchor=place)
        return side._replace(anchor="")

    return row._replace(reference=side(row.reference, "r"), plan=side(row.plan, "p"))


def _title(comparison: Comparison, lang: Lang) -> str:
    relation = comparison.relation
    key = "markdown.title" if relation == "parent" else f"markdown.title_{relation}"
    plan, reference = comparison.plan, comparison.reference
    return safe(
        message(
            key,
            lang,
            plan=plan.meta.title or plan.id,
            reference=reference.meta.title or reference.id,
        )
    )


def _headline(gaps: int, number: int, relation: Relation, lang: Lang) -> str:
    if not gaps and relation != "peer":
        return say(lang, "summary.headline_none", all=number)
    key = "summary.headline_peer" if relation == "peer" else "summary.headline"
    return say(lang, key, gaps=gaps, all=number)


def _facts(plan: Plan, comparison: Comparison, lang: Lang) -> Facts:
    """Title and what else is known of a plan."""
    meta = plan.meta
    parents = {
        comparison.reference.id: comparison.reference_parent,
        comparison.plan.id: comparison.plan_parent,
    }
    titles = {comparison.reference.id: comparison.reference.meta.title}
    parent = parents.get(plan.id) or ""
    path = plan.source.path.replace("\\", "/")
    facts = (
        ("issuer", meta.issuer or ""),
        ("number", meta.number or ""),
        ("date", meta.date or ""),
        ("level", message(f"level.{meta.level}", lang)),
        ("parent", titles.get(parent) or parent),
        ("file", path.rsplit("/", 1)[-1] if path.startswith("/") else path),
        ("hash", plan.source.sha256[:16]),
    )
    known = [(message(f"markdown.{key}", lang), safe(text)) for key, text in facts if text]
    return Facts(safe(plan.id), safe(meta.title or plan.id), tuple(known))


def _shares(comparison: Comparison) -> tuple[Share, ...]:
    """The segments of the bar: the verdicts on the targets of the reference."""
    total = counts(comparison)
    names = [name for name in VERDICTS if name != "additional" and total[name]]
    number = sum(total[name] for name in names)
    return tuple(Share(name, total[name], total[name] * 10 < number) for name in names)


def _in_order(fields: Sequence[str]) -> list[str]:
    """Each field once, the unknown one last."""
    return sorted(dict.fromkeys(fields), key=lambda field: field == "other")


def _column(comparison: Comparison, lang: Lang) -> Column:
    total = counts(comparison)
    return Column(
        _facts(comparison.plan, comparison, lang),
        comparison.relation,
        _shares(comparison),
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
        quote, line = "".join(text.split()), place.line
    return Cell(
        verdict.verdict,
        "" if own is None else safe(brief(own, lang, UNICODE)),
        safe(quote),
        line,
        safe(getattr(verdict.reason, lang)),
        gap_text(verdict),
        f"{verdict.confidence:.2f}",
        verdict.confidence < UNSURE,
    )
