"""Rows of indicator tables, printed in half-width and in full-width figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from align.extract import extract_targets
from align.read import parse

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")


def _figures(text: str) -> list[tuple[str, Decimal | None, str | None, int | None]]:
    return [
        (target.clause, target.lower, target.unit, target.deadline)
        for target in extract_targets(parse(text.encode(), path="plan.txt", id="plan"))
    ]


@pytest.mark.parametrize("name", ["beijing", "changping", "fuzhongxin", "haidian", "ninghe"])
def test_full_width_figures_change_no_target(name: str) -> None:
    text = (SEEDS / f"{name}.txt").read_text("utf-8")
    assert _figures(text.translate(WIDE)) == _figures(text)
