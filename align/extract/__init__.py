"""Plan -> targets: every commitment that a plan makes, with its place.

``find`` walks sentences and segments; ``marks`` holds what is found in a text once, ``reign`` what
governs a stretch of it. ``frames`` reads printed figures: ``listed`` side by side, tied to their
subject by ``verbs`` and ``acts``, with ``things`` after them; ``excluded`` are no values, and a
subject that is not printed in full is ``continued``. ``states`` reads coverage, ``undergone`` what
becomes of a set, ``grades`` steps on a scale, ``duties`` what is forbidden or owed, ``relative``
deferrals, ``trends`` directions, ``rows`` tables; ``spread`` is what reaches every member of a
set, ``dwindling`` what there is to be less of, ``remedied`` what is set right by a date, ``each``
what bounds every single thing. ``phrase``, ``scopes`` and ``lists`` find indicator
and scope, ``strip`` takes off what is neither, ``holders`` and ``carried`` give a figure the scope
that its sentence names; ``build`` makes the target, ``repeats`` links the same commitment told
twice. ``numerals``, ``quantities`` and ``dates`` are the grammar of
numbers, ``ledger`` accounts for every one. The words are in ``lexicon/data/cues.toml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.model.plan import Plan
    from align.model.target import Target


def extract_targets(plan: Plan) -> tuple[Target, ...]:
    """Every target of the plan, in text order; never raises on any text."""
    from align.extract.find import find_targets  # keeps the number grammar usable on its own

    return find_targets(plan)


__all__ = ["extract_targets"]
