"""Findings as one line each, the form that editors and CI understand."""

from __future__ import annotations

from collections.abc import Iterable

from align.model.finding import Finding
from align.report.text import Lang


def lines(findings: Iterable[Finding], lang: Lang) -> str:
    """``path:line:column: CODE message`` for each finding; "" for none."""
    return "".join(f"{line(finding, lang)}\n" for finding in findings)


def line(finding: Finding, lang: Lang) -> str:
    """The line of one finding, without line end."""
    place = finding.location
    message = " ".join(getattr(finding.message, lang).split())
    return f"{place.path}:{place.line}:{place.column}: {finding.code} {message}"
