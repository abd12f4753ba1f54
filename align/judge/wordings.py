"""Pairs in which one side sets no figure of its own: directions, and figures set elsewhere."""

from align.judge.axes import ValueRelation, relate_deadlines
from align.judge.ordered import ordered
from align.judge.outcome import Outcome, Pair, incomparable, unquantified, why
from align.judge.standing import benchmark_rank, standing_of
from align.model.verdict import Axes, AxisRelation


def without_figure(pair: Pair) -> Outcome:
    """The verdict where the reference gives a direction, or refers to another's figure."""
    ours, theirs = pair.plan.target, pair.reference.target
    deadline = relate_deadlines(theirs, ours)
    if ours.kind in ("quantity", "grade", "coverage"):
        if theirs.deadline is not None and ours.deadline is not None and deadline != "equal":
            return incomparable("period", pair, deadline="incomparable")
        if pair.likeness.level < 2 and pair.reference.nature != pair.plan.nature:
            return incomparable("definition", pair, value="incomparable")
        return Outcome("specified", why("specified", pair), Axes(deadline=deadline))
    if ours.kind == "reference":
        return _reference_pair(pair)
    if theirs.kind == "reference" or pair.likeness.level < 2:
        return unquantified(pair)
    return _trend_pair(pair, deadline)


AVERAGE = "平均"
"""What a plan adopts that will do as well as all below the level above do together."""

_RELATIONS: dict[int, AxisRelation] = {1: "stricter", 0: "equal", -1: "looser"}


def _reference_pair(pair: Pair) -> Outcome:
    ours, theirs = standing_of(pair.plan.target), standing_of(pair.reference.target)
    direction = pair.reference.target.kind == "trend"
    if pair.relation == "revision" and ours == theirs and not direction:
        return ordered(pair, ValueRelation("equal"), "state")
    deadlines = {pair.plan.target.deadline, pair.reference.target.deadline}
    if len(deadlines) == 2 and None not in deadlines:
        return incomparable("period", pair, deadline="incomparable")
    if ours == "beyond" and pair.relation != "peer" and theirs != "beyond":
        return Outcome("stricter", why("stricter_reference", pair), Axes(value="stricter"))
    if ours == "handed_down":
        key = "trend" if direction else "chain" if theirs == "handed_down" else ""
        if pair.relation == "peer":
            key = "peer"
        elif AVERAGE in pair.plan.target.quote:
            key = "average"
        return Outcome("deferred", why(f"deferred_{key}" if key else "deferred", pair))
    ranks = benchmark_rank(pair.plan.target), benchmark_rank(pair.reference.target)
    if ours == theirs == "benchmark" and ranks[0] is not None and ranks[1] is not None:
        further = (ranks[0] > ranks[1]) - (ranks[0] < ranks[1])
        relation = _RELATIONS[further]
        return ordered(pair, ValueRelation(relation), "benchmark")
    same = ours == theirs and pair.plan.target.word == pair.reference.target.word
    if same and not direction:
        return ordered(pair, ValueRelation("equal"), "state")
    return incomparable("standing", pair, value="incomparable")


def _trend_pair(pair: Pair, deadline: AxisRelation) -> Outcome:
    ours, theirs = pair.plan.target, pair.reference.target
    if ours.change != theirs.change and "level" not in (ours.change, theirs.change):
        return incomparable("opposite", pair, value="incomparable")
    if None not in (ours.deadline, theirs.deadline) and deadline != "equal":
        return incomparable("period", pair, deadline="incomparable")
    return ordered(pair, ValueRelation("equal"), "trend")


def adopted(pair: Pair) -> Outcome:
    """The verdict where the plan refers to another's figure and the reference sets its own."""
    standing = standing_of(pair.plan.target)
    ours, theirs = pair.plan.target, pair.reference.target
    if standing == "beyond" and pair.relation == "parent":
        return Outcome("stricter", why("stricter_reference", pair), Axes(value="stricter"))
    if standing != "handed_down":
        return incomparable("standing", pair, value="incomparable")
    if None not in (ours.deadline, theirs.deadline) and ours.deadline != theirs.deadline:
        return unquantified(pair)
    key = "deferred_average" if AVERAGE in ours.quote else "deferred"
    if pair.relation == "peer":
        key = "deferred_peer"
    return Outcome("deferred", why(key, pair))
