"""The numbers, units and times of two public suites, read with the grammar of the extract stage.

The cases (Microsoft Recognizers-Text, MIT; JioNLP, Apache-2.0) lie beside the repository and are
not copied into it. A case asks for a value, a unit and a place that overlaps the expected one.
Three conventions of the project differ from the suites' and are translated here: the multiplier
belongs to the unit (values compare in the base unit), bounds are not told open from closed (超过
and 以上 are both ">="), and 个百分点 is no percentage.

What the grammar leaves out is listed in tests/cases/suite_left_out.toml, each case with its reason.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from align.extract.amounts.numerals import find_numbers
from align.extract.amounts.quantities import find_quantities
from align.extract.times.dates import Time, find_times
from align.lexicon.units import unit_at
from align.model.quantity import Quantity

ROOT = Path(__file__).resolve().parents[2]
SUITE = ROOT.parent / "shared" / "gold" / "numbers.jsonl"
LEFT_OUT = ROOT / "tests" / "cases" / "suite_left_out.toml"

Case = dict[str, Any]

HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def fold(text: str) -> str:
    """Half-width forms, one character for one, as the read stage gives them."""
    return text.translate(HALF_WIDTH)


def cases() -> list[Case]:
    if not SUITE.exists():
        return []
    lines = SUITE.read_text(encoding="utf-8").splitlines()
    return [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in lines]


def key(case: Case) -> str:
    """A source may hold several cases: its id and the place of the expectation."""
    return f"{case['source']} @{case['expected_start']}"


def left_out() -> dict[str, str]:
    data = tomllib.loads(LEFT_OUT.read_text(encoding="utf-8"))
    return {entry["case"]: entry["reason"] for entry in data["left_out"]}


def overlaps(case: Case, start: int, end: int) -> bool:
    return start < case["expected_end"] and end > case["expected_start"]


def quantities(case: Case) -> list[Quantity]:
    found = find_quantities(fold(case["input"]))
    return [q for q in found if overlaps(case, q.outer_start, q.outer_end)]


def times(case: Case) -> list[Time]:
    return [t for t in find_times(fold(case["input"])) if overlaps(case, t.start, t.end)]


def number(case: Case) -> bool:
    span = (case["expected_start"], case["expected_end"])
    found = find_numbers(fold(case["input"]))
    return (*span, case["expected_value"]) in found


def amount(case: Case) -> bool:
    value, unit = case["expected_value"], case["expected_unit"]
    return any(_is(q, value, value, unit) for q in quantities(case))


def _is(q: Quantity, lower: Decimal, upper: Decimal, unit: str) -> bool:
    measure = unit_at(unit, 0)[0]
    same = measure.dimension == q.dimension
    return same and (q.base_lower, q.base_upper) == (measure.to_base(lower), measure.to_base(upper))


def amount_range(case: Case) -> bool:
    low, high = case["expected_value"]["lower"], case["expected_value"]["upper"]
    return any(_is(q, low, high, case["expected_unit"]) for q in quantities(case))


def number_range(case: Case) -> bool:
    want = (case["expected_value"]["lower"], case["expected_value"]["upper"])
    return any((q.lower, q.upper) == want for q in quantities(case))


def number_bound(case: Case) -> bool:
    low, high = case["expected_value"]["lower"], case["expected_value"]["upper"]
    comparator = "<=" if low is None else ">="
    want = high if low is None else low
    return any(q.comparator == comparator and q.lower == q.upper == want for q in quantities(case))


def approximate(case: Case) -> bool:
    return any(q.comparator == "~" for q in quantities(case)) and amount(case)


def at_least(case: Case) -> bool:
    return any(q.comparator == ">=" for q in quantities(case)) and amount(case)


def year(case: Case) -> bool:
    want = (case["expected_value"]["start"], case["expected_value"]["end"])
    return any((t.first_year, t.last_year) == want for t in times(case))


_YEAR_OF: dict[str, Callable[[Time], int | None]] = {
    "before": lambda time: time.last_year,
    "until": lambda time: time.last_year,
    "after": lambda time: time.first_year,
    "since": lambda time: time.first_year,
}


def year_bound(case: Case) -> bool:
    mod, want = case["expected_value"]["mod"], case["expected_value"]["year"]
    return any(t.bound == mod and _YEAR_OF[mod](t) == want for t in times(case))


def date_bound(case: Case) -> bool:
    mod, want = case["expected_value"]["mod"], case["expected_value"]["date"]
    return any(t.bound == mod and t.first_day == t.last_day == want for t in times(case))


def date_range(case: Case) -> bool:
    want = (case["expected_value"]["start"], case["expected_value"]["end_exclusive"])
    return any(t.first_day == want[0] and _next(t.last_day) == want[1] for t in times(case))


def _next(day: str | None) -> str:
    from datetime import date, timedelta

    return str(date.fromisoformat(day or "0001-01-01") + timedelta(days=1))


def nothing(case: Case) -> bool:
    text = fold(case["input"])
    return not find_quantities(text) and not list(find_numbers(text)) and not find_times(text)


def no_time(case: Case) -> bool:
    return not find_times(fold(case["input"]))


CHECKS: dict[str, Callable[[Case], bool]] = {
    "number": number,
    "percent": amount,
    "percent_cheng": amount,
    "percent_point": amount,
    "number_range": number_range,
    "number_bound": number_bound,
    "mass": amount,
    "area": amount,
    "length": amount,
    "power": amount,
    "temperature": amount,
    "money": amount,
    "money_approx": approximate,
    "money_below": approximate,
    "money_above": at_least,
    "money_range": amount_range,
    "year": year,
    "year_range": year,
    "year_bound": year_bound,
    "date_range": date_range,
    "date_bound": date_bound,
    "none": nothing,
    "none_time": no_time,
}


@pytest.mark.skipif(not SUITE.exists(), reason="the public suites do not lie beside the repository")
class TestSuite:
    def test_every_case_in_the_domain_passes(self) -> None:
        failed = [
            f"{case['type']}: {case['input']!r} expects {case['expected_value']} {key(case)}"
            for case in cases()
            if key(case) not in left_out() and not CHECKS[case["type"]](case)
        ]
        assert not failed, "\n".join(failed)

    def test_what_is_left_out_would_fail(self) -> None:
        """The list of cases left out holds none that passes and none that does not exist."""
        listed = [case for case in cases() if key(case) in left_out()]
        assert {key(case) for case in listed} == set(left_out())
        assert [key(case) for case in listed if CHECKS[case["type"]](case)] == []

    def test_the_list_left_out_is_short(self) -> None:
        assert len(left_out()) <= 15
        assert all(len(reason) > 20 for reason in left_out().values())


def test_every_type_of_the_suite_has_a_check() -> None:
    assert {case["type"] for case in cases()} <= set(CHECKS)
