"""C011: a word for the territory of another level."""

from __future__ import annotations

from align.check.rule import Rule, of_audit
from align.model.verdict import Words

RULE = Rule(
    code="C011",
    name="wrong-level-words",
    summary=Words(
        en="A word for another level's territory stands for the plan's own.",
        zh="以其他层级的用语指称本级辖区。",
    ),
    why=Words(
        en="It was left over from another plan; a figure may have come along with it.",
        zh="多为沿用其他方案所致，数值也可能一并照搬。",
    ),
    example="某区方案：到2025年，全市新增公园20个",
    remedy=Words(
        en="Use the plan's own word, and check the figure beside it.",
        zh="改用本级用语，并核对相关数值。",
    ),
    check=of_audit,
)
