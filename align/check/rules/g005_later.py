"""G005: the same value, but later, or with no year."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, shortfalls
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    return shortfalls(rule, case, "deadline")


RULE = Rule(
    code="G005",
    name="later-target",
    summary=Words(
        en="A target has the reference's value, but is due later, or has no year.",
        zh="目标数值相同，但期限晚于上级方案，或没有期限。",
    ),
    why=Words(
        en="The upper level counts on the figure in its own year.",
        zh="上级方案需要在其期限内实现该目标。",
    ),
    example="reference: 到2025年，绿色出行比例达到80%\nplan: 到2030年，绿色出行比例达到80%",
    remedy=Words(
        en="Bring the year forward, or set a milestone for the reference's year.",
        zh="提前期限，或补充上级方案期限的阶段目标。",
    ),
    check=_check,
)
