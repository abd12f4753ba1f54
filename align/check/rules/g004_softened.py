"""G004: the same value, with less commitment."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, shortfalls
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    return shortfalls(rule, case, "strength")


RULE = Rule(
    code="G004",
    name="softened-target",
    summary=Words(
        en="A target has the reference's value, but is only aimed at.",
        zh="目标数值相同，但力度弱于上级方案。",
    ),
    why=Words(
        en="力争 and 原则上 leave a way out that the reference does not leave.",
        zh="“力争”“原则上”等表述留有余地，而上级方案没有。",
    ),
    example="reference: 到2025年，绿色建筑占比达到100%\nplan: 到2025年，力争绿色建筑占比达到100%",
    remedy=Words(
        en="Take over the reference's wording.",
        zh="采用上级方案的表述。",
    ),
    check=_check,
)
