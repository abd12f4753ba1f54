"""Which verdicts on a plan that carries out the revised one change with the revision."""

from __future__ import annotations

from collections.abc import Sequence

from align.model.comparison import Comparison
from align.model.revision import EFFECTS, Downstream, DownstreamChange, Effect, TargetChange
from align.model.verdict import GAPS, Verdict, VerdictName

_STANDING: dict[VerdictName, int] = {
    "missing": 0,
    "unquantified": 1,
    "looser": 2,
    "deferred": 3,
    "equal": 4,
    "stricter": 5,
}
"""From the worst to the best, where an order can be told."""


def revise_verdicts(
    before: Comparison, after: Comparison, targets: Sequence[TargetChange]
) -> Downstream:
    """The verdicts that change, matched through the targets that they are on."""
    earlier = {one.reference_target: one for one in before.verdicts if one.reference_target}
    later = {one.reference_target: one for one in after.verdicts if one.reference_target}
    owed = after.relation != "peer"
    changes = []
    unchanged = 0
    for target in targets:
        old = earlier.get(target.old) if target.old else None
        new = later.get(target.new) if target.new else None
        if old is None and new is None:
            continue
        if old is not None and new is not None and _alike(old, new):
            unchanged += 1
            continue
        effect = _effect(old, new, owed=owed)
        changes.append(DownstreamChange(effect, target.old, target.new, old, new))
    changes.sort(key=lambda change: EFFECTS.index(change.effect))
    return Downstream(after.plan, after.plan_targets, after.relation, tuple(changes), unchanged)


def _alike(old: Verdict, new: Verdict) -> bool:
    """Whether a reader is told the same: verdict, difference and share."""
    return (old.verdict, old.gap, old.share) == (new.verdict, new.gap, new.share)


def _effect(old: Verdict | None, new: Verdict | None, *, owed: bool) -> Effect:
    """What the revision does to one verdict."""
    gap_before = owed and old is not None and old.verdict in GAPS
    gap_after = owed and new is not None and new.verdict in GAPS
    if gap_before != gap_after:
        return "opens" if gap_after else "closes"
    if old is None or new is None:
        return "changes"
    places = _STANDING.get(old.verdict), _STANDING.get(new.verdict)
    if places[0] is None or places[1] is None or places[0] == places[1]:
        return "changes"
    return "better" if places[1] > places[0] else "worse"
