"""Whole documents: one folder of tests/documents for each layout."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from reading_laws import check

from align.model.plan import Clause, Plan
from align.read import read_plan

FOLDERS = sorted(
    path.parent for path in (Path(__file__).parents[1] / "documents").glob("*/expected.toml")
)
META = ("title", "issuer", "number", "date", "jurisdiction", "level", "parent")


def read(folder: Path) -> Plan:
    return read_plan(str(folder / "input.txt"), id=folder.name)


def shown(clause: Clause) -> dict:
    result: dict = {"id": clause.id}
    if clause.heading:
        result["heading"] = clause.heading
    if clause.path:
        result["path"] = list(clause.path)
    row = clause.row
    if row is None:
        result["text"] = clause.text[clause.body :]
    else:
        if row.group:
            result["group"] = row.group.text
        if row.unit:
            result["unit"] = row.unit.text
        if row.baseline:
            result["baseline"] = f"{row.baseline_year}: {row.baseline.text}"
        result["values"] = [f"{year}: {cell.text}" for year, cell in row.values]
        if row.nature:
            result["nature"] = row.nature
    if clause.units:
        result["units"] = [f"{unit.name}/{unit.role}" for unit in clause.units]
    return result


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_document(folder):
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    plan = read(folder)
    check(plan)
    assert [shown(clause) for clause in plan.clauses] == expected["clause"]
    meta = {key: value for key in META if (value := getattr(plan.meta, key)) is not None}
    assert meta | {"names": list(plan.meta.names)} == expected["meta"]
    apart = [
        {"kind": one.kind, "text": "".join(plan.source.text[one.start : one.end].split())}
        for one in plan.apart
        if one.kind != "blank"
    ]
    assert apart == expected["apart"]


def test_every_case_says_what_it_is_about():
    for folder in FOLDERS:
        assert tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))["about"]


def test_cells_stand_where_the_table_prints_them():
    for folder in FOLDERS:
        plan = read(folder)
        for clause in plan.clauses:
            if clause.row is None:
                continue
            cells = [clause.row.indicator, *(cell for _, cell in clause.row.values)]
            cells += [cell for cell in (clause.row.unit, clause.row.baseline) if cell]
            for cell in cells:
                assert "".join(plan.source.text[cell.start : cell.end].split()) == cell.text
