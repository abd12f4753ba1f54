"""The units of units.toml: reading one in a text, and exact conversion to its base unit.

A unit is found by the longest name at a place, through a dictionary: no pattern is compiled and
the time is bounded by the longest name. Multipliers before it, a substance after a mass and a
fraction stroke with further units are read by rule.
"""

from decimal import Context, Decimal
from functools import cache
from typing import Literal, NamedTuple

from align.lexicon.loader import table

MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
WINDOW = 8
"""How far before and after a number its ``needs`` words may stand, in characters."""

_EXACT = Context(prec=120)
_ROUNDED = Context(prec=28)
_ONE = Decimal(1)


class Unit(NamedTuple):
    """A unit of units.toml with the limits that keep ordinary words from being read as it."""

    dimension: str
    factor: Decimal
    per: Decimal
    base: str
    not_before: str = ""
    needs: tuple[str, ...] = ()
    needs_chinese: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    arabic: bool = False
    ordinal: bool = False
    below: bool = False
    short: bool = False
    top: int = 0
    """The last step of an ordinal scale, 0 for what is none."""


class Measure(NamedTuple):
    """A unit as it stands in a text, with its multiplier, substance and denominator."""

    end: int
    dimension: str
    factor: Decimal
    """With ``per``: one of it is ``factor / per`` of the base unit."""
    per: Decimal
    base: str
    unit: Unit
    """The unit that the reading begins with, for its limits."""
    multiplied: bool

    def to_base(self, number: Decimal) -> Decimal:
        """The number in the base unit."""
        return plain(ratio(times(number, self.factor), self.per))

    def from_base(self, value: Decimal) -> Decimal:
        """A value of the base unit in this one."""
        return plain(ratio(times(value, self.per), self.factor))


def times(left: Decimal, right: Decimal) -> Decimal:
    """The exact product."""
    return _EXACT.multiply(left, right)


def ratio(left: Decimal, right: Decimal) -> Decimal:
    """The quotient, exact where it has at most 28 digits, else rounded to 28; 0 for n/0."""
    if right == _ONE:
        return left
    return _ROUNDED.divide(left, right) if right else Decimal(0)


def plain(value: Decimal) -> Decimal:
    """The same value without exponent and trailing zeros: 145000000 for 1.4500E+8."""
    stripped = value.normalize(_EXACT)
    exponent = stripped.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0 and stripped.adjusted() < _EXACT.prec:
        return stripped.quantize(_ONE, context=_EXACT)
    return stripped


def magnitude(multiplier: str) -> Decimal:
    """The factor of a multiplier: 100000000 for 亿, 1 for ""."""
    factor = 1
    for character in multiplier:
        factor *= MULTIPLIERS[character]
    return Decimal(factor)


@cache
def unit_names() -> dict[str, tuple[Unit, ...]]:
    """Every name with the units that it may stand for, in the order of the file."""
    data = table("units")
    bases = data["dimensions"]
    result: dict[str, tuple[Unit, ...]] = {}
    for entry in data["unit"]:
        unit = _unit(entry, entry["dimension"], bases[entry["dimension"]])
        for name in entry["names"]:
            result[name] = (*result.get(name, ()), unit)
    for entry in data["count"]:
        for name in entry["names"]:
            result[name] = (*result.get(name, ()), _unit(entry, f"count:{name}", name))
    return result


def _unit(entry: dict[str, object], dimension: str, base: str) -> Unit:
    def words(key: str) -> tuple[str, ...]:
        value = entry.get(key, ())
        return tuple(value) if isinstance(value, list) else ()

    return Unit(
        dimension,
        Decimal(str(entry.get("factor", "1"))),
        Decimal(str(entry.get("per", "1"))),
        base,
        str(entry.get("not_before", "")),
        words("needs"),
        words("needs_chinese"),
        words("excludes"),
        bool(entry.get("arabic")),
        bool(entry.get("ordinal")),
        bool(entry.get("below")),
        bool(entry.get("short")),
        int(str(entry.get("top", 0))),
    )


@cache
def first_characters() -> frozenset[str]:
    """The characters that a unit or its multiplier can begin with."""
    return frozenset(name[0] for name in unit_names()) | frozenset(MULTIPLIERS)


@cache
def better(dimension: str) -> Literal["higher", "lower"]:
    """Which end of an ordinal scale is the further one: "lower" for water classes (Ⅰ before Ⅳ)."""
    for entry in table("units")["unit"]:
        if entry["dimension"] == dimension and entry.get("better") == "lower":
            return "lower"
    return "higher"


@cache
def _longest() -> dict[str, int]:
    """For each first character, the length of the longest name that begins with it."""
    result: dict[str, int] = {}
    for name in unit_names():
        result[name[0]] = max(result.get(name[0], 0), len(name))
    return result


def name_at(text: str, start: int) -> str:
    """The longest unit name at a place, "" where there is none.

    No letter may follow a name that ends with a Latin letter or a figure: the t of 3the is no unit.
    """
    names = unit_names()
    for length in range(_longest().get(text[start : start + 1], 0), 0, -1):
        end = start + length
        name = text[start:end]
        if name in names and not (_is_latin(name[-1]) and _is_latin(text[end : end + 1])):
            return name
    return ""


def _is_latin(character: str) -> bool:
    """Whether it is a Latin letter or a figure of ASCII."""
    return character.isascii() and character.isalnum()


def unit_at(text: str, start: int) -> tuple[Measure, ...]:
    """The readings of the unit at a place, the likeliest first; none where there is no unit.

    Limits are not checked here: they need the number, see ``allowed``.
    """
    place, factor = skip_spaces(text, start), _ONE
    name = name_at(text, place)
    multiplied = False
    while not name and text[place : place + 1] in MULTIPLIERS and place - start < WINDOW:
        factor *= MULTIPLIERS[text[place]]
        place, multiplied = skip_spaces(text, place + 1), True
        name = name_at(text, place)
    if not name:
        return ()
    result = []
    for unit in unit_names()[name]:
        scaled = factor * unit.factor
        measure = Measure(
            place + len(name), unit.dimension, scaled, unit.per, unit.base, unit, multiplied
        )
        if unit.dimension == "mass":
            measure = _with_substance(text, measure)
        result.append(_with_denominator(text, measure))
    return tuple(result)


def _with_substance(text: str, measure: Measure) -> Measure:
    """吨 with 标准煤 or 二氧化碳 after it."""
    data = table("units")
    for dimension, words in data["substances"].items():
        for word in words:
            if text.startswith(word, measure.end):
                base = data["dimensions"][dimension]
                return measure._replace(end=measure.end + len(word), dimension=dimension, base=base)
    return measure


def _with_denominator(text: str, measure: Measure) -> Measure:
    """A/B, A/(B·C): the quotient of both units; the measure itself where no unit follows."""
    stroke = text[measure.end : measure.end + 1]
    if stroke != "/" and (stroke != "每" or measure.dimension.startswith("count:")):
        return measure
    place = measure.end + 1
    bracket = text[place : place + 1] == "("
    place += bracket
    result = measure
    while True:
        item = _denominator(text, place)
        if item is None:
            return measure if result is measure or bracket else result
        result = Measure(
            item.end,
            f"{result.dimension}/{item.dimension}",
            times(result.factor, item.per),
            times(result.per, item.factor),
            f"{result.base}/{item.base}",
            result.unit,
            measure.multiplied,
        )
        place = item.end
        if text[place : place + 1] not in tuple("·⋅•*/.") or place - measure.end > 4 * WINDOW:
            break
        place += 1
    if not bracket:
        return result
    return result._replace(end=result.end + 1) if text[place : place + 1] == ")" else measure


def _denominator(text: str, start: int) -> Measure | None:
    """One unit under the stroke, with a power of ten or multipliers before it: /百公里, /100km."""
    place, factor = start, _ONE
    while text[place : place + 1] in tuple("10") and place - start < 6:
        place += 1
    digits = text[start:place]
    if digits:
        if digits[0] != "1" or "1" in digits[1:]:
            return None
        factor = Decimal(digits)
    name = name_at(text, place)
    while not name and text[place : place + 1] in MULTIPLIERS and place - start < WINDOW:
        factor *= MULTIPLIERS[text[place]]
        place += 1
        name = name_at(text, place)
    if not name:
        return None
    unit = unit_names()[name][0]
    measure = Measure(
        place + len(name), unit.dimension, factor * unit.factor, unit.per, unit.base, unit, False
    )
    return _with_substance(text, measure) if unit.dimension == "mass" else measure


def skip_spaces(text: str, place: int) -> int:
    """The next place that is no space; at most two are passed over."""
    stop = place + 2
    while place < stop and text[place : place + 1] == " ":
        place += 1
    return place


def allowed(measure: Measure, text: str, start: int, *, chinese: bool, figures: int) -> bool:
    """Whether the limits of the unit let it stand after this number.

    ``start`` is where the number begins; ``figures`` how many characters it has.
    """
    unit = measure.unit
    if unit.below or (unit.arabic and chinese) or (unit.short and figures > 3):
        return False
    if unit.not_before and text[measure.end : measure.end + 1] in tuple(unit.not_before):
        return False
    needs = unit.needs + (unit.needs_chinese if chinese else ())
    if not needs and not unit.excludes:
        return True
    around = text[max(0, start - WINDOW) : measure.end + WINDOW]
    if any(word in around for word in unit.excludes):
        return False
    return not needs or any(word in around for word in needs)
