"""Findings as markdown, for a comment on a pull request or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterator

from align.model.finding import Location
from align.report.findings.outcome import SEVERITIES, Diagnostic, Outcome, place_name, told
from align.report.findings.words import message
from align.report.markup import cell, escaped, link, table
from align.report.text import Lang

LARGEST = 60_000
"""Bytes that a comment may have, a little less than hosts allow."""
_SIGNS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}  # the sign for a note


def render(outcome: Outcome, lang: Lang) -> str:
    """The page, cut where it would be too long for a comment."""
    return page(outcome, lang, largest=LARGEST)


def page(outcome: Outcome, lang: Lang, *, largest: int) -> str:
    """Counts, then the findings of each plan, worst first, at most ``largest`` bytes of UTF-8."""
    head = [f"## {message('title', lang)}", "", _counts(outcome, lang), ""]
    for failure in outcome.failures:
        head += [f"- ❌ {escaped(failure.text)}"]
    if outcome.failures:
        head.append("")
    rows = list(_rows(outcome, lang))
    text = "\n".join(head + _table(rows, lang))
    while rows and len(text.encode()) > largest:
        # what one finding takes is nearly the same for all: two steps as a rule
        keep = min(len(rows) - 1, len(rows) * largest * 9 // (len(text.encode()) * 10))
        rows = rows[:keep]
        more = message("more", lang, count=len(outcome.open) - keep)
        text = "\n".join([*head, *_table(rows, lang), more, ""])
    return text


def _counts(outcome: Outcome, lang: Lang) -> str:
    counts = outcome.counts()
    parts = [message("plans", lang, count=len(outcome.plans))]
    parts += [
        f"{_SIGNS[name]} {message(f'{name}s', lang, count=counts[name])}" for name in SEVERITIES
    ]
    if outcome.suppressed:
        parts.append(message("suppressed", lang, count=len(outcome.suppressed)))
    if outcome.fixed:
        parts.append(message("fixed", lang, count=len(outcome.fixed)))
    return " · ".join(parts)


def _table(rows: list[list[str]], lang: Lang) -> list[str]:
    if not rows:
        return []
    names = ("rule", "place", "finding", "reference")
    return table(["", *(message(name, lang) for name in names)], rows)


def _rows(outcome: Outcome, lang: Lang) -> Iterator[list[str]]:
    for item in outcome.worst_first():
        yield _row(outcome, item, lang)


def _row(outcome: Outcome, item: Diagnostic, lang: Lang) -> list[str]:
    finding = item.finding
    rule = outcome.rule(finding.code)
    return [
        _SIGNS[finding.severity],
        f"`{finding.code}` {rule.name}",
        _link(finding.location),
        cell(escaped(told(finding.message, lang))),
        "<br>".join(_link(place) for place in finding.related[:3]),
    ]


def _link(place: Location) -> str:
    name = place_name(place).rsplit(":", 1)[0]
    path = name.rsplit(":", 1)[0]
    return link(escaped(name), f"{path}#L{place.line}")
