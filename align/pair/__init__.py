"""Which clauses of the reference a plan's clauses answer to, and why."""

from __future__ import annotations

__all__: list[str] = []
