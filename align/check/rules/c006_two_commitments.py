"""C006: one figure promised here and aimed at there."""

from __future__ import annotations

from align.check.rule import Rule, of_audit
from align.model.verdict import Words

RULE = Rule(
    code="C006",
    name="two-commitments",
    summary=Words(
        en="One figure is promised in one place and only aimed at in another.",
        zh="同一数值一处为确定目标，一处仅为力争。",
    ),
    why=Words(
        en="How binding a figure is must not depend on the page that one reads.",
        zh="目标的约束力不应因出处而异。",
    ),
    example="绿色建筑占比达到100%\n力争绿色建筑占比达到100%",
    remedy=Words(
        en="Use one wording in both places.",
        zh="统一两处表述。",
    ),
    check=of_audit,
)
