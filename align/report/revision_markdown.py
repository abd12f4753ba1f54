"""A revision as a Markdown page, for readers who have never seen the tool."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align import __version__
from align.model.plan import Clause, Plan
from align.model.revision import ClauseChange, Downstream, Passage, Revision
from align.model.target import Target
from align.model.verdict import Verdict
from align.report import revision_view as view
from align.report.inline import differences
from align.report.layout import Span
from align.report.markup import Links, escaped, link, table
from align.report.style import SIGNS, UNICODE
from align.report.text import Lang
from align.report.values import brief, name

_DASH = UNICODE.dash


class _Page:
    """One page being written: what all its sections need."""

    def __init__(self, revision: Revision, lang: Lang, base: str) -> None:
        self.revision = revision
        self.lang: Lang = lang
        self.links = Links(base)
        self.found: view.Lookup = view.lookup(revision)

    def say(self, key: str, **values: object) -> str:
        """A text of the page."""
        return view.say(key, self.lang, **values)


def page(revision: Revision, lang: Lang = "zh", *, base: str = "") -> str:
    """The whole page; ``base`` leads from its directory to the one that paths start from."""
    written = _Page(revision, lang, base)
    sections = (_opening, _summary, _targets, _downstream, _headings, _clauses)
    lines = [line for section in sections for line in section(written)]
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n"


def _opening(page: _Page) -> Iterator[str]:
    """Title, what the page is, and both versions."""
    revision, say = page.revision, page.say
    title = revision.new.meta.title or revision.new.id
    yield from (f"# {say('page.title', title=escaped(title))}", "")
    yield from (f"{say('page.intro')} {say('page.made_by', version=__version__)}", "")
    rows = [
        [
            say(f"side.{side}"),
            escaped(plan.meta.title or plan.id),
            escaped(plan.meta.number or _DASH),
            escaped(plan.meta.date or _DASH),
            link(f"`{plan.id}`", page.links.path(plan)),
        ]
        for side, plan in (("old", revision.old), ("new", revision.new))
    ]
    heads = ("page.plan", "page.number", "page.date", "page.text")
    yield from table(["", *(say(key) for key in heads)], rows)


def _summary(page: _Page) -> Iterator[str]:
    """How many clauses and targets there are of each kind of change."""
    revision, say = page.revision, page.say
    if not revision.differs:
        count = sum(change.renumbered for change in revision.clauses)
        key = "page.same_renumbered" if count else "page.same"
        yield from (f"**{say(key, count=count)}**", "")
        return
    yield from (f"## {say('page.summary')}", "")
    rows = [
        [
            f"{view.TARGET_SIGNS[fate].symbol} {say(f'target.{fate}')}",
            str(count),
            say(f"target_meaning.{fate}"),
        ]
        for fate, count in view.target_counts(revision)
    ]
    if rows:
        heads = ("page.targets", "page.count", "page.meaning")
        yield from table([say(key) for key in heads], rows)
    counts = view.clause_counts(revision)
    comma = "，" if page.lang == "zh" else ", "
    listed = comma.join(f"{say(f'clause.{key}')} {count}" for key, count in counts)
    yield from (f"{say('page.clauses')}{'：' if page.lang == 'zh' else ': '}{listed}", "")


def _targets(page: _Page) -> Iterator[str]:
    """Every target that differs, gravest first."""
    revision, say = page.revision, page.say
    if not revision.differs:
        return
    yield from (f"## {say('page.targets')}", "")
    rows = []
    for change in view.changed_targets(revision):
        old, new = page.found.sides(change)
        named = new or old
        rows.append(
            [
                f"{view.TARGET_SIGNS[change.fate].symbol} {say(f'target.{change.fate}')}",
                escaped(name(named)) if named else _DASH,
                _target(page, revision.old, old),
                _target(page, revision.new, new),
                escaped(getattr(change.reason, page.lang)),
            ]
        )
    if not rows:
        yield from (say("page.targets_same"), "")
        return
    heads = ("side.change", "page.indicator", "side.old", "side.new", "page.reason")
    yield from table([say(key) for key in heads], rows)


def _target(page: _Page, plan: Plan, target: Target | None) -> str:
    """Value, deadline and link of a target."""
    if target is None:
        return _DASH
    where = page.links.lines(plan, target.start, target.end)
    return f"{escaped(brief(target, page.lang, UNICODE))} {where}"


def _downstream(page: _Page) -> Iterator[str]:
    """For each plan downstream the verdicts that change."""
    for below in page.revision.downstream:
        plan = escaped(below.plan.meta.title or below.plan.id)
        yield from (f"## {page.say('page.downstream', plan=plan)}", "")
        if not below.changes:
            yield from (page.say("page.downstream_same", count=below.unchanged), "")
            continue
        heads = ("side.change", "page.indicator", "side.before", "side.after", "page.plan")
        yield from table([page.say(key) for key in heads], _verdicts(page, below))
        yield from (page.say("page.downstream_rest", count=below.unchanged), "")


def _verdicts(page: _Page, below: Downstream) -> Iterator[Sequence[str]]:
    targets = {target.id: target for target in below.targets}
    for change in below.changes:
        old, new = page.found.sides(change)
        named = new or old
        last = change.after or change.before
        own = targets.get((last.plan_target if last else None) or "")
        yield [
            f"{view.EFFECT_SIGNS[change.effect].symbol} {page.say(f'effect.{change.effect}')}",
            escaped(name(named)) if named else _DASH,
            _verdict(page, change.before, old),
            _verdict(page, change.after, new),
            _target(page, below.plan, own),
        ]


def _verdict(page: _Page, verdict: Verdict | None, target: Target | None) -> str:
    """A verdict and the value that it measures by."""
    if verdict is None:
        return page.say("page.no_target")
    sign = escaped(SIGNS[verdict.verdict].symbol)
    gap = f" ({escaped(view.size(verdict))})" if view.size(verdict) else ""
    value = f" {_DASH} {escaped(brief(target, page.lang, UNICODE))}" if target else ""
    return f"{sign} {view.verdict_name(verdict.verdict, page.lang)}{gap}{value}"


def _headings(page: _Page) -> Iterator[str]:
    """The headings above clauses that were put in, taken out or changed."""
    if not page.revision.headings:
        return
    yield from (f"## {page.say('page.headings')}", "")
    for change in page.revision.headings:
        titles = [escaped(one) for one in (change.old, change.new) if one]
        yield f"- {page.say(f'heading.{change.fate}')}{_colon(page)}{' → '.join(titles)}"
    yield ""


def _colon(page: _Page) -> str:
    return "：" if page.lang == "zh" else ": "


def _clauses(page: _Page) -> Iterator[str]:
    """Every clause that differs, in the order of the new version."""
    changes = [change for change in page.revision.clauses if change.differs]
    if not changes:
        return
    yield from (f"## {page.say('page.clauses')} ({len(changes)})", "")
    for change in changes:
        yield from _clause(page, change)


def _clause(page: _Page, change: ClauseChange) -> Iterator[str]:
    """What happened, both places, the responsible bodies, and the sentences that differ."""
    old, new = page.found.clauses(change)
    what = " · ".join(
        f"{escaped(view.CLAUSE_SIGNS[one].symbol)} {page.say(f'clause.{one}')}"
        for one in view.names(change)
    )
    sides = [
        "、".join(page.links.clause(plan, one) for one in clauses)
        for plan, clauses in ((page.revision.old, old), (page.revision.new, new))
        if clauses
    ]
    yield from (f"### {what}{_colon(page)}{escaped(_title(new or old))}", "")
    yield from (" → ".join(sides), "")
    if change.reassigned:
        units = (escaped(view.unit_names(side)) or _DASH for side in (old, new))
        yield from (f"{page.say('page.units')}{_colon(page)}{' → '.join(units)}", "")
    unchanged = 0
    for passage in page.found.passages(change):
        unchanged += passage.same
        if not passage.same:
            yield from (f"- {_passage(page, passage)}",)
    if change.old and change.new and unchanged:
        yield f"- {UNICODE.ellipsis} {page.say('page.unchanged', count=unchanged)}"
    yield ""


def _title(clauses: Sequence[Clause]) -> str:
    return clauses[0].heading or clauses[0].id


def _passage(page: _Page, passage: Passage) -> str:
    """One sentence: what was taken out struck through, what was put in underlined."""
    old = page.found.wording(passage.old, new=False)
    new = page.found.wording(passage.new, new=True)
    if not new:
        return f"<del>{escaped(old)}</del>"
    if not old:
        return f"<ins>{escaped(new)}</ins>"
    left, right = differences(old, new)
    if not left and not right:
        return f"<del>{escaped(old)}</del> <ins>{escaped(new)}</ins>"
    return _woven(old, new, left, right)


def _woven(old: str, new: str, left: Sequence[Span], right: Sequence[Span]) -> str:
    """Both wordings in one: the common text once, between it what each has of its own."""
    parts: list[str] = []
    gone, come = list(left), list(right)
    i = j = 0
    while i < len(old) or j < len(new):
        if gone and gone[0][0] == i:
            i = gone.pop(0)[1]
            parts.append(f"<del>{escaped(old[left[-len(gone) - 1][0] : i])}</del>")
        elif come and come[0][0] == j:
            j = come.pop(0)[1]
            parts.append(f"<ins>{escaped(new[right[-len(come) - 1][0] : j])}</ins>")
        else:
            size = min(
                (gone[0][0] if gone else len(old)) - i, (come[0][0] if come else len(new)) - j
            )
            size = max(size, 1)
            parts.append(escaped(old[i : i + size]))
            i, j = i + size, j + size
    return "".join(parts)
