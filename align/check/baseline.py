"""The baseline: findings that were there before, and do not count until they are changed.

A JSON file that is committed. An entry is a plan, a rule and the fingerprint of the wording, so
that lines inserted above change nothing and a finding in a new plan is never hidden by an old one.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from align.config import reason
from align.errors import DataError
from align.report.findings.outcome import Diagnostic, Fixed

SCHEMA = "align/check-baseline/1"
USUAL = "align-baseline.json"
_FIELDS = ("plan", "code", "fingerprint", "text")


def read_baseline(path: str) -> tuple[Fixed, ...]:
    """The entries. Raises DataError where the file cannot be read or is no baseline.

    A baseline that cannot be read must never pass for an empty one, or for a full one.
    """
    try:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
    except (OSError, ValueError) as error:
        hint = "write it with: align check --write-baseline"
        what = f"cannot read the baseline: {reason(error)}"
        raise DataError(what, path=path, hint=hint) from error
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise DataError("not a baseline of align check", path=path, hint=f"schema is {SCHEMA}")
    entries = content.get("entries")
    if not isinstance(entries, list):
        raise DataError("not a baseline: no list of entries", path=path)
    return tuple(_entry(entry, path, number) for number, entry in enumerate(entries, 1))


def _entry(entry: Any, path: str, number: int) -> Fixed:
    if not isinstance(entry, dict) or sorted(entry) != sorted(_FIELDS):
        raise DataError(f"entry {number} must have: {', '.join(_FIELDS)}", path=path)
    if not all(isinstance(value, str) for value in entry.values()):
        raise DataError(f"entry {number} must hold strings", path=path)
    return Fixed(**entry)


def baseline_text(entries: Iterable[Fixed]) -> str:
    """The file with these entries, sorted: the same findings give the same bytes."""
    content = {"schema": SCHEMA, "entries": [entry._asdict() for entry in sorted(set(entries))]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def entries_of(diagnostics: Iterable[Diagnostic]) -> list[Fixed]:
    """The entries of a baseline that takes in these findings; what a setting ignores stays out."""
    return [
        Fixed(item.finding.plan, item.finding.code, item.fingerprint, _text(item))
        for item in diagnostics
        if item.suppressed in ("", "baseline")
    ]


def _text(item: Diagnostic) -> str:
    """What a reader of the file recognises a finding by."""
    return item.finding.location.text or " ".join(item.finding.message.zh.split())


def marked(diagnostics: Sequence[Diagnostic], entries: Iterable[Fixed]) -> tuple[Diagnostic, ...]:
    """The diagnostics, those of the baseline marked as suppressed."""
    known = {entry[:3] for entry in entries}
    return tuple(
        item._replace(suppressed="baseline")
        if not item.suppressed and _key(item) in known
        else item
        for item in diagnostics
    )


def fixed(
    diagnostics: Sequence[Diagnostic],
    entries: Iterable[Fixed],
    *,
    plans: Collection[str] | None,
    codes: Collection[str],
) -> tuple[Fixed, ...]:
    """The entries that are found no longer, of the plans and rules that were looked at.

    ``plans`` is None where the whole corpus was.
    """
    found = {_key(item) for item in diagnostics}
    return tuple(
        entry
        for entry in sorted(entries)
        if entry[:3] not in found and entry.code in codes and (plans is None or entry.plan in plans)
    )


def _key(item: Diagnostic) -> tuple[str, str, str]:
    return item.finding.plan, item.finding.code, item.fingerprint
