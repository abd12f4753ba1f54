"""Find the printed amounts of a text: numbers with their units, ranges and comparators.

The number is given as printed and the multiplier goes with the unit (1.45亿平方米: 1.45 and
亿平方米); the base values are exact. Years, dates, ordinals and the numerals inside words are no
amounts. A number without a unit is one only where a comparator or a verb of value stands beside it
(不超过1.3, 降至5以内), or where it has a multiplier (10万).
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from align.extract.amounts import comparators
from align.extract.amounts.bounds import joined
from align.extract.amounts.numerals import (
    Numeral,
    numeral_at,
    numeral_of_run,
    roman_numerals,
    run_pattern,
    runs,
)
from align.lexicon.units import (
    Measure,
    Unit,
    allowed,
    first_characters,
    magnitude,
    plain,
    times,
    unit_at,
)
from align.model.quantity import Comparator, Quantity

_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_MARKS = {"%": "1", "‰": "0.1", "‱": "0.01"}
_HALVED = ("ratio", "times", "calendar", "time")
_WORD_BEFORE_ONE = "统唯同合划归逐专之另每某任这那哪下上单进"
"""Characters before 一 that make it part of a word: 统一, 同一个, 每一项."""
_INDEFINITE = "数几上好成"
"""Characters before 十 that leave it indefinite: 数十, 几十."""
_NO_AMOUNT = "年月日号时届期线版条款章节层楼站园环路批轮"
"""Characters after a bare number that make it a date, an ordinal or a name."""
_MORE = "余多来"
_COLONS = (":", "：", "∶")


class _Part(NamedTuple):
    """A number with its unit, before ranges and comparators are looked at."""

    start: int
    end: int
    number: Decimal
    unit: str
    measure: Measure | None
    multiplier: str
    more: bool
    """余 or 多 stands between number and unit."""
    arabic: bool
    figures: int


def find_quantities(text: str) -> list[Quantity]:
    """Every amount of the text, in order and not overlapping; the indices are those of ``text``."""
    found: list[Quantity] = []
    done = 0
    for start, end in runs(text):
        if start < done or _hopeless(text, start, end):
            continue
        numeral_found = numeral_of_run(text, start, end)
        quantity = _quantity(text, numeral_found) if numeral_found else None
        if quantity is not None:
            found.append(quantity)
            done = quantity.end
    done = 0
    for numeral in roman_numerals(text):
        quantity = _quantity(text, numeral) if numeral.start >= done else None
        if quantity is not None:
            found.append(quantity)
            done = quantity.end
    if "翻番" in text:
        found += _doubled(text)
    found.sort(key=lambda quantity: quantity.start)
    return joined(text, found)


def _doubled(text: str) -> list[Quantity]:
    """翻番 without a number, which is 翻一番, where nothing goes on behind it."""
    one = Decimal(1)
    return [
        Quantity(at, at + 1, one, one, "番", "=", "doublings", one, one, "番", at, at + 1)
        for at in (match.start() + 1 for match in _doubling().finditer(text))
    ]


@cache
def _doubling() -> re.Pattern[str]:
    return re.compile("翻番(?=目标|[,，;；。]|$)")


def _hopeless(text: str, start: int, end: int) -> bool:
    """Whether a look at the neighbours shows that the run is no amount (most runs are none)."""
    after = text[end : end + 1]
    if text[start] in "0123456789":
        return after in ("月", "号", "〕", "]") or (after == "年" and end - start > 3)
    if after in first_characters() or after in ("分", "余", "多", " "):
        return False
    if end - start > 1 or (after == "数" and text[start] == "半"):
        return False
    return not (after in tuple("到至-~—–和与") and run_pattern().match(text, end + 1))


def _quantity(text: str, numeral: Numeral) -> Quantity | None:
    """The amount that a numeral begins, with its range and comparators, None where it is none."""
    first = _part(text, numeral)
    if first is not None and first.measure is None and (sides := _sides(text, first)):
        return sides
    if first is None or (first.measure is None and _of_ratio(text, first)):
        return None
    last, end = _range(text, first) or (first, first.end)
    if first.multiplier and first.measure is None and _in_full(last):
        size = magnitude(first.multiplier)  # 3万—50000千瓦
        first = first._replace(number=plain(times(first.number, size)), multiplier="")
    unit = last.unit if first.measure is None else first.unit
    measure = first.measure or last.measure
    before = comparators.before(text, first.start)
    after = comparators.after(text, first.start, end)
    stroke = first.multiplier == "/" and first.arabic and not text.startswith("的", end)
    if stroke and not (before or after):
        return None  # 1/3 with a stroke may be anything; 1/3的学校 is a share of them
    if measure is None and not _bare(text, first, last, end, bool(before or after)):
        return None
    return _built(first, last, unit, measure, _compared(first, end, before, after))


def _of_ratio(text: str, part: _Part) -> bool:
    """Whether a number is a side of a ratio (1:3), which is no amount."""
    before, after = text[max(0, part.start - 2) : part.start], text[part.end : part.end + 2]
    right = after[:1] in _COLONS and after[1:].isdigit()
    return right or (before[1:] in _COLONS and before[:1].isdigit())


@cache
def _to_one() -> re.Pattern[str]:
    return re.compile(r"[:：∶]1(?![\d.:：])")


def _sides(text: str, part: _Part) -> Quantity | None:
    """How many there are for each one, where 比 names what is counted: 车桩比达到|2:1."""
    one = _to_one().match(text, part.end)
    low = max(0, part.start - comparators.REACH)
    if one is None or part.multiplier or "比" not in text[low : part.start]:
        return None
    before = comparators.before(text, part.start)
    if before is None and not _value_verb().search(text[max(0, part.start - 4) : part.start]):
        return None
    after = comparators.after(text, part.start, one.end())
    sides = _compared(part, one.end(), before, after)
    return _built(part, part._replace(end=one.end()), ":1", None, sides)


def _built(
    first: _Part,
    last: _Part,
    unit: str,
    measure: Measure | None,
    compared: tuple[Comparator, int, int],
) -> Quantity:
    """The amount of two parts (the same one twice where no range is printed)."""
    comparator, outer_start, outer_end = compared
    lower, upper = first.number, last.number
    if measure is None:
        size = magnitude(last.multiplier)
        base = plain(times(lower, size)), plain(times(upper, size))
    else:
        base = measure.to_base(lower), measure.to_base(upper)
    return Quantity(
        first.start,
        last.end,
        lower,
        upper,
        unit,
        comparator,
        measure.dimension if measure else "none",
        *base,
        measure.base if measure else "",
        outer_start,
        outer_end,
    )


def _compared(
    part: _Part,
    end: int,
    before: tuple[Comparator, int] | None,
    after: tuple[Comparator, int] | None,
) -> tuple[Comparator, int, int]:
    """The comparator and the outer bounds: a bound on either side wins over an approximation."""
    senses = [found[0] for found in (before, after) if found]
    if part.more:
        senses.append(">=")
    bounds = [sense for sense in senses if sense != "~"]
    comparator: Comparator = bounds[0] if bounds else "~" if senses else "="
    return comparator, before[1] if before else part.start, after[1] if after else end


def _part(text: str, numeral: Numeral) -> _Part | None:
    """A numeral with the unit after it; None where it is an ordinal or part of a word."""
    start = numeral.start
    before = text[max(0, start - 1) : start]
    if before == "每" or (not numeral.arabic and _in_word(text[start], before)):
        return None
    chinese, figures = not numeral.arabic, numeral.end - start
    if numeral.multiplier in _MARKS or numeral.multiplier == "/":
        return _share(numeral, figures)
    place = numeral.end - len(numeral.multiplier)
    more = text[numeral.end : numeral.end + 1] in tuple(_MORE)
    if more:
        place = numeral.end + 1
    measure = _measure(text, place, start, chinese=chinese, figures=figures)
    if before == "第":
        if measure is None or not measure.unit.ordinal:
            return None
        start -= 1
    if measure and measure.unit.top and not _is_step(numeral.number, measure.unit.top):
        return None
    if measure is None:
        return _Part(
            start, numeral.end, numeral.number, numeral.multiplier, None, numeral.multiplier,
            False, numeral.arabic, figures,
        )  # fmt: skip
    end = _with_other_word(text, measure)
    unit = text[place:end].replace(" ", "")
    number = numeral.number
    if more and numeral.multiplier:
        unit = numeral.multiplier + unit
        measure = measure._replace(factor=times(measure.factor, magnitude(numeral.multiplier)))
    if measure.dimension in _HALVED and _half_after(text, end):
        number, end = number + _HALF, end + 1
    return _Part(
        start, end, number, unit, measure, numeral.multiplier, more, numeral.arabic, figures
    )


def _with_other_word(text: str, measure: Measure) -> int:
    """Where a unit ends with the other measure word that a bracket gives it: 台(套), 座(个)."""
    end = measure.end
    bracketed = text[end : end + 1] in ("(", "（") and text[end + 2 : end + 3] in (")", "）")
    if bracketed and measure.dimension.startswith("count:") and text[end + 1] in _MEASURE_WORDS:
        return end + 3
    return end


_MEASURE_WORDS = "套台辆艘座个户件条项处人家桩站"


def _half_after(text: str, place: int) -> bool:
    """Whether 半 follows that adds a half: 三成半, not 2倍半径."""
    return text.startswith("半", place) and not text.startswith("半径", place)


def _is_step(number: Decimal, top: int) -> bool:
    """Whether a number is a step of an ordinal scale."""
    return number == int(number) and 1 <= number <= top


def _in_word(first: str, before: str) -> bool:
    if first == "一":
        return before in tuple(_WORD_BEFORE_ONE)
    return first == "十" and before in tuple(_INDEFINITE)


def _measure(text: str, place: int, start: int, *, chinese: bool, figures: int) -> Measure | None:
    """The first reading of the unit at a place that its limits allow after this number."""
    for measure in unit_at(text, place):
        if allowed(measure, text, start, chinese=chinese, figures=figures):
            return measure
    return None


def _share(numeral: Numeral, figures: int) -> _Part:
    """百分之十四 is 14 %; 三分之一 has no unit, and is a share all the same."""
    factor = _MARKS.get(numeral.multiplier)
    unit = Unit("ratio", Decimal(factor) if factor else _HUNDRED, Decimal(1), "%")
    measure = Measure(numeral.end, "ratio", unit.factor, unit.per, "%", unit, False)
    printed = "" if numeral.multiplier == "/" else numeral.multiplier
    return _Part(
        numeral.start, numeral.end, numeral.number, printed, measure, numeral.multiplier, False,
        numeral.arabic, figures,
    )  # fmt: skip


@cache
def _link() -> re.Pattern[str]:
    """What joins the two numbers of a range."""
    return re.compile(
        r" ?(?:\(含\))? ?(?:(?P<dash>[-–—―−~～])(?P=dash)?|至|到|(?P<between>和|与)) ?"
    )


def _in_full(part: _Part) -> bool:
    """Whether a number is printed with its unit and with no multiplier: 50000千瓦."""
    return part.measure is not None and not part.measure.multiplied


@cache
def _between() -> re.Pattern[str]:
    """之间 after the second number of a range."""
    return re.compile(r" ?(?:之间|间)")


def _range(text: str, first: _Part) -> tuple[_Part, int] | None:
    """The second number of a range that begins with ``first``, and where its words end."""
    link = _link().match(text, first.end)
    numeral = numeral_at(text, link.end()) if link else None
    last = _part(text, numeral) if numeral else None
    if link is None or last is None or last.number < first.number:
        return None
    if link["between"] and last.unit == "间":  # no measure word here
        last = last._replace(end=last.end - 1, unit="", measure=None)
    between = _between().match(text, last.end)
    if link["between"] and not between:
        return None
    if text.endswith(("从", "由"), 0, first.start):
        return None  # a way from one value to another
    if first.measure is not None:
        if last.measure is None or last.unit != first.unit:
            return None
    elif not last.unit.startswith(first.multiplier):  # 3万至5万千瓦, 1万-5万元
        least = times(first.number, magnitude(first.multiplier))
        return (last, last.end) if _in_full(last) and last.number >= least else None
    return last, between.end() if between else last.end


@cache
def _value_verb() -> re.Pattern[str]:
    """A verb that puts an indicator at a value, right before the number."""
    return re.compile(r"(?:达到?|[为至到]|控制在|稳定在|保持在|位于|是)(?:了|约)?$")


def _bare(text: str, first: _Part, last: _Part, end: int, compared: bool) -> bool:
    """Whether a number without a unit is an amount: by its comparator, multiplier or verb."""
    after = text[last.end : last.end + 1]
    if text[first.start] in "百千":
        return False  # 超千亿产业集群
    if after in tuple(_NO_AMOUNT) or (after.isascii() and after.isalnum()):
        return False
    if _year_like(first, last):
        return False
    if not first.arabic and first is last:
        return compared and first.figures > 1
    if compared or end > last.end:
        return True
    if last.multiplier in ("万", "亿", "万亿") and after != "级":
        return True
    if not _value_verb().search(text[max(0, first.start - 4) : first.start]):
        return not first.arabic and first is not last and first.figures > 1
    whole = first.number == first.number.to_integral_value()
    return not whole or first is not last or not "一" <= after <= "鿿"


def _year_like(first: _Part, last: _Part) -> bool:
    """Whether both numbers of a bare range could be years."""
    return first is not last and all(1900 <= part.number <= 2100 for part in (first, last))


def is_vague(quantity: Quantity, text: str) -> bool:
    """Whether it commits to nothing: 一个 and 一项 without 至少, slogans (“三个着力”)."""
    if not quantity.dimension.startswith("count:") or quantity.comparator in (">=", "<="):
        return False
    before, first = text[max(0, quantity.start - 1) : quantity.start], text[quantity.start]
    slogan = not first.isascii() and before in tuple("\"“「『'")
    return slogan or (first == "一" and quantity.lower == 1)


@cache
def _reached() -> re.Pattern[str]:
    """A word before a multiple that makes it the result, not the growth."""
    return re.compile(r"(?:[到至达为是的]|相当于)(?:约|近)?$")


@cache
def _grown() -> re.Pattern[str]:
    """A verb before a multiple that makes it the growth."""
    return re.compile(r"(?:增长|增加|提高|提升|扩大|上升|高出?|多|增)(?:了|约|近)?$")


@cache
def _shrunk() -> re.Pattern[str]:
    """A verb of falling before a half."""
    return re.compile(r"(?:下降|减少|降低|压减|削减|减)(?:了|约|近)?$")


def growth_factor(text: str, quantity: Quantity) -> Decimal | None:
    """The multiple of the base value that results, None where the wording does not say it.

    翻一番 gives 2, 翻两番 4, 增长2倍 3, 增长到2倍 2, 增长一半 1.5, 减少一半 0.5.
    """
    number = quantity.lower
    if number is None:
        return None
    if quantity.dimension == "doublings":
        return Decimal(2) ** int(number) if number == int(number) and 0 <= number <= 64 else None
    half = quantity.dimension == "ratio" and quantity.unit == "" and number == _HALF
    if quantity.dimension != "times" and not half:
        return None
    stretch = text[max(0, quantity.start - 6) : quantity.start]
    if _reached().search(stretch):
        return number
    if _grown().search(stretch):
        return number + 1
    return 1 - number if half and _shrunk().search(stretch) else None
