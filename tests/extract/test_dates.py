"""Times: the cases of tests/cases/times.toml, document numbers, and laws."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.extract.accounts.documents import find_document_numbers
from align.extract.times.dates import Time, find_times

ROOT = Path(__file__).resolve().parents[2]
CASES = tomllib.loads((ROOT / "tests" / "cases" / "times.toml").read_text(encoding="utf-8"))


def printed(found: Time) -> str:
    return f"{found.role_hint} {found.first_year or '-'}..{found.last_year or '-'}"


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"][:24])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_times(text)
    assert [printed(time) for time in found] == case["find"]
    assert [text[time.start : time.end] for time in found] == [time.words for time in found]
    views = {
        "words": [time.words for time in found],
        "bound": [time.bound for time in found],
        "days": [f"{time.first_day}..{time.last_day}" for time in found],
    }
    for key, view in views.items():
        assert view == case.get(key, view)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("现予印发。昌政发〔2023〕11号各镇", ["昌政发〔2023〕11号"]),
        ("(见国发〔2021〕23号)、根据国发[2021]23号", ["国发〔2021〕23号", "国发[2021]23号"]),
        ("关于印发发改环资〔2024〕241号", ["发改环资〔2024〕241号"]),
        (
            "执行GB/T 50378-2019、DB11/T 825和GB55015-2021",
            ["GB/T50378-2019", "DB11/T825", "GB55015-2021"],
        ),
        ("到〔2023〕年,第11号,12号线", []),
    ],
)
def test_document_numbers(text: str, numbers: list[str]) -> None:
    assert [number.text for number in find_document_numbers(text)] == numbers


YEARS = st.integers(1900, 2199)
FIGURES = "〇一二三四五六七八九"


@given(YEARS)
def test_a_year_in_any_figures(year: int) -> None:
    words = "".join(FIGURES[int(digit)] for digit in str(year))
    forms = [f"{year}年", f"{year} 年"] + ([f"{words}年"] if words[0] in "一二" else [])
    for text in forms:
        (found,) = find_times(text)
        assert (found.first_year, found.last_year) == (year, year)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_date_in_any_form(day: date) -> None:
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        day.strftime("%Y/%m/%d"),
    ):
        (found,) = find_times(text)
        assert found.first_day == found.last_day == day.isoformat()


@given(YEARS, YEARS, st.sampled_from(["—", "-", "~", "至", "到"]))
def test_a_stretch_of_years(one: int, two: int, link: str) -> None:
    low, high = sorted((one, two))
    for text in (f"{low}{link}{high}年", f"{low}年{link}{high}年"):
        (found,) = find_times(text)
        assert (found.first_year, found.last_year) == (low, high)


@given(st.integers(1, 9), st.sampled_from(["“{}”", '"{}"', "『{}』", "{}"]))
def test_five_year_plans_follow_one_another(number: int, quotes: str) -> None:
    (found,) = find_times(quotes.format(f"十{FIGURES[number]}五") + "期间")
    assert (found.first_year, found.last_year) == (2001 + 5 * number, 2005 + 5 * number)


ALPHABET = (
    "0123456789二〇一四五十年月日前后底末到至比较与同在以为基准的相比上下半季度第首个旬"
    '-—世纪中叶代近远期"“”间起 '
)


@given(st.text(alphabet=ALPHABET, max_size=50) | st.text(max_size=50))
def test_any_text_gives_ordered_times_that_do_not_overlap(text: str) -> None:
    last = 0
    for found in find_times(text):
        assert last <= found.start < found.end <= len(text)
        assert found.words == text[found.start : found.end]
        if found.first_day and found.last_day:
            assert date.fromisoformat(found.first_day) <= date.fromisoformat(found.last_day)
        last = found.end
    find_document_numbers(text)


@pytest.mark.parametrize(
    "piece",
    ["2", "2025", "2025年", "2025—", "二〇", "十四五", "到", "“十四五”", "国发〔2021〕", "世纪"],
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    text = piece * 20_000
    start = time.process_time()
    find_times(text)
    find_document_numbers(text)
    assert time.process_time() - start < 3
