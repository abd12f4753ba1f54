"""How two plans are related, by what their first pages say and where their territories lie."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from align.judge import relate
from align.read import parse

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "kinship.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_kinship(case: dict[str, Any]) -> None:
    reference, plan = (
        parse(case[side].encode(), path=f"{side}.txt", id=side) for side in ("reference", "plan")
    )
    assert relate(reference, plan) == case["relation"]
