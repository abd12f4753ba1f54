"""C004: a target that is due before its baseline."""

from __future__ import annotations

from align.check.rule import Rule, of_audit
from align.model.verdict import Words

RULE = Rule(
    code="C004",
    name="due-before-baseline",
    summary=Words(
        en="A target is due no later than the year that it counts from.",
        zh="目标期限不晚于基期。",
    ),
    why=Words(
        en="Nothing can change in no time: a year is misprinted or misread.",
        zh="期限早于基期不可能实现，年份有误。",
    ),
    example="到2020年，单位能耗比2025年下降14%",
    remedy=Words(
        en="Check both years.",
        zh="核对期限与基期年份。",
    ),
    check=of_audit,
)
