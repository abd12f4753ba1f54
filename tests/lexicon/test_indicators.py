"""The indicator files as data: every entry complete, every name under one key only."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import Any

import pytest

from align.lexicon import indicators
from align.lexicon.build import DATA

DIMENSIONS = {
    "ratio", "power", "energy", "coal_equivalent", "co2", "mass", "area", "volume", "length",
    "money", "count", "index", "grade", "concentration", "intensity", "time", "none",
}  # fmt: skip
ENERGY_FIELDS = {"overall", "energy", "industry", "buildings", "public", "digital"}


def entries_of(name: str) -> dict[str, Any]:
    """The entries as the data file has them, not as they were compiled."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def entries() -> list[tuple[str, dict[str, Any]]]:
    """The entries of both files, with their keys."""
    return [pair for name in indicators.FILES for pair in entries_of(name).items()]


def repeated(values: list[str]) -> list[str]:
    """The values that stand there more than once."""
    return sorted(value for value, times in Counter(values).items() if times > 1)


@pytest.mark.parametrize("name", indicators.FILES)
def test_the_file_passes_its_own_check(name: str) -> None:
    assert indicators.check(entries_of(name)) == []


def test_no_key_stands_in_both_files() -> None:
    assert repeated([key for key, _ in entries()]) == []


def test_no_name_stands_twice() -> None:
    assert repeated([name for _, entry in entries() for name in entry["names"]]) == []


def test_there_are_enough_indicators() -> None:
    assert len(entries()) >= 200
    assert len(entries_of("indicators_energy")) >= 130


def test_every_entry_says_what_it_is_and_where_it_comes_from() -> None:
    for key, entry in entries():
        for field in ("en", "source", "subject"):
            assert entry[field].strip(), (key, field)
        assert entry["dimension"] in DIMENSIONS, key
        assert isinstance(entry["extensive"], bool), key


def test_the_energy_file_keeps_to_its_fields() -> None:
    fields = {entry["field"] for entry in entries_of("indicators_energy").values()}
    assert fields == ENERGY_FIELDS


def test_shares_and_intensities_do_not_add_up_over_districts() -> None:
    wrong = [
        key
        for key, entry in entries()
        if entry["extensive"] and entry["dimension"] in {"ratio", "grade", "concentration"}
    ]
    assert wrong == []


def test_names_are_in_folded_form() -> None:
    """Text is folded before it is matched: a full-width form could never be found."""
    wide = {chr(code) for code in range(0xFF01, 0xFF5F)} | set("“”‘’")
    wrong = [name for _, entry in entries() for name in entry["names"] if wide & set(name)]
    assert wrong == []


def test_names_have_two_characters_at_least() -> None:
    """The lookup goes by the first and the last two characters."""
    assert [name for _, entry in entries() for name in entry["names"] if len(name) < 2] == []


def test_every_name_finds_its_own_entry() -> None:
    for key, entry in indicators.indicators().items():
        for name in entry.names:
            found = indicators.find(name)
            assert found is not None
            assert found.key == key
            assert indicators.ending_at(f"全市{name}", len(name) + 2, 2) == (name, key)
            assert indicators.longest_at(f"{name}。", 0, len(name)) == (name, key)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("可再生能源消费比重", "可再生能源利用量"),
        ("单位地区生产总值能耗", "单位地区生产总值二氧化碳排放"),
        ("新能源和可再生能源供暖面积", "新能源和可再生能源供暖面积比重"),
        ("装配式建筑占新建建筑面积的比例", "装配式建筑"),
        ("绿色建筑标准", "星级绿色建筑占比"),
        ("单位建筑面积能耗", "单位建筑面积碳排放"),
        ("公共建筑节能改造面积", "既有建筑节能改造面积"),
    ],
)
def test_near_but_different_indicators_have_different_keys(one: str, other: str) -> None:
    first, second = indicators.find(one), indicators.find(other)
    assert first is not None
    assert second is not None
    assert first.key != second.key


@pytest.mark.parametrize(
    "names",
    [
        ("单位地区生产总值能耗", "万元地区生产总值能耗", "单位GDP能耗", "能耗强度"),
        ("单位地区生产总值二氧化碳排放", "碳排放强度", "单位GDP碳排放", "碳强度"),
        ("可再生能源消费比重", "可再生能源占能源消费比重", "可再生能源消费占比"),
        ("新建和扩建燃气独立供暖系统", "新建独立燃气供热系统", "燃气独立供暖系统"),
        ("电能利用效率", "PUE", "电能利用效率(PUE)"),
    ],
)
def test_wordings_of_one_indicator_have_one_key(names: tuple[str, ...]) -> None:
    keys = {found.key for found in map(indicators.find, names) if found is not None}
    assert len(keys) == 1
    assert all(indicators.find(name) is not None for name in names)
