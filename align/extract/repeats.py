"""Targets that print one commitment twice: in the text and in the table, in part and summary."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from align.lexicon.indicators import canonical
from align.model.target import Target

_Key = tuple[object, ...]


def with_repeats(targets: Sequence[Target]) -> tuple[Target, ...]:
    """The targets in their order, each that repeats an earlier one with its id as ``same_as``.

    One repeats another where indicator, scope, deadline, change, kind and value agree; words of
    strength and comparator may differ, and so may the wording of a known indicator. The link is
    to the first of several. A target without a figure repeats one whose words are the same.
    """
    first: dict[_Key, str] = {}
    result = []
    for target in targets:
        earlier = first.setdefault(_commitment(target), target.id)
        result.append(target if earlier == target.id else target._replace(same_as=earlier))
    return tuple(result)


def _commitment(target: Target) -> _Key:
    """What two targets have in common that are one commitment."""
    figure = target.kind == "quantity"  # without one, nothing but the wording tells two apart
    indicator = (target.indicator_key if figure else None) or canonical(target.indicator)
    scope = (target.scope or "").removesuffix("的").removesuffix("中").removesuffix("内")
    place = (target.kind, target.change, target.period, target.deadline, target.per_capita)
    return (indicator, scope, *place, *_size(target))


def _size(target: Target) -> _Key:
    """The value in base units, so that 万千瓦 and 兆瓦 agree; else the words that stand for it."""
    bounds = target.normalized
    if bounds is not None:
        return (*map(_plain, (bounds.lower, bounds.upper)), bounds.unit)
    if target.lower is not None or target.upper is not None:
        return (*map(_plain, (target.lower, target.upper)), target.unit)
    return (target.word,)


def _plain(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.normalize()
