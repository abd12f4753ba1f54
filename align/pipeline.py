"""The order of the stages: read -> extract -> pair -> judge. The only module that knows it."""

from collections.abc import Mapping
from typing import NamedTuple

from align.lexicon.messages import both
from align.model.comparison import Comparison
from align.model.plan import Plan
from align.model.target import Target
from align.model.verdict import Relation, Words


class Prepared(NamedTuple):
    """A plan with its targets: what is worked out once, however often it is compared."""

    plan: Plan
    targets: tuple[Target, ...]


def prepare(plan: Plan) -> Prepared:
    """The plan with the targets that it sets."""
    from align.extract import extract_targets

    return Prepared(plan, extract_targets(plan))


def compare(
    reference: Plan | Prepared,
    plan: Plan | Prepared,
    *,
    relation: Relation | None = None,
    parents: Mapping[str, str | None] | None = None,
) -> Comparison:
    """The comparison of a plan with its reference.

    ``relation`` is found out from citations and jurisdictions where it is not given. ``parents``
    gives, for every plan of the corpus, the id of its parent, or the title of one that the corpus
    does not hold. A plan prepared before is not worked out again.
    """
    from align.judge import judge, relate
    from align.pair import pair_plans, untreated

    left = reference if isinstance(reference, Prepared) else prepare(reference)
    right = plan if isinstance(plan, Prepared) else prepare(plan)
    related = relation or relate(left.plan, right.plan)
    alignments = pair_plans(left.plan, right.plan, left.targets, right.targets)
    verdicts = judge(left.plan, right.plan, left.targets, right.targets, alignments, related)
    known = parents or {}
    return Comparison(
        reference=left.plan,
        plan=right.plan,
        relation=related,
        reference_parent=known.get(left.plan.id, left.plan.meta.parent) or None,
        plan_parent=known.get(right.plan.id, right.plan.meta.parent) or None,
        reference_targets=left.targets,
        plan_targets=right.targets,
        alignments=alignments,
        verdicts=verdicts,
        untreated=untreated(left.plan, right.plan, alignments),
        notes=_notes(left.plan, right.plan, related, known),
    )


def _notes(
    reference: Plan, plan: Plan, relation: Relation, parents: Mapping[str, str | None]
) -> tuple[Words, ...]:
    """What a reader must know before the figures: an absent parent, a mere benchmark."""
    notes = []
    parent = parents.get(plan.id) or plan.meta.parent
    if parent and parent not in parents and parent != reference.meta.title:
        notes.append(both("note.absent_parent", plan=plan.meta.title, parent=parent))
    if relation == "peer":
        notes.append(both("note.peer", reference=reference.meta.title))
    return tuple(notes)
