"""What all reports of a revision share: looking things up, their names, and how they look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from align.lexicon import messages
from align.model.plan import Clause, Unit
from align.model.revision import (
    CLAUSE_FATES,
    TARGET_FATES,
    ClauseChange,
    DownstreamChange,
    Effect,
    Part,
    Passage,
    Revision,
    TargetChange,
    TargetFate,
)
from align.model.target import Target
from align.model.verdict import Verdict
from align.report.page import Canvas
from align.report.style import Sign
from align.report.text import Lang
from align.report.values import number

TARGET_SIGNS: dict[TargetFate, Sign] = {
    "relaxed": Sign("▼", "v", "orange"),
    "dropped": Sign("∅", "x", "magenta"),
    "later": Sign("→", ">", "amber"),
    "changed": Sign("?", "?", "grey"),
    "earlier": Sign("←", "<", "sky"),
    "tightened": Sign("▲", "^", "blue"),
    "added": Sign("+", "+", "teal"),
    "reworded": Sign("~", "~", "strong"),
    "kept": Sign("=", "=", "dim"),
}
CLAUSE_SIGNS = {
    "dropped": Sign("∅", "x", "magenta"),
    "added": Sign("+", "+", "teal"),
    "split": Sign("÷", "/", "amber"),
    "merged": Sign("∪", "&", "amber"),
    "edited": Sign("~", "~", "strong"),
    "kept": Sign("=", "=", "dim"),
    "moved": Sign("↕", "%", "sky"),
    "reassigned": Sign("@", "@", "sky"),
    "renumbered": Sign("#", "#", "dim"),
}
EFFECT_SIGNS: dict[Effect, Sign] = {
    "opens": Sign("▼", "v", "orange"),
    "worse": Sign("▼", "v", "amber"),
    "changes": Sign("~", "~", "strong"),
    "better": Sign("▲", "^", "sky"),
    "closes": Sign("▲", "^", "blue"),
}


class Lookup(NamedTuple):
    """The clauses and targets of both versions by id."""

    old_clauses: dict[str, Clause]
    new_clauses: dict[str, Clause]
    old_targets: dict[str, Target]
    new_targets: dict[str, Target]

    def sides(self, change: TargetChange | DownstreamChange) -> tuple[Target | None, Target | None]:
        """The target in the old and in the new version."""
        return self.old_targets.get(change.old or ""), self.new_targets.get(change.new or "")

    def clauses(self, change: ClauseChange) -> tuple[list[Clause], list[Clause]]:
        """The clauses in the old and in the new version."""
        return (
            [self.old_clauses[one] for one in change.old],
            [self.new_clauses[one] for one in change.new],
        )

    def wording(self, part: Part | None, *, new: bool) -> str:
        """The text of a part of a clause; "" where there is none."""
        if part is None:
            return ""
        clauses = self.new_clauses if new else self.old_clauses
        return clauses[part.clause].text[part.start : part.end].strip()

    def passages(self, change: ClauseChange) -> list[Passage]:
        """The sentences of a change; the heading of a clause that stands alone is named anyway."""
        if change.old and change.new:
            return list(change.passages)
        clauses = self.old_clauses if change.old else self.new_clauses
        parts = ((passage, passage.old or passage.new) for passage in change.passages)
        return [one for one, part in parts if part and part.end > clauses[part.clause].body + 1]


def lookup(revision: Revision) -> Lookup:
    """The lookup tables of a revision."""
    return Lookup(
        {clause.id: clause for clause in revision.old.clauses},
        {clause.id: clause for clause in revision.new.clauses},
        {target.id: target for target in revision.old_targets},
        {target.id: target for target in revision.new_targets},
    )


def say(key: str, lang: Lang, **values: object) -> str:
    """The text of that key of messages_diff.toml, its places filled."""
    return messages.message(f"diff.{key}", lang, **values)


def names(change: ClauseChange) -> list[str]:
    """What is to be told of a clause: what became of it, then what else happened to it."""
    further = [name for name in ("moved", "reassigned", "renumbered") if getattr(change, name)]
    if change.fate == "kept" and further:
        return further
    return [change.fate, *further]


def symbol(sign: Sign, canvas: Canvas) -> str:
    """The one-cell symbol of a change."""
    return sign.ascii if canvas.ascii else sign.symbol


def clause_counts(revision: Revision) -> list[tuple[str, int]]:
    """How many clauses there are of each kind of change, none left out that occurs.

    A clause that was edited and moved counts as both; what a reader need not act on comes last.
    """
    changes = revision.clauses
    found = [
        (str(fate), sum(change.fate == fate for change in changes))
        for fate in CLAUSE_FATES
        if fate != "kept"
    ]
    found += [
        (name, sum(getattr(one, name) for one in changes)) for name in ("moved", "reassigned")
    ]
    found.append(("kept", sum(not change.differs for change in changes)))
    found.append(("renumbered", sum(change.renumbered for change in changes)))
    return [(name, count) for name, count in found if count]


def target_counts(revision: Revision) -> list[tuple[TargetFate, int]]:
    """How many targets met each fate, in the order of consequence."""
    counts = [(fate, sum(one.fate == fate for one in revision.targets)) for fate in TARGET_FATES]
    return [(fate, count) for fate, count in counts if count]


def changed_targets(revision: Revision) -> Iterator[TargetChange]:
    """The targets that differ, by consequence, then in the order of the new version."""
    for fate in TARGET_FATES:
        if fate != "kept":
            yield from (change for change in revision.targets if change.fate == fate)


def unit_names(clauses: Sequence[Clause]) -> str:
    """The bodies responsible for clauses, as they are listed."""
    units: dict[Unit, None] = dict.fromkeys(unit for one in clauses for unit in one.units)
    return "、".join(unit.name for unit in units)


def size(verdict: Verdict) -> str:
    """The difference that a verdict measures, or for a part of an amount its share; "" for none."""
    if verdict.share is not None:
        return f"{number(verdict.share)}%"
    return "" if verdict.gap in (None, "0") else str(verdict.gap)


def verdict_name(name: str, lang: Lang) -> str:
    """The name of a verdict in that language."""
    return messages.message(f"report.verdict.{name}", lang)
