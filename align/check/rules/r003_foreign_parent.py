"""R003: a district of one city under another city's plan."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.kin import foreign, home
from align.check.rule import Case, Rule, entry_place, words
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    plan, parent = case.plan, case.parent
    if plan is None or parent is None or not foreign(parent, plan):
        return
    own, other = home(plan), home(parent)
    message = words(rule.code, plan=plan.id, own=own, parent=parent.id, other=other)
    yield rule.find(plan.id, entry_place(case), message)


RULE = Rule(
    code="R003",
    name="foreign-parent",
    summary=Words(
        en="The manifest puts a plan under the plan of another city or province.",
        zh="清单将方案归于其他城市或省份的方案之下。",
    ),
    why=Words(
        en="It owes that city nothing: it is compared as a peer, and its real parent is missing.",
        zh="该方案不承担其他城市的任务，只能作为同级参照。",
    ),
    example='甲市东区的方案：parent = "乙市碳达峰实施方案"',
    remedy=Words(
        en="Name its own city's plan as parent, by its title where the corpus does not hold it.",
        zh="将 parent 改为本市方案；语料库中没有时写其标题。",
    ),
    check=_check,
)
