"""Findings as annotations of GitHub Actions, and the rest of them for the job's summary."""

from __future__ import annotations

from align.report.findings import markdown
from align.report.findings.outcome import Diagnostic, Outcome, region, told, uri_path
from align.report.text import Lang

SHOWN = 10
"""How many annotations GitHub shows for a step."""
LARGEST = 1_000_000
"""Bytes that a step's summary may have, a little less than GitHub allows."""
_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(outcome: Outcome, lang: Lang) -> str:
    """An annotation for each finding, worst first; "" for none."""
    return _annotations(outcome, outcome.worst_first(), lang)


def shown(outcome: Outcome, lang: Lang) -> str:
    """The annotations that GitHub shows: the rest belongs into the summary."""
    return _annotations(outcome, outcome.worst_first()[:SHOWN], lang)


def summary(outcome: Outcome, lang: Lang) -> str:
    """The whole outcome as markdown for the job's summary."""
    return markdown.page(outcome, lang, largest=LARGEST)


def _annotations(outcome: Outcome, items: list[Diagnostic], lang: Lang) -> str:
    return "".join(f"{_annotation(outcome, item, lang)}\n" for item in items)


def _annotation(outcome: Outcome, item: Diagnostic, lang: Lang) -> str:
    finding = item.finding
    place = region(outcome, finding.location)
    fields = {
        "file": uri_path(finding.location.path),
        "line": place.line,
        "endLine": place.end_line,
        "title": f"{finding.code} {outcome.rule(finding.code).name}",
    }
    if place.line == place.end_line:
        fields |= {"col": place.column, "endColumn": place.end_column}
    named = ",".join(f"{key}={_property(str(value))}" for key, value in fields.items())
    return f"::{_LEVELS[finding.severity]} {named}::{_data(told(finding.message, lang))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
