"""The targets of sentences: the cases of targets.toml and targets_fields.toml, tables, gaps."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from one_clause import one_clause, seen, value_of, wanted

from align.extract import extract_targets
from align.read import parse

CASES = Path(__file__).resolve().parents[1] / "cases"


def load(name: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return listed


def check(case: dict[str, Any]) -> None:
    plan = one_clause(case["text"], goals=case.get("goals", False))
    found = extract_targets(plan)
    assert seen(found, case["find"]) == wanted(case["find"])


@pytest.mark.parametrize(
    "case",
    [*load("targets.toml"), *load("targets_fields.toml")],
    ids=lambda case: case["text"][:28],
)
def test_case(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=case["reason"]))
        for case in load("targets_open.toml")
    ],
    ids=lambda case: case["text"][:28],
)
def test_open_case(case: dict[str, Any]) -> None:
    check(case)


def test_the_cases_are_many_and_differ() -> None:
    cases = load("targets.toml")
    texts = [
        case["text"] for case in (*cases, *load("targets_open.toml"), *load("targets_fields.toml"))
    ]
    assert len(texts) == len(set(texts))
    assert len(cases) >= 90
    assert sum(not case["find"] for case in cases) >= 20
    kinds = {entry.get("kind", "quantity") for case in cases for entry in case["find"]}
    assert kinds == {"quantity", "grade", "coverage", "reference", "trend"}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            marks=[pytest.mark.xfail(strict=True, reason=case["reason"])]
            if "reason" in case
            else [],
        )
        for case in load("target_tables.toml")
    ],
    ids=lambda case: case["about"][:28],
)
def test_table(case: dict[str, Any]) -> None:
    plan = parse(case["document"].encode(), path="plan.txt", id="plan")
    found = [target for target in extract_targets(plan) if "/" in target.clause]
    printed = [
        " ".join(
            [
                f"{target.scope or ''}{target.indicator}",
                target.kind,
                value_of(target) or target.word,
                target.change,
                str(target.deadline),
            ]
        )
        for target in found
    ]
    assert printed == case["find"]
