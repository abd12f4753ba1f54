"""M002: a text is not the one that the manifest lists."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, manifest_place, words
from align.model.finding import Finding
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    entry, plan = case.entry, case.plan
    if entry is None or plan is None or entry.sha256 in (None, plan.source.sha256):
        return
    message = words("M002", path=entry.path, sha256=plan.source.sha256)
    yield rule.find(plan.id, manifest_place(case, entry.line), message)


RULE = Rule(
    code="M002",
    name="changed-text",
    summary=Words(
        en="The sha256 of a text is not the one in the manifest.",
        zh="文本的 sha256 与清单不符。",
    ),
    why=Words(
        en="A text is a source: every quote, line and label refers to exactly these bytes.",
        zh="文本是原始来源：所有引文、行号和标注都以这些字节为准。",
    ),
    example='sha256 = "0000…"',
    remedy=Words(
        en="Restore the text; for a new version of the plan, list it under an id of its own.",
        zh="恢复原文本；若为新版本，请以新的编号登记。",
    ),
    check=_check,
)
