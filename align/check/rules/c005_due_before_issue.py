"""C005: a target that was due before the plan was issued."""

from __future__ import annotations

from align.check.rule import Rule, of_audit
from align.model.verdict import Words

RULE = Rule(
    code="C005",
    name="due-before-issue",
    summary=Words(
        en="A target was due before the plan was issued.",
        zh="目标期限早于方案发布。",
    ),
    why=Words(
        en="It can be history only, or a year taken over from an older plan.",
        zh="可能是回顾，也可能沿用了旧方案的年份。",
    ),
    example="2023年印发：到2021年，建成10座公园",
    remedy=Words(
        en="Take it out of the targets, or correct the year.",
        zh="删去该目标或更正年份。",
    ),
    check=of_audit,
)
