"""C041: a clause that is the reference's wording."""

from __future__ import annotations

from align.check.rule import Rule, of_audit
from align.model.verdict import Words

RULE = Rule(
    code="C041",
    name="copied-clause",
    summary=Words(
        en="Most of a clause stands word for word in the reference.",
        zh="条款大部分文字与上级方案逐字相同。",
    ),
    why=Words(
        en="What was copied says nothing of what is to be done here.",
        zh="照搬的内容未结合本地实际。",
    ),
    example="（条款80%的文字与上级方案相同）",
    remedy=Words(
        en="Say what is to be done here, by whom and by when.",
        zh="结合本地写明任务、主体和期限。",
    ),
    check=of_audit,
)
