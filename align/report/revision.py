"""Two versions of one plan as a drawing for the terminal: what changed, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.model.plan import Plan
from align.model.revision import Downstream, DownstreamChange, Revision
from align.model.target import Target
from align.model.verdict import Verdict
from align.report.head import flow, labelled, plan_line, rule
from align.report.interface import View
from align.report.layout import Line, Run, cells, clip, columns, fold, fold_runs
from align.report.page import Canvas, Page, Row
from align.report.places import line_label
from align.report.revision_clauses import clauses, headings
from align.report.revision_view import (
    CLAUSE_SIGNS,
    EFFECT_SIGNS,
    TARGET_SIGNS,
    Lookup,
    changed_targets,
    clause_counts,
    lookup,
    say,
    size,
    symbol,
    target_counts,
    verdict_name,
)
from align.report.style import SIGNS, Sign
from align.report.text import message
from align.report.values import brief, deadline, name, value
from align.report.verdict_table import place_style

Side = list[list[Run]]
"""What one version says, line by line."""

_WIDE = 100  # cells from which what differs has a column of its own
_NARROW = 60  # cells below which the versions stand one under the other
_FIRST = 5  # entries of a list in brief


def drawing(revision: Revision, view: View) -> Page:
    """The whole report: both versions, the counts, targets, clauses, plans downstream."""
    found = lookup(revision)

    def draw(canvas: Canvas) -> Iterator[Row]:
        yield from _head(revision, canvas)
        if not revision.differs:
            yield from _same(revision, canvas)
        else:
            yield from _targets(revision, found, canvas, short=view.brief)
            if view.clauses and not view.brief:
                yield from headings(revision, canvas)
                yield from clauses(revision, found, canvas)
        for plan in revision.downstream:
            yield from _downstream(plan, found, canvas, short=view.brief)

    return Page(draw, lang=view.lang, ascii=view.ascii, width=view.width, marks=view.marks)


def _head(revision: Revision, canvas: Canvas) -> Iterator[Row]:
    """Both versions, and how many clauses and targets there are of each kind of change."""
    lang = canvas.lang
    entries = [
        (say("side.old", lang), plan_line(revision.old, canvas)),
        (say("side.new", lang), plan_line(revision.new, canvas)),
    ]
    yield from labelled(entries, canvas)
    yield []
    for title, counted in (
        ("page.clauses", [(CLAUSE_SIGNS[k], f"clause.{k}", n) for k, n in clause_counts(revision)]),
        ("page.targets", [(TARGET_SIGNS[k], f"target.{k}", n) for k, n in target_counts(revision)]),
    ):
        label = say(title, lang)
        items: list[Run] = [
            (f"{symbol(sign, canvas)} {say(key, lang)} {count}", sign.style)
            for sign, key, count in counted
        ]
        pad = cells(label) + 2
        for at, row in enumerate(flow(items, canvas.width - pad)):
            yield [(" " * pad, "") if at else (f"{label}  ", "dim"), *row]


def _same(revision: Revision, canvas: Canvas) -> Iterator[Row]:
    """That there is no difference, and how many clauses have another number."""
    count = sum(change.renumbered for change in revision.clauses)
    key = "page.same_renumbered" if count else "page.same"
    yield []
    yield from _folded(say(key, canvas.lang, count=count), canvas, "strong")


def _folded(text: str, canvas: Canvas, style: str = "") -> Iterator[Row]:
    yield from (line.runs for line in fold(text, canvas.width, style=style))


# ---- targets -------------------------------------------------------------------------------------


def _targets(revision: Revision, found: Lookup, canvas: Canvas, *, short: bool) -> Iterator[Row]:
    """Every target that differs, gravest first; in brief only the first ones."""
    lang = canvas.lang
    yield []
    yield rule(say("page.targets", lang), canvas)
    everything = list(changed_targets(revision))
    changes = everything[:_FIRST] if short else everything
    if not changes:
        yield from _folded(say("page.targets_same", lang), canvas, "dim")
        return
    labels = [_label(TARGET_SIGNS[one.fate], f"target.{one.fate}", canvas) for one in changes]
    width = max(cells(label) for label in labels)
    for label, change in zip(labels, changes, strict=True):
        old, new = found.sides(change)
        named = new or old
        if named is None:
            continue
        sides = [
            _target_side(plan, target, canvas)
            for plan, target in ((revision.old, old), (revision.new, new))
        ]
        lead = Line([(label, TARGET_SIGNS[change.fate].style)], cells(label))
        reason = canvas.own(getattr(change.reason, lang))
        yield from _entry((lead, width), name(named), sides, reason, canvas)
    yield from _more(len(everything) - len(changes), canvas)


def _more(count: int, canvas: Canvas) -> Iterator[Row]:
    """How many entries are not shown, where there are such."""
    if count:
        yield [(canvas.own(message("summary.more", canvas.lang, count=count)), "dim")]


def _label(sign: Sign, key: str, canvas: Canvas) -> str:
    return f"{symbol(sign, canvas)} {say(key, canvas.lang)}"


def _target_side(plan: Plan, target: Target | None, canvas: Canvas) -> Side:
    """Value above; deadline, clause and line below."""
    if target is None:
        return [[(canvas.glyphs.dash, "dim")]]
    year = deadline(target, canvas.lang)
    where = f"{target.clause} {line_label(plan, target.line)}"
    below = [(f"{year} {canvas.glyphs.dot} ", "dim")] if year else []
    below.append((where, place_style(plan, target.line)))
    return [[(value(target, canvas.lang, canvas.glyphs), "")], below]


def _entry(
    lead: tuple[Line, int],
    title: str,
    sides: Sequence[Side],
    reason: str,
    canvas: Canvas,
) -> Iterator[Row]:
    """A label, what it is about, both sides, and what differs; stacked on a narrow page."""
    label, width = lead
    rest = canvas.width - width - 2
    if canvas.width < _NARROW:
        lines = fold(title, rest, style="strong")
        for mark, side in zip(("< ", "> "), sides, strict=True):
            runs = [(mark, "dim"), *(run for runs in side for run in [*runs, (" ", "")])]
            lines += fold_runs(runs[:-1], rest)
        lines += fold(reason, rest, style="dim") if reason else []
        yield from columns([[label], lines], [width, rest])
        return
    wide = canvas.width >= _WIDE
    first = rest * (28 if wide else 36) // 100
    each = (rest - first - 4 - (2 if wide else 0)) // (3 if wide else 2)
    parts = [
        [label],
        fold(title, first, style="strong"),
        *([line for runs in one for line in fold_runs(runs, each)] for one in sides),
    ]
    widths = [width, first, each, each]
    if wide:
        widths.append(rest - first - 2 * each - 6)
        parts.append(fold(reason, widths[-1]) if reason else [])
    yield from columns(parts, widths)
    if reason and not wide:
        yield from columns([[], fold(reason, rest, style="dim")], [width, rest])


# ---- plans downstream ----------------------------------------------------------------------------


def _downstream(below: Downstream, found: Lookup, canvas: Canvas, *, short: bool) -> Iterator[Row]:
    """The verdicts on one plan that change with the revision, what opens a gap first."""
    lang = canvas.lang
    yield []
    title = say("page.downstream", lang, plan=below.plan.meta.title or below.plan.id)
    yield rule(clip(title, canvas.width - 4, ellipsis=canvas.glyphs.ellipsis), canvas)
    if not below.changes:
        yield from _folded(say("page.downstream_same", lang, count=below.unchanged), canvas, "dim")
        return
    changes = below.changes[:_FIRST] if short else below.changes
    width = max(cells(_effect(change, canvas)) for change in changes)
    for change in changes:
        label, sign = _effect(change, canvas), EFFECT_SIGNS[change.effect]
        lead = Line([(label, sign.style)], cells(label))
        old, new = found.sides(change)
        named = new or old
        if named is None:
            continue
        sides = [
            _verdict_side(verdict, target, canvas)
            for verdict, target in ((change.before, old), (change.after, new))
        ]
        said = _plan_says(change, below, canvas)
        yield from _entry((lead, width), name(named), sides, said, canvas)
    yield from _more(len(below.changes) - len(changes), canvas)
    rest = say("page.downstream_rest", lang, count=below.unchanged)
    yield from _folded(rest, canvas, "dim")


def _effect(change: DownstreamChange, canvas: Canvas) -> str:
    return _label(EFFECT_SIGNS[change.effect], f"effect.{change.effect}", canvas)


def _verdict_side(verdict: Verdict | None, target: Target | None, canvas: Canvas) -> Side:
    """The verdict above, the value that it measures by below."""
    if verdict is None:
        return [[(say("page.no_target", canvas.lang), "dim")]]
    sign = SIGNS[verdict.verdict]
    text = f"{symbol(sign, canvas)} {verdict_name(verdict.verdict, canvas.lang)}"
    gap = f" ({size(verdict)})" if size(verdict) else ""
    below = brief(target, canvas.lang, canvas.glyphs) if target is not None else ""
    return [[(text + gap, sign.style)], [(below, "dim")]]


def _plan_says(change: DownstreamChange, below: Downstream, canvas: Canvas) -> str:
    """What the plan itself says on the matter, where it has a target."""
    verdict = change.after or change.before
    partner = verdict.plan_target if verdict else None
    target = next((one for one in below.targets if one.id == partner), None)
    if target is None:
        return ""
    what = brief(target, canvas.lang, canvas.glyphs)
    return say("page.plan_says", canvas.lang, value=what, clause=target.clause, line=target.line)
