"""Plan -> targets: every commitment that a plan makes, with its place.

``find`` walks the sentences; ``frames`` reads printed figures, ``states`` coverage, grades and
prohibitions, ``relative`` deferrals and trends, ``rows`` tables; ``reign`` holds what governs a
stretch of text; ``build`` makes the target. ``numerals``, ``quantities`` and ``dates`` are the
grammar of numbers. The words are in ``lexicon/data/cues.toml``.
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
