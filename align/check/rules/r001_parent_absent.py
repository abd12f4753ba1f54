"""R001: the plan's parent is not in the corpus."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, manifest_place, place, words
from align.corpus.library import parent_name
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    if case.plan is None:
        return
    parent = parent_name(case.library, case.plan)
    if parent is None or parent in case.library.ids:
        return
    cited = next((c for c in case.plan.meta.cited if c.title == parent), None)
    if cited is not None:
        location = place(case.plan, cited.start, cited.end)
    else:
        location = manifest_place(case, case.entry.line if case.entry else 1)
    yield rule.find(case.plan.id, location, words("R001", parent=parent))


RULE = Rule(
    code="R001",
    name="parent-absent",
    summary=Words(
        en="The plan that this plan carries out is not in the corpus.",
        zh="本方案所落实的上级方案不在语料库中。",
    ),
    why=Words(
        en="Without it nothing can be said about gaps; any other plan is only a benchmark.",
        zh="缺少上级方案就无法判断差距，与其他方案相比仅供参照。",
    ),
    example="plan: 根据《某市碳达峰实施方案》……制定本实施方案\nseeds/plans.toml: （没有该方案）",
    remedy=Words(
        en="Add the parent's text to seeds/ and list it in the manifest.",
        zh="将上级方案文本加入 seeds/ 并登记到清单。",
    ),
    check=_check,
)
