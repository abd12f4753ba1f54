"""M004: the report on a plan is not the one that would be written now."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.reported import from_root, report_path
from align.check.rule import Case, Rule, words
from align.model.finding import Finding, Location
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    from align.report import markdown

    comparison = case.reported
    if comparison is None:
        return
    path = report_path(case.library, comparison.plan.id)
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        printed = file.read()
    seen = from_root(case.library, comparison)
    current = markdown.gap_report(seen, lang="zh")
    if printed in (current, markdown.gap_report(seen, lang="en")):
        return
    line = _first_difference(printed.split("\n"), current.split("\n"))
    message = words(rule.code, plan=comparison.plan.id)
    yield rule.find(comparison.plan.id, Location(path, line, 1, line, ""), message)


def _first_difference(printed: list[str], current: list[str]) -> int:
    """The line, counted from 1, from which on two texts differ."""
    for number, (one, other) in enumerate(zip(printed, current, strict=False), 1):
        if one != other:
            return number
    return max(1, min(len(printed), len(current)))


RULE = Rule(
    code="M004",
    name="stale-report",
    summary=Words(
        en="The report on a plan is not the one that would be written now.",
        zh="方案报告已过期。",
    ),
    why=Words(
        en="People read the report, not the plans: it must tell what holds today.",
        zh="读者看的是报告，报告应与现状一致。",
    ),
    example="reports/east.md: （方案修改前的报告）",
    remedy=Words(
        en="Run align report.",
        zh="运行 align report。",
    ),
    check=_check,
)
