"""The value of one unsigned numeral: Arabic, Chinese, or both mixed (5万4千6百)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from align.lexicon.units import magnitude, times

_DIGITS = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": "0", "○": "0", "两": "2"}
_UNITS = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
_ZEROS = "零〇○"


@cache
def arabic_pattern() -> re.Pattern[str]:
    """An Arabic number, its thousands marked or not."""
    return re.compile(r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


def value_of(text: str) -> Decimal | None:
    """The value of an unsigned numeral, None where it is not well formed (十四五)."""
    if not text:
        return None
    arabic = arabic_pattern().fullmatch(text)
    if arabic:
        return Decimal(text.replace(",", ""))
    if text == "半":
        return Decimal("0.5")
    whole, point, rest = text.partition("点")
    if point:
        tail = rest.rstrip("十百千万亿")
        left, digits = _compound(whole), _sequence(tail)
        if left is None or not digits:
            return None
        return times(left + Decimal(f"0.{digits}"), magnitude(rest[len(tail) :]))
    digits = _sequence(text)
    if digits and (len(digits) > 2 or any(zero in text for zero in _ZEROS)):
        return Decimal(digits)  # 二〇二五, and 一二 (one or two) is none
    return _compound(text)


def _sequence(text: str) -> str:
    """Chinese digits read one by one as Arabic ones, "" where there is another character."""
    digits = [_DIGITS.get(character, "") for character in text]
    return "".join(digits) if all(digits) else ""


def _compound(text: str) -> Decimal | None:
    """A number built with 十百千万亿; coefficients may be Chinese digits or Arabic numbers."""
    for name, size in _UNITS.items():
        left, unit, right = text.rpartition(name)
        if not unit:
            continue
        above = Decimal(1) if name == "十" and not left else _coefficient(left, size)
        below = _remainder(right, size)
        if above is None or below is None:
            return None
        return times(above, Decimal(size)) + below
    if len(text) == 1 and text in _DIGITS:
        return Decimal(_DIGITS[text])
    return Decimal(text.replace(",", "")) if arabic_pattern().fullmatch(text) else None


def _coefficient(left: str, size: int) -> Decimal | None:
    """What stands before a multiplier: any number before 万 and 亿, a single figure below."""
    value = _compound(left) if left else None
    if value is None or (size < 10**4 and value >= 10 and not arabic_pattern().fullmatch(left)):
        return None
    return value


def _remainder(right: str, size: int) -> Decimal | None:
    """What stands after a multiplier: 0 for nothing; 一百五 is 150 and 一百零五 105."""
    if not right:
        return Decimal(0)
    bare = right.lstrip(_ZEROS)
    if not bare:
        return None
    value = _compound(bare)
    if value is None or value >= size:
        return None
    if len(right) == 1 and right in _DIGITS and size > 10:
        return value * (size // 10)
    return value
