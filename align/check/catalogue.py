"""All rules. A new one is a file in ``rules/``, a line here, and its cases in the tests."""

from __future__ import annotations

from align.check.rule import Rule
from align.check.rules.g001_looser import RULE as G001
from align.check.rules.g002_missing import RULE as G002
from align.check.rules.g003_unquantified import RULE as G003
from align.check.rules.g101_untreated import RULE as G101
from align.check.rules.m001_unlisted import RULE as M001
from align.check.rules.m002_changed import RULE as M002
from align.check.rules.m003_duplicate_id import RULE as M003
from align.check.rules.p001_no_clauses import RULE as P001
from align.check.rules.r001_parent_absent import RULE as R001
from align.config import near
from align.errors import UsageError

RULES: tuple[Rule, ...] = (G001, G002, G003, G101, M001, M002, M003, P001, R001)
"""Sorted by code. G gaps, M manifest, P what was read of a plan, R relations. Codes are never
used again for another rule."""


def rule_of(code: str) -> Rule:
    """The rule of that code or name. Raises UsageError for an unknown one."""
    for rule in RULES:
        if code.upper() == rule.code or code.lower() == rule.name:
            return rule
    raise UsageError(f"no rule {code!r}", hint=near(code.upper(), [rule.code for rule in RULES]))
