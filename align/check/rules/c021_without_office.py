"""C021: a clause that nobody is responsible for."""

from __future__ import annotations

from align.check.rule import Rule, of_audit
from align.model.verdict import Words

RULE = Rule(
    code="C021",
    name="without-office",
    summary=Words(
        en="A clause names nobody responsible, although those beside it do.",
        zh="条款未列责任单位，而同级条款均已列出。",
    ),
    why=Words(
        en="A task without an owner is not carried out.",
        zh="没有责任单位的任务难以落实。",
    ),
    example="（三）推广绿色建筑。……（无责任单位）",
    remedy=Words(
        en="Name the office that is to act.",
        zh="补充责任单位。",
    ),
    check=of_audit,
)
