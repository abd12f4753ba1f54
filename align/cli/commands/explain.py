"""Show why a clause was aligned or a verdict given: the evidence, summed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from align.cli import exit_codes
from align.cli.declare import Argument
from align.cli.options import Session, drawing
from align.cli.output import emit
from align.cli.work import compared
from align.config import close
from align.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from align.model.comparison import Comparison
    from align.model.verdict import Verdict
    from align.report.explanation import Tools


@drawing
def run(
    session: Session,
    names: Annotated[
        list[str],
        Argument(
            metavar="[REFERENCE] PLAN CLAUSE-OR-TARGET",
            help="Two plans (or one and its parent), then a clause of the plan or of the "
            "reference (PLAN:CLAUSE says whose), a target's id, or an indicator.",
        ),
    ],
) -> int:
    """Write the evidence for one clause or target."""
    from align.cli.drawing import drawn, view_of
    from align.report.explanation import explained, explanation, is_explained

    *plans, id = names
    if not plans:
        raise UsageError("explain what?", hint="align explain REFERENCE PLAN CLAUSE-OR-TARGET")
    comparison = compared(session, plans)
    if not is_explained(comparison, id):
        hint = close(id, explained(comparison)) or "align clauses and align targets list them"
        raise UsageError(f"no clause or target {id!r} in {comparison.plan.id}", hint=hint)
    page = explanation(comparison, id, view_of(session), _tools(comparison))
    emit(session, drawn(session, page))
    return exit_codes.OK


def _tools(comparison: Comparison) -> Tools:
    """What the stages can still be asked: terms in a text, rivals of a partner, thresholds."""
    from align.judge.rivals import rivals
    from align.lexicon.concepts import locate_concepts
    from align.lexicon.loader import table
    from align.report.explanation import Tools
    from align.report.explanation_clause import Limits

    targets = {target.id: target for target in comparison.reference_targets}

    def others(verdict: Verdict) -> Iterable[tuple[str, float, str]]:
        return rivals(
            (comparison.reference, comparison.plan),
            targets[verdict.reference_target or ""],
            comparison.plan_targets,
            partner=verdict.plan_target,
        )

    least = table("weights")["choice"]
    return Tools(locate_concepts, others, Limits(least["primary"], least["further"]))
