"""What the pages hold, ready for the templates."""

from __future__ import annotations

from collections.abc import Collection

from align.model.comparison import Comparison
from align.model.verdict import GAPS, VERDICTS, Relation, VerdictName
from align.report.html.clauses import Laid, laid
from align.report.html.engine import anchor, render, say
from align.report.html.facts import facts_of, in_order, shares
from align.report.html.rows import Row, Side, rows
from align.report.html.timeline import charts
from align.report.index import counts, index
from align.report.interface import Sentences
from align.report.layout import safe
from align.report.text import Lang, message

_WORST = 5  # gaps named in the summary


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
        reference=facts_of(comparison.reference, comparison, lang),
        plan=facts_of(comparison.plan, comparison, lang),
        headline=_headline(gaps, number, comparison.relation, lang),
        total=total,
        shares=shares(comparison),
        aligned=sum(1 for entry in comparison.alignments if entry.primary is not None),
        all_clauses=len(comparison.alignments),
        untreated=comparison.untreated,
        worst=[row for row in table if row.verdict in GAPS][:_WORST],
        gaps=gaps,
        rows=table,
        fields=in_order([row.field for row in table]),
        deadlines=sorted({row.deadline for row in table if row.deadline is not None}),
        undated=any(row.deadline is None for row in table),
        verdicts=VERDICTS,
        charts=charts(comparison, lang),
        clauses=text,
        example=next((v.reference_target for v in comparison.verdicts if v.reference_target), ""),
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
