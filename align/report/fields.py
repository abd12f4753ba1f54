"""Which field (energy, buildings, transport …) a target of the reference belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from align.model.comparison import Comparison
from align.model.target import Target

OTHER = "other"

_OF_CONCEPTS = {
    "building": "buildings",
    "circular": "waste",
    "digital": "digital",
    "efficiency": "energy",
    "emitters": "industry",
    "fossil": "energy",
    "green_industry": "industry",
    "grid": "energy",
    "heating": "energy",
    "industry": "industry",
    "public": "public",
    "renewables": "energy",
    "sink": "ecology",
    "transport": "transport",
}
"""The field of reports by that of concepts; those of planning and organising belong to none."""

_OF_CONCEPT = {
    "agriculture": "agriculture",
    "air": "air",
    "carbon_intensity": "overall",
    "energy_intensity": "energy",
    "fertilizer": "agriculture",
    "green_finance": "finance",
    "livestock": "agriculture",
    "peak_goal": "overall",
    "renewable_share": "energy",
    "wastewater": "water",
    "water_quality": "water",
    "water_saving": "water",
}
"""The field of single concepts that are at home in another one here, or only here."""


def field_of(comparison: Comparison) -> Callable[[Target], str]:
    """A function from a target of the reference to its field.

    That is the field of its indicator. For an indicator that the lexicon does not hold, it is that
    of the concepts which its name and scope speak of; else the one that most other targets of its
    clause belong to; else that of the concepts in its sentence, then in the clause's heading; else
    ``other``.
    """
    known = {target.id: _own_field(target) for target in comparison.reference_targets}
    by_clause: dict[str, Counter[str]] = {}
    for target in comparison.reference_targets:
        own = known[target.id]
        if own is not None:
            by_clause.setdefault(target.clause, Counter())[own] += 1
    clauses = {clause.id: clause for clause in comparison.reference.clauses}

    def field(target: Target) -> str:
        found = known.get(target.id) or _spoken_of(f"{target.scope or ''} {target.indicator}")
        if found is not None:
            return found
        usual = by_clause.get(target.clause)
        if usual:
            return usual.most_common(1)[0][0]
        clause = clauses.get(target.clause)
        heading = " ".join((*clause.path, clause.heading)) if clause is not None else ""
        return _spoken_of(target.quote) or _spoken_of(heading) or OTHER

    return field


def _own_field(target: Target) -> str | None:
    """The field that the lexicon gives the target's indicator; None where it has none."""
    if target.indicator_key is None:
        return None
    from align.lexicon.indicators import indicators

    entry = indicators().get(target.indicator_key)
    return entry.field if entry is not None else None


def _spoken_of(text: str) -> str | None:
    """The field that most concepts of a text belong to, the first one of several such."""
    from align.lexicon.concepts import concepts, find_concepts

    known = concepts()
    found: Counter[str] = Counter()
    for concept, times in find_concepts(text).items():
        name = _OF_CONCEPT.get(concept) or _OF_CONCEPTS.get(known[concept].field)
        if name is not None:
            found[name] += times
    return found.most_common(1)[0][0] if found else None
