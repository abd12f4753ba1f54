"""The table of units: what the file promises, and exact conversion there and back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.lexicon.loader import table
from align.lexicon.units import (
    MULTIPLIERS,
    better,
    magnitude,
    plain,
    unit_at,
    unit_names,
)

DATA = table("units")
KEYS = {"names", "dimension", "factor", "per", "better", "not_before", "needs", "needs_chinese"}
KEYS |= {"excludes", "arabic", "ordinal", "below", "short", "top"}


@pytest.mark.parametrize("entry", DATA["unit"] + DATA["count"], ids=lambda entry: entry["names"][0])
def test_an_entry_keeps_to_the_grammar(entry: dict[str, object]) -> None:
    assert set(entry) <= KEYS
    assert entry.get("dimension", "ratio") in DATA["dimensions"]
    assert Decimal(str(entry.get("factor", "1"))) > 0
    assert Decimal(str(entry.get("per", "1"))) > 0


def test_every_dimension_has_a_base_unit_that_is_one_of_its_units() -> None:
    used = {entry["dimension"] for entry in DATA["unit"]} | set(DATA["substances"])
    assert used == set(DATA["dimensions"])
    for dimension, base in DATA["dimensions"].items():
        units = [unit for unit in unit_names()[base] if unit.dimension == dimension]
        assert units
        assert all(unit.factor == unit.per for unit in units)


def test_a_name_stands_for_two_units_only_where_limits_part_them() -> None:
    for name, units in unit_names().items():
        limited = [unit for unit in units if unit.needs or unit.excludes or unit.below]
        assert len(units) == 1 or len(limited) >= len(units) - 1, name


def test_comparator_words_are_told_apart() -> None:
    words = DATA["comparators"]
    up, down = {*words["up"], *words["at_least"]}, {*words["down"], *words["at_most"]}
    assert not up & down
    assert not (up | down) & set(words["about"])


FINITE = sorted(name for name, units in unit_names().items() if units[0].per == 1)
NUMBERS = st.decimals("-999999", "999999", places=4)


@given(NUMBERS, st.sampled_from(FINITE), st.sampled_from(["", "百", "万", "亿", "千万", "万亿"]))
def test_there_and_back_is_the_same(number: Decimal, name: str, multiplier: str) -> None:
    for measure in unit_at(multiplier + name, 0):
        assert measure.from_base(measure.to_base(number)) == number


@given(NUMBERS, st.sampled_from(sorted(unit_names())))
def test_there_and_back_is_the_same_to_20_digits_where_no_decimal_is_exact(
    number: Decimal, name: str
) -> None:
    for measure in unit_at(name, 0):
        back = measure.from_base(measure.to_base(number))
        assert abs(back - number) <= Decimal("1e-20")


@given(NUMBERS, NUMBERS, st.sampled_from(sorted(unit_names())))
def test_conversion_keeps_the_order(one: Decimal, two: Decimal, name: str) -> None:
    measure = unit_at(name, 0)[0]
    if one <= two:
        assert measure.to_base(one) <= measure.to_base(two)


@pytest.mark.parametrize(
    ("one", "unit", "same", "other"),
    [
        ("1.5", "亿平方米", "150", "平方公里"),
        ("15", "亩", "1", "公顷"),
        ("1", "吉瓦", "100", "万千瓦"),
        ("1", "亿千瓦时", "0.1", "太瓦时"),
        ("361", "千克标准煤/吨", "0.361", "吨标准煤/吨"),
        ("20", "吨标准煤/亿元", "0.002", "吨标准煤/万元"),
        ("1", "毫克/升", "1000", "微克/升"),
        ("1", "年", "12", "个月"),
        ("5", "‰", "0.5", "%"),
    ],
)
def test_the_same_amount_in_two_units(one: str, unit: str, same: str, other: str) -> None:
    left, right = unit_at(unit, 0)[0], unit_at(other, 0)[0]
    assert left.dimension == right.dimension
    assert left.to_base(Decimal(one)) == right.to_base(Decimal(same))


def test_grades_know_their_better_end() -> None:
    assert better("grade:类") == better("grade:级") == "lower"
    assert better("grade:星级") == better("grade:步") == better("power") == "higher"


@given(st.lists(st.sampled_from(sorted(MULTIPLIERS)), max_size=4))
def test_magnitudes_multiply(characters: list[str]) -> None:
    expected = Decimal(1)
    for character in characters:
        expected *= MULTIPLIERS[character]
    assert magnitude("".join(characters)) == expected


@given(st.decimals("-1e12", "1e12", allow_nan=False))
def test_plain_keeps_the_value(value: Decimal) -> None:
    text = format(plain(value), "f")
    assert Decimal(text) == value
    assert "." not in text or not text.endswith("0")
