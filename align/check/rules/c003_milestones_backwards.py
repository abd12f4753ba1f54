"""C003: a later milestone behind an earlier one."""

from __future__ import annotations

from align.check.rule import Rule, of_audit
from align.model.verdict import Words

RULE = Rule(
    code="C003",
    name="milestones-backwards",
    summary=Words(
        en="A later milestone falls behind an earlier one.",
        zh="后一阶段的目标落后于前一阶段。",
    ),
    why=Words(
        en="A plan that goes back on its way was hardly meant so.",
        zh="阶段目标倒退通常并非本意。",
    ),
    example="到2025年，绿色出行比例达到80%\n到2030年，绿色出行比例达到75%",
    remedy=Words(
        en="Check both years and figures.",
        zh="核对两处年份与数值。",
    ),
    check=of_audit,
)
