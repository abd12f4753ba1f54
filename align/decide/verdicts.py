"""Apply decisions on targets: the verdict that holds, the target that answers or does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from align.decide.engine import Engine
from align.decide.standing import Placed
from align.lexicon.messages import both
from align.model.comparison import Comparison
from align.model.decision import Decision
from align.model.target import Target
from align.model.verdict import Axes, Verdict, Words

_SILENT = ("missing", "n/a")
"""Verdicts that rest on no sentence of the plan."""


def decided(comparison: Comparison, placed: Sequence[Placed], engine: Engine) -> Comparison:
    """The comparison with the verdicts that people have decided, each marked with its decision."""
    work = _Work(comparison, engine)
    own = [one for one in placed if one.decision.reference_target]
    for one in own:
        if one.decision.holds == "not-partner":
            work.part(one)
    for one in own:
        if one.decision.holds == "verdict":
            work.set(one)
    for one in placed:
        if not one.decision.reference_target and one.decision.holds == "verdict":
            work.set_apart(one)
    return comparison._replace(verdicts=work.result())


class _Work:
    """The verdicts of one comparison while decisions are applied to them."""

    def __init__(self, comparison: Comparison, engine: Engine) -> None:
        self.comparison = comparison
        self.engine = engine
        self.plan_targets = {target.id: target for target in comparison.plan_targets}
        self.reference_targets = {target.id: target for target in comparison.reference_targets}
        pairs = [v for v in comparison.verdicts if v.reference_target is not None]
        self.verdicts = {v.reference_target or "": v for v in pairs}
        self.additional = {
            v.plan_target: v for v in comparison.verdicts if v.reference_target is None
        }
        self.barred: dict[str, set[str]] = {}
        """For a target of the reference those of the plan that do not answer to it."""

    def judge(self, target: Target, own: Iterable[Target]) -> Verdict:
        """What the tool makes of a target of the reference, given some of the plan's."""
        return self.engine.judge((target,), tuple(own), self.comparison.alignments)[0]

    def part(self, one: Placed) -> None:
        """A target of the plan does not answer to one of the reference."""
        target, barred = one.reference.target, one.plan.target
        if target is not None and barred is not None:
            self._part(target, barred, one.decision)

    def _part(self, target: Target, barred: Target, decision: Decision) -> None:
        current = self.verdicts[target.id]
        names = self.barred.setdefault(target.id, set())
        names |= {one.id for one in self._alike(barred)}
        if current.plan_target not in names:
            return  # the tool does not pair them either
        rest = (own for own in self.comparison.plan_targets if own.id not in names)
        judged = self.judge(target, rest)
        reason = _reason(decision, current, judged)
        self.verdicts[target.id] = judged._replace(reason=reason, decision=decision.id)
        self._release(current.plan_target)

    def set(self, one: Placed) -> None:
        """A verdict holds, with the target of the plan that it names, or with none."""
        target, partner, decision = one.reference.target, one.plan.target, one.decision
        if target is None or decision.verdict is None:
            return
        current = self.verdicts[target.id]
        base = current if partner is None or current.plan_target == partner.id else None
        if base is None and partner is not None:
            base = self.judge(target, (partner,))
        same = (
            base is not None
            and base.verdict == decision.verdict
            and base.plan_target == (partner.id if partner else None)
        )
        silent = partner is not None or decision.verdict in _SILENT
        evidence = None if silent else current.evidence
        self.verdicts[target.id] = Verdict(
            target.id,
            partner.id if partner else None,
            decision.verdict,
            base.axes if same and base else Axes(),
            base.share if same and base else None,
            base.gap if same and base else None,
            _reason(decision, current),
            1.0,
            evidence,
            decision.id,
        )
        if partner is not None:
            for own in self._alike(partner):
                self.additional.pop(own.id, None)
        if current.plan_target != (partner.id if partner else None):
            self._release(current.plan_target)

    def set_apart(self, one: Placed) -> None:
        """A target of the plan answers to none of the reference's."""
        own, decision = one.plan.target, one.decision
        if own is None or decision.verdict != "additional":
            return
        for name, verdict in list(self.verdicts.items()):
            if verdict.plan_target == own.id and verdict.decision is None:
                self._part(self.reference_targets[name], own, decision)
        shown = self.additional.get(own.id) or Verdict(
            None, own.id, "additional", Axes(), None, None, both("decide.reason.own"), 1.0
        )
        reason = _reason(decision, shown)
        self.additional[own.id] = shown._replace(
            reason=reason, confidence=1.0, decision=decision.id
        )

    def _alike(self, target: Target) -> list[Target]:
        """The target and those of the plan that repeat it or that it repeats."""
        first = target.same_as or target.id
        return [one for one in self.comparison.plan_targets if first in (one.id, one.same_as)]

    def _release(self, id: str | None) -> None:
        """A target that has lost its partner stands alone, where the tool lists such targets."""
        if id is None or any(v.plan_target == id for v in self.verdicts.values()):
            return
        alone = self.engine.judge((), (self.plan_targets[id],), self.comparison.alignments)
        self.additional.update((verdict.plan_target, verdict) for verdict in alone)

    def result(self) -> tuple[Verdict, ...]:
        """All verdicts: those on the reference's targets in their order, then the additional."""
        pairs = (self.verdicts[target.id] for target in self.comparison.reference_targets)
        order = {name: place for place, name in enumerate(self.plan_targets)}
        alone = sorted(self.additional.values(), key=lambda v: order[v.plan_target or ""])
        return (*pairs, *alone)


def _reason(decision: Decision, tool: Verdict, judged: Verdict | None = None) -> Words:
    """Why it was decided, by whom and when, and what the tool says."""
    why = decision.why or both("decide.reason.none")
    values = {"why": why, "by": decision.by, "on": decision.on}
    named = both(f"report.verdict.{tool.verdict}")
    if judged is not None:
        return both("decide.reason.parted", **values, reason=judged.reason, verdict=named)
    if decision.verdict == tool.verdict:
        return both("decide.reason.confirmed", **values, reason=tool.reason)
    return both("decide.reason.corrected", **values, verdict=named, reason=tool.reason)
