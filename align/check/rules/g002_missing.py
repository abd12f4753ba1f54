"""G002: the plan is silent on a target of the reference."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, expected_place, target_place, verdicts, words
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    comparison = case.comparison
    if comparison is None:
        return
    for judged in verdicts(case, "missing"):
        reference = judged.reference
        yield rule.find(
            comparison.plan.id,
            expected_place(comparison, reference),
            words("G002", indicator=reference.indicator, quote=reference.quote),
            related=(target_place(comparison.reference, reference),),
            confidence=judged.confidence,
        )


RULE = Rule(
    code="G002",
    name="missing-target",
    summary=Words(
        en="The plan says nothing of a target of the reference.",
        zh="方案未涉及上级方案的目标。",
    ),
    why=Words(
        en="What nobody takes on is not carried out. Whether the target applies here is for a "
        "reader to decide: an urban district has no farmland to treat.",
        zh="无人承接的目标难以落实。目标是否适用于本地需由人判断，例如城区并无耕地可治理。",
    ),
    example="reference: 到2025年，新能源汽车保有量达到200万辆\nplan: （未提及新能源汽车）",
    remedy=Words(
        en="Take the target on, or say that it does not apply here.",
        zh="承接该目标，或说明其不适用于本地。",
    ),
    check=_check,
)
