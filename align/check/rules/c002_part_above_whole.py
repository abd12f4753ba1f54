"""C002: a part that is larger than its whole."""

from __future__ import annotations

from align.check.rule import Rule, of_audit
from align.model.verdict import Words

RULE = Rule(
    code="C002",
    name="part-above-whole",
    summary=Words(
        en="A part is larger than the whole that it belongs to, or a share is above 100%.",
        zh="部分大于整体，或占比超过100%。",
    ),
    why=Words(
        en="One of the two figures is wrong, or they measure different things under one name.",
        zh="两个数值必有一误，或口径不同而名称相同。",
    ),
    example="到2025年，全区新建充电桩500个\n到2025年，示范区新建充电桩800个",
    remedy=Words(
        en="Check both figures and what exactly each of them counts.",
        zh="核对两处数值及其口径。",
    ),
    check=of_audit,
)
