"""M003: two plans of one id."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, manifest_place, words
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for entry in case.library.entries:
        if entry.id in first:
            message = words("M003", id=entry.id, line=first[entry.id])
            yield rule.find(entry.id, manifest_place(case, entry.line), message)
        first.setdefault(entry.id, entry.line)


RULE = Rule(
    code="M003",
    name="duplicate-id",
    summary=Words(en="Two plans of the manifest have one id.", zh="清单中两个方案编号相同。"),
    why=Words(
        en="Commands find the first of them only; the other one can never be named.",
        zh="命令只能找到第一个，另一个无法被引用。",
    ),
    example='[[plan]]\nid = "beijing"\n…\n[[plan]]\nid = "beijing"',
    remedy=Words(en="Give one of them another id.", zh="为其中之一改用其他编号。"),
    check=_check,
    whole=True,
)
