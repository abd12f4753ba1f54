"""R002: several plans may be the plan's parent."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.kin import candidates
from align.check.rule import Case, Rule, entry_place, place, words
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    plan = case.plan
    if plan is None or (case.entry is not None and case.entry.parent is not None):
        return
    found = candidates(case.library, plan)
    if len(found) < 2:
        return
    first = found[0].citation
    location = entry_place(case) if first is None else place(plan, first.start, first.end)
    names = ", ".join(candidate.id for candidate in found)
    yield rule.find(plan.id, location, words(rule.code, names=names))


RULE = Rule(
    code="R002",
    name="parent-ambiguous",
    summary=Words(
        en="Several plans of the corpus may be the one that the plan carries out.",
        zh="语料库中有多个方案可能是其上级方案。",
    ),
    why=Words(
        en="Which one it is measured by decides what is a gap.",
        zh="以哪个方案为准决定了差距的判断。",
    ),
    example="plan: 落实《某市碳达峰实施方案》\nseeds/plans.toml: （该标题的方案有两个版本）",
    remedy=Words(
        en="Name the parent in the manifest.",
        zh="在清单中写明 parent。",
    ),
    check=_check,
)
