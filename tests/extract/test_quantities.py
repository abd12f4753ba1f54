"""Amounts: the cases of tests/cases/quantities.toml, the labels of the plans, and laws."""

from __future__ import annotations

import json
import re
import time
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.extract.amounts.quantities import find_quantities, growth_factor, is_vague
from align.lexicon.units import MULTIPLIERS, unit_at, unit_names
from align.model.quantity import Quantity

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
CASES = tomllib.loads((ROOT / "tests" / "cases" / "quantities.toml").read_text(encoding="utf-8"))
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def figure(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


def span(lower: Decimal | None, upper: Decimal | None) -> str:
    return figure(lower) if lower == upper else f"{figure(lower)}..{figure(upper)}"


def printed(quantity: Quantity) -> str:
    sense = "" if quantity.comparator == "=" else f"{quantity.comparator} "
    return f"{sense}{span(quantity.lower, quantity.upper)} {quantity.unit}".strip()


def based(quantity: Quantity) -> str:
    return f"{span(quantity.base_lower, quantity.base_upper)} {quantity.base_unit}".strip()


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"][:24])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_quantities(text)
    assert [printed(quantity) for quantity in found] == case["find"]
    views = {
        "base": [based(quantity) for quantity in found],
        "dimension": [quantity.dimension for quantity in found],
        "inner": [text[quantity.start : quantity.end] for quantity in found],
        "outer": [text[quantity.outer_start : quantity.outer_end] for quantity in found],
    }
    for key, view in views.items():
        assert view == case.get(key, view)
    if "vague" in case:
        assert is_vague(found[0], text) == case["vague"]
    if "growth" in case:
        assert growth_factor(text, found[0]) == Decimal(case["growth"])


@pytest.mark.parametrize("name", ["beijing", "changping", "haidian"])
def test_every_printed_value_of_the_labels_is_found(name: str) -> None:
    labels, source = SHARED / "gold" / f"targets.{name}.jsonl", SHARED / "seeds" / f"{name}.txt"
    if not labels.exists() or not source.exists():
        pytest.skip("the labelled plans do not lie beside the repository")
    text = re.sub(r"\s+", "", source.read_text(encoding="utf-8"))
    found = {(q.start, q.end): q for q in find_quantities(text.translate(HALF_WIDTH))}
    for line in labels.read_text(encoding="utf-8").splitlines():
        label = json.loads(line, parse_float=Decimal, parse_int=Decimal)
        if label["value_quote"]:
            quote, value = label["quote"], label["value_quote"]
            start = text.index(quote) + quote.rindex(value)
            quantity = found[start, start + len(value)]
            got = (quantity.lower, quantity.upper, quantity.unit, quantity.comparator)
            assert got == (label["lower"], label["upper"], label["unit"], label["comparator"])


NUMBERS = st.decimals("0.01", "99999", places=2).map(lambda value: value.normalize())
PLAIN_UNITS = sorted(
    name
    for name, units in unit_names().items()
    if units[0][4:] == ("", (), (), (), False, False, False, False, 0)
)


def test_most_units_have_no_limits() -> None:
    assert len(PLAIN_UNITS) > 150


@given(NUMBERS, st.sampled_from(PLAIN_UNITS), st.sampled_from(["", "万", "亿", "百万"]))
def test_what_is_printed_is_read(number: Decimal, unit: str, multiplier: str) -> None:
    text = f"达到{number:f}{multiplier}{unit},"
    (quantity,) = find_quantities(text)
    assert (quantity.lower, quantity.unit) == (number, multiplier + unit)
    assert text[quantity.start : quantity.end] == f"{number:f}{multiplier}{unit}"
    factor = 1
    for character in multiplier:
        factor *= MULTIPLIERS[character]
    expected = unit_at(unit, 0)[0].to_base(number * factor)
    assert quantity.base_lower is not None
    assert abs(quantity.base_lower - expected) <= abs(expected) * Decimal("1e-25")


@given(
    NUMBERS,
    NUMBERS,
    st.sampled_from(["—", "-", "~", "至", "到", "——"]),
    st.sampled_from(PLAIN_UNITS),
)
def test_a_range_is_one_amount(one: Decimal, two: Decimal, link: str, unit: str) -> None:
    low, high = sorted((one, two))
    for text in (f"为{low:f}{link}{high:f}{unit}", f"为{low:f}{unit}{link}{high:f}{unit}"):
        (quantity,) = find_quantities(text)
        assert (quantity.lower, quantity.upper, quantity.unit) == (low, high, unit)


@given(NUMBERS, st.sampled_from([("不低于", ">="), ("不超过", "<="), ("约", "~"), ("", "=")]))
def test_the_words_beside_it_change_the_comparator_only(
    number: Decimal, before: tuple[str, str]
) -> None:
    word, comparator = before
    (quantity,) = find_quantities(f"比重{word}{number:f}%。")
    assert (quantity.lower, quantity.unit, quantity.comparator) == (number, "%", comparator)


ALPHABET = (
    "0123456789.,%—-~至到约不低于超过以上下内左右第一二三十百千万亿零点半分之成倍番"
    "年月日星级类ⅣA/吨千瓦米度 (含)余多"
)


@given(st.text(alphabet=ALPHABET, max_size=60) | st.text(max_size=60))
def test_any_text_gives_ordered_amounts_that_do_not_overlap(text: str) -> None:
    last = 0
    for quantity in find_quantities(text):
        assert last <= quantity.start < quantity.end <= len(text)
        assert quantity.outer_start <= quantity.start
        assert quantity.end <= quantity.outer_end
        assert quantity.lower is not None
        assert quantity.upper is not None
        assert quantity.lower <= quantity.upper
        is_vague(quantity, text)
        growth_factor(text, quantity)
        last = quantity.end


@pytest.mark.parametrize(
    "piece",
    ["1", "一", "十", "亿", "1,234", "1.", "约", "百分之", "1/", "3%—", "一点", "1吨/", "Ⅳ", " "],
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    """Twenty thousand repetitions of anything take a fraction of a second, not minutes."""
    text = piece * 20_000
    start = time.process_time()
    find_quantities(text)
    assert time.process_time() - start < 3
