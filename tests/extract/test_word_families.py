"""The words of the grammar's lists, each in a sentence that needs it: word_families*.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from one_clause import Case, one_clause, seen, wanted

from align.extract import extract_targets

CASES = Path(__file__).resolve().parents[1] / "cases"
FAMILIES: list[dict[str, Any]] = [
    family
    for path in sorted(CASES.glob("word_families*.toml"))
    for family in tomllib.loads(path.read_text(encoding="utf-8"))["family"]
]


def filled(case: Case, word: str) -> Case:
    """An expected target with the word put into its texts."""
    return {
        key: value.replace("{word}", word) if isinstance(value, str) else value
        for key, value in case.items()
    }


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family["about"])
def test_family(family: dict[str, Any]) -> None:
    wrong = {}
    for word in family["words"]:
        expected = [filled(case, word) for case in family["find"]]
        plan = one_clause(family["frame"].replace("{word}", word))
        found = seen(extract_targets(plan), expected)
        if found != wanted(expected):
            wrong[word] = found
    assert wrong == {}


def test_no_word_is_tried_twice_in_a_family() -> None:
    assert [f["about"] for f in FAMILIES if len(f["words"]) != len(set(f["words"]))] == []
    abouts = [family["about"] for family in FAMILIES]
    assert len(abouts) == len(set(abouts))
