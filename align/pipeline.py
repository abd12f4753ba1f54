"""The order of the stages: read -> extract -> pair -> judge. The only module that knows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from align.lexicon.messages import both
from align.model.comparison import Comparison
from align.model.plan import Plan
from align.model.target import Target
from align.model.verdict import Relation, Verdict, Words

if TYPE_CHECKING:
    from align.model.revision import Downstream, Revision, TargetChange


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


def revise(
    old: Plan | Prepared,
    new: Plan | Prepared,
    downstream: Iterable[Plan | Prepared] = (),
    *,
    parents: Mapping[str, str | None] | None = None,
) -> Revision:
    """What became of clauses and targets between two versions of a plan.

    For each plan of ``downstream``, which verdicts on it change when the new version takes the
    place of the old one. ``parents`` is as in ``compare``.
    """
    from align.judge import judge
    from align.model.revision import Revision
    from align.revise import match_targets, revise_clauses, revise_targets

    left = old if isinstance(old, Prepared) else prepare(old)
    right = new if isinstance(new, Prepared) else prepare(new)

    def judged(one: Target, other: Target) -> tuple[Verdict, Verdict]:
        ahead = judge(left.plan, right.plan, (one,), (other,), (), "revision")
        behind = judge(right.plan, left.plan, (other,), (one,), (), "revision")
        return ahead[0], behind[0]

    clauses, headings = revise_clauses(left.plan, right.plan)
    targets = revise_targets(match_targets(left.targets, right.targets, clauses), judged)
    return Revision(
        old=left.plan,
        new=right.plan,
        old_targets=left.targets,
        new_targets=right.targets,
        headings=headings,
        clauses=clauses,
        targets=targets,
        downstream=tuple(_below(left, right, plan, targets, parents or {}) for plan in downstream),
    )


def _below(
    old: Prepared,
    new: Prepared,
    plan: Plan | Prepared,
    targets: tuple[TargetChange, ...],
    parents: Mapping[str, str | None],
) -> Downstream:
    """What the revision means for one plan, which is related alike to both versions."""
    from align.judge import relate
    from align.revise import revise_verdicts

    ready = plan if isinstance(plan, Prepared) else prepare(plan)
    related = [relate(version.plan, ready.plan) for version in (old, new)]
    listed = parents.get(ready.plan.id) in (old.plan.id, new.plan.id)
    relation: Relation = "parent" if listed or "parent" in related else related[1]
    before = compare(old, ready, relation=relation, parents=parents)
    after = compare(new, ready, relation=relation, parents=parents)
    return revise_verdicts(before, after, targets)


def _notes(
    reference: Plan, plan: Plan, relation: Relation, parents: Mapping[str, str | None]
) -> tuple[Words, ...]:
    """What a reader must know before the figures: an absent parent, a mere benchmark."""
    from align.judge import carries_out

    notes = []
    parent = parents.get(plan.id) or plan.meta.parent
    if parent and parent not in parents and not carries_out(plan, reference):
        notes.append(both("note.absent_parent", plan=plan.meta.title, parent=parent))
    if relation == "peer":
        notes.append(both("note.peer", reference=reference.meta.title))
    return tuple(notes)
