"""Why a clause was aligned or a verdict given: the evidence, summed and shown in both texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from align.model.comparison import Comparison
from align.report.explanation_clause import (
    Limits,
    Matches,
    plan_clause_case,
    reference_clause_case,
)
from align.report.explanation_target import Rivals, verdict_case
from align.report.index import index
from align.report.interface import View
from align.report.page import Canvas, Page, Row

Case = Callable[[Canvas], Iterator[Row]]


class Tools(NamedTuple):
    """What the stages know and a comparison does not hold; a report can do without."""

    matches: Matches | None = None
    """Start, end and concept of the terms in a text."""
    rivals: Rivals | None = None
    """The other targets of the plan that were looked at for one of the reference."""
    limits: Limits = Limits()
    """The scores that a first and a further answer need."""


NOTHING = Tools()


def explanation(comparison: Comparison, id: str, view: View, tools: Tools = NOTHING) -> Page:
    """The case for what the id or indicator names: a clause of either plan, or targets.

    Raises KeyError where neither plan has such a thing.
    """
    cases = _cases(comparison, id, tools)
    if not cases:
        raise KeyError(id)

    def draw(canvas: Canvas) -> Iterator[Row]:
        for place, case in enumerate(cases):
            if place:
                yield []
                yield [(canvas.glyphs.rule * canvas.width, "dim")]
            yield from case(canvas)

    return Page(draw, lang=view.lang, ascii=view.ascii, width=view.width, marks=view.marks)


def explained(comparison: Comparison) -> list[str]:
    """The names of what can be explained: clauses and targets of both sides, and indicators."""
    found = index(comparison)
    targets = (*comparison.reference_targets, *comparison.plan_targets)
    names = [alignment.plan for alignment in comparison.alignments]
    names += found.reference_clauses
    names += [f"{comparison.reference.id}:{clause}" for clause in found.reference_clauses]
    names += [f"{comparison.plan.id}:{alignment.plan}" for alignment in comparison.alignments]
    names += [target.id for target in targets]
    names += [target.indicator for target in targets]
    return list(dict.fromkeys(names))


def is_explained(comparison: Comparison, id: str) -> bool:
    """Whether there is something of that id, indicator or part of an indicator's name."""
    return bool(_cases(comparison, id, NOTHING))


def _cases(comparison: Comparison, id: str, tools: Tools) -> list[Case]:
    """What to draw: a clause (the plan's first, PLAN:CLAUSE says whose), else verdicts."""
    found = index(comparison)
    side, colon, bare = id.partition(":")
    sides = {comparison.plan.id: "plan", comparison.reference.id: "reference"}
    whose = sides.get(side, "") if colon else ""
    clause = bare if whose else id
    aligned = {alignment.plan: alignment for alignment in comparison.alignments}
    if clause in aligned and whose != "reference":
        return [plan_clause_case(aligned[clause], found, tools.matches, tools.limits)]
    if clause in found.reference_clauses and whose != "plan":
        return [reference_clause_case(comparison, clause, found, tools.matches)]
    chosen = _targets(comparison, id)
    return [
        verdict_case(comparison, verdict, tools.rivals)
        for verdict in comparison.verdicts
        if verdict.reference_target in chosen or verdict.plan_target in chosen
    ]


def _targets(comparison: Comparison, id: str) -> set[str]:
    """The targets of that id, of that indicator, or else with that in their indicator's name."""
    targets = (*comparison.reference_targets, *comparison.plan_targets)
    names: Sequence[Callable[[str, str], bool]] = (str.__eq__, str.__contains__)
    if any(target.id == id for target in targets):
        return {id}
    for fits in names:
        found = {
            target.id
            for target in targets
            if fits(target.indicator, id) or fits((target.scope or "") + target.indicator, id)
        }
        if found and id:
            return found
    return set()
