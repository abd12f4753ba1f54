"""Parts of years, months and centuries: the first and the last day that each of them has."""

from __future__ import annotations

from calendar import monthrange

import pytest

from align.extract.times.dates import Time, find_times

MONTHS = range(1, 13)


def only(text: str) -> Time:
    (found,) = find_times(text)
    return found


def days(text: str) -> tuple[str | None, str | None]:
    found = only(text)
    return found.first_day, found.last_day


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024, 2100])
def test_a_month_ends_with_its_last_day(year: int, month: int) -> None:
    last = monthrange(year, month)[1]
    expected = (f"{year}-{month:02}-01", f"{year}-{month:02}-{last}")
    assert days(f"{year}年{month}月") == expected
    due = only(f"{year}年{month}月底前")
    assert (due.first_day, due.last_day) == expected
    assert (due.first_year, due.last_year, due.bound) == (None, year, "until")


@pytest.mark.parametrize("month", MONTHS)
def test_a_third_of_a_month(month: int) -> None:
    last = monthrange(2025, month)[1]
    for word, low, high in (("上旬", 1, 10), ("中旬", 11, 20), ("下旬", 21, last)):
        day = f"2025-{month:02}"
        assert days(f"2025年{month}月{word}") == (f"{day}-{low:02}", f"{day}-{high}")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025年上半年", "2025-01-01", "2025-06-30"),
        ("2025年下半年", "2025-07-01", "2025-12-31"),
        ("2025年第一季度", "2025-01-01", "2025-03-31"),
        ("2025年第二季度", "2025-04-01", "2025-06-30"),
        ("2025年第三季度", "2025-07-01", "2025-09-30"),
        ("2025年第四季度", "2025-10-01", "2025-12-31"),
        ("2025年2月至4月", "2025-02-01", "2025-04-30"),
        ("2025年3—6月", "2025-03-01", "2025-06-30"),
        ("2025年6月1日至30日", "2025-06-01", "2025-06-30"),
        ("2025年6月1日至7月3日", "2025-06-01", "2025-07-03"),
        ("2025年6月1日—2026年2月3日", "2025-06-01", "2026-02-03"),
        ("2025年11月至2026年3月", "2025-11-01", "2026-03-31"),
    ],
)
def test_parts_of_years_and_stretches_of_days(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("20世纪80年代", 1980, 1989),
        ("20世纪五十年代", 1950, 1959),
        ("上世纪九十年代", 1990, 1999),
        ("本世纪30年代", 2030, 2039),
        ("21世纪中叶", 2050, 2050),
        ("本世纪中叶", 2050, 2050),
    ],
)
def test_decades_and_the_middle_of_a_century(text: str, first: int, last: int) -> None:
    found = only(text)
    assert (found.first_year, found.last_year) == (first, last)
    assert (found.first_day, found.last_day) == (f"{first}-01-01", f"{last}-12-31")


@pytest.mark.parametrize(
    ("text", "years", "bound"),
    [
        ("2030年前", (None, 2030), "before"),
        ("2030年以前", (None, 2030), "before"),
        ("2030年及以前", (None, 2030), "until"),
        ("2030年起", (2030, None), "since"),
        ("自2030年起", (2030, None), "since"),
        ("2030年", (2030, 2030), ""),
    ],
)
def test_on_which_side_a_year_is_open(
    text: str, years: tuple[int | None, int | None], bound: str
) -> None:
    found = only(text)
    assert (found.first_year, found.last_year) == years
    assert found.bound == bound
    assert days(text) == ("2030-01-01", "2030-12-31")


@pytest.mark.parametrize("text", ["近期", "远期"])
def test_what_names_no_year_has_no_days(text: str) -> None:
    found = only(text)
    assert (found.first_year, found.last_year) == (None, None)
    assert days(text) == (None, None)
