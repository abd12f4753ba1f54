"""Findings as a code quality report of GitLab."""

from __future__ import annotations

import json

from align.report.findings.outcome import Diagnostic, Outcome, region, told, uri_path
from align.report.text import Lang

_LEVELS = {"error": "major", "warning": "minor", "info": "info"}


def render(outcome: Outcome, lang: Lang) -> str:
    """An array with an object for each finding; GitLab tells new from old by fingerprint."""
    content = [_issue(outcome, item, lang) for item in outcome.open]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _issue(outcome: Outcome, item: Diagnostic, lang: Lang) -> dict[str, object]:
    finding = item.finding
    place = region(outcome, finding.location)
    return {
        "description": f"{finding.code} {told(finding.message, lang)}",
        "check_name": outcome.rule(finding.code).name,
        "fingerprint": item.fingerprint,
        "severity": _LEVELS[finding.severity],
        "location": {
            "path": uri_path(finding.location.path),
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }
