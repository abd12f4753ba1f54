"""The verdict of two comparable values: value, deadline, scope and strength together."""

from decimal import ROUND_HALF_EVEN, Decimal

from align.judge import reasons
from align.judge.axes import ValueRelation, relate_deadlines, relate_reach, relate_strengths
from align.judge.outcome import Outcome, Pair, why
from align.judge.scope import ScopeRelation
from align.judge.subject import is_share
from align.model.verdict import Axes, VerdictName, Words

HUNDREDTH = Decimal("0.01")
"""To what a difference from a fraction without end is rounded."""


def ordered(pair: Pair, value: ValueRelation, by: str) -> Outcome:
    """The verdict of comparable values from all four axes.

    ``by`` is what was compared: value, grade, coverage, state, benchmark or trend.
    """
    ours, theirs = pair.plan.target, pair.reference.target
    deadline = relate_deadlines(theirs, ours)
    strength = relate_strengths(theirs, ours)
    scope, lies = relate_reach(pair.reference, pair.plan)
    axes = Axes(value.relation, deadline, strength, scope)
    # a formula brings both sides to per cent, whatever they are printed in (番)
    points = bool(value.formula)
    gap = value.gap if points else reasons.printed_gap(theirs, value.gap)
    if gap is not None and reasons.is_fraction(ours):
        gap = gap.quantize(HUNDREDTH, ROUND_HALF_EVEN)
    verdict, cause = decide(_told_apart(axes, pair), by=by)
    if deadline == "incomparable":
        cause = "incomparable_kept" if theirs.keeps else "incomparable_keeps"
    size = reasons.gap_words(theirs, gap, points=points) if gap is not None else Words("", "")
    if cause == "equal" and value.inside:
        cause = "equal_inside"
    if cause == "looser_later" and ours.deadline is None:
        cause = "looser_undated"
    if cause == "stricter_earlier" and theirs.deadline is None:
        cause = "stricter_dated"
    told = _as_states(pair) if by == "coverage" else {}
    sentence = reasons.joined(
        why(cause, pair, gap=size, **told), *_notes(pair, axes, lies, value, cause)
    )
    shown = reasons.signed(gap) if gap is not None and ours.lower is not None else None
    return Outcome(verdict, sentence, axes, shown)


def _told_apart(axes: Axes, pair: Pair) -> Axes:
    """The axes to decide by: no year at all is neither earlier nor later for another value."""
    undated = None in (pair.plan.target.deadline, pair.reference.target.deadline)
    if undated and axes.value in ("stricter", "looser"):
        return axes._replace(deadline="equal")
    return axes


def _as_states(pair: Pair) -> dict[str, object]:
    """Both sides by their wording: a bare number beside a state says nothing of what it is of."""
    return {
        "plan": reasons.wording(pair.plan.target),
        "reference": reasons.wording(pair.reference.target),
    }


def decide(axes: Axes, *, by: str = "value") -> tuple[VerdictName, str]:
    """Verdict and cause: value and deadline decide first, then scope, then strength."""
    if axes.deadline == "incomparable" or {axes.value, axes.deadline} == {"stricter", "looser"}:
        return "incomparable", "incomparable_period"
    first = axes.value if axes.value != "equal" else axes.deadline
    if first == "stricter":
        if axes.scope in ("looser", "incomparable"):
            further = axes.value == "stricter"
            return "incomparable", "incomparable_scope" if further else "incomparable_reach"
        return "stricter", _further(axes, by)
    if first == "looser":
        return "looser", _short(axes, by)
    if axes.scope == "incomparable":
        # neither holds for what the other does: not looser, for then each would be the looser one
        return "incomparable", "incomparable_reach"
    if axes.scope == "looser":
        if axes.strength == "stricter":
            # firmer for fewer: as the other way round it is softer for more, which is looser
            return "incomparable", "incomparable_reach"
        return "looser", "looser_narrower"
    if axes.strength == "looser":
        return "looser", "looser_softened"
    if axes.strength == "stricter":
        return "stricter", "stricter_firmer"
    return "equal", _EQUAL.get(by, "equal")


_EQUAL = {
    "coverage": "equal_state",
    "state": "equal_state",
    "benchmark": "equal_state",
    "trend": "equal_trend",
}
"""How sameness is told of what has no figure."""


def _further(axes: Axes, by: str) -> str:
    if axes.value == "equal":
        return "stricter_earlier"
    if by in ("coverage", "grade", "benchmark"):
        return f"stricter_{by}"
    return "stricter_value_earlier" if axes.deadline == "stricter" else "stricter_value"


def _short(axes: Axes, by: str) -> str:
    if axes.value == "equal":
        return "looser_later"
    if by in ("coverage", "grade", "benchmark"):
        return f"looser_{by}"
    return "looser_value_later" if axes.deadline == "looser" else "looser_value"


_SCOPES_TOLD = ("looser_narrower", "incomparable_scope", "incomparable_reach")
"""Causes whose sentence names both scopes itself."""


def _notes(
    pair: Pair, axes: Axes, lies: ScopeRelation, value: ValueRelation, cause: str
) -> list[Words]:
    found = []
    if value.formula:
        found.append(reasons.note("formula", pair.reference, pair.plan, formula=value.formula))
    if axes.strength == "looser" and cause != "looser_softened":
        found.append(reasons.note("softened", pair.reference, pair.plan))
    if lies in ("narrower", "overlap", "wider") and cause not in _SCOPES_TOLD:
        key = {"narrower": "narrower", "wider": "wider"}.get(lies, "overlap")
        if key == "wider" and axes.value == "looser" and is_share(pair.plan.target):
            key = "diluted"
        found.append(reasons.note(key, pair.reference, pair.plan))
    return found
