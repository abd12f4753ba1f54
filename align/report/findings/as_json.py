"""Findings as JSON: one document, or one line each; the same bytes for the same outcome."""

from __future__ import annotations

import json
from typing import Any

from align import __version__
from align.model.finding import Location
from align.report.findings.outcome import Diagnostic, Outcome, region, uri_path
from align.report.text import Lang

SCHEMA = "align/check/1"


def document(outcome: Outcome, lang: Lang) -> str:  # noqa: ARG001  # both languages are in it
    """The whole outcome as one document."""
    content = {
        "schema": SCHEMA,
        "tool": {"name": "align", "version": __version__},
        "summary": {
            "plans": len(outcome.plans),
            **outcome.counts(),
            "suppressed": len(outcome.suppressed),
            "fixed": len(outcome.fixed),
            "failures": len(outcome.failures),
        },
        "findings": [_finding(outcome, item) for item in outcome.open],
        "suppressed": [_finding(outcome, item) for item in outcome.suppressed],
        "fixed": [entry._asdict() for entry in outcome.fixed],
        "failures": [failure._asdict() for failure in outcome.failures],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def lines(outcome: Outcome, lang: Lang) -> str:  # noqa: ARG001  # both languages are in it
    """A document for each finding, one a line; what is suppressed says so."""
    records = (_finding(outcome, item) for item in outcome.diagnostics)
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _finding(outcome: Outcome, item: Diagnostic) -> dict[str, Any]:
    finding = item.finding
    return {
        "code": finding.code,
        "name": outcome.rule(finding.code).name,
        "severity": finding.severity,
        "plan": finding.plan,
        **_place(outcome, finding.location),
        "message": {"en": finding.message.en, "zh": finding.message.zh},
        "related": [_place(outcome, place) for place in finding.related],
        "confidence": finding.confidence,
        "fingerprint": item.fingerprint,
        "suppressed": item.suppressed or None,
    }


def _place(outcome: Outcome, place: Location) -> dict[str, Any]:
    exact = region(outcome, place)
    return {"path": uri_path(place.path), **exact._asdict(), "text": place.text}
