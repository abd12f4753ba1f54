"""Read numerals: Arabic, Chinese and mixed, with multipliers, signs and fractions, exactly.

A numeral is what stands before a unit. Its value is a ``Decimal``; only a fraction that has no
finite expansion (三分之一) is rounded, to 28 digits. Every search is linear in the text: runs of
numeral characters are found first, and only a run of bounded length is ever parsed.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from align.extract.amounts.chinese import arabic_pattern, value_of
from align.lexicon.units import magnitude, ratio, times

LONGEST = 40
"""A longer run of numeral characters is a code or a fault, and no number."""

_CHINESE = "零〇○一二三四五六七八九两十百千万亿半"
_SIGNS = ("-", "负", "−")
_MARKS = {"百": "%", "千": "‰", "万": "‱"}
_SMALL = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "‱": Decimal("0.0001"), "/": Decimal(1)}


class Numeral(NamedTuple):
    """A numeral in a text, its trailing multiplier kept apart (it belongs to the unit)."""

    start: int
    end: int
    """After number and multiplier."""
    number: Decimal
    """The number before its multiplier: 1.45 for 1.45亿, 3000 for 三千, 14 for 百分之十四."""
    multiplier: str
    """The multiplier as printed, "亿", "" where there is none; "%", "‰" or "‱" for 百分之 and
    its like, "/" for a fraction."""
    arabic: bool

    @property
    def value(self) -> Decimal:
        """The whole value: 145000000 for 1.45亿, 0.14 for 百分之十四."""
        return times(self.number, _SMALL.get(self.multiplier) or magnitude(self.multiplier))


@cache
def run_pattern() -> re.Pattern[str]:
    """A run of numeral characters, beginning with a character class so that the search is fast."""
    return re.compile(
        f"[0-9{_CHINESE}]+(?:(?:(?<=[0-9])(?:,[0-9]{{3}}(?![0-9])|\\.[0-9]+)"
        f"|点(?=[零〇一二三四五六七八九]))[0-9{_CHINESE}]*)*"
    )


def parse_number(text: str) -> Decimal | None:
    """The value of a text that is one complete numeral, else None: 一百五十二, 1.45亿, 千分之三."""
    text = text.strip()
    if not text or len(text) > 2 * LONGEST:
        return None
    found = numeral_of_run(text, *_first_run(text))
    if found is None or found.start != 0 or found.end != len(text):
        return None
    return found.value


def _first_run(text: str) -> tuple[int, int]:
    match = run_pattern().search(text)
    return match.span() if match else (0, 0)


def find_numbers(text: str) -> Iterator[tuple[int, int, Decimal]]:
    """Every number of the text: start, end (after its multiplier) and value.

    A lone Chinese digit between other Chinese characters is more often part of a word (统一,
    四川) than a number, and is left out; so is one letter-bound (PM2.5).
    """
    for found in numerals(text):
        if not (found.end - found.start == 1 and not found.arabic and _inside_word(text, found)):
            yield found.start, found.end, found.value


def _inside_word(text: str, found: Numeral) -> bool:
    before, after = text[max(0, found.start - 1) : found.start], text[found.end : found.end + 1]
    return "一" <= before <= "鿿" or "一" <= after <= "鿿"


def numerals(text: str, start: int = 0) -> Iterator[Numeral]:
    """Every numeral of the text from ``start`` on, in order, not overlapping."""
    done = start
    for low, high in runs(text, start):
        found = numeral_of_run(text, low, high) if low >= done else None
        if found is not None:
            done = found.end
            yield found


def runs(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Every run of numeral characters, those of web addresses left out."""
    if "://" not in text:
        for match in run_pattern().finditer(text, start):
            yield match.span()
        return
    addresses = [match.span() for match in _address().finditer(text)]
    for match in run_pattern().finditer(text, start):
        while addresses and addresses[0][1] <= match.start():
            addresses.pop(0)
        if not addresses or match.start() < addresses[0][0]:
            yield match.span()


@cache
def _address() -> re.Pattern[str]:
    """A web address, to its last printable ASCII character."""
    return re.compile("://[!-~]+")


def numeral_at(text: str, start: int) -> Numeral | None:
    """The numeral that begins at an index (its sign counts as beginning), else None."""
    sign = text[start : start + 1] if text.startswith(_SIGNS, start) else ""
    match = run_pattern().match(text, start + len(sign))
    if match is None:
        roman = _roman().match(text, start) if text.startswith(_ROMAN_FIGURES, start) else None
        return _of_roman(text, roman) if roman else None
    return numeral_of_run(text, match.start(), match.end(), sign)


def numeral_of_run(text: str, start: int, end: int, sign: str | None = None) -> Numeral | None:
    """The numeral of a run of numeral characters, with its sign and the fraction after it.

    ``sign`` is looked for before the run where it is None.
    """
    if sign is None:
        sign = _sign(text, start)
    if start == end or end - start > LONGEST or _letter_bound(text, start):
        return None
    if text.startswith("分之", end):
        fraction = _fraction(text, start, end, sign)
        if fraction is not None:
            return fraction
    elif text[end : end + 1] == "/" and text[start:end].isdigit():
        fraction = _slash(text, start, end)
        if fraction is not None:
            return fraction
    if text[start:end] == "半" and text.startswith("数", end):
        end += 1  # 半数以上的社区
    split = _split(text[start:end]) or _round(text, start, end)
    if split is None and end - start > 1:
        # 百分之七十百分位: the last character belongs to the word that follows
        end -= 1
        split = _split(text[start:end]) or _round(text, start, end)
    if split is None:
        return None
    number, multiplier = split
    number = -number if sign else number
    return Numeral(start - len(sign), end, number, multiplier, text[start].isascii())


def _letter_bound(text: str, start: int) -> bool:
    """Whether a letter stands before the digits, as in PM2.5, CO2 and B2."""
    before = text[max(0, start - 1) : start]
    return before.isascii() and before.isalpha()


def _sign(text: str, start: int) -> str:
    """The minus sign before an index, "" where a dash there joins a range or a name."""
    before = text[max(0, start - 1) : start]
    if before == "负":
        return before
    if before not in ("-", "−"):
        return ""
    ahead = text[max(0, start - 2) : start - 1]
    return "" if (ahead.isascii() and ahead.isalnum()) or ahead in tuple("%‰)-−—–~℃") else before


def _fraction(text: str, start: int, end: int, sign: str) -> Numeral | None:
    """百分之十四, 三分之一: the denominator is the run, the numerator follows 分之."""
    after = run_pattern().match(text, end + 2 + text.startswith(_SIGNS, end + 2))
    below = text[start:end]
    if after is None or after.end() - after.start() > LONGEST:
        return None
    top, stop = _longestvalue_of(after.group(), after.end())
    if top is None:
        return None
    if text.startswith(_SIGNS, end + 2):
        top = -top
    top = -top if sign else top
    first = start - len(sign)
    if below in _MARKS:
        return Numeral(first, stop, top, _MARKS[below], arabic=text[stop - 1].isascii())
    bottom = value_of(below)
    if not bottom:
        return None
    return Numeral(first, stop, ratio(top, bottom), "/", arabic=False)


def _longestvalue_of(run: str, end: int) -> tuple[Decimal | None, int]:
    """The value of a run, or of the run without its last character, and where it ends."""
    if run == "百":
        return Decimal(100), end
    value = value_of(run)
    if value is None and len(run) > 1:
        return value_of(run[:-1]), end - 1
    return value, end


def _slash(text: str, start: int, end: int) -> Numeral | None:
    """1/3: whole numbers on both sides, and no third one as in a date."""
    after = arabic_pattern().match(text, end + 1)
    if after is None or not after.group().isdigit() or end - start > 3 or len(after.group()) > 3:
        return None
    if text[after.end() : after.end() + 1] == "/" or text[max(0, start - 1) : start] == "/":
        return None
    below = Decimal(after.group())
    if not below:
        return None
    return Numeral(start, after.end(), ratio(Decimal(text[start:end]), below), "/", arabic=True)


def _split(run: str) -> tuple[Decimal, str] | None:
    """A run as the number and its trailing multiplier, None where it is no numeral.

    After Arabic digits every multiplier stands apart (5百万, 70万千); a Chinese number keeps its
    own 十, 百 and 千 and only 万 and 亿 stand apart (三千万: 3000 and 万).
    """
    if run in ("一半", "半数"):
        return Decimal("0.5"), "/"
    arabic = arabic_pattern().match(run)
    head = run.rstrip("十百千万亿") if arabic else run.rstrip("万亿")
    if not arabic and ("亿" in head or (run[len(head) :].startswith("万") and "万" in head)):
        head = run  # 四十五亿四千零四万 is one number
    if arabic and arabic.end() < len(head):  # 5万4千6百 is one number
        value = value_of(run)
        return None if value is None else (value, "")
    value = value_of(head) if head and run[len(head) :] in _STACKED else None
    return None if value is None else (value, run[len(head) :])


_ROUND = {"百": Decimal(100), "千": Decimal(1000)}
_BOUNDING = ("超", "达", "破", "近", "至", "到", "逾", "过", "于")
"""Ends of words before a round number (超百亿元): without one it describes (百亿级企业)."""


def _round(text: str, start: int, end: int) -> tuple[Decimal, str] | None:
    """A round number whose one is not printed, behind a bound or a verb: 超|百亿, 突破|千万."""
    number, multiplier = _ROUND.get(text[start]), text[start + 1 : end]
    if number is None or multiplier not in ("万", "亿", "万亿"):
        return None
    return (number, multiplier) if text.endswith(_BOUNDING, 0, start) else None


_STACKED = frozenset(
    first + second + third + last
    for first in ("", "十", "百", "千")
    for second in ("", "万")
    for third in ("", "亿")
    for last in ("", "千")
)
"""Multipliers in their order, the 千 of a unit after them: 千万, 万亿, 万千(瓦)."""


_ROMAN = {"Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5, "Ⅵ": 6}
_ROMAN |= {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}


_ROMAN_FIGURES = tuple("ⅠⅡⅢⅣⅤⅥIV")


@cache
def _roman() -> re.Pattern[str]:
    """Roman figures before a word for a grade, or before the other end of a range of grades."""
    figures = "[ⅠⅡⅢⅣⅤⅥIV]{1,3}"
    return re.compile(f"{figures}(?=[类级]|[-–—~至到、]{figures}[类级])")


def roman_numerals(text: str) -> Iterator[Numeral]:
    """Every Roman numeral that stands before 类 or 级: Ⅳ类, III类."""
    if not any(figure in text for figure in _ROMAN_FIGURES):
        return
    for match in _roman().finditer(text):
        if (found := _of_roman(text, match)) is not None:
            yield found


def _of_roman(text: str, match: re.Match[str]) -> Numeral | None:
    """The numeral of Roman figures; None for 劣Ⅴ类, which is no step but what lies below all."""
    value = _ROMAN.get(match.group())
    if value is None or _letter_bound(text, match.start()):
        return None
    if text[max(0, match.start() - 2) : match.start()].endswith(("劣", "劣于")):
        return None
    return Numeral(match.start(), match.end(), Decimal(value), "", arabic=True)
