"""What became of every target, and what differs, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from align.lexicon.messages import both
from align.model.revision import TargetChange, TargetFate
from align.model.target import Kind, Target
from align.model.verdict import Axes, AxisRelation, Verdict, VerdictName, Words
from align.revise.targets import Pair, unchanged
from align.revise.wording import folded

Judge = Callable[[Target, Target], tuple[Verdict, Verdict]]
"""The verdict on the new target measured by the old one, and on the old one by the new one."""

_COMMITMENT: dict[Kind, int] = {
    "quantity": 2,
    "grade": 2,
    "coverage": 2,
    "reference": 1,
    "trend": 0,
}
"""A figure of one's own binds more than another's figure, and that more than a direction."""

_SENSE: dict[VerdictName, int] = {
    "stricter": 1,
    "specified": 1,
    "looser": -1,
    "unquantified": -1,
    "deferred": -1,
    "equal": 0,
}
_SURE = 0.9  # of what was put in or taken out: extraction may have missed the other side

_INVERSE: dict[AxisRelation | None, AxisRelation | None] = {
    "stricter": "looser",
    "looser": "stricter",
}


class Judged(NamedTuple):
    """What two verdicts, one in each direction, come to together."""

    sense: int | None
    """1 tightened, -1 relaxed, 0 alike; None where no order can be decided."""
    axes: Axes
    verdict: Verdict


def revise_targets(pairs: Iterable[Pair], judge: Judge) -> tuple[TargetChange, ...]:
    """What became of every target; ``judge`` is asked about those that differ."""
    return tuple(_change(pair, judge) for pair in pairs)


def _change(pair: Pair, judge: Judge) -> TargetChange:
    old, new = pair.old, pair.new
    if old is None or new is None:
        fate: TargetFate = "added" if old is None else "dropped"
        ids = old.id if old else None, new.id if new else None
        return TargetChange(fate, *ids, confidence=_SURE)
    if unchanged(old, new):
        same = folded(old.quote) == folded(new.quote)
        reason = Words("", "") if same else both("diff.reason.quote")
        return TargetChange("kept" if same else "reworded", old.id, new.id, reason=reason)
    judged = _judged(*judge(old, new))
    return TargetChange(
        fate=_fate(old, new, judged),
        old=old.id,
        new=new.id,
        axes=judged.axes,
        gap=judged.verdict.gap if judged.verdict.gap != "0" else None,
        reason=_reason(old, new, judged),
        confidence=round(min(pair.likeness, judged.verdict.confidence), 2),
    )


def _judged(forward: Verdict, backward: Verdict) -> Judged:
    """Both verdicts together: what one direction calls alike the other may tell apart."""
    ahead, behind = _SENSE.get(forward.verdict), _SENSE.get(backward.verdict)
    sense = ahead
    if not ahead and behind:
        sense = -behind if ahead == 0 else None
    elif ahead and behind is None:
        sense = None
    axes = Axes(
        *(
            ours if ours not in (None, "equal") else _INVERSE.get(theirs, theirs)
            for ours, theirs in zip(forward.axes, backward.axes, strict=True)
        )
    )
    return Judged(sense, axes, forward)


def _fate(old: Target, new: Target, judged: Judged) -> TargetFate:
    """The one word for what became of a target that differs in some field."""
    commitment = _COMMITMENT[new.kind] - _COMMITMENT[old.kind]
    if commitment:
        return "tightened" if commitment > 0 else "relaxed"
    if _only_moved(old, new, judged):
        if old.deadline is None or new.deadline is None:
            return "later" if new.deadline is None else "earlier"
        return "later" if new.deadline > old.deadline else "earlier"
    if judged.sense is None or old.kind != new.kind:
        return "changed"
    if judged.sense == 0:
        return "reworded"
    return "tightened" if judged.sense > 0 else "relaxed"


def _only_moved(old: Target, new: Target, judged: Judged) -> bool:
    """Whether the years differ and nothing else that counts."""
    alike = all(
        relation in (None, "equal")
        for relation in (judged.axes.value, judged.axes.strength, judged.axes.scope)
    )
    same = _same_value(old, new) and (old.change, old.baseline) == (new.change, new.baseline)
    # a level to be kept has no order in time for the judge, but it has the same value
    return old.deadline != new.deadline and same and (alike or old.keeps or new.keeps)


def _same_value(old: Target, new: Target) -> bool:
    """Whether the figures are the same, or without figures the words that stand for them."""
    if old.normalized is None or new.normalized is None:
        return (old.normalized, old.word) == (new.normalized, new.word)
    return old.normalized == new.normalized


def _reason(old: Target, new: Target, judged: Judged) -> Words:
    """Everything that differs, the value first, as one sentence in both languages."""
    parts = [*_value_words(old, new, judged), *_deadline_words(old, new)]
    parts += _words_of_degree(old, new)
    if folded(old.scope or "") != folded(new.scope or ""):
        whole = both("diff.reason.whole")
        sides = [Words(one.scope, one.scope) if one.scope else whole for one in (old, new)]
        parts.append(both("diff.reason.scope", old=sides[0], new=sides[1]))
    if folded(old.indicator) != folded(new.indicator):
        parts.append(both("diff.reason.indicator", old=old.indicator, new=new.indicator))
    if old.baseline != new.baseline:
        none = both("diff.reason.no_year")
        years = [
            Words(str(one.baseline), str(one.baseline)) if one.baseline else none
            for one in (old, new)
        ]
        parts.append(both("diff.reason.baseline", old=years[0], new=years[1]))
    if not parts:
        parts.append(both("diff.reason.quote"))
    return Words("; ".join(part.en for part in parts), "；".join(part.zh for part in parts))


def _value_words(old: Target, new: Target, judged: Judged) -> list[Words]:
    """What differs in the value, and which way."""
    if old.kind != new.kind:
        kinds = {key: both(f"report.kind.{one.kind}") for key, one in (("old", old), ("new", new))}
        return [both("diff.reason.kind", **kinds)]
    if old.change != new.change:
        return [both("diff.reason.change")]
    if _same_value(old, new):
        return [both("diff.reason.value_same")] if old.unit != new.unit else []
    sense = judged.axes.value
    if sense in ("stricter", "looser"):
        gap = judged.verdict.gap
        size = f" ({gap})" if gap else ""
        sized = Words(size, f"（{gap}）" if gap else "")
        return [both(f"diff.reason.value_{sense}", gap=sized)]
    if sense == "equal":
        return [both("diff.reason.value_same")]
    return [both("diff.reason.value_incomparable")]


def _deadline_words(old: Target, new: Target) -> list[Words]:
    """What differs in the year."""
    if old.deadline == new.deadline:
        return []
    if old.deadline is None:
        return [both("diff.reason.dated", new=new.deadline)]
    if new.deadline is None:
        return [both("diff.reason.undated", old=old.deadline)]
    key = "later" if new.deadline > old.deadline else "earlier"
    return [both(f"diff.reason.{key}", old=old.deadline, new=new.deadline)]


def _words_of_degree(old: Target, new: Target) -> list[Words]:
    """What differs in strength and in the words beside the number."""
    parts = []
    if old.strength != new.strength:
        sides = {
            key: both(f"diff.strength.{one.strength}") for key, one in (("old", old), ("new", new))
        }
        parts.append(both("diff.reason.strength", **sides))
    if old.comparator != new.comparator and None not in (old.comparator, new.comparator):
        sides = {
            key: both(f"diff.comparator.{_COMPARATORS[one.comparator or '=']}")
            for key, one in (("old", old), ("new", new))
        }
        parts.append(both("diff.reason.comparator", **sides))
    if old.period != new.period:
        parts.append(both("diff.reason.period"))
    return parts


_COMPARATORS = {"=": "equal", ">=": "least", "<=": "most", "~": "about"}
