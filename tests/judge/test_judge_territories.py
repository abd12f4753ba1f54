"""Where territories lie: the data are whole, and names are matched as wholes."""

from __future__ import annotations

import tomllib
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from align.judge.places import bare_places, in_region
from align.judge.territories import Home, apart, home_of, lies_in
from align.lexicon.loader import table

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "territories.toml").read_text(encoding="utf-8")
)
ANSWER = {"yes": True, "no": False, "unknown": None}
DATA = table("territories")


@pytest.mark.parametrize("case", CASES["home"], ids=[case["name"] for case in CASES["home"]])
def test_home(case: dict[str, str]) -> None:
    expected = Home(case.get("province", ""), case.get("unit", ""), case.get("inner", ""))
    assert home_of(case["name"]) == (expected if expected.province else None)


@pytest.mark.parametrize(
    "case", CASES["part"], ids=[f"{case['part']} {case['whole']}" for case in CASES["part"]]
)
def test_part_and_whole(case: dict[str, str]) -> None:
    part, whole = home_of(case["part"]), home_of(case["whole"])
    assert part is not None
    assert whole is not None
    assert lies_in(part, whole) is ANSWER[case["lies"]]
    if case["lies"] == "yes":
        assert not apart(part, whole)
        assert lies_in(whole, part) is False


@pytest.mark.parametrize(
    "case",
    CASES["region"],
    ids=[f"{case['names'][0]} {case['region']}" for case in CASES["region"]],
)
def test_regions(case: dict[str, Any]) -> None:
    lies = in_region(case["region"], tuple(case["names"]), province=case.get("province", False))
    assert lies is ANSWER[case["lies"]]


def test_the_division_is_whole() -> None:
    assert len(DATA["provinces"]) == 34
    classes = Counter(
        next(word for word in ("自治州", "地区", "盟", "市") if unit.endswith(word))
        for unit in chain.from_iterable(DATA["units"].values())
    )
    assert classes == {"市": 293, "自治州": 30, "地区": 7, "盟": 3}
    assert set(DATA["units"]) | set(DATA["direct"]) <= set(DATA["provinces"])


def test_every_unit_is_in_one_province_and_known_in_full_and_for_short() -> None:
    units = list(chain.from_iterable([*DATA["units"].values(), *DATA["direct"].values()]))
    assert len(units) == len(set(units))
    assert set(DATA["short"]) <= set(units)
    provinces = {**DATA["units"], **DATA["direct"]}
    called = Counter(DATA["short"].get(unit, unit[:-1]) for unit in units)
    assert {name for name, count in called.items() if count > 1} <= set(DATA["shared"])
    for province in provinces:
        whole = Home(province, "", "")
        for unit in DATA["units"].get(province, []):
            home = home_of(f"{province}{unit}")
            assert home == Home(province, unit, "")
            assert lies_in(home, whole) is True
            assert home_of(unit) == (None if unit in DATA["shared"] else home)


def test_members_of_regions_are_territories() -> None:
    places = table("judging")["places"]
    held = chain(places["region_members"].values(), places["region_provinces"].values())
    zones = {"杨凌"}  # a demonstration zone, no unit of administration
    assert not [
        name for name in chain.from_iterable(held) if name not in zones and not home_of(name)
    ]


def test_lists_of_nothing_but_territories_are_places() -> None:
    assert bare_places("苏州、无锡") == ("苏州", "无锡")
    assert bare_places("江苏、浙江") == ("江苏", "浙江")
    assert bare_places("工业、建筑") == bare_places("苏州、工业") == bare_places("苏州") == ()
