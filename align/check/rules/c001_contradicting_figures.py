"""C001: two figures for one thing."""

from __future__ import annotations

from align.check.rule import Rule, of_audit
from align.model.verdict import Words

RULE = Rule(
    code="C001",
    name="contradicting-figures",
    summary=Words(
        en="Two figures of the plan for one indicator, scope and year contradict each other.",
        zh="同一指标、范围和期限的数值前后不一。",
    ),
    why=Words(
        en="Nobody can tell which of them holds, and each reader will take the one that suits.",
        zh="无法判断以哪个数值为准。",
    ),
    example="到2025年，森林覆盖率达到40%\n到2025年，森林覆盖率达到45%",
    remedy=Words(
        en="Look up which figure was decided, and correct the other one.",
        zh="核对后统一数值。",
    ),
    check=of_audit,
)
