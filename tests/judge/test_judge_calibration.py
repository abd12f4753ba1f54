"""What confidence promises, over the whole pipeline on the labelled plans."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest
from gold_targets import GOLD, ROOT


@pytest.fixture(scope="module")
def calibration() -> ModuleType:
    """The program that prints the table."""
    path = ROOT / "benchmarks" / "calibration.py"
    spec = importlib.util.spec_from_file_location("calibration", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["calibration"] = module
    spec.loader.exec_module(module)
    return module


def test_of_the_sure_verdicts_nearly_all_are_right(calibration: ModuleType) -> None:
    found = calibration.judged(GOLD, ROOT / "seeds", "beijing")
    assert len(found) >= 70
    sure = [item for item in found if item.confidence >= 0.9]
    assert len(sure) >= 20
    assert sum(item.right for item in sure) >= 0.95 * len(sure)


def test_no_range_is_less_right_than_it_says(calibration: ModuleType) -> None:
    found = calibration.judged(GOLD, ROOT / "seeds", "beijing")
    for item in calibration.table(found, [0.7, 0.9]):
        assert item.right >= item.mean - 0.05, item


def test_table(calibration: ModuleType) -> None:
    made = [calibration.Judged("p", "equal", value, value > 0.6) for value in (0.4, 0.7, 0.7, 1.0)]
    assert [(item.low, item.count, item.right) for item in calibration.table(made, [0.5, 0.9])] == [
        (0.0, 1, 0.0), (0.5, 2, 1.0), (0.9, 1, 1.0),
    ]  # fmt: skip
    assert "| 0.50–0.90 | 2 | 0.70 | 1.00 |" in calibration.printed(
        "t", calibration.table(made, [0.5, 0.9])
    )
