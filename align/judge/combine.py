"""The verdict on a pair of targets: every pair of kinds has its own rule."""

from decimal import ROUND_HALF_EVEN, Decimal

from align.judge import reasons
from align.judge.axes import (
    ValueRelation,
    over_one_period,
    rank_of,
    relate_coverage,
    relate_deadlines,
    relate_reach,
    relate_values,
    unit_of,
)
from align.judge.likeness import alike, names_grade
from align.judge.ordered import ordered
from align.judge.outcome import Outcome, Pair, incomparable, unquantified, why
from align.judge.subject import is_share, share_of
from align.judge.wordings import adopted, without_figure
from align.model.verdict import Axes, AxisRelation

FULL = Decimal(100)


def combine(pair: Pair) -> Outcome:
    """The verdict on a pair of targets."""
    ours, theirs = pair.plan.target, pair.reference.target
    if theirs.kind in ("reference", "trend"):
        return without_figure(pair)
    if ours.kind == "reference":
        return adopted(pair)
    if ours.kind == "trend":
        return unquantified(pair)
    if theirs.kind == "coverage":
        return _against_coverage(pair)
    if theirs.kind == "grade":
        return _against_grade(pair)
    return _against_quantity(pair)


def _against_coverage(pair: Pair) -> Outcome:
    ours, theirs = pair.plan.target, pair.reference.target
    if ours.kind == "coverage":
        value = relate_coverage(theirs, ours)
        if value.hindrance and value.relation == "incomparable":
            return incomparable("open", pair, value="incomparable")
        return ordered(pair, value, "coverage")
    if ours.kind == "grade":
        return ordered(pair, ValueRelation("stricter"), "coverage")
    full = rank_of(theirs) == 3
    share = share_of(ours)
    if share is not None and ours.change == "level" and full:
        complete = share >= FULL
        return ordered(pair, ValueRelation("equal" if complete else "looser"), "coverage")
    return incomparable("definition", pair, value="incomparable")


def _against_grade(pair: Pair) -> Outcome:
    ours, theirs = pair.plan.target, pair.reference.target
    if ours.kind == "quantity":
        return incomparable("grade", pair)
    if ours.kind != "grade":
        return Outcome("unquantified", why("unquantified_grade", pair))
    if unit_of(theirs) != unit_of(ours) or (theirs.unit or "") != (ours.unit or ""):
        return incomparable("dimension", pair, value="incomparable")
    return ordered(pair, relate_values(theirs, ours), "grade")


def _against_quantity(pair: Pair) -> Outcome:
    ours, theirs = pair.plan.target, pair.reference.target
    if ours.kind == "coverage":
        return _coverage_for_quantity(pair)
    if ours.kind == "grade":
        return incomparable("grade", pair, value="incomparable")
    if pair.likeness.level < 2:
        return _other_definition(pair)
    value = relate_values(theirs, ours)
    if value.hindrance:
        return _hindered(pair, value)
    if (theirs.extensive or ours.extensive) and pair.relation != "revision":
        return _amounts(pair)
    return ordered(pair, value, "value")


def _coverage_for_quantity(pair: Pair) -> Outcome:
    ours, theirs = pair.plan.target, pair.reference.target
    rank = rank_of(ours)
    share = share_of(theirs) if theirs.change == "level" else None
    if names_grade(pair.reference) and not names_grade(pair.plan):
        return Outcome("unquantified", why("unquantified_grade", pair))
    if pair.likeness.level < 2 or share is None or rank is None:
        return Outcome("unquantified", why("unquantified_partner", pair))
    if rank == 3:
        relation: AxisRelation = "equal" if share >= FULL else "stricter"
        return ordered(pair, ValueRelation(relation), "coverage")
    if share >= FULL and rank == 2:
        return ordered(pair, ValueRelation("looser"), "coverage")
    return Outcome("unquantified", why("unquantified_partner", pair))


def _other_definition(pair: Pair) -> Outcome:
    ours, theirs = pair.plan, pair.reference
    if unit_of(ours.target) != unit_of(theirs.target):
        return _hindered(pair, ValueRelation("incomparable", "dimension"))
    if ours.target.change != theirs.target.change:
        return incomparable("change", pair, value="incomparable")
    if relate_reach(theirs, ours)[1] != "same" and alike(theirs, ours).level == 2:
        # one indicator, of everything and of a part of it
        return incomparable("reach", pair, scope="incomparable")
    return incomparable("definition", pair, value="incomparable")


def _hindered(pair: Pair, value: ValueRelation) -> Outcome:
    cause = str(value.hindrance)
    targets = pair.plan.target, pair.reference.target
    shares = [target for target in targets if is_share(target)]
    extensive = any(target.extensive for target in targets)
    if cause in ("dimension", "change") and len(shares) == 1 and extensive:
        # what falls by so many per cent is no share of anything
        cause = "share_amount" if shares[0].change == "level" else "dimension"
    return incomparable(cause, pair, value="incomparable")


def _amounts(pair: Pair) -> Outcome:
    ours, theirs = pair.plan.target, pair.reference.target
    if pair.relation == "peer":
        return incomparable("amounts", pair, value="incomparable")
    if ours.normalized is None or theirs.normalized is None:
        return incomparable("dimension", pair, value="incomparable")
    sides = over_one_period(theirs, ours)
    if sides is None:
        return incomparable("annual", pair, value="incomparable")
    mine, whole = (side.interval.upper for side in sides)
    if not mine or not whole:
        return incomparable("dimension", pair, value="incomparable")
    exact = mine / whole * 100
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    share = rounded.normalize() if rounded == rounded.to_integral() else rounded
    text = reasons.plain(share)
    deadline = relate_deadlines(theirs, ours)
    formula = "; ".join(side.formula for side in sides if side.formula)
    notes = [reasons.note("formula", pair.reference, pair.plan, formula=formula)] if formula else []
    return Outcome(
        "contributes",
        reasons.joined(why("contributes", pair, share=text), *notes),
        Axes(deadline=deadline),
        share=Decimal(text),
    )
