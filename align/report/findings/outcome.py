"""What a check came to: the input of every format."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from align.model.finding import Finding, Location, Severity
from align.model.source import Source
from align.model.verdict import Words
from align.report.layout import safe

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Gravest first."""


class RuleInfo(NamedTuple):
    """What a report may have to say of a rule."""

    code: str
    name: str
    severity: Severity
    """In force: the default, or what the corpus has set."""
    summary: Words
    why: Words
    remedy: Words


class Diagnostic(NamedTuple):
    """A finding with its identity, which survives every change of line numbers."""

    finding: Finding
    fingerprint: str
    suppressed: Literal["", "baseline", "ignored", "decided"] = ""
    """Why it does not count: it was there before, a setting, a person's decision."""


class Failure(NamedTuple):
    """Why a plan could not be checked."""

    path: str | None
    line: int | None
    text: str
    """Place, fault and hint in one line."""


class Fixed(NamedTuple):
    """An entry of the baseline that is found no longer."""

    plan: str
    code: str
    fingerprint: str
    text: str


class Outcome(NamedTuple):
    """The outcome of a check."""

    diagnostics: tuple[Diagnostic, ...]
    """In the order of their places, the suppressed ones among them."""
    failures: tuple[Failure, ...]
    plans: tuple[str, ...]
    """The ids of those that were checked."""
    rules: tuple[RuleInfo, ...]
    """Those that were applied, sorted by code."""
    sources: Mapping[str, Source]
    """The texts that findings point into, by path."""
    fixed: tuple[Fixed, ...] = ()
    baseline: str | None = None
    """The path of the baseline in force."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(item.finding for item in self.diagnostics if not item.suppressed)

    @property
    def open(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that count."""
        return tuple(item for item in self.diagnostics if not item.suppressed)

    @property
    def suppressed(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that do not count."""
        return tuple(item for item in self.diagnostics if item.suppressed)

    def rule(self, code: str) -> RuleInfo:
        """The rule of that code. Raises KeyError for one that was not applied."""
        for rule in self.rules:
            if rule.code == code:
                return rule
        raise KeyError(code)

    def worst_first(self) -> list[Diagnostic]:
        """The diagnostics that count, gravest first, surest first among equals."""
        return sorted(
            self.open,
            key=lambda item: (SEVERITIES.index(item.finding.severity), -item.finding.confidence),
        )

    def counts(self) -> dict[str, int]:
        """How many findings that count there are of each severity, zeros included."""
        found = [finding.severity for finding in self.findings]
        return {severity: found.count(severity) for severity in SEVERITIES}


class Region(NamedTuple):
    """A stretch of a text as editors count it, from 1; the end column is the first one after it."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(outcome: Outcome, place: Location) -> Region:
    """The exact stretch of a location: its wording followed through the text, white space skipped.

    The place itself without any extent where there is no wording, or it stands no longer there.
    """
    source = outcome.sources.get(place.path)
    point = Region(place.line, place.column, place.line, place.column)
    if source is None or not place.text or place.line > len(source.line_starts):
        return point
    at = source.line_starts[place.line - 1] + place.column - 1
    for char in place.text:
        while at < len(source.text) and source.text[at].isspace():
            at += 1
        if at >= len(source.text) or source.text[at] != char:
            return point
        at += 1
    end = source.position(at - 1)
    return Region(place.line, place.column, end.line, end.column + 1)


def told(words: Words, lang: str) -> str:
    """The text in one language, on one line, with nothing in it that could steer a terminal."""
    return safe(" ".join(getattr(words, lang).split()))


def place_name(place: Location) -> str:
    """``path:line:column`` of a location."""
    return f"{safe(uri_path(place.path))}:{place.line}:{place.column}"


def uri_path(path: str) -> str:
    """The path with forward slashes, as all formats print it."""
    return path.replace("\\", "/")
