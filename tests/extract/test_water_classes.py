"""Classes of water in Roman figures, of either alphabet, and what else such letters are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from one_clause import one_clause

from align.extract import extract_targets
from align.extract.amounts.quantities import find_quantities

ROMAN = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ")
LATIN = ("I", "II", "III", "IV", "V", "VI")
FIGURES = [(letters, at + 1) for alphabet in (ROMAN, LATIN) for at, letters in enumerate(alphabet)]


@pytest.mark.parametrize(("letters", "number"), FIGURES)
def test_a_class_of_water(letters: str, number: int) -> None:
    for text in (f"水质达到{letters}类", f"断面达到或优于{letters}类水体"):
        (found,) = find_quantities(text)
        assert (found.lower, found.upper, found.unit) == (Decimal(number), Decimal(number), "类")
        assert found.dimension == "grade:类"
        assert text[found.start : found.end] == f"{letters}类"


@pytest.mark.parametrize(("letters", "number"), FIGURES[:5])
def test_a_class_of_water_is_a_grade(letters: str, number: int) -> None:
    (found,) = extract_targets(one_clause(f"到2025年，主要河流水质达到{letters}类。"))
    assert (found.kind, found.lower, found.unit) == ("grade", Decimal(number), "类")
    assert found.quote.endswith(f"{letters}类")


@pytest.mark.parametrize("text", ["IT企业", "VIP服务", "CIV类产品", "I型项目", "Ⅱ期工程"])
def test_other_letters_are_no_classes(text: str) -> None:
    assert not [found for found in find_quantities(text) if found.dimension == "grade:类"]
