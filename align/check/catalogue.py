"""All rules. A new one is a file in ``rules/``, a line here, its severity, and its cases."""

from __future__ import annotations

from align.check.rule import Rule
from align.check.rules.c001_contradicting_figures import RULE as C001
from align.check.rules.c002_part_above_whole import RULE as C002
from align.check.rules.c003_milestones_backwards import RULE as C003
from align.check.rules.c004_due_before_baseline import RULE as C004
from align.check.rules.c005_due_before_issue import RULE as C005
from align.check.rules.c006_two_commitments import RULE as C006
from align.check.rules.c011_wrong_level_words import RULE as C011
from align.check.rules.c012_wrong_level_office import RULE as C012
from align.check.rules.c021_without_office import RULE as C021
from align.check.rules.c031_without_deadline import RULE as C031
from align.check.rules.c041_copied_clause import RULE as C041
from align.check.rules.d001_stale import RULE as D001
from align.check.rules.d002_unused import RULE as D002
from align.check.rules.d003_without_reason import RULE as D003
from align.check.rules.g001_looser import RULE as G001
from align.check.rules.g002_missing import RULE as G002
from align.check.rules.g003_unquantified import RULE as G003
from align.check.rules.g004_softened import RULE as G004
from align.check.rules.g005_later import RULE as G005
from align.check.rules.g006_narrower import RULE as G006
from align.check.rules.g007_no_number import RULE as G007
from align.check.rules.g101_untreated import RULE as G101
from align.check.rules.m001_unlisted import RULE as M001
from align.check.rules.m002_changed import RULE as M002
from align.check.rules.m003_duplicate_id import RULE as M003
from align.check.rules.m004_stale_report import RULE as M004
from align.check.rules.p001_no_clauses import RULE as P001
from align.check.rules.p002_unreadable import RULE as P002
from align.check.rules.p003_wrong_encoding import RULE as P003
from align.check.rules.p004_unexplained_numerals import RULE as P004
from align.check.rules.p005_metadata_missing import RULE as P005
from align.check.rules.p006_duplicate_plan import RULE as P006
from align.check.rules.r001_parent_absent import RULE as R001
from align.check.rules.r002_parent_ambiguous import RULE as R002
from align.check.rules.r003_foreign_parent import RULE as R003
from align.config import near
from align.errors import UsageError

RULES: tuple[Rule, ...] = (
    C001,
    C002,
    C003,
    C004,
    C005,
    C006,
    C011,
    C012,
    C021,
    C031,
    C041,
    D001,
    D002,
    D003,
    G001,
    G002,
    G003,
    G004,
    G005,
    G006,
    G007,
    G101,
    M001,
    M002,
    M003,
    M004,
    P001,
    P002,
    P003,
    P004,
    P005,
    P006,
    R001,
    R002,
    R003,
)
"""Sorted by code. C consistency, D decisions, G gaps, M manifest, P what was read of a plan, R
relations. Codes are never used again for another rule."""

NAMES: dict[str, str] = {rule.name: rule.code for rule in RULES}
"""The code of each rule by its name."""


def rule_of(code: str) -> Rule:
    """The rule of that code or name. Raises UsageError for an unknown one."""
    for rule in RULES:
        if code.upper() == rule.code or code.lower() == rule.name:
            return rule
    raise UsageError(f"no rule {code!r}", hint=near(code.upper(), [rule.code for rule in RULES]))
