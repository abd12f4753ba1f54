"""Align the clauses of government plans and judge how their targets compare."""

from __future__ import annotations

__version__ = "0.1.0"
