"""The gap report: a Markdown page for readers who have never seen the tool."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.model.comparison import Comparison
from align.model.target import Target
from align.model.verdict import GAPS, VERDICTS, Verdict
from align.report.fields import field_of
from align.report.gap_foot import basis, clauses, contest, unsure
from align.report.gap_parts import DASH, Field, Report, cells, folded, reason
from align.report.index import counts, gaps, squeezed, worded
from align.report.markup import escaped, link, table
from align.report.style import SIGNS, UNICODE
from align.report.text import Lang
from align.report.values import brief, name

_FIRST = 5  # gaps that are named at once


def gap_report(
    comparison: Comparison, lang: Lang = "zh", *, base: str = "../", field: Field | None = None
) -> str:
    """The whole report; ``base`` leads from its directory to the one that paths start from."""
    report = Report(comparison, lang, base, field or field_of(comparison))
    sections = (_opening, _first, _summary, _gaps, _rest, clauses, unsure, contest, basis)
    lines = [line for section in sections for line in section(report)]
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n"


def _opening(report: Report) -> Iterator[str]:
    """Title, what the report is, and which texts it is about."""
    comparison = report.comparison
    relation = comparison.relation
    key = "markdown.title" if relation == "parent" else f"markdown.title_{relation}"
    yield "# " + report.say(
        key,
        plan=escaped(comparison.plan.meta.title or comparison.plan.id),
        reference=escaped(comparison.reference.meta.title or comparison.reference.id),
    )
    yield from ("", report.say(f"markdown.intro_{relation}"), "")
    for key, plan in (("reference", comparison.reference), ("plan", comparison.plan)):
        title = link(escaped(plan.meta.title or plan.id), report.links.path(plan))
        facts = (plan.meta.jurisdiction, plan.meta.number, plan.meta.date)
        told = " · ".join(escaped(fact) for fact in facts if fact)
        told = report.aside(told) if told else ""
        yield f"- {report.say(f'head.{key}')}{report.colon}{title}{told}"
    yield ""
    for note in comparison.notes:
        yield from (
            f"> {report.say('head.note')}{report.colon}{escaped(getattr(note, report.lang))}",
            "",
        )


def _first(report: Report) -> Iterator[str]:
    """What a reader in a hurry must know: how many gaps there are, and the gravest ones."""
    comparison, found = report.comparison, gaps(report.comparison)
    total = counts(comparison)
    everything = sum(1 for verdict in comparison.verdicts if verdict.reference_target is not None)
    yield from (f"## {report.related('markdown.first')}", "")
    if not found:
        yield from (report.related("summary.no_gaps"), "")
        return
    kinds = report.comma.join(
        f"{report.say(f'verdict.{name}')} {total[name]}" for name in GAPS if total[name]
    )
    key = "markdown.first_counts"
    yield report.say(
        worded(key, comparison.relation), count=len(found), all=everything, kinds=kinds
    )
    yield ""
    for verdict in found[:_FIRST]:
        yield f"1. {_short(report, verdict)}"
    if len(found) > _FIRST:
        heading = f"{report.gaps_title} ({len(found)})"
        rest = report.say("markdown.first_rest", count=len(found) - _FIRST)
        yield from ("", link(rest, f"#{_slug(heading)}"))
    yield ""


def _short(report: Report, verdict: Verdict) -> str:
    """A gap in a line: symbol, verdict, indicator, both values with their lines."""
    word = f"{SIGNS[verdict.verdict].symbol} {report.say(f'verdict.{verdict.verdict}')}"
    indicator, ours, theirs = cells(report, verdict)
    if verdict.plan_target is None:
        theirs = ""
        if verdict.evidence is not None:
            place = verdict.evidence
            theirs = report.links.lines(report.comparison.plan, place.start, place.end)
    gap = report.aside(escaped(verdict.gap)) if verdict.gap and verdict.gap != "0" else ""
    told = f"{ours} {UNICODE.arrow} {theirs}" if theirs else ours
    return f"**{word}**{gap}{report.colon}{indicator} {DASH} {told}"


def _slug(heading: str) -> str:
    """The anchor that a heading of plain words gets on GitHub."""
    kept = (char for char in heading.lower() if char.isalnum() or char in " -_")
    return "".join(kept).replace(" ", "-")


def _summary(report: Report) -> Iterator[str]:
    """How many verdicts of each kind, and what each means."""
    comparison, say = report.comparison, report.say
    total = counts(comparison)
    yield from (f"## {say('markdown.summary')}", "")
    rows = [
        [
            f"{SIGNS[verdict].symbol} {say(f'verdict.{verdict}')}".replace("|", "\\|"),
            str(total[verdict]),
            say(f"meaning.{verdict}"),
        ]
        for verdict in VERDICTS
        if total[verdict] or verdict in GAPS
    ]
    yield from table([say("head.verdict"), say("head.count"), say("head.meaning")], rows)
    targets = sum(1 for verdict in comparison.verdicts if verdict.reference_target is not None)
    yield "- " + say("summary.counts", reference=targets, additional=total["additional"])
    yield "- " + say(
        worded("summary.clauses", comparison.relation),
        aligned=sum(1 for entry in comparison.alignments if entry.primary is not None),
        all=len(comparison.alignments),
        untreated=len(comparison.untreated),
    )
    yield ""


def _gaps(report: Report) -> Iterator[str]:
    """Every gap with both quotations, by field, gravest first."""
    comparison = report.comparison
    found = gaps(comparison)
    yield from (f"## {report.gaps_title} ({len(found)})", "")
    if not found:
        yield from (report.related("summary.no_gaps"), "")
    groups: dict[str, list[Verdict]] = {}
    for verdict in found:
        target = report.index.reference_targets.get(verdict.reference_target or "")
        groups.setdefault(report.field(target) if target else "other", []).append(verdict)
    for group, members in groups.items():
        yield from (f"### {report.say(f'field.{group}')} ({len(members)})", "")
        for verdict in members:
            yield from _entry(report, verdict)


def _entry(report: Report, verdict: Verdict) -> Iterator[str]:
    """One gap: heading, both sides with their lines, reason."""
    left, right = report.index.sides(verdict)
    named = left or right
    if named is None:
        return
    sign = SIGNS[verdict.verdict].symbol
    gap = report.aside(escaped(verdict.gap)) if verdict.gap and verdict.gap != "0" else ""
    word = report.say(f"verdict.{verdict.verdict}")
    yield from (f"#### {sign} {word}{gap}{report.colon}{escaped(name(named))}", "")
    for key, text in (
        ("markdown.reference_says", _quoted(report, verdict, left, "reference")),
        ("markdown.plan_says", _quoted(report, verdict, right, "plan")),
        ("head.reason", reason(report, verdict)),
    ):
        yield f"- **{report.say(key)}**{report.colon}{text}"
    yield ""


def _quoted(report: Report, verdict: Verdict, target: Target | None, side: str) -> str:
    """What one plan says, quoted, with value, clause and link."""
    plan = report.comparison.reference if side == "reference" else report.comparison.plan
    if target is not None:
        value = escaped(brief(target, report.lang, UNICODE))
        where = report.links.lines(plan, target.start, target.end)
        comma = "，" if report.lang == "zh" else ", "
        return f"“{escaped(target.quote)}” {DASH} {value}{comma}{escaped(target.clause)} {where}"
    if side == "plan" and verdict.evidence is not None:
        place = verdict.evidence
        quote = escaped(squeezed(plan.source.text[place.start : place.end]))
        return f"“{quote}” {report.links.lines(plan, place.start, place.end)}"
    return report.say("markdown.plan_silent")


def _rest(report: Report) -> Iterator[str]:
    """The other verdicts, a table each."""
    say = report.say
    yield from (f"## {say('markdown.rest')}", "")
    for group in VERDICTS:
        members = [v for v in report.comparison.verdicts if v.verdict == group]
        if not members or group in GAPS:
            continue
        yield from (f"### {SIGNS[group].symbol} {say(f'verdict.{group}')} ({len(members)})", "")
        yield from (say(f"meaning.{group}"), "")
        if group == "additional":
            header = [say("head.indicator"), say("head.plan")]
            rows = [cells(report, verdict)[::2] for verdict in members]
        else:
            header = [say(f"head.{key}") for key in ("indicator", "reference", "plan", "reason")]
            rows = [[*cells(report, verdict), reason(report, verdict)] for verdict in members]
        yield from folded(table(header, rows), say("markdown.show", count=len(rows)), len(rows))


def matrix(comparisons: Sequence[Comparison], lang: Lang = "zh", *, base: str = "../") -> str:
    """The targets of one reference against several plans, as a page."""
    from align.report import matrix as drawing

    return drawing.page(comparisons, lang, base=base)
