"""Which field (energy, buildings, transport …) a target of the reference belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from align.model.comparison import Comparison
from align.model.target import Target

OTHER = "other"


def field_of(comparison: Comparison) -> Callable[[Target], str]:
    """A function from a target of the reference to its field.

    That is the field of its indicator; for an indicator that the lexicon does not hold, the one
    that most other targets of its clause belong to; else ``other``.
    """
    known = {target.id: _own_field(target) for target in comparison.reference_targets}
    by_clause: dict[str, Counter[str]] = {}
    for target in comparison.reference_targets:
        own = known[target.id]
        if own is not None:
            by_clause.setdefault(target.clause, Counter())[own] += 1

    def field(target: Target) -> str:
        found = known.get(target.id)
        if found is not None:
            return found
        usual = by_clause.get(target.clause)
        return usual.most_common(1)[0][0] if usual else OTHER

    return field


def _own_field(target: Target) -> str | None:
    """The field that the lexicon gives the target's indicator; None where it has none."""
    if target.indicator_key is None:
        return None
    from align.lexicon.indicators import indicators

    entry = indicators().get(target.indicator_key)
    return entry.field if entry is not None else None
