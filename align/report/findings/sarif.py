"""Findings as SARIF 2.1.0, for code scanning and editors.

What is suppressed stays in the document, marked: services close what is left out and open it anew
when it comes back. No clock and no path of the machine, so that equal outcomes give equal bytes.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from align import __version__
from align.model.finding import Location
from align.report.findings.outcome import (
    Diagnostic,
    Failure,
    Outcome,
    RuleInfo,
    region,
    told,
    uri_path,
)
from align.report.findings.words import message
from align.report.text import Lang

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
MOST_RELATED = 100
"""Related locations that services take of one result."""
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(outcome: Outcome, lang: Lang) -> str:
    """The document, with one run."""
    content = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(outcome, lang)]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _run(outcome: Outcome, lang: Lang) -> dict[str, Any]:
    numbers = {rule.code: number for number, rule in enumerate(outcome.rules)}
    return {
        "tool": {
            "driver": {
                "name": "align",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule, lang) for rule in outcome.rules],
            }
        },
        "language": "zh-CN" if lang == "zh" else "en",
        "automationDetails": {"id": "align/check/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not outcome.failures,
                "toolExecutionNotifications": [_notice(failure) for failure in outcome.failures],
            }
        ],
        "results": [
            _result(outcome, item, numbers[item.finding.code], lang) for item in outcome.diagnostics
        ],
    }


def _rule(rule: RuleInfo, lang: Lang) -> dict[str, Any]:
    why, remedy = told(rule.why, lang), told(rule.remedy, lang)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": told(rule.summary, lang)},
        "fullDescription": {"text": why},
        "help": {"text": remedy, "markdown": f"{why}\n\n**{remedy}**"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [message("family_" + rule.code[0], lang)]},
    }


def _result(outcome: Outcome, item: Diagnostic, number: int, lang: Lang) -> dict[str, Any]:
    finding = item.finding
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": told(finding.message, lang)},
        "locations": [_location(outcome, finding.location)],
        "partialFingerprints": {"alignContent/v1": item.fingerprint},
        "properties": {"plan": finding.plan, "confidence": finding.confidence},
    }
    if finding.related:
        result["relatedLocations"] = [
            _location(outcome, place)
            | {"id": number, "message": {"text": place.text or place.path}}
            for number, place in enumerate(finding.related[:MOST_RELATED], 1)
        ]
    if outcome.baseline is not None:
        result["baselineState"] = "unchanged" if item.suppressed == "baseline" else "new"
    if item.suppressed:
        why = message(item.suppressed, lang)
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    return result


def _location(outcome: Outcome, place: Location) -> dict[str, Any]:
    exact = region(outcome, place)
    area: dict[str, Any] = {"startLine": exact.line, "startColumn": exact.column}
    if exact[:2] != exact[2:]:
        area |= {"endLine": exact.end_line, "endColumn": exact.end_column}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place.path)}, "region": area}}


def _uri(path: str) -> str:
    """The path as a relative reference; a colon in its first part would look like a scheme."""
    return quote(uri_path(path), safe="/")


def _notice(failure: Failure) -> dict[str, Any]:
    notice: dict[str, Any] = {"level": "error", "message": {"text": failure.text}}
    if failure.path is not None:
        place: dict[str, Any] = {"artifactLocation": {"uri": _uri(failure.path)}}
        if failure.line is not None:
            place["region"] = {"startLine": failure.line}
        notice["locations"] = [{"physicalLocation": place}]
    return notice
