"""A plan of one clause made from a sentence, and its targets as a case file prints them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from align.model.plan import Clause, Metadata, Plan
from align.model.source import Source
from align.model.target import Target
from align.read.fold import fold

Case = dict[str, Any]

ALWAYS: Case = {
    "value": "",
    "scope": "",
    "kind": "quantity",
    "change": "level",
    "baseline": 0,
    "deadline": 0,
    "strength": "plain",
}
"""What holds of an expected target where the case does not say otherwise."""


def one_clause(text: str, *, goals: bool = False, date: str = "2023-01-01") -> Plan:
    """A plan that holds the text as its only clause, under a heading of goals if so wished."""
    heading = "主要目标" if goals else ""
    clause = Clause(
        id="一",
        number="一",
        heading=heading,
        path=(),
        start=0,
        end=len(text),
        line=1,
        line_end=1,
        page=None,
        units=(),
        text=text,
        offsets=range(len(text)),
        folded=fold(text),
        body=0,
        paragraphs=(0,),
    )
    meta = Metadata("某市碳达峰实施方案", None, None, date, None, "municipal", (), None, ())
    return Plan("plan", Source("plan.txt", text, "", "utf-8", (0,)), meta, (clause,), ())


def number(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


def value_of(target: Target) -> str:
    """Comparator, bounds and unit as in the case files: ">= 45 %", "3..5 %", "2 星级"."""
    if target.lower is None and target.upper is None:
        return ""
    sign = "" if target.comparator in (None, "=") else f"{target.comparator} "
    low, high = number(target.lower), number(target.upper)
    return f"{sign}{low if low == high else f'{low}..{high}'} {target.unit or ''}".strip()


def fields(target: Target) -> Case:
    """All that a case may say of a target; what is absent is "" or 0."""
    return {
        "indicator": target.indicator,
        "value": value_of(target),
        "scope": target.scope or "",
        "kind": target.kind,
        "change": target.change,
        "baseline": target.baseline or 0,
        "deadline": target.deadline or 0,
        "strength": target.strength,
        "key": target.indicator_key or "",
        "extensive": target.extensive,
        "polarity": target.polarity,
        "period": target.period,
        "keeps": target.keeps,
        "standing": target.standing,
        "quote": target.quote,
    }


def wanted(expected: Iterable[Case]) -> list[Case]:
    """What a case expects, with what goes without saying."""
    return [ALWAYS | entry for entry in expected]


def seen(found: Sequence[Target], expected: Sequence[Case]) -> list[Case]:
    """The targets found, each with the fields that the expected one in its place speaks of."""
    result = []
    for index, target in enumerate(found):
        told = fields(target)
        keys = ["indicator", *ALWAYS]
        if index < len(expected):
            keys += [key for key in expected[index] if key not in keys]
        result.append({key: told[key] for key in keys})
    return result
