"""The foot of the gap report: clauses, doubts, what a reader can do, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from align import __version__
from align.report.gap_parts import DASH, Report, cells, folded
from align.report.index import UNSURE
from align.report.markup import escaped, link, table


def basis(report: Report) -> Iterator[str]:
    """Both plans, fact by fact."""
    comparison, say = report.comparison, report.say
    sides = (
        (comparison.reference, comparison.reference_parent),
        (comparison.plan, comparison.plan_parent),
    )
    rows: list[list[str]] = [
        [say("markdown.file"), *(link(f"`{p.id}`", report.links.path(p)) for p, _ in sides)]
    ]
    facts = ("jurisdiction", "issuer", "number", "date")
    labels = ("markdown.place", "markdown.issuer", "markdown.number", "markdown.date")
    rows.append([say("markdown.level"), *(say(f"level.{p.meta.level}") for p, _ in sides)])
    for fact, label in zip(facts, labels, strict=True):
        values = [getattr(plan.meta, fact) or "" for plan, _ in sides]
        if any(values):
            rows.append([say(label), *(escaped(value) or DASH for value in values)])
    if any(parent for _, parent in sides):
        known = {comparison.reference.id: comparison.reference.meta.title}
        parents = [escaped(known.get(p) or p) if p else DASH for _, p in sides]
        rows.append([say("markdown.parent"), *parents])
    rows.append([say("markdown.hash"), *(f"`{p.source.sha256[:12]}`" for p, _ in sides)])
    titles = [escaped(plan.meta.title or plan.id) for plan, _ in sides]
    heads = [
        f"{say(f'head.{key}')}{report.colon}{title}"
        for key, title in zip(("reference", "plan"), titles, strict=True)
    ]
    yield from (f"## {say('markdown.basis')}", "")
    yield from table(["", *heads], rows)
    yield from (f"{say('head.relation')}{report.colon}{say(f'relation.{comparison.relation}')}", "")
    yield from (say("markdown.made_by", version=__version__), "")


def clauses(report: Report) -> Iterator[str]:
    """Which clauses answer to which, and those of either side that answer to none."""
    comparison, say, found = report.comparison, report.say, report.index
    yield from (f"## {say('markdown.clause_section')}", "")
    for side, ids, clauses, plan in (
        ("reference", comparison.untreated, found.reference_clauses, comparison.reference),
        (
            "plan",
            tuple(entry.plan for entry in comparison.alignments if entry.primary is None),
            found.plan_clauses,
            comparison.plan,
        ),
    ):
        yield from (f"### {say(f'clauses.unaligned_{side}')} ({len(ids)})", "")
        lines = [f"- {report.links.clause(plan, clauses[key])}" for key in ids if key in clauses]
        yield from lines or [say("clauses.none")]
        yield ""
    rows = []
    for entry in comparison.alignments:
        if entry.primary is None or entry.plan not in found.plan_clauses:
            continue
        others = [
            found.reference_clauses[key]
            for key in entry.reference
            if key in found.reference_clauses
        ]
        rows.append(
            [
                report.links.clause(comparison.plan, found.plan_clauses[entry.plan]),
                report.comma.join(
                    report.links.clause(comparison.reference, clause) for clause in others
                ),
            ]
        )
    yield from (f"### {say('markdown.aligned')} ({len(rows)})", "")
    if rows:
        header = [say("markdown.plan_clause"), say("markdown.reference_clause")]
        yield from folded(table(header, rows), say("markdown.show", count=len(rows)), len(rows))


def unsure(report: Report) -> Iterator[str]:
    """The verdicts that a reader should check."""
    say = report.say
    doubtful = sorted(
        (
            v
            for v in report.comparison.verdicts
            if v.confidence < UNSURE and v.verdict != "additional"
        ),
        key=lambda verdict: verdict.confidence,
    )
    yield from (f"## {say('markdown.unsure')}", "")
    if not doubtful:
        yield from (say("markdown.unsure_none", limit=UNSURE), "")
        return
    yield from (say("markdown.unsure_intro", limit=UNSURE), "")
    rows = [
        [f"{verdict.confidence:.2f}", say(f"verdict.{verdict.verdict}"), *cells(report, verdict)]
        for verdict in doubtful
    ]
    keys = ("confidence", "verdict", "indicator", "reference", "plan")
    yield from table([say(f"head.{key}") for key in keys], rows)


def contest(report: Report) -> Iterator[str]:
    """What a reader can do about a verdict."""
    comparison = report.comparison
    target = next((v.reference_target for v in comparison.verdicts if v.reference_target), "")
    yield from (f"## {report.say('markdown.contest')}", "")
    yield report.say(
        "markdown.contest_text",
        reference=comparison.reference.id,
        plan=comparison.plan.id,
        target=target or "",
    )
    yield ""
