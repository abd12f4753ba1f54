"""P006: the same plan is in the corpus already."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, whole_file, words
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    plan, twin = case.plan, case.twin
    if plan is None or twin is None:
        return
    message = words(rule.code, other=twin.id, why=twin.why)
    related = (whole_file(twin.path),)
    yield rule.find(plan.id, whole_file(plan.source.path), message, related=related)


RULE = Rule(
    code="P006",
    name="duplicate-plan",
    summary=Words(
        en="The same plan is in the corpus already, under another id.",
        zh="同一方案已以其他编号收入语料库。",
    ),
    why=Words(
        en="It would be counted twice in every table.",
        zh="否则在每张表中都会重复统计。",
    ),
    example="seeds/east.txt 与 seeds/east-copy.txt 文字相同",
    remedy=Words(
        en="Keep one of them; a new version of a plan has another text and another number.",
        zh="只保留一个；方案的新版本应有不同的文字和文号。",
    ),
    check=_check,
)
