"""D003: a decision that gives no reason."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, words
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for decision in case.decisions:
        if not decision.reason:
            message = words(rule.code, id=decision.id)
            yield rule.find(decision.plan, decision.location, message)


RULE = Rule(
    code="D003",
    name="decision-without-reason",
    summary=Words(
        en="A decision gives no reason.",
        zh="裁定未说明理由。",
    ),
    why=Words(
        en="The next reader cannot tell whether it still holds.",
        zh="后来者无法判断其是否仍然成立。",
    ),
    example="decisions.toml: why = （空）",
    remedy=Words(
        en="Say why.",
        zh="补充理由。",
    ),
    check=_check,
    whole=True,
)
