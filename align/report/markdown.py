"""The gap report: a Markdown page for readers who have never seen the tool."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from align import __version__
from align.model.comparison import Comparison
from align.model.target import Target
from align.model.verdict import GAPS, VERDICTS, Verdict
from align.report.fields import field_of
from align.report.index import UNSURE, Index, counts, gaps, index, squeezed, worded
from align.report.markup import Links, escaped, link, table
from align.report.style import SIGNS, UNICODE
from align.report.text import Lang, message
from align.report.values import brief, name, number

Field = Callable[[Target], str]
"""The field of a target of the reference: a key of the messages ``field.*``."""

_DASH = UNICODE.dash


class _Report:
    """One report being written: what all its sections need."""

    def __init__(self, comparison: Comparison, lang: Lang, base: str, field: Field) -> None:
        self.comparison = comparison
        self.lang: Lang = lang
        self.links = Links(base)
        self.field = field
        self.index: Index = index(comparison)

    def say(self, key: str, **values: object) -> str:
        """A text of the report."""
        return message(key, self.lang, **values)

    @property
    def colon(self) -> str:
        """A colon as the language writes it."""
        return "：" if self.lang == "zh" else ": "

    @property
    def comma(self) -> str:
        """What parts the entries of a list in a cell."""
        return "；" if self.lang == "zh" else "; "

    def related(self, key: str) -> str:
        """A text in the wording that suits the relation of the plans."""
        return self.say(worded(key, self.comparison.relation))


def gap_report(
    comparison: Comparison, lang: Lang = "zh", *, base: str = "../", field: Field | None = None
) -> str:
    """The whole report; ``base`` leads from its directory to the one that paths start from."""
    report = _Report(comparison, lang, base, field or field_of(comparison))
    sections = (_opening, _basis, _summary, _gaps, _rest, _clauses, _unsure, _contest)
    lines = [line for section in sections for line in section(report)]
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n"


def _opening(report: _Report) -> Iterator[str]:
    """Title and what the report is."""
    comparison = report.comparison
    relation = comparison.relation
    key = "markdown.title" if relation == "parent" else f"markdown.title_{relation}"
    yield "# " + report.say(
        key,
        plan=escaped(comparison.plan.meta.title or comparison.plan.id),
        reference=escaped(comparison.reference.meta.title or comparison.reference.id),
    )
    yield from ("", report.say(f"markdown.intro_{relation}"), "")
    for note in comparison.notes:
        yield from (
            f"> {report.say('head.note')}{report.colon}{escaped(getattr(note, report.lang))}",
            "",
        )
    yield from (report.say("markdown.made_by", version=__version__), "")


def _basis(report: _Report) -> Iterator[str]:
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
            rows.append([say(label), *(escaped(value) or _DASH for value in values)])
    if any(parent for _, parent in sides):
        known = {comparison.reference.id: comparison.reference.meta.title}
        parents = [escaped(known.get(p) or p) if p else _DASH for _, p in sides]
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


def _summary(report: _Report) -> Iterator[str]:
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


def _gaps(report: _Report) -> Iterator[str]:
    """Every gap with both quotations, by field, gravest first."""
    comparison = report.comparison
    relation = comparison.relation
    found = gaps(comparison)
    key = "markdown.gaps" if relation == "parent" else f"markdown.gaps_{relation}"
    yield from (f"## {report.say(key)} ({len(found)})", "")
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


def _entry(report: _Report, verdict: Verdict) -> Iterator[str]:
    """One gap: heading, both sides with their lines, reason."""
    left, right = report.index.sides(verdict)
    named = left or right
    if named is None:
        return
    sign = SIGNS[verdict.verdict].symbol
    gap = f" ({escaped(verdict.gap)})" if verdict.gap not in (None, "", "0") else ""
    word = report.say(f"verdict.{verdict.verdict}")
    yield from (f"#### {sign} {word}{gap}{report.colon}{escaped(name(named))}", "")
    for key, text in (
        ("markdown.reference_says", _quoted(report, verdict, left, "reference")),
        ("markdown.plan_says", _quoted(report, verdict, right, "plan")),
        ("head.reason", _reason(report, verdict)),
    ):
        yield f"- **{report.say(key)}**{report.colon}{text}"
    yield ""


def _quoted(report: _Report, verdict: Verdict, target: Target | None, side: str) -> str:
    """What one plan says, quoted, with value, clause and link."""
    plan = report.comparison.reference if side == "reference" else report.comparison.plan
    if target is not None:
        value = escaped(brief(target, report.lang, UNICODE))
        where = report.links.lines(plan, target.start, target.end)
        return f"“{escaped(target.quote)}” {_DASH} {value}, {escaped(target.clause)} {where}"
    if side == "plan" and verdict.evidence is not None:
        place = verdict.evidence
        quote = escaped(squeezed(plan.source.text[place.start : place.end]))
        return f"“{quote}” {report.links.lines(plan, place.start, place.end)}"
    return report.say("markdown.plan_silent")


def _reason(report: _Report, verdict: Verdict) -> str:
    """The reason, with the doubt or the decision that belongs to it."""
    parts = [escaped(getattr(verdict.reason, report.lang))]
    if verdict.confidence < UNSURE:
        doubt = report.say("summary.doubtful")
        parts.append(f"({doubt}, {report.say('head.confidence')} {verdict.confidence:.2f})")
    if verdict.decision is not None:
        parts.append(f"({report.say('summary.decided')}: `{verdict.decision}`)")
    return " ".join(part for part in parts if part)


def _rest(report: _Report) -> Iterator[str]:
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
            rows = [_cells(report, verdict)[::2] for verdict in members]
        else:
            header = [say(f"head.{key}") for key in ("indicator", "reference", "plan", "reason")]
            rows = [[*_cells(report, verdict), _reason(report, verdict)] for verdict in members]
        yield from table(header, rows)


def _cells(report: _Report, verdict: Verdict) -> list[str]:
    """Indicator, and value with link on either side."""
    left, right = report.index.sides(verdict)
    named = left or right
    cells = [escaped(name(named)) if named else _DASH]
    for target, plan in ((left, report.comparison.reference), (right, report.comparison.plan)):
        if target is None:
            cells.append(_DASH)
            continue
        value = escaped(brief(target, report.lang, UNICODE))
        cells.append(f"{value} {report.links.lines(plan, target.start, target.end)}")
    if verdict.share is not None:
        cells[2] += f" ({report.say('head.share', share=number(verdict.share))})"
    return cells


def _clauses(report: _Report) -> Iterator[str]:
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
        yield from table(header, rows)


def _unsure(report: _Report) -> Iterator[str]:
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
        [f"{verdict.confidence:.2f}", say(f"verdict.{verdict.verdict}"), *_cells(report, verdict)]
        for verdict in doubtful
    ]
    keys = ("confidence", "verdict", "indicator", "reference", "plan")
    yield from table([say(f"head.{key}") for key in keys], rows)


def _contest(report: _Report) -> Iterator[str]:
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


def matrix(comparisons: Sequence[Comparison], lang: Lang = "zh", *, base: str = "../") -> str:
    """The targets of one reference against several plans, as a page."""
    from align.report import matrix as drawing

    return drawing.page(comparisons, lang, base=base)
