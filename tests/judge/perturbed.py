"""Change one figure of a plan's text in one way, as an editor would, and read the plan anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from align.model.plan import Plan
from align.model.target import Target
from align.read.parse import parse

_LEAD = re.compile(r"到20\d\d年|其中")
_VERBS = ("达到", "提升至", "保持在", "不低于", "至少使用", "约为", "下降")
_CHINESE = {"一": "1", "1": "一"}


class Phrase(NamedTuple):
    """Where a target stands: its own words, and the part of the sentence between two commas."""

    start: int
    end: int
    quote: str
    part_start: int
    part_end: int
    """Offsets in the source; the part ends before its mark."""
    lead_start: int
    """Where the part with the deadline in front of it begins, else ``part_start``."""
    last: bool
    """The sentence ends behind the part."""


def phrase_of(plan: Plan, target: Target) -> Phrase:
    """The place of a target in its sentence."""
    clause = plan.clause(target.clause)
    offsets = list(clause.offsets)
    first, last = offsets.index(target.start), offsets.index(target.end - 1) + 1
    begin = max(clause.text.rfind(mark, 0, first) for mark in "，。；") + 1
    end = min(at for mark in "，。；" if (at := clause.text.find(mark, last)) >= 0)
    lead = begin
    while lead > 1 and clause.text[lead - 1] == "，":
        before = max(clause.text.rfind(mark, 0, lead - 1) for mark in "，。；") + 1
        if not _LEAD.fullmatch(clause.text[before : lead - 1]):
            break
        lead = before
    return Phrase(
        target.start, target.end, target.quote, offsets[begin], offsets[end],
        offsets[lead], clause.text[end] != "，",
    )  # fmt: skip


def unwrapped(plan: Plan) -> Plan:
    """The plan read from its text with every paragraph in one line.

    Else a line that an edit makes shorter than the others would look like the end of a paragraph.
    """
    source, kept, at = plan.source.text, [], 0
    for clause in plan.clauses:
        paragraphs = set(clause.paragraphs)
        for index, (here, there) in enumerate(pairwise(clause.offsets), start=1):
            if index not in paragraphs and there - here > 1 and source[here + 1 : there].isspace():
                kept.append(source[at : here + 1])
                at = there
    data = ("".join(kept) + source[at:]).encode()
    return parse(data, path=plan.source.path, id=plan.id)


def edited(plan: Plan, start: int, end: int, text: str) -> Plan:
    """The plan with a stretch of its source replaced."""
    source = plan.source.text
    data = (source[:start] + text + source[end:]).encode()
    return parse(data, path=plan.source.path, id=f"{plan.id}-changed")


def _number(target: Target, quote: str) -> tuple[int, int]:
    """Where the printed number (or range) stands in the quotation."""
    printed = [f"{target.lower}", _CHINESE.get(f"{target.lower}", "?")]
    found = next(text for text in printed if text in quote)
    if target.lower != target.upper:
        match = re.search(rf"{target.lower}%?[—-]{target.upper}", quote)
        assert match is not None
        return match.span()
    at = quote.rfind(found)
    return at, at + len(found)


def figure(factor: str) -> Callable[[Plan, Target], Plan]:
    """The figure, or both ends of the range, times a factor."""

    def change(plan: Plan, target: Target) -> Plan:
        start, end = _number(target, target.quote)
        bounds = [target.lower] if target.lower == target.upper else [target.lower, target.upper]
        new = "%—".join(plain(bound * Decimal(factor)) for bound in bounds if bound is not None)
        return edited(
            plan, target.start, target.end, target.quote[:start] + new + target.quote[end:]
        )

    return change


def plain(number: Decimal) -> str:
    """A decimal without exponent and trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def removed(plan: Plan, target: Target) -> Plan:
    """The part of the sentence taken out; with its deadline where nothing else follows it."""
    place = phrase_of(plan, target)
    if not place.last:
        return edited(plan, place.part_start, place.part_end + 1, "")
    text = plan.source.text
    before = len(text[: place.lead_start].rstrip())
    if text[before - 1] == "，":
        return edited(plan, before - 1, place.part_end, "")
    return edited(plan, place.lead_start, place.part_end + 1, "")


def deferred(plan: Plan, target: Target) -> Plan:
    """The figure given up for the one that the level above hands down."""
    place = phrase_of(plan, target)
    words = f"{target.scope or ''}{target.indicator}完成市级下达目标"
    return edited(plan, place.part_start, place.part_end, words)


def softened(plan: Plan, target: Target) -> Plan:
    """力争 before the verb, or before the whole part where there is none."""
    place = phrase_of(plan, target)
    for verb in _VERBS:
        at = target.quote.rfind(verb)
        if at >= 0:
            words = f"{target.quote[:at]}力争{target.quote[at:]}"
            return edited(plan, target.start, target.end, words)
    return edited(plan, place.part_start, place.part_start, "力争")


def later(plan: Plan, target: Target) -> Plan:
    """Due five years later; what follows in the sentence keeps its year."""
    place, year = phrase_of(plan, target), target.deadline
    assert year is not None
    source = plan.source.text
    own = "".join(source[place.part_start : place.part_end].split())
    words = f"到{year + 5}年，{own}" + ("" if place.last else f"，到{year}年")
    return edited(plan, place.lead_start, place.part_end, words)


def hardened(plan: Plan, target: Target) -> Plan:
    """The 力争 of the phrase or of its part taken out."""
    place = phrase_of(plan, target)
    words = "".join(plan.source.text[place.part_start : place.part_end].split())
    return edited(plan, place.part_start, place.part_end, words.replace("力争", ""))


_UNITS = {
    "%": ("‰", "10"), "万千瓦": ("兆瓦", "10"), "亿千瓦时": ("万千瓦时", "10000"),
    "万平方米": ("平方米", "10000"), "亿平方米": ("万平方米", "10000"),
    "万辆": ("辆", "10000"), "万立方米": ("立方米", "10000"),
}  # fmt: skip


def in_another_unit(plan: Plan, target: Target) -> Plan:
    """The same amount in a smaller or larger unit."""
    unit, factor = _UNITS[target.unit or ""]
    start, end = _number(target, target.quote)
    bounds = [target.lower] if target.lower == target.upper else [target.lower, target.upper]
    new = f"{unit}—".join(plain(bound * Decimal(factor)) for bound in bounds if bound is not None)
    words = target.quote[:start] + new + unit + target.quote[end + len(target.unit or "") :]
    return edited(plan, target.start, target.end, words)


def in_other_digits(plan: Plan, target: Target) -> Plan:
    """The same number in full-width digits."""
    start, end = _number(target, target.quote)
    wide = target.quote[start:end].translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    words = target.quote[:start] + wide + target.quote[end:]
    return edited(plan, target.start, target.end, words)


CHANGES: dict[str, Callable[[Plan, Target], Plan]] = {
    "raised": figure("1.2"),
    "lowered": figure("0.5"),
    "removed": removed,
    "deferred": deferred,
    "softened": softened,
    "later": later,
    "unit": in_another_unit,
    "hardened": hardened,
    "digits": in_other_digits,
}
