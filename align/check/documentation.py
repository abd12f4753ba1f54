"""The rules as pages, from what stands in the rules themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from align.check.rule import Rule
from align.lexicon.messages import Language, message
from align.report.markup import escaped, link, table

SCHEMA = "align/rules/1"


def as_json(rules: Sequence[Rule]) -> str:
    """The rules as one document, in both languages."""
    content = {"schema": SCHEMA, "rules": [_fields(rule) for rule in rules]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _fields(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "family": message(f"check.text.family_{rule.code[0]}", "en"),
        "severity": rule.severity,
        "summary": rule.summary._asdict(),
        "why": rule.why._asdict(),
        "example": rule.example,
        "remedy": rule.remedy._asdict(),
    }


def markdown(rules: Sequence[Rule], lang: Language, *, whole: bool) -> str:
    """The rules as a page; with ``whole`` under a title and a table of all of them."""
    lines = list(_contents(rules, lang)) if whole else []
    family = ""
    for rule in rules:
        if whole and rule.code[0] != family:
            family = rule.code[0]
            lines += [f"## {family}: {message(f'check.text.family_{family}', lang)}", ""]
        lines += _section(rule, lang)
    return "\n".join(lines).rstrip("\n") + "\n"


def _contents(rules: Sequence[Rule], lang: Language) -> Iterator[str]:
    yield from (f"# {message('check.page.title', lang)}", "")
    yield from (message("check.page.intro", lang), "")
    head = [message(f"check.page.{key}", lang) for key in ("code", "name", "severity", "what")]
    rows = [
        [
            link(rule.code, f"#{rule.code.lower()}-{rule.name}"),
            rule.name,
            message(f"check.text.{rule.severity}", lang),
            escaped(getattr(rule.summary, lang)),
        ]
        for rule in rules
    ]
    yield from table(head, rows)


def _section(rule: Rule, lang: Language) -> Iterator[str]:
    severity = message(f"check.text.{rule.severity}", lang)
    yield from (f"### {rule.code} {rule.name}", "")
    yield from (f"*{severity}.* {escaped(getattr(rule.summary, lang))}", "")
    yield from (escaped(getattr(rule.why, lang)), "")
    yield from ("```text", *rule.example.split("\n"), "```", "")
    yield from (escaped(getattr(rule.remedy, lang)), "")
