"""Comma-separated tables for spreadsheets: one row for each verdict, target or clause.

Column names and verdicts are the same in every language. A cell that a spreadsheet would take for
a formula is protected by an apostrophe.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from align.model.comparison import Comparison
from align.model.plan import Plan
from align.model.target import Target
from align.model.verdict import VerdictName
from align.report.index import index, squeezed
from align.report.text import Lang
from align.report.values import number

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

VERDICT_COLUMNS = (
    "verdict", "reference_target", "plan_target", "indicator", "scope", "gap", "share",
    "confidence", "reason", "reference_value", "reference_deadline", "reference_clause",
    "reference_line", "reference_quote", "plan_value", "plan_deadline", "plan_clause",
    "plan_line", "plan_quote",
)  # fmt: skip
TARGET_COLUMNS = (
    "id", "clause", "line", "indicator", "scope", "kind", "comparator", "lower", "upper", "unit",
    "change", "baseline", "deadline", "strength", "extensive", "indicator_key", "quote",
)  # fmt: skip
CLAUSE_COLUMNS = ("id", "number", "heading", "path", "line", "line_end", "units", "text")


def verdicts(comparison: Comparison, *, lang: Lang, only: Collection[VerdictName] = ()) -> str:
    """The verdicts in the order of the comparison, both sides in each row."""
    return written(VERDICT_COLUMNS, verdict_rows(comparison, lang=lang, only=only))


def verdict_rows(
    comparison: Comparison, *, lang: Lang, only: Collection[VerdictName] = ()
) -> list[Sequence[str]]:
    """The cells of each verdict, as they are named in VERDICT_COLUMNS."""
    found = index(comparison)
    rows: list[Sequence[str]] = []
    for verdict in comparison.verdicts:
        if only and verdict.verdict not in only:
            continue
        left, right = found.sides(verdict)
        named = left or right
        plan_side = _side(right)
        if right is None and verdict.evidence is not None:
            place = verdict.evidence
            clause = found.clause_of(verdict) or ""
            quote = squeezed(comparison.plan.source.text[place.start : place.end])
            plan_side = ["", "", clause, str(place.line), quote]
        rows.append(
            [
                verdict.verdict,
                verdict.reference_target or "",
                verdict.plan_target or "",
                named.indicator if named else "",
                (named.scope or "") if named else "",
                verdict.gap or "",
                "" if verdict.share is None else number(verdict.share),
                f"{verdict.confidence:.2f}",
                getattr(verdict.reason, lang),
                *_side(left),
                *plan_side,
            ]
        )
    return rows


def targets(targets: Iterable[Target]) -> str:
    """The targets of one plan, in text order."""
    return written(TARGET_COLUMNS, (target_row(target) for target in targets))


def clauses(plan: Plan) -> str:
    """The clauses of one plan, in text order."""
    return written(
        CLAUSE_COLUMNS,
        (
            [
                clause.id,
                clause.number,
                clause.heading,
                " / ".join(clause.path),
                str(clause.line),
                str(clause.line_end),
                "、".join(unit.name for unit in clause.units),
                clause.text,
            ]
            for clause in plan.clauses
        ),
    )


def target_row(target: Target) -> list[str]:
    """The cells of a target, as they are named in TARGET_COLUMNS."""
    return [
        target.id,
        target.clause,
        str(target.line),
        target.indicator,
        target.scope or "",
        target.kind,
        target.comparator or "",
        "" if target.lower is None else number(target.lower),
        "" if target.upper is None else number(target.upper),
        target.unit or "",
        target.change,
        "" if target.baseline is None else str(target.baseline),
        "" if target.deadline is None else str(target.deadline),
        target.strength,
        "true" if target.extensive else "false",
        target.indicator_key or "",
        target.quote,
    ]


def _side(target: Target | None) -> list[str]:
    """Value as printed, deadline, clause, line and quotation of one side."""
    if target is None:
        return [""] * 5
    bounds = [bound for bound in (target.lower, target.upper) if bound is not None]
    value = "–".join(dict.fromkeys(map(number, bounds)))
    return [
        f"{value}{target.unit or ''}" if value else target.word,
        "" if target.deadline is None else str(target.deadline),
        target.clause,
        str(target.line),
        target.quote,
    ]


def protected(cell: str) -> str:
    """The cell, an apostrophe before it where a spreadsheet would compute it; numbers stay."""
    if not cell.startswith(_FORMULA) or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(cell: str) -> bool:
    digits = cell[1:].replace(".", "", 1)
    return digits.isascii() and digits.isdigit()


def written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table as text, its first line the names of the columns."""
    from csv import writer
    from io import StringIO

    stream = StringIO()
    table = writer(stream, lineterminator="\n")
    table.writerow(columns)
    table.writerows([protected(cell) for cell in row] for row in rows)
    return stream.getvalue()
