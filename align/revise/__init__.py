"""Two versions of one plan: which clauses and targets live on, and what became of them."""

from __future__ import annotations

from align.revise.clauses import revise_clauses
from align.revise.downstream import revise_verdicts
from align.revise.fates import revise_targets
from align.revise.targets import match_targets

__all__ = ["match_targets", "revise_clauses", "revise_targets", "revise_verdicts"]
