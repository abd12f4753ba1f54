"""D001: a decision on a text that has changed."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.decided import stale
from align.check.rule import Case, Rule, heading_place, words
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    comparison = case.comparison or case.reported
    if comparison is None:
        return
    for decision in stale(case.library, comparison):
        message = words(rule.code, id=decision.id, why=decision.why)
        entry = decision.location
        if decision.clause is None:
            yield rule.find(decision.plan, entry, message)
        else:
            clause = heading_place(comparison.plan, decision.clause)
            yield rule.find(decision.plan, clause, message, related=(entry,))


RULE = Rule(
    code="D001",
    name="stale-decision",
    summary=Words(
        en="A decision was made on a text that has changed and is not applied, or has expired.",
        zh="裁定所依据的文字已改动而未予采用，或裁定已过有效期。",
    ),
    why=Words(
        en="What a person judged was another wording; somebody must look again.",
        zh="当时判断的是另一种表述，需重新确认。",
    ),
    example="（裁定之后，方案的该条款被修改）",
    remedy=Words(
        en="Look at both texts (align review), and decide anew.",
        zh="查看双方文字（align review）后重新裁定。",
    ),
    check=_check,
)
