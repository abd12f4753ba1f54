"""The audit of one plan: for the terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from align import __version__
from align.lexicon.messages import Language, message
from align.model.finding import Finding, Location, Severity
from align.report.head import labelled, plan_line, rule
from align.report.index import UNSURE
from align.report.interface import View
from align.report.layout import Run, clip, columns, fold, fold_runs
from align.report.page import Canvas, Page, Row
from align.report.text import message as report_message

if TYPE_CHECKING:
    from align.audit.result import Audit, Counterparts, Pair

_STYLES: dict[Severity, str] = {"error": "orange", "warning": "amber", "info": "sky"}
_QUOTE = 60  # cells of a quotation


def drawing(audit: Audit, view: View) -> Page:
    """The findings by code, each with its place, then the responsible units."""

    def draw(canvas: Canvas) -> Iterator[Row]:
        yield from _head(audit, canvas)
        if not audit.findings:
            yield [(message("audit.text.nothing", canvas.lang), "")]
        for code in sorted({finding.code for finding in audit.findings}):
            of_code = [finding for finding in audit.findings if finding.code == code]
            title = f"{code} {message(f'audit.rule.{code}', canvas.lang)} ({len(of_code)})"
            yield []
            yield rule(title, canvas)
            for finding in of_code:
                yield from _finding(finding, canvas)
        if audit.units:
            yield from _units(audit, canvas)

    return Page(draw, lang=view.lang, ascii=view.ascii, width=view.width, marks=view.marks)


def counts(findings: Sequence[Finding], lang: Language) -> str:
    """How many findings there are of each severity, in a line."""
    severities = [finding.severity for finding in findings]
    return message(
        "audit.text.counts",
        lang,
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        infos=severities.count("info"),
    )


def _head(audit: Audit, canvas: Canvas) -> Iterator[Row]:
    entries = [(report_message("head.plan", canvas.lang), plan_line(audit.plan, canvas))]
    if audit.reference is not None:
        line = plan_line(audit.reference, canvas)
        entries.append((report_message("head.reference", canvas.lang), line))
    yield from labelled(entries, canvas)
    yield [(counts(audit.findings, canvas.lang), "strong")]


def _finding(finding: Finding, canvas: Canvas) -> Iterator[Row]:
    """Where, what, the wording there and the wording elsewhere that it contradicts."""
    lang, place = canvas.lang, finding.location
    runs: list[Run] = [(getattr(finding.message, lang), _STYLES[finding.severity])]
    if finding.confidence < UNSURE:
        runs.append((f" ({message('audit.text.unsure', lang)})", "grey"))
    where = message("audit.text.line", lang, line=place.line)
    width = canvas.width - 10 - 2
    lines = fold_runs(runs, width)
    if place.text:
        lines += fold(clip(place.text, _QUOTE, ellipsis=canvas.glyphs.ellipsis), width, style="dim")
    for related in finding.related:
        key = "also" if related.path == place.path else "also_reference"
        text = clip(related.text, _QUOTE, ellipsis=canvas.glyphs.ellipsis)
        also = message(f"audit.text.{key}", lang, line=related.line, text=text)
        lines += fold(also, width, style="dim")
    yield from columns([fold(where, 10, style="dim"), lines], [10, width])


def _units(audit: Audit, canvas: Canvas) -> Iterator[Row]:
    """The pairs of clauses in which an office of the reference has no counterpart."""
    lang = canvas.lang
    yield []
    yield rule(message("audit.text.units", lang), canvas)
    intro = fold(message("audit.text.units_intro", lang), canvas.width, style="dim")
    yield from (line.runs for line in intro)
    headings = {clause.id: clause.heading for clause in audit.plan.clauses}
    titles = (
        {clause.id: clause.heading for clause in audit.reference.clauses} if audit.reference else {}
    )
    for pair in audit.units:
        if not pair.unnamed:
            continue
        title = f"{_name(pair.clause, headings)}  {canvas.glyphs.both}  "
        title += _name(pair.reference, titles)
        yield from (line.runs for line in fold(title, canvas.width, style="strong"))
        for text, style in _told(pair, lang):
            for line in fold(text, canvas.width - 2, style=style):
                yield [("  ", ""), *line.runs]


def _name(clause: str, headings: dict[str, str]) -> str:
    """Id and heading, the heading once."""
    heading = headings.get(clause, "")
    return clause if heading in clause else f"{clause} {heading}"


def _told(pair: Counterparts, lang: Language) -> Iterator[Run]:
    """The lines on one pair of clauses."""
    everything = len(pair.named) + len(pair.elsewhere) + len(pair.unnamed)
    yield message("audit.text.named", lang, count=len(pair.named), all=everything), "dim"
    yield message("audit.text.unnamed", lang, names="、".join(pair.unnamed)), "amber"
    if pair.elsewhere:
        names = "、".join(item.plan for item in pair.elsewhere)
        yield message("audit.text.elsewhere", lang, names=names), "dim"
    if pair.further:
        yield message("audit.text.further", lang, names="、".join(pair.further)), "dim"


# ---- JSON ----------------------------------------------------------------------------------------


def as_json(audit: Audit) -> str:
    """The audit as a document of schema ``align/audit/1``."""
    codes = sorted({finding.code for finding in audit.findings})
    document = {
        "schema": "align/audit/1",
        "tool": {"name": "align", "version": __version__},
        "plan": audit.plan.id,
        "path": audit.plan.source.path,
        "sha256": audit.plan.source.sha256,
        "reference": audit.reference.id if audit.reference else None,
        "findings": [_found(finding) for finding in audit.findings],
        "copied": [item._asdict() for item in audit.copied],
        "units": [_pair(pair) for pair in audit.units],
        "summary": {
            code: sum(1 for finding in audit.findings if finding.code == code) for code in codes
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _found(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        **_place(finding.location),
        "message": finding.message._asdict(),
        "related": [_place(place) for place in finding.related],
        "confidence": round(finding.confidence, 4),
    }


def _place(place: Location) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "line_end": place.end_line,
        "text": place.text,
    }


def _pair(pair: Counterparts) -> dict[str, Any]:
    def both(pairs: Sequence[Pair]) -> list[dict[str, str]]:
        return [item._asdict() for item in pairs]

    return {
        "clause": pair.clause,
        "reference": pair.reference,
        "named": both(pair.named),
        "elsewhere": both(pair.elsewhere),
        "unnamed": list(pair.unnamed),
        "further": list(pair.further),
    }
