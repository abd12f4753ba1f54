"""D001: a decision on a text that has changed."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, words
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for decision in case.decisions:
        if decision.state == "stale":
            message = words(rule.code, id=decision.id, why=decision.why)
            yield rule.find(decision.plan, decision.location, message)


RULE = Rule(
    code="D001",
    name="stale-decision",
    summary=Words(
        en="A decision was made on a text that has changed, or has expired: it is not applied.",
        zh="决定所依据的文字已变或已过期，未予采用。",
    ),
    why=Words(
        en="What a person judged was another wording; somebody must look again.",
        zh="当时判断的是另一种表述，需重新确认。",
    ),
    example="（决定之后，方案的该条款被修改）",
    remedy=Words(
        en="Look at both texts (align review), and decide anew.",
        zh="查看双方文字（align review）后重新决定。",
    ),
    check=_check,
    whole=True,
)
