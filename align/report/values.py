"""How a target reads in a cell: ≥14.4%, down 14% (from 2020), aims at 3–5%."""

from __future__ import annotations

from decimal import Decimal

from align.model.target import Target
from align.report.style import Glyphs
from align.report.text import Lang, message


def number(value: Decimal) -> str:
    """The number as printed, never with an exponent."""
    return format(value, "f")


def amount(target: Target, glyphs: Glyphs) -> str:
    """Comparator, number or range, and unit; "" where the target has no number."""
    lower, upper, unit = target.lower, target.upper, target.unit or ""
    if lower is None and upper is None:
        return ""
    if lower is None or upper is None:
        sign, bound = (glyphs.at_most, upper) if lower is None else (glyphs.at_least, lower)
        return f"{sign}{number(bound)}{unit}" if bound is not None else ""
    if lower != upper:
        return f"{number(lower)}{glyphs.range}{number(upper)}{unit}"
    sign = {">=": glyphs.at_least, "<=": glyphs.at_most, "~": glyphs.about}.get(
        target.comparator or "", ""
    )
    return f"{sign}{number(lower)}{unit}"


def value(target: Target, lang: Lang, glyphs: Glyphs, *, baseline: bool = True) -> str:
    """The whole commitment without its deadline, in a few words."""
    text = amount(target, glyphs)
    if not text:
        text = target.word or message(f"value.{target.kind}", lang)
    elif target.change != "level":
        text = message(f"value.{target.change}", lang, amount=text)
    if target.period != "point":
        text = message(f"value.{target.period}", lang) + text
    text = _strength(target, text, lang) + text
    if baseline and target.baseline is not None:
        text += message("value.baseline", lang, year=target.baseline)
    return text


def _strength(target: Target, text: str, lang: Lang) -> str:
    """The word of commitment to be put before the value: in Chinese the plan's own."""
    if target.strength == "plain":
        return ""
    key = f"value.{target.strength}"
    if target.strength == "aspirational" and target.change != "level":
        key += "_change"
    usual = message(key, lang)
    words = message(f"value.{target.strength}_words", "zh").split()
    if any(word in text for word in words):  # the plan's own wording says it
        return ""
    if lang == "en":
        return usual
    return next((word for word in words if word in target.quote), usual)


def deadline(target: Target, lang: Lang) -> str:
    """The year by which, or "" where none is set."""
    return "" if target.deadline is None else message("value.by", lang, year=target.deadline)


def name(target: Target) -> str:
    """The indicator with its scope."""
    return f"{target.scope}{target.indicator}" if target.scope else target.indicator


def brief(target: Target, lang: Lang, glyphs: Glyphs) -> str:
    """Value and deadline in one piece, without the baseline."""
    year = deadline(target, lang)
    text = value(target, lang, glyphs, baseline=False)
    return f"{text} {glyphs.dot} {year}" if year else text
