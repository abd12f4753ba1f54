"""D002: a decision that nothing answers to."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, words
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for decision in case.decisions:
        if decision.state == "unused":
            message = words(rule.code, id=decision.id, why=decision.why)
            yield rule.find(decision.plan, decision.location, message)


RULE = Rule(
    code="D002",
    name="unused-decision",
    summary=Words(
        en="A decision holds for nothing that is in the corpus.",
        zh="裁定未对应语料库中的任何内容。",
    ),
    why=Words(
        en="It is a leftover, or its plan or places are misspelt and it never worked.",
        zh="可能是遗留内容，也可能方案或位置写错而从未生效。",
    ),
    example="decisions.toml: plan = （已删除的方案）",
    remedy=Words(
        en="Correct it, or take it out.",
        zh="更正或删除。",
    ),
    check=_check,
    whole=True,
)
