"""P004: more numerals than the limit that nothing explains."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, place, words
from align.model.finding import Finding
from align.model.verdict import Words

_SHOWN = 10


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    from align.extract.accounts.ledger import ledger

    plan = case.plan
    if plan is None:
        return
    entries = ledger(plan, case.targets)
    unexplained = [entry for entry in entries if entry.cls == "unexplained"]
    if not unexplained or len(unexplained) <= case.limits.unexplained * len(entries):
        return
    places = [place(plan, entry.start, entry.end) for entry in unexplained[:_SHOWN]]
    message = words(
        rule.code,
        count=len(unexplained),
        all=len(entries),
        share=f"{100 * len(unexplained) / len(entries):.0f}",
        limit=f"{100 * case.limits.unexplained:g}",
        texts=" ".join(item.text for item in places),
    )
    yield rule.find(plan.id, places[0], message, related=places[1:])


RULE = Rule(
    code="P004",
    name="unexplained-numerals",
    summary=Words(
        en="More numerals than the limit are neither target nor date, number, name or threshold.",
        zh="未获解释的数字超过上限：既非目标，也非日期、编号、名称或门槛。",
    ),
    why=Words(
        en="Each of them may be a target that was missed: a measure of recall without any labels.",
        zh="其中可能有遗漏的目标；这一比例无需标注即可衡量召回率。",
    ),
    example="……达到 35 ……（单位在下一页）",
    remedy=Words(
        en="Look at them (align targets PLAN); a wording that is not known belongs into a case.",
        zh="查看这些数字（align targets PLAN），未支持的写法请反馈。",
    ),
    check=_check,
)
