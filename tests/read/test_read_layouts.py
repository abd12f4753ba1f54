"""The clauses of short documents in the layouts that pages, tables and boxes come in."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from reading_laws import check

from align.model.plan import Clause
from align.read import parse

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "layouts.toml").read_text(encoding="utf-8")
)["case"]


def shown(clause: Clause) -> list[str]:
    row = clause.row
    if row is not None:
        base = f"{row.baseline_year}: {row.baseline.text}" if row.baseline else ""
        values = "; ".join(f"{year}: {cell.text}" for year, cell in row.values)
        unit = row.unit.text if row.unit else ""
        return [clause.id, row.indicator.text, unit, base, values, row.nature or ""]
    bodies = "，".join(unit.name for unit in clause.units)
    return [clause.id, clause.heading, clause.text[clause.body :], *([bodies] if bodies else [])]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_layout(case):
    plan = parse(case["document"].encode(), path="case.txt", id="case")
    check(plan)
    expected = [[part.strip() for part in line.split("|")] for line in case["clauses"]]
    assert [shown(clause) for clause in plan.clauses] == expected
