"""P005: what must be known of a plan is said nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, entry_place, part, words
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    plan, entry = case.plan, case.entry
    if plan is None:
        return
    absent = [
        part(field)
        for field in case.limits.metadata
        if getattr(plan.meta, field) in (None, "", "unknown")
        and (entry is None or getattr(entry, field) is None)
    ]
    if absent:
        fields = Words(
            en=", ".join(name.en for name in absent), zh="、".join(name.zh for name in absent)
        )
        yield rule.find(plan.id, entry_place(case), words(rule.code, fields=fields))


RULE = Rule(
    code="P005",
    name="metadata-missing",
    summary=Words(
        en="Neither the text nor the manifest says what must be known of a plan.",
        zh="文本和清单均未说明方案的必要信息。",
    ),
    why=Words(
        en="Without level and jurisdiction nobody can tell what a plan owes to which other one.",
        zh="不知道层级和辖区就无法判断方案之间的关系。",
    ),
    example="seeds/plans.toml: （没有 level，文本中也看不出）",
    remedy=Words(
        en="Add it to the manifest; limits.metadata says what is wanted.",
        zh="在清单中补充；所需字段见 limits.metadata。",
    ),
    check=_check,
)
