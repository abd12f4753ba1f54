"""Plan -> targets: every commitment that a plan makes, with its place.

``find`` walks sentences and segments; ``marks`` holds what is found in a text once, ``reign`` what
governs a stretch of it. ``frames`` reads printed figures (``verbs`` tie them to their subject,
``things`` follow them, ``excluded`` are no values), ``states`` coverage, ``grades`` steps on a
scale, ``duties`` what is forbidden or owed, ``relative`` deferrals and trends, ``rows`` tables.
``phrase`` and ``lists`` find indicator and scope; ``build`` makes the target, ``repeats`` links
the same commitment told twice. ``numerals``, ``quantities`` and ``dates`` are the grammar of
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
