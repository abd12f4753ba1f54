"""G006: the same value for a part only."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, shortfalls
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    return shortfalls(rule, case, "scope")


RULE = Rule(
    code="G006",
    name="narrower-target",
    summary=Words(
        en="A target has the reference's value, but holds for a narrower scope.",
        zh="目标数值相同，但适用范围窄于上级方案。",
    ),
    why=Words(
        en="What lies outside the scope is left to nobody.",
        zh="范围之外的部分无人承担。",
    ),
    example="reference: 新建建筑全面执行绿色建筑标准\nplan: 新建公共建筑全面执行绿色建筑标准",
    remedy=Words(
        en="Widen the scope, or say how the rest is treated.",
        zh="扩大范围，或说明其余部分如何处理。",
    ),
    check=_check,
)
