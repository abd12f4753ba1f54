"""C012: an office of another level as responsible."""

from __future__ import annotations

from align.check.rule import Rule, of_audit
from align.model.verdict import Words

RULE = Rule(
    code="C012",
    name="wrong-level-office",
    summary=Words(
        en="An office of another level is named as responsible.",
        zh="责任单位列为其他层级的部门。",
    ),
    why=Words(
        en="A district gives no orders to an office of the city: nobody will act.",
        zh="本级方案无法向上级部门分派任务。",
    ),
    example="某区方案：（责任单位：市住房城乡建设委）",
    remedy=Words(
        en="Name the plan's own office.",
        zh="改为本级对应部门。",
    ),
    check=of_audit,
)
