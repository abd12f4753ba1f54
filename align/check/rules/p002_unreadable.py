"""P002: the file of a plan is no text."""

from __future__ import annotations

from collections.abc import Iterator

from align.check.rule import Case, Rule, words
from align.errors import ReadError
from align.model.finding import Finding, Location
from align.model.verdict import Words


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    failure = case.failure
    if not isinstance(failure, ReadError) or failure.path is None:
        return
    line = failure.line or 1
    name = case.entry.id if case.entry is not None else failure.path
    location = Location(failure.path, line, failure.column or 1, line, "")
    yield rule.find(name, location, words(rule.code, what=failure.what))


RULE = Rule(
    code="P002",
    name="not-text",
    summary=Words(
        en="The file of a plan could not be read as text.",
        zh="方案文件无法作为文本读取。",
    ),
    why=Words(
        en="Nothing was checked in it. The run ends with 2, whatever else was found.",
        zh="该文件未被检查；无论其他结果如何，退出码均为 2。",
    ),
    example="seeds/new.txt: （实为 PDF 文件）",
    remedy=Words(
        en="Put the text of the plan there, in UTF-8.",
        zh="改为 UTF-8 编码的方案文本。",
    ),
    check=_check,
)
