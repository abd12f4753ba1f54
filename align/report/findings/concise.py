"""Findings as one line each, the form that editors and people who grep understand."""

from __future__ import annotations

from align.model.finding import Finding
from align.report.findings.outcome import Outcome, place_name, told
from align.report.text import Lang


def render(outcome: Outcome, lang: Lang) -> str:
    """``path:line:column: CODE message`` for each finding; "" for none."""
    return "".join(f"{line(finding, lang)}\n" for finding in outcome.findings)


def line(finding: Finding, lang: Lang) -> str:
    """The line of one finding, without line end."""
    return f"{place_name(finding.location)}: {finding.code} {told(finding.message, lang)}"
