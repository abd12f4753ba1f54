"""How grave each kind of finding is by default: the one table in which this is decided.

*error*: a reader must act before the plan is used: it was not read, is not what was listed, or
commits itself to less than what it carries out. *warning*: probably wrong, or something is owed;
a person has to look. *info*: worth knowing, often as it should be. What is mostly right to ignore
is never an error. ``[tool.align.check.severity]`` overrides single lines for a corpus.
"""

from __future__ import annotations

from align.model.finding import Severity

SEVERITY: dict[str, Severity] = {
    # C: the plan against itself
    "C001": "error",  # two figures for one thing: one of them is wrong
    "C002": "warning",  # what is part of what is not always certain
    "C003": "warning",
    "C004": "error",  # a date that cannot be
    "C005": "warning",  # may be a review of what was reached
    "C006": "info",
    "C011": "warning",
    "C012": "warning",
    "C021": "info",
    "C031": "info",
    "C041": "info",  # carrying out a plan in its own words is allowed
    # D: what people decided
    "D001": "error",  # judged on a text that is no longer there
    "D002": "warning",
    "D003": "warning",
    # G: what the plan owes its reference
    "G001": "error",  # the figure falls short: two numbers, no reading between lines
    "G002": "warning",  # may not apply to this place
    "G003": "info",
    "G004": "warning",  # the figure stands, the commitment is weaker
    "G005": "error",  # two years, no reading between lines
    "G006": "warning",  # scopes are compared by their wording
    "G007": "warning",
    "G101": "info",  # may be none of this plan's business
    # M: the manifest
    "M001": "warning",
    "M002": "error",
    "M003": "error",
    "M004": "warning",
    # P: what was read
    "P001": "error",
    "P002": "error",
    "P003": "warning",  # telling an encoding by its words is a guess
    "P004": "warning",
    "P005": "warning",
    "P006": "error",
    # R: relations
    "R001": "info",  # a corpus need not hold every parent
    "R002": "warning",
    "R003": "error",  # every comparison with that parent is meaningless
}
"""Severity by code, sorted within each family."""
