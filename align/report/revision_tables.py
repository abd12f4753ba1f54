"""A revision as comma-separated values: one row for each thing that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.model.plan import Clause
from align.model.revision import Downstream, Revision
from align.model.target import Target
from align.model.verdict import Verdict
from align.report.revision_view import Lookup, changed_targets, lookup, names, size
from align.report.style import UNICODE
from align.report.tables import written
from align.report.text import Lang
from align.report.values import amount

COLUMNS = (
    "about", "change", "plan", "name", "old_id", "new_id", "old_clause", "new_clause", "old_line",
    "new_line", "old_value", "new_value", "old_deadline", "new_deadline", "gap", "reason",
    "old_text", "new_text",
)  # fmt: skip


def table(revision: Revision, *, lang: Lang) -> str:
    """Targets, headings and clauses that differ, then the verdicts on plans downstream."""
    found = lookup(revision)
    return written(COLUMNS, _rows(revision, found, lang))


def _rows(revision: Revision, found: Lookup, lang: Lang) -> Iterator[Sequence[str]]:
    for change in changed_targets(revision):
        old, new = found.sides(change)
        yield _row(
            about="target",
            change=change.fate,
            name=_name(new or old),
            gap=change.gap or "",
            reason=getattr(change.reason, lang),
            **_target("old", old),
            **_target("new", new),
        )
    for heading in revision.headings:
        title = heading.new or heading.old or ""
        yield _row(
            about="heading",
            change=heading.fate,
            name=title,
            old_text=heading.old or "",
            new_text=heading.new or "",
        )
    for clause in revision.clauses:
        if clause.differs:
            before, after = found.clauses(clause)
            yield _row(
                about="clause",
                change=" ".join(names(clause)),
                name=next((one.heading for one in [*after, *before] if one.heading), ""),
                **_clauses("old", before),
                **_clauses("new", after),
            )
    for below in revision.downstream:
        yield from _downstream(below, found, lang)


def _downstream(below: Downstream, found: Lookup, lang: Lang) -> Iterator[Sequence[str]]:
    for change in below.changes:
        old, new = found.sides(change)
        verdict = change.after or change.before
        sides = {**_target("old", old), **_target("new", new)}
        sides |= {"old_text": _verdict(change.before), "new_text": _verdict(change.after)}
        yield _row(
            about="verdict",
            change=change.effect,
            plan=below.plan.id,
            name=_name(new or old),
            gap=size(verdict) if verdict else "",
            reason=getattr(verdict.reason, lang) if verdict else "",
            **sides,
        )


def _row(**cells: str) -> list[str]:
    """The cells by column, empty where nothing is given."""
    return [cells.get(column, "") for column in COLUMNS]


def _name(target: Target | None) -> str:
    return f"{target.scope or ''}{target.indicator}" if target else ""


def _target(side: str, target: Target | None) -> dict[str, str]:
    if target is None:
        return {}
    return {
        f"{side}_id": target.id,
        f"{side}_clause": target.clause,
        f"{side}_line": str(target.line),
        f"{side}_value": amount(target, UNICODE) or target.word,
        f"{side}_deadline": "" if target.deadline is None else str(target.deadline),
        f"{side}_text": target.quote,
    }


def _clauses(side: str, clauses: Sequence[Clause]) -> dict[str, str]:
    ids = " ".join(clause.id for clause in clauses)
    return {
        f"{side}_id": ids,
        f"{side}_clause": ids,
        f"{side}_line": " ".join(str(clause.line) for clause in clauses),
        f"{side}_text": "\n".join(clause.text for clause in clauses),
    }


def _verdict(verdict: Verdict | None) -> str:
    return "" if verdict is None else verdict.verdict
