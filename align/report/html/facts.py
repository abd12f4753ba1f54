"""What both kinds of page say about a plan: where it comes from, and how its verdicts fall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from align.model.comparison import Comparison
from align.model.plan import Plan
from align.model.verdict import VERDICTS, VerdictName
from align.report.index import counts
from align.report.layout import safe
from align.report.text import Lang, message


class Share(NamedTuple):
    """A segment of the bar of verdicts."""

    verdict: VerdictName
    number: int
    small: bool
    """On a narrow screen there is room for its symbol only."""


class Facts(NamedTuple):
    """What a page says about a plan."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    """Label and text."""


def facts_of(plan: Plan, comparison: Comparison, lang: Lang) -> Facts:
    """Title and what else is known of a plan."""
    meta = plan.meta
    parents = {
        comparison.reference.id: comparison.reference_parent,
        comparison.plan.id: comparison.plan_parent,
    }
    titles = {comparison.reference.id: comparison.reference.meta.title}
    parent = parents.get(plan.id) or ""
    path = plan.source.path.replace("\\", "/")
    facts = (
        ("issuer", meta.issuer or ""),
        ("number", meta.number or ""),
        ("date", meta.date or ""),
        ("level", message(f"level.{meta.level}", lang)),
        ("parent", titles.get(parent) or parent),
        ("file", path.rsplit("/", 1)[-1] if path.startswith("/") else path),
        ("hash", plan.source.sha256[:16]),
    )
    known = [(message(f"markdown.{key}", lang), safe(text)) for key, text in facts if text]
    return Facts(safe(plan.id), safe(meta.title or plan.id), tuple(known))


def shares(comparison: Comparison) -> tuple[Share, ...]:
    """The segments of the bar: the verdicts on the targets of the reference."""
    total = counts(comparison)
    names = [name for name in VERDICTS if name != "additional" and total[name]]
    number = sum(total[name] for name in names)
    return tuple(Share(name, total[name], total[name] * 10 < number) for name in names)


def in_order(fields: Sequence[str]) -> list[str]:
    """Each field once, the unknown one last."""
    return sorted(dict.fromkeys(fields), key=lambda field: field == "other")
