"""G003: the plan speaks of a target's matter, but sets no figure."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import (
    Case,
    Rule,
    expected_place,
    place,
    target_place,
    words,
)
from align.model.finding import Finding, Location
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    comparison = case.comparison
    if comparison is None or comparison.relation == "peer":
        return
    reference = {target.id: target for target in comparison.reference_targets}
    own = {target.id: target for target in comparison.plan_targets}
    for verdict in comparison.verdicts:
        target = reference.get(verdict.reference_target or "")
        if verdict.verdict != "unquantified" or target is None:
            continue
        partner = own.get(verdict.plan_target or "")
        location: Location
        if partner is not None:
            location = target_place(comparison.plan, partner)
        elif verdict.evidence is not None:
            location = place(comparison.plan, verdict.evidence.start, verdict.evidence.end)
        else:
            location = expected_place(comparison, target)
        yield rule.find(
            comparison.plan.id,
            location,
            words("G003", indicator=target.indicator, quote=target.quote),
            related=(target_place(comparison.reference, target),),
            confidence=verdict.confidence,
        )


RULE = Rule(
    code="G003",
    name="unquantified-target",
    summary=Words(
        en="The plan speaks of the matter of a reference target, but sets no figure.",
        zh="方案提及相关内容，但未设定量化目标。",
    ),
    why=Words(
        en="Without a figure nobody can tell afterwards whether the plan did its part.",
        zh="没有数值，事后无法判断是否完成。",
    ),
    example="reference: 到2025年，可再生能源消费比重达到15%\nplan: 可再生能源利用量稳步提升",
    remedy=Words(
        en="Set a figure and a year, or adopt the upper level's by reference.",
        zh="设定数值和年份，或明确完成上级下达的目标。",
    ),
    check=_check,
)
