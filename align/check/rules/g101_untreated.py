"""G101: nothing in the plan treats a clause of the reference."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, heading_place, whole_file, words
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    comparison = case.comparison
    if comparison is None or comparison.relation == "peer":
        return
    top = whole_file(comparison.plan.source.path)
    for untreated in comparison.untreated:
        clause = comparison.reference.clause(untreated)
        yield rule.find(
            comparison.plan.id,
            top,
            words("G101", clause=untreated, heading=clause.heading or clause.text[:12]),
            related=(heading_place(comparison.reference, clause.id),),
        )


RULE = Rule(
    code="G101",
    name="untreated-clause",
    summary=Words(
        en="No clause of the plan treats a clause of the reference.",
        zh="方案没有条款对应上级方案的某一条款。",
    ),
    why=Words(
        en="A whole task may have been left out; it may also be none of this plan's business.",
        zh="可能遗漏了整项任务，也可能该任务不属于本方案范围。",
    ),
    example="reference: （十八）巩固提升生态系统碳汇能力\nplan: （没有相应条款）",
    remedy=Words(
        en="Add a clause, or say where the task is taken on instead.",
        zh="增加条款，或说明该任务由何处承担。",
    ),
    check=_check,
)
