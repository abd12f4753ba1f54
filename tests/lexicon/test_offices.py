"""The table of offices: one office under its names on every level."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from align.lexicon.loader import table
from align.lexicon.offices import office

DATA: dict[str, Any] = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "cases" / "offices.toml").read_text("utf-8")
)


@pytest.mark.parametrize("case", DATA["case"], ids=[case["names"][0] for case in DATA["case"]])
def test_one_office(case: dict[str, Any]) -> None:
    found = [office(name) for name in case["names"]]
    assert found[0].key is not None
    assert {known.key for known in found} == {found[0].key}
    assert all(known.counterpart for known in found)
    if "levels" in case:
        assert [known.level for known in found] == case["levels"]


@pytest.mark.parametrize("case", DATA["apart"], ids=[case["names"][0] for case in DATA["apart"]])
def test_different_offices(case: dict[str, Any]) -> None:
    keys = [office(name).key for name in case["names"]]
    assert len(set(keys)) == len(keys)


def test_branches() -> None:
    assert office("市规自委东区分局").branch
    assert not office("市规划自然资源委").branch
    assert not office("人民银行江州分行").counterpart


def test_every_entry_means_itself() -> None:
    entries = table("offices")
    names = [name for entry in entries.values() for name in entry["names"]]
    assert len(set(names)) == len(names)
    for key, entry in entries.items():
        assert entry["source"]
        for name in entry["names"]:
            assert office(name).key == key, name
