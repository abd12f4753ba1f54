"""Numerals: their forms, and the laws of printing and reading."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.extract.amounts.numerals import find_numbers, parse_number

FORMS = {
    "一百五十二": "152",
    "三千万": "30000000",
    "一百五十万": "1500000",
    "两千": "2000",
    "十五": "15",
    "二〇二五": "2025",
    "二○二五": "2025",
    "零点五": "0.5",
    "三点一四": "3.14",
    "半": "0.5",
    "一半": "0.5",
    "负三十二": "-32",
    "-32": "-32",
    "百分之十四": "0.14",
    "千分之三": "0.003",
    "万分之五": "0.0005",
    "百分之百": "1",
    "1/4": "0.25",
    "四分之三": "0.75",
    "3000万": "30000000",
    "1.45亿": "145000000",
    "3千万": "30000000",
    "1.5万": "15000",
    "一点五亿": "150000000",
    "1.2万亿": "1200000000000",
    "5万4千6百": "54600",
    "3万4000": "34000",
    "一百零五": "105",
    "一百五": "150",
    "三万五": "35000",
    "四十五亿四千零四万": "4540040000",
    "1,234,567.8": "1234567.8",
}
NO_NUMBERS = [
    "",
    "十四五",
    "三五",
    "二十三四",
    "千",
    "万",
    "亿",
    "十十",
    "1,23",
    "5.0.1",
    "第一",
    "一亿亿亿万",
    "年",
    "1 2",
]


@pytest.mark.parametrize(("text", "value"), FORMS.items())
def test_forms(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_numeral(text: str) -> None:
    assert parse_number(text) is None


def test_a_fraction_without_end_has_28_digits() -> None:
    assert parse_number("三分之一") == parse_number("1/3") == Decimal("0." + "3" * 28)


def test_a_lone_figure_in_a_word_is_no_number() -> None:
    assert list(find_numbers("统一、四川、十足、PM2.5、一看")) == []


def test_places() -> None:
    text = "约负3.5万,二百三十三;PM10"
    assert list(find_numbers(text)) == [(1, 6, Decimal(-35000)), (7, 12, Decimal(233))]


DIGITS = "零一二三四五六七八九"


def section(number: int) -> str:
    """A number below ten thousand in Chinese."""
    result, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if not digit:
            gap = bool(result)
            continue
        result += ("零" if gap else "") + DIGITS[digit] + name
        gap = False
    return result


def chinese(number: int) -> str:
    """A whole number in Chinese, as a careful writer prints it."""
    if not number:
        return "零"
    result, gap = "", False
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // unit % 10**4
        if not part:
            gap = bool(result)
            continue
        result += ("零" if result and (gap or part < 1000) else "") + section(part) + name
        gap = False
    return result[1:] if result.startswith("一十") and number < 20 else result


WHOLE = st.integers(0, 10**12 - 1)


@given(WHOLE)
def test_chinese_printed_is_read(number: int) -> None:
    assert parse_number(chinese(number)) == number
    assert parse_number(f"负{chinese(number)}") == -number


@given(WHOLE, st.integers(0, 9999))
def test_chinese_decimals_printed_are_read(whole: int, part: int) -> None:
    digits = f"{part:04}"
    text = f"{chinese(whole)}点{''.join(DIGITS[int(digit)] for digit in digits)}"
    assert parse_number(text) == Decimal(f"{whole}.{digits}")


@given(
    st.decimals("-99999999", "99999999", places=3),
    st.sampled_from(["", "万", "亿", "千万", "万亿"]),
)
def test_arabic_printed_is_read(number: Decimal, multiplier: str) -> None:
    factor = {"": 1, "万": 10**4, "亿": 10**8, "千万": 10**7, "万亿": 10**12}[multiplier]
    assert parse_number(f"{number:f}{multiplier}") == number * factor


@given(st.integers(1000, 10**12))
def test_thousands_marked_or_not_are_the_same(number: int) -> None:
    assert parse_number(f"{number:,}") == parse_number(str(number)) == number


@given(st.integers(0, 9999).map(lambda number: Decimal(number) / 100))
def test_shares_in_words_and_in_figures_are_the_same(number: Decimal) -> None:
    assert parse_number(f"百分之{number}") == number / 100


@given(st.integers(1000, 9999))
def test_figures_one_by_one(number: int) -> None:
    assert parse_number("".join(DIGITS[int(digit)] for digit in str(number))) == number


@given(
    st.text(alphabet="0123456789.,-/负零〇一二两三十百千万亿点半分之 ", max_size=50)
    | st.text(max_size=50)
)
def test_any_text_is_read_without_error(text: str) -> None:
    parse_number(text)
    last = 0
    for start, end, value in find_numbers(text):
        assert last <= start < end <= len(text)
        assert value.is_finite()
        last = end


@pytest.mark.parametrize(
    "piece", ["1", "一", "亿", "1,234", "百分之", "1/", "一点", "点", "负", "1.1"]
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    start = time.process_time()
    list(find_numbers(piece * 20_000))
    assert time.process_time() - start < 3
