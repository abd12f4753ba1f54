"""The responsible bodies read from a paragraph, and the wording that is left."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from align.read.fold import fold
from align.read.units import find

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "responsible_units.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_bodies_and_remaining_wording(case):
    text = case["text"]
    listed = find(fold(text), text, [0])
    assert [f"{unit.name}/{unit.role}" for unit in listed.units] == case["units"]
    remains, at = "", 0
    for start, end in listed.cuts:
        remains, at = remains + text[at:start], end
    assert remains + text[at:] == case["remains"]


def test_a_list_at_the_end_of_each_paragraph():
    text = "推广光伏。（责任单位：区发展改革委）推广热泵。（责任单位：区城市管理委）"
    listed = find(fold(text), text, [0, text.index("推广热泵")])
    assert [unit.name for unit in listed.units] == ["区发展改革委", "区城市管理委"]
