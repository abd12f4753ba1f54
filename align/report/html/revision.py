"""Two versions of one plan as a web page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from align.model import revision as model
from align.model.plan import Clause, Plan
from align.model.target import Target
from align.model.verdict import Verdict
from align.report import revision_view as view
from align.report.html.engine import render
from align.report.inline import differences
from align.report.layout import Span, safe
from align.report.sidebyside import lines_of
from align.report.style import SIGNS, UNICODE, Sign
from align.report.text import Lang, message
from align.report.values import brief, deadline, name, value

_MOST_DIFFERENCES = 600  # sentence pairs marked on one page: the time that it takes stays bounded


class Badge(NamedTuple):
    """What happened, as symbol, style and word."""

    key: str
    symbol: str
    style: str
    text: str
    number: int = 0
    meaning: str = ""


class Side(NamedTuple):
    """What one version says of a target, or a verdict measured by it."""

    value: str
    year: str
    quote: str
    place: str
    badge: Badge | None = None


class Row(NamedTuple):
    """A target, or a verdict on a plan downstream, before and after."""

    badge: Badge
    name: str
    old: Side | None
    new: Side | None
    gap: str
    reason: str


class Below(NamedTuple):
    """A plan downstream."""

    title: str
    name: str
    rows: tuple[Row, ...]
    unchanged: str


class Piece(NamedTuple):
    """A stretch of text that is marked alike."""

    text: str
    differs: bool


class Line(NamedTuple):
    """A sentence before and after."""

    kind: str
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    unchanged: str = ""
    """In place of sentences that are the same: how many."""


class Entry(NamedTuple):
    """A clause that differs."""

    badges: tuple[Badge, ...]
    old: tuple[tuple[str, str], ...]
    """Name and lines of each clause."""
    new: tuple[tuple[str, str], ...]
    units: tuple[str, str] | None
    lines: tuple[Line, ...]


def page(revision: model.Revision, lang: Lang = "zh") -> str:
    """The page. Raises AlignError where the template engine is not installed."""
    return _Page(revision, lang).page()


class _Page:
    """A page being made."""

    def __init__(self, revision: model.Revision, lang: Lang) -> None:
        self._revision = revision
        self._lang: Lang = lang
        self._found: view.Lookup = view.lookup(revision)
        self._budget = _MOST_DIFFERENCES

    def _say(self, key: str, **values: object) -> str:
        return view.say(key, self._lang, **values)

    def page(self) -> str:
        """The whole page."""
        revision = self._revision
        title = self._say("page.title", title=revision.new.meta.title or revision.new.id)
        targets = [
            self._badge(view.TARGET_SIGNS[fate], "target", fate, count)._replace(
                meaning=self._say(f"target_meaning.{fate}")
            )
            for fate, count in view.target_counts(revision)
        ]
        clauses = [
            self._badge(view.CLAUSE_SIGNS[key], "clause", key, count)
            for key, count in view.clause_counts(revision)
        ]
        renumbered = sum(change.renumbered for change in revision.clauses)
        same = "page.same_renumbered" if renumbered else "page.same"
        return render(
            "revision.html",
            self._lang,
            title=safe(title),
            tell=self._say,
            same="" if revision.differs else self._say(same, count=renumbered),
            plans=[
                (self._say(f"side.{side}"), self._facts(plan))
                for side, plan in (("old", revision.old), ("new", revision.new))
            ],
            target_badges=targets,
            clause_badges=clauses,
            rows=[self._target(change) for change in view.changed_targets(revision)],
            below=[self._below(below) for below in revision.downstream],
            headings=[
                (
                    self._say(f"heading.{change.fate}"),
                    " → ".join(safe(one) for one in (change.old, change.new) if one),
                )
                for change in revision.headings
            ],
            entries=[self._entry(change) for change in revision.clauses if change.differs],
        )

    def _badge(self, sign: Sign, group: str, key: str, count: int = 0) -> Badge:
        return Badge(key, sign.symbol, sign.style, self._say(f"{group}.{key}"), count)

    def _facts(self, plan: Plan) -> tuple[str, str]:
        """Title, and what else is known."""
        meta = plan.meta
        path = plan.source.path.replace("\\", "/")
        file = path.rsplit("/", 1)[-1] if path.startswith("/") else path
        facts = (meta.number, meta.date, file)
        return safe(meta.title or plan.id), safe(" · ".join(fact for fact in facts if fact))

    # ---- targets

    def _target(self, change: model.TargetChange) -> Row:
        old, new = self._found.sides(change)
        named = new or old
        return Row(
            self._badge(view.TARGET_SIGNS[change.fate], "target", change.fate),
            safe(name(named)) if named else "",
            self._side(old),
            self._side(new),
            change.gap or "",
            safe(getattr(change.reason, self._lang)),
        )

    def _side(self, target: Target | None) -> Side | None:
        if target is None:
            return None
        year = deadline(target, self._lang)
        line = self._line(target.line)
        place = f"{safe(target.clause)} · {line}"
        return Side(value(target, self._lang, UNICODE), year, safe(target.quote), place)

    def _line(self, line: int) -> str:
        return message("markdown.line", self._lang, line=line)

    def _below(self, below: model.Downstream) -> Below:
        name_of_plan = below.plan.meta.title or below.plan.id
        title = self._say("page.downstream", plan=name_of_plan)
        key = "page.downstream_rest" if below.changes else "page.downstream_same"
        own = {target.id: target for target in below.targets}
        rows = []
        for change in below.changes:
            old, new = self._found.sides(change)
            named, last = new or old, change.after or change.before
            partner = own.get((last.plan_target if last else None) or "")
            rows.append(
                Row(
                    self._badge(view.EFFECT_SIGNS[change.effect], "effect", change.effect),
                    safe(name(named)) if named else "",
                    self._verdict(change.before, old),
                    self._verdict(change.after, new),
                    safe(brief(partner, self._lang, UNICODE)) if partner else "",
                    safe(getattr(last.reason, self._lang)) if last else "",
                )
            )
        unchanged = self._say(key, count=below.unchanged)
        return Below(safe(title), safe(name_of_plan), tuple(rows), unchanged)

    def _verdict(self, verdict: Verdict | None, target: Target | None) -> Side | None:
        if verdict is None or target is None:
            return None
        sign = SIGNS[verdict.verdict]
        word = view.verdict_name(verdict.verdict, self._lang)
        gap = f" ({view.size(verdict)})" if view.size(verdict) else ""
        badge = Badge(verdict.verdict, sign.symbol, sign.style, word + gap)
        return Side(safe(brief(target, self._lang, UNICODE)), "", "", "", badge)

    # ---- clauses

    def _entry(self, change: model.ClauseChange) -> Entry:
        old, new = self._found.clauses(change)
        badges = (self._badge(view.CLAUSE_SIGNS[one], "clause", one) for one in view.names(change))
        units = (safe(view.unit_names(old)) or "—", safe(view.unit_names(new)) or "—")
        return Entry(
            tuple(badges),
            _heads(old),
            _heads(new),
            units if change.reassigned and old and new else None,
            tuple(self._lines(self._found.passages(change))),
        )

    def _lines(self, passages: Sequence[model.Passage]) -> Iterator[Line]:
        """The sentences that differ, and how many between them are the same."""
        same = 0
        for passage in (*passages, None):
            if passage is not None and passage.same:
                same += 1
                continue
            if same:
                told = self._say("page.unchanged", count=same)
                yield Line("same", (), (), f"{UNICODE.ellipsis} {told}")
                same = 0
            if passage is not None:
                yield self._passage(passage)

    def _passage(self, passage: model.Passage) -> Line:
        old = safe(self._found.wording(passage.old, new=False))
        new = safe(self._found.wording(passage.new, new=True))
        if not old or not new:
            return Line("left" if old else "right", _pieces(old, []), _pieces(new, []))
        spans: tuple[list[Span], list[Span]] = ([], [])
        if self._budget:
            self._budget -= 1
            spans = differences(old, new)
        return Line("near", _pieces(old, spans[0]), _pieces(new, spans[1]))


def _heads(clauses: Sequence[Clause]) -> tuple[tuple[str, str], ...]:
    """Name and lines of each clause."""
    return tuple(
        (
            safe(one.id if one.heading in one.id else f"{one.id} {one.heading}"),
            lines_of(one, UNICODE.range),
        )
        for one in clauses
    )


def _pieces(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """The text cut where it begins or ends to differ."""
    found: list[Piece] = []
    at = 0
    for start, end, _ in spans:
        found += (Piece(text[at:start], differs=False), Piece(text[start:end], differs=True))
        at = end
    found.append(Piece(text[at:], differs=False))
    return tuple(piece for piece in found if piece.text)
