"""The verdict on a pair of targets: by their kinds, then by the relation on each axis."""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from align.judge import reasons
from align.judge.axes import (
    ValueRelation,
    rank_of,
    relate_coverage,
    relate_deadlines,
    relate_reach,
    relate_strengths,
    relate_values,
    unit_of,
)
from align.judge.scope import ScopeRelation
from align.judge.standing import standing_of
from align.judge.subject import Likeness, Subject, is_share, share_of
from align.model.verdict import Axes, AxisRelation, Relation, VerdictName, Words

FULL = Decimal(100)


class Outcome(NamedTuple):
    """What a pair of targets comes to."""

    verdict: VerdictName
    reason: Words
    axes: Axes = Axes()
    gap: str | None = None
    share: Decimal | None = None


class Pair(NamedTuple):
    """A target of the reference beside the plan's target that answers it."""

    reference: Subject
    plan: Subject
    likeness: Likeness
    relation: Relation


def combine(pair: Pair) -> Outcome:
    """The verdict on a pair; every pair of kinds has its own rule."""
    ours, theirs = pair.plan.target, pair.reference.target
    if theirs.kind in ("reference", "trend"):
        return _without_figure(pair)
    if ours.kind == "reference":
        return _adopted(pair)
    if ours.kind == "trend":
        return _unquantified(pair)
    if theirs.kind == "coverage":
        return _against_coverage(pair)
    if theirs.kind == "grade":
        if ours.kind == "grade":
            return _against_grade(pair)
        if ours.kind == "quantity":
            return _incomparable("grade", pair)
        return Outcome("unquantified", _why("unquantified_grade", pair))
    return _against_quantity(pair)


def _why(key: str, pair: Pair, **values: object) -> Words:
    return reasons.reason(key, pair.reference, pair.plan, **values)


def _incomparable(cause: str, pair: Pair, **axes: AxisRelation) -> Outcome:
    return Outcome("incomparable", _why(f"incomparable_{cause}", pair), Axes(**axes))


def _unquantified(pair: Pair) -> Outcome:
    ours, theirs = pair.plan.target, pair.reference.target
    other = None not in (ours.deadline, theirs.deadline) and ours.deadline != theirs.deadline
    key = "unquantified_period" if other else "unquantified_partner"
    return Outcome("unquantified", _why(key, pair))


# ---- a reference without a figure of its own ---------------------------------------------------


def _without_figure(pair: Pair) -> Outcome:
    ours, theirs = pair.plan.target, pair.reference.target
    deadline = relate_deadlines(theirs, ours)
    if ours.kind in ("quantity", "grade", "coverage"):
        if theirs.deadline is not None and ours.deadline is not None and deadline != "equal":
            return _incomparable("period", pair, deadline="incomparable")
        return Outcome("specified", _why("specified", pair), Axes(deadline=deadline))
    if ours.kind == "reference":
        return _reference_pair(pair)
    if theirs.kind == "reference":
        return _unquantified(pair)
    return _trend_pair(pair, deadline)


def _reference_pair(pair: Pair) -> Outcome:
    ours, theirs = standing_of(pair.plan.target), standing_of(pair.reference.target)
    if pair.relation == "revision" and ours == theirs and pair.reference.target.kind == "reference":
        return _ordered(pair, ValueRelation("equal"), "state")
    deadlines = {pair.plan.target.deadline, pair.reference.target.deadline}
    if len(deadlines) == 2 and None not in deadlines:
        return _incomparable("period", pair, deadline="incomparable")
    if ours == "beyond" and pair.relation != "peer" and theirs != "beyond":
        return Outcome("stricter", _why("stricter_reference", pair), Axes(value="stricter"))
    if pair.relation == "peer" and ours == "handed_down":
        return Outcome("deferred", _why("deferred_peer", pair))
    if pair.reference.target.kind == "trend":
        return Outcome("deferred", _why("deferred_trend", pair))
    if ours == "handed_down":
        chain = theirs == "handed_down"
        return Outcome("deferred", _why("deferred_chain" if chain else "deferred", pair))
    same = ours == theirs and pair.plan.target.word == pair.reference.target.word
    if same:
        return _ordered(pair, ValueRelation("equal"), "state")
    return _incomparable("standing", pair, value="incomparable")


def _trend_pair(pair: Pair, deadline: AxisRelation) -> Outcome:
    ours, theirs = pair.plan.target, pair.reference.target
    if ours.change != theirs.change and "level" not in (ours.change, theirs.change):
        return _incomparable("direction", pair, value="incomparable")
    if None not in (ours.deadline, theirs.deadline) and deadline != "equal":
        return _incomparable("period", pair, deadline="incomparable")
    return _ordered(pair, ValueRelation("equal"), "trend")


def _adopted(pair: Pair) -> Outcome:
    standing = standing_of(pair.plan.target)
    ours, theirs = pair.plan.target, pair.reference.target
    if standing == "beyond" and pair.relation == "parent":
        return Outcome("stricter", _why("stricter_reference", pair), Axes(value="stricter"))
    if standing != "handed_down":
        return _incomparable("standing", pair, value="incomparable")
    if None not in (ours.deadline, theirs.deadline) and ours.deadline != theirs.deadline:
        return _unquantified(pair)
    key = "deferred_peer" if pair.relation == "peer" else "deferred"
    return Outcome("deferred", _why(key, pair))


# ---- states, grades and figures ------------------------------------------------------------------


def _against_coverage(pair: Pair) -> Outcome:
    ours, theirs = pair.plan.target, pair.reference.target
    if ours.kind == "coverage":
        value = relate_coverage(theirs, ours)
        if value.hindrance and value.relation == "incomparable":
            return _incomparable("open", pair, value="incomparable")
        return _ordered(pair, value, "coverage")
    if ours.kind == "grade":
        return _ordered(pair, ValueRelation("stricter"), "coverage")
    full = rank_of(theirs) == 3
    share = share_of(ours)
    if share is not None and ours.change == "level" and full:
        complete = share >= FULL
        return _ordered(pair, ValueRelation("equal" if complete else "looser"), "coverage")
    return _incomparable("definition", pair, value="incomparable")


def _against_grade(pair: Pair) -> Outcome:
    if unit_of(pair.reference.target) != unit_of(pair.plan.target):
        return _incomparable("dimension", pair, value="incomparable")
    if (pair.reference.target.unit or "") != (pair.plan.target.unit or ""):
        return _incomparable("dimension", pair, value="incomparable")
    return _ordered(pair, relate_values(pair.reference.target, pair.plan.target), "grade")


def _against_quantity(pair: Pair) -> Outcome:
    ours, theirs = pair.plan.target, pair.reference.target
    if ours.kind == "coverage":
        return _coverage_for_quantity(pair)
    if ours.kind == "grade":
        return _incomparable("grade", pair, value="incomparable")
    if pair.likeness.level < 2:
        return _other_definition(pair)
    value = relate_values(theirs, ours)
    if value.hindrance:
        return _hindered(pair, value)
    if (theirs.extensive or ours.extensive) and pair.relation != "revision":
        return _amounts(pair)
    return _ordered(pair, value, "value")


def _coverage_for_quantity(pair: Pair) -> Outcome:
    ours, theirs = pair.plan.target, pair.reference.target
    rank = rank_of(ours)
    share = share_of(theirs) if theirs.change == "level" else None
    if pair.likeness.level < 2 or share is None or rank is None:
        return Outcome("unquantified", _why("unquantified_partner", pair))
    if rank == 3:
        relation: AxisRelation = "equal" if share >= FULL else "stricter"
        return _ordered(pair, ValueRelation(relation), "coverage")
    if share >= FULL and rank == 2:
        return _ordered(pair, ValueRelation("looser"), "coverage")
    return Outcome("unquantified", _why("unquantified_partner", pair))


def _other_definition(pair: Pair) -> Outcome:
    ours, theirs = pair.plan, pair.reference
    if unit_of(ours.target) != unit_of(theirs.target):
        return _hindered(pair, ValueRelation("incomparable", "dimension"))
    if ours.target.change != theirs.target.change:
        return _incomparable("change", pair, value="incomparable")
    return _incomparable("definition", pair, value="incomparable")


def _hindered(pair: Pair, value: ValueRelation) -> Outcome:
    cause = str(value.hindrance)
    sides = {is_share(pair.plan.target), is_share(pair.reference.target)}
    extensive = pair.plan.target.extensive or pair.reference.target.extensive
    if cause == "dimension" and len(sides) == 2 and extensive:
        cause = "share_amount"
    return _incomparable(cause, pair, value="incomparable")


def _amounts(pair: Pair) -> Outcome:
    ours, theirs = pair.plan.target, pair.reference.target
    if pair.relation == "peer":
        return _incomparable("amounts", pair, value="incomparable")
    mine, whole = ours.normalized, theirs.normalized
    if mine is None or whole is None or not mine.upper or not whole.upper:
        return _incomparable("dimension", pair, value="incomparable")
    exact = mine.upper / whole.upper * 100
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    share = rounded.normalize() if rounded == rounded.to_integral() else rounded
    text = reasons.plain(share)
    deadline = relate_deadlines(theirs, ours)
    return Outcome(
        "contributes",
        _why("contributes", pair, share=text),
        Axes(deadline=deadline),
        share=Decimal(text),
    )


# ---- the axes together ---------------------------------------------------------------------------


def _ordered(pair: Pair, value: ValueRelation, by: str) -> Outcome:
    """The verdict of comparable values from all four axes."""
    ours, theirs = pair.plan.target, pair.reference.target
    deadline = relate_deadlines(theirs, ours)
    strength = relate_strengths(theirs, ours)
    scope, lies = relate_reach(pair.reference, pair.plan)
    axes = Axes(value.relation, deadline, strength, scope)
    # a formula brings both sides to per cent, whatever they are printed in (番)
    points = bool(value.formula)
    gap = value.gap if points else reasons.printed_gap(theirs, value.gap)
    verdict, cause = decide(axes, by=by, keeps=theirs.keeps or ours.keeps)
    size = reasons.gap_words(theirs, gap, points=points) if gap is not None else Words("", "")
    if cause == "equal" and value.inside:
        cause = "equal_inside"
    if cause == "looser_later" and ours.deadline is None:
        cause = "looser_undated"
    if cause == "stricter_earlier" and theirs.deadline is None:
        cause = "stricter_dated"
    if cause == "incomparable_overlap":
        # the scopes are what is defined otherwise: they stand where the names would
        names = {"name_plan": pair.plan, "name_reference": pair.reference}
        scopes = {key: reasons.scope_words(side) for key, side in names.items()}
        return Outcome(verdict, _why("incomparable_definition", pair, **scopes), axes)
    sentence = reasons.joined(_why(cause, pair, gap=size), *_notes(pair, axes, lies, value, cause))
    shown = reasons.signed(gap) if gap is not None and ours.lower is not None else None
    return Outcome(verdict, sentence, axes, shown)


def decide(axes: Axes, *, by: str = "value", keeps: bool = False) -> tuple[VerdictName, str]:
    """Verdict and cause: value and deadline decide first, then scope, then strength."""
    if axes.deadline == "incomparable" or {axes.value, axes.deadline} == {"stricter", "looser"}:
        return "incomparable", "incomparable_kept" if keeps else "incomparable_period"
    first = axes.value if axes.value != "equal" else axes.deadline
    if first == "stricter":
        if axes.scope in ("looser", "incomparable"):
            return "incomparable", "incomparable_scope"
        return "stricter", _further(axes, by)
    if first == "looser":
        return "looser", _short(axes, by)
    if axes.scope == "incomparable":
        # neither holds for what the other does: not looser, for then each would be the looser one
        return "incomparable", "incomparable_overlap"
    if axes.scope == "looser":
        return "looser", "looser_narrower"
    if axes.strength == "looser":
        return "looser", "looser_softened"
    if axes.strength == "stricter":
        return "stricter", "stricter_firmer"
    return "equal", {"coverage": "equal_state", "state": "equal_state", "trend": "equal_trend"}.get(
        by, "equal"
    )


def _further(axes: Axes, by: str) -> str:
    if axes.value == "equal":
        return "stricter_earlier"
    if by in ("coverage", "grade"):
        return f"stricter_{by}"
    return "stricter_value_earlier" if axes.deadline == "stricter" else "stricter_value"


def _short(axes: Axes, by: str) -> str:
    if axes.value == "equal":
        return "looser_later"
    if by in ("coverage", "grade"):
        return f"looser_{by}"
    return "looser_value_later" if axes.deadline == "looser" else "looser_value"


def _notes(
    pair: Pair, axes: Axes, lies: ScopeRelation, value: ValueRelation, cause: str
) -> list[Words]:
    found = []
    if value.formula:
        found.append(reasons.note("formula", pair.reference, pair.plan, formula=value.formula))
    if axes.strength == "looser" and cause != "looser_softened":
        found.append(reasons.note("softened", pair.reference, pair.plan))
    if lies in ("narrower", "overlap") and cause not in ("looser_narrower", "incomparable_scope"):
        found.append(reasons.note("narrower", pair.reference, pair.plan))
    if lies == "wider":
        found.append(reasons.note("wider", pair.reference, pair.plan))
    return found
