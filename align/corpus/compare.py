"""Compare plans of a corpus: which reference a plan is measured by, and the run itself."""

from __future__ import annotations

from align.corpus.library import Library, parent_name, parents_of
from align.errors import UsageError
from align.model.comparison import Comparison
from align.model.plan import Plan
from align.model.verdict import Relation
from align.pipeline import Prepared, compare


def compare_plans(
    library: Library,
    reference: Plan | Prepared,
    plan: Plan | Prepared,
    *,
    relation: Relation | None = None,
) -> Comparison:
    """The comparison of two plans, with what people have decided on them applied.

    Where their relation is not given, the parent that the corpus knows decides; else their texts.
    """
    first = reference.plan if isinstance(reference, Prepared) else reference
    second = plan.plan if isinstance(plan, Prepared) else plan
    if relation is None and parent_name(library, second) == first.id != second.id:
        relation = "parent"
    parents = parents_of(library, (first, second))
    found = compare(reference, plan, relation=relation, parents=parents)
    if not any(one.plan == second.id for one in library.decisions):
        return found
    from align.corpus.deciding import engine_of
    from align.decide.apply import apply

    return apply(found, library.decisions, engine_of(found))


def parent_of(library: Library, plan: Plan) -> str:
    """The id of the plan that a plan carries out. Raises UsageError where there is none here."""
    parent = parent_name(library, plan)
    hint = f"name a reference: align compare REFERENCE {plan.id}"
    if parent is None:
        raise UsageError(f"{plan.id} names no plan that it carries out", hint=hint)
    if parent not in library.ids:
        raise UsageError(f"the parent of {plan.id}, 《{parent}》, is not in the corpus", hint=hint)
    return parent


def usual_reference(library: Library, id: str) -> str | None:
    """The id of the plan that a plan of the corpus is reported against; None for the topmost.

    That is its parent; where the corpus does not hold it, the first plan that has no parent,
    as a benchmark.
    """
    parent = library.parents[id]
    if parent in library.ids:
        return parent
    if not parent:
        return None
    return next((entry.id for entry in library.entries if not entry.parent), None)
