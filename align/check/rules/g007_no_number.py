"""G007: left to a higher level that gives no number either."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, expected_place, target_place, verdicts, words
from align.judge.standing import standing_of
from align.model.comparison import Comparison
from align.model.finding import Finding
from align.model.target import Target
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    comparison = case.comparison
    if comparison is None:
        return
    for judged in verdicts(case, "deferred"):
        if _numbered(judged.reference) or _found_above(judged.reference, case.above):
            continue
        plan = comparison.plan
        if judged.target is not None:
            location = target_place(plan, judged.target)
        else:
            location = expected_place(comparison, judged.reference)
        indicator, quote = judged.reference.indicator, judged.reference.quote
        yield rule.find(
            plan.id,
            location,
            words(rule.code, indicator=indicator, quote=quote),
            related=(target_place(comparison.reference, judged.reference),),
            confidence=judged.confidence,
        )


def _numbered(target: Target) -> bool:
    """Whether a target says how much, or does not leave that to a higher level at all."""
    left = target.kind == "reference" and standing_of(target) == "handed_down"
    return not left or target.lower is not None or target.upper is not None


def _found_above(target: Target, above: tuple[Comparison, ...]) -> bool:
    """Whether a plan further up gives the number that a target leaves to it."""
    wanted = target.id
    for comparison in above:
        upper = {item.id: item for item in comparison.reference_targets}
        found = [
            upper[verdict.reference_target]
            for verdict in comparison.verdicts
            if verdict.plan_target == wanted and verdict.reference_target is not None
        ]
        if any(item.kind != "trend" and _numbered(item) for item in found):
            return True
        if not found:
            return False
        wanted = found[0].id
    return False


RULE = Rule(
    code="G007",
    name="number-nowhere",
    summary=Words(
        en="A figure is left to a higher level, and no plan above gives a number.",
        zh="目标由上级下达，而各级上级方案均无数值。",
    ),
    why=Words(
        en="Each level points to the next one, and in the end nobody has set anything.",
        zh="逐级指向上级，最终无人确定数值。",
    ),
    example="reference: 能耗强度完成国家下达目标\nplan: 能耗强度完成市级下达目标",
    remedy=Words(
        en="Add the plan above to the corpus, or ask for the figure and print it.",
        zh="将上级方案加入语料库，或查明并写出数值。",
    ),
    check=_check,
)
