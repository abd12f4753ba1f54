"""M001: a text beside the listed ones that the manifest does not list."""

from __future__ import annotations

import os
from collections.abc import Iterator

from align.check.rule import Case, Rule, words
from align.model.finding import Finding, Location
from align.model.verdict import Words

_TEXTS = (".txt",)


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    config = case.library.config
    directory = os.path.dirname(config.path(config.manifest))
    listed = {case.library.path(entry) for entry in case.library.entries}
    for name in sorted(os.listdir(directory or ".")):
        path = os.path.normpath(os.path.join(directory, name))
        if name.endswith(_TEXTS) and not name.startswith(".") and path not in listed:
            message = words("M001", manifest=os.path.basename(config.manifest))
            yield rule.find(name, Location(path, 1, 1, 1, ""), message)


RULE = Rule(
    code="M001",
    name="unlisted-file",
    summary=Words(
        en="A text lies beside the manifest that it does not list.",
        zh="清单所在目录中有未登记的文本。",
    ),
    why=Words(
        en="A plan that is not listed has no id, no parent and no source, and is never checked.",
        zh="未登记的方案没有编号、上级方案和来源，也不会被检查。",
    ),
    example="seeds/newtown.txt\nseeds/plans.toml: （没有 newtown）",
    remedy=Words(en="List it, or move it elsewhere.", zh="登记该文件，或移到别处。"),
    check=_check,
    whole=True,
)
