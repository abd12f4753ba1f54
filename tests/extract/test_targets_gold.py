"""What is found in the labelled plans, by the project's own scorer, against its floors."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from align.evaluate.figures import Figures, Flat
from align.evaluate.labels import load_labels
from align.evaluate.targets import match_targets, score_targets
from align.extract import extract_targets
from align.read import read_plan

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared" / "gold"
FLOORS = {
    "f1": 0.95,
    "quantity_f1": 0.98,
    "deadline": 0.95,
    "baseline": 0.95,
    "comparator": 0.95,
    "change": 0.95,
    "strength": 0.95,
    "kind": 0.95,
    "extensive": 0.95,
    "indicator": 0.95,
    "scope": 0.85,
}


def plans(directory: Path) -> list[str]:
    """The plans with labelled targets whose text is at hand."""
    ids = sorted(path.name.split(".")[1] for path in directory.glob("targets.*.jsonl"))
    return [plan for plan in ids if (ROOT / "seeds" / f"{plan}.txt").exists()]


@cache
def figures(directory: Path, id: str) -> Figures:
    plan = read_plan(str(ROOT / "seeds" / f"{id}.txt"), id=id)
    labels = load_labels(str(directory), id).targets
    found = extract_targets(plan)
    matches = match_targets(Flat(plan.source.text), labels, found)
    return score_targets(labels, found, matches).figures


LABELLED = [(directory, plan) for directory in (GOLD, SHARED) for plan in plans(directory)]


def test_there_are_labelled_plans() -> None:
    assert len(plans(GOLD)) >= 3


@pytest.mark.parametrize("field", FLOORS)
@pytest.mark.parametrize(
    ("directory", "id"), LABELLED, ids=lambda part: getattr(part, "name", part)
)
def test_floor(directory: Path, id: str, field: str) -> None:
    assert figures(directory, id)[field] >= FLOORS[field]
