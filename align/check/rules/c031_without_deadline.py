"""C031: a figure without a date."""

from __future__ import annotations

from align.check.rule import Rule, of_audit
from align.model.verdict import Words

RULE = Rule(
    code="C031",
    name="without-deadline",
    summary=Words(
        en="A figure has no date, although most of the plan's figures have one.",
        zh="数值没有期限，而多数数值均有。",
    ),
    why=Words(
        en="Without a year nobody can say whether it was reached.",
        zh="没有期限就无法考核。",
    ),
    example="新增光伏装机容量5万千瓦",
    remedy=Words(
        en="Add the year.",
        zh="补充期限。",
    ),
    check=of_audit,
)
