"""Look at one plan alone: figures that contradict each other, wrong levels, what is lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from align.cli import exit_codes
from align.cli.declare import Option
from align.cli.options import PlanArgument, Session, choice, drawing, format_option
from align.cli.output import emit
from align.cli.work import library_of, read

if TYPE_CHECKING:
    from align.audit import Audit
    from align.corpus.library import Library
    from align.model.plan import Plan

FORMATS = ("terminal", "json")


@drawing
def run(
    session: Session,
    plan: PlanArgument,
    *,
    format: Annotated[str, format_option(FORMATS)] = "terminal",
    reference: Annotated[
        str | None,
        Option(
            "--reference",
            metavar="PLAN",
            help="Look for copied passages and offices of this plan (its parent if left out).",
        ),
    ] = None,
    exit_code: Annotated[
        bool, Option("--exit-code", help="Exit with 1 where there is more than a note.")
    ] = False,
) -> int:
    """Audit a plan and write what was found."""
    from align.report import audit as report

    choice("--format", format, FORMATS)
    library = library_of(session)
    found = _audited(session, library, read(session, library, plan), reference)
    if format == "json":
        emit(session, report.as_json(found))
    else:
        from align.cli.drawing import drawn, view_of

        emit(session, drawn(session, report.drawing(found, view_of(session))))
    serious = any(finding.severity != "info" for finding in found.findings)
    return exit_codes.FINDINGS if exit_code and serious else exit_codes.OK


def _audited(session: Session, library: Library, plan: Plan, reference: str | None) -> Audit:
    """The audit, beside the reference that was named or the parent that the corpus holds."""
    from align.audit import audit
    from align.corpus.compare import compare_plans
    from align.corpus.library import parent_name
    from align.pipeline import prepare

    name = reference or parent_name(library, plan)
    if reference is None and name not in library.ids:
        return audit(plan, prepare(plan).targets)
    comparison = compare_plans(library, read(session, library, name or ""), plan)
    return audit(
        plan,
        comparison.plan_targets,
        reference=comparison.reference,
        alignments=comparison.alignments,
    )
