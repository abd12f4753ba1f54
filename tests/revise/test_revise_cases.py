"""Two versions of an invented plan a folder, and what became of clauses and targets."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from align.model.revision import Revision
from align.pipeline import revise
from align.read import read_plan

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
KEYS = {"about", "clause", "target", "heading", "renumbered"}


def revision(case: Path) -> Revision:
    old, new = (read_plan(str(case / f"{side}.txt"), id=side) for side in ("old", "new"))
    return revise(old, new)


def clauses(found: Revision) -> list[dict[str, Any]]:
    return [
        {
            "change": change.fate,
            "old": list(change.old),
            "new": list(change.new),
            "moved": change.moved,
            "reassigned": change.reassigned,
        }
        for change in found.clauses
        if change.differs
    ]


def targets(found: Revision) -> list[dict[str, Any]]:
    old = {target.id: target for target in found.old_targets}
    new = {target.id: target for target in found.new_targets}
    changed = [change for change in found.targets if change.fate != "kept"]
    return [
        {
            "change": change.fate,
            "indicator": (new.get(change.new or "") or old[change.old or ""]).indicator,
            "gap": change.gap,
        }
        for change in changed
    ]


def agree(told: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    """Each one found agrees with the expected one in every key that a person wrote down."""
    assert len(told) == len(expected), told
    for one, wanted in zip(told, expected, strict=True):
        for key, value in wanted.items():
            seen = one[key]
            if key == "indicator":
                assert value.endswith(str(seen)) or value in str(seen), one
            else:
                assert seen == value, (key, one)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    expected = tomllib.loads((case / "expect.toml").read_text(encoding="utf-8"))
    assert set(expected) <= KEYS
    found = revision(case)
    agree(clauses(found), expected.get("clause", []))
    agree(targets(found), expected.get("target", []))
    agree([change._asdict() for change in found.headings], [
        {("fate" if key == "change" else key): value for key, value in heading.items()}
        for heading in expected.get("heading", [])
    ])  # fmt: skip
    if "renumbered" in expected:
        assert sum(change.renumbered for change in found.clauses) == expected["renumbered"]
    assert found.differs == bool(expected.keys() & {"clause", "target", "heading"})


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 10
    fates = {change["change"] for case in CASES for change in clauses(revision(case))}
    assert fates == {"added", "dropped", "edited", "kept", "merged", "split"}
