"""P001: no clause with a heading or number was found in the plan."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, words
from align.model.finding import Finding, Location
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    plan = case.plan
    if plan is None or any(clause.id != "0" for clause in plan.clauses):
        return
    yield rule.find(plan.id, Location(plan.source.path, 1, 1, 1, ""), words("P001"))


RULE = Rule(
    code="P001",
    name="no-clauses",
    summary=Words(
        en="No clause with a heading or a number was found.",
        zh="未识别出任何带标题或编号的条款。",
    ),
    why=Words(
        en="Nothing can be aligned: the file is no plan, or its headings are of an unknown style.",
        zh="无法对齐：文件可能不是方案，或其标题样式未被识别。",
    ),
    example="plan: （一页没有标题的文字）",
    remedy=Words(
        en="Look at what was read (align clauses FILE); report a numbering style that is missing.",
        zh="用 align clauses 查看读取结果；如有未支持的编号样式，请反馈。",
    ),
    check=_check,
)
