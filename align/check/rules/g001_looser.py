"""G001: the value of a target falls short of the reference's."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, shortfalls
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    return shortfalls(rule, case, "value")


RULE = Rule(
    code="G001",
    name="looser-target",
    summary=Words(
        en="The value of a target falls short of the reference's.",
        zh="方案目标的数值低于上级方案。",
    ),
    why=Words(
        en="A plan that carries out another one may go further, but not stay behind it.",
        zh="落实上级方案的方案可以更进一步，但不应低于上级方案。",
    ),
    example="reference: 到2025年，再生水利用率达到35%以上\nplan: 到2025年，再生水利用率达到30%",
    remedy=Words(
        en="Raise the target, or state in the plan why another figure holds here.",
        zh="提高目标，或在方案中说明采用其他数值的理由。",
    ),
    check=_check,
)
