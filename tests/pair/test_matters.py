"""Cases that a planner can write: tests/cases/pair/matters.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from align.model.plan import Plan
from align.pair import pair_plans
from tests.pair.labelled import clause, plan

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "pair" / "matters.toml").read_text(encoding="utf-8")
)["case"]


def made(name: str, texts: dict[str, str]) -> Plan:
    return plan(
        name,
        [clause(key, text, heading=text.partition("。")[0]) for key, text in texts.items()],
    )


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = {
        alignment.plan: alignment
        for alignment in pair_plans(
            made("reference", case["reference"]), made("plan", case["plan"])
        )
    }
    for key, primary in case.get("primary", {}).items():
        assert (found[key].primary or "") == primary, found[key]
    for key, answers in case.get("also", {}).items():
        assert set(answers) <= set(found[key].reference), found[key]
    for key, answers in case.get("never", {}).items():
        assert not set(answers) & set(found[key].reference), found[key]
