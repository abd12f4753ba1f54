"""The matrix for programs: a table, a document, and a line for each cell."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from align import __version__
from align.model.comparison import Comparison
from align.report.grid import Grid, Total
from align.report.index import counts
from align.report.style import UNICODE
from align.report.tables import written
from align.report.values import brief, number


def as_csv(comparisons: Sequence[Comparison]) -> str:
    """A row for each target of the reference: verdict and value of each plan in two columns.

    The last columns name the plans that go furthest and the silent ones, and hold the total.
    """
    grid = Grid(comparisons)
    ids = [comparison.plan.id for comparison in comparisons]
    header = ["target", "indicator", "scope", "value"]
    for plan in ids:
        header += [plan, f"{plan} value"]
    rows = []
    for target in grid.targets:
        row = [target.id, target.indicator, target.scope or "", brief(target, "en", UNICODE)]
        for column in range(len(comparisons)):
            verdict, own = grid.cell(column, target)
            row.append(verdict.verdict if verdict else "")
            row.append(brief(own, "en", UNICODE) if own else "")
        row += [" ".join(ids[i] for i in grid.strictest(target))]
        row += [" ".join(ids[i] for i in grid.silent(target))]
        total = grid.total(target)
        row += [number(total.amount), number(total.share)] if total else ["", ""]
        rows.append(row)
    return written([*header, "strictest", "silent", "total", "total share"], rows)


def as_json(comparisons: Sequence[Comparison]) -> str:
    """The matrix as a document of schema ``align/matrix/1``."""
    grid = Grid(comparisons)
    ids = [comparison.plan.id for comparison in comparisons]
    rows: list[dict[str, Any]] = []
    for target in grid.targets:
        found: dict[str, Any] = {}
        for column, plan in enumerate(ids):
            verdict, own = grid.cell(column, target)
            found[plan] = verdict and {
                "verdict": verdict.verdict,
                "plan_target": verdict.plan_target,
                "quote": own.quote if own else None,
                "confidence": round(verdict.confidence, 4),
            }
        marked = {
            "strictest": [ids[column] for column in grid.strictest(target)],
            "silent": [ids[column] for column in grid.silent(target)],
        }
        rows.append({"target": target.id, "quote": target.quote, "plans": found, **marked})
    document = {
        "schema": "align/matrix/1",
        "tool": {"name": "align", "version": __version__},
        "reference": grid.reference.id,
        "plans": ids,
        "relations": {entry.plan.id: entry.relation for entry in comparisons},
        "summary": {entry.plan.id: counts(entry) for entry in comparisons},
        "coverage": {plan: grid.coverage(column)._asdict() for column, plan in enumerate(ids)},
        "totals": [_total_json(total) for total in grid.totals()],
        "rows": rows,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _total_json(total: Total) -> dict[str, Any]:
    return {
        "target": total.target.id,
        "amount": number(total.amount),
        "unit": total.target.unit,
        "share": number(total.share),
        "plans": list(total.plans),
        "known": total.known,
    }


def as_json_lines(comparisons: Sequence[Comparison]) -> str:
    """A line for each target of the reference and each plan: verdict, gap and the plan's value."""
    grid = Grid(comparisons)
    lines = []
    for target in grid.targets:
        furthest = grid.strictest(target)
        for column, comparison in enumerate(comparisons):
            verdict, own = grid.cell(column, target)
            if verdict is None:
                continue
            cell = {
                "target": target.id,
                "indicator": target.indicator,
                "scope": target.scope,
                "value": brief(target, "en", UNICODE),
                "plan": comparison.plan.id,
                "relation": comparison.relation,
                "verdict": verdict.verdict,
                "plan_target": verdict.plan_target,
                "plan_value": brief(own, "en", UNICODE) if own else None,
                "gap": verdict.gap,
                "share": None if verdict.share is None else number(verdict.share),
                "strictest": column in furthest,
                "confidence": round(verdict.confidence, 4),
            }
            lines.append(json.dumps(cell, ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines)
