"""Findings as a JUnit report: a suite for each plan, a case for each finding.

Errors and warnings are failed cases; infos are passed ones that say so; suppressed ones are
skipped. A plan without any finding has one case that passed, so that it can be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from align.report.findings.outcome import Diagnostic, Failure, Outcome, place_name, told
from align.report.text import Lang

_CLEAN = "check"


def render(outcome: Outcome, lang: Lang) -> str:
    """The document; with nothing checked, one without suites."""
    plans = list(dict.fromkeys([*outcome.plans, *(i.finding.plan for i in outcome.diagnostics)]))
    suites = []
    for plan in plans:
        own = [item for item in outcome.diagnostics if item.finding.plan == plan]
        suites.append(_suite(outcome, plan, own, lang))
    if outcome.failures:
        suites.append(_failures(outcome.failures))
    failures = sum(map(_fails, outcome.diagnostics))
    tests = sum(suite.count("<testcase ") for suite in suites)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="align check" tests="{tests}" failures="{failures}" '
        f'errors="{len(outcome.failures)}">\n{"".join(suites)}</testsuites>\n'
    )


def _fails(item: Diagnostic) -> bool:
    return not item.suppressed and item.finding.severity != "info"


def _suite(outcome: Outcome, plan: str, items: Sequence[Diagnostic], lang: Lang) -> str:
    cases = "".join(_case(outcome, item, lang) for item in items)
    if not items:
        cases = f'    <testcase name="{_CLEAN}" classname={_attribute(plan)}/>\n'
    failures = sum(map(_fails, items))
    skipped = sum(bool(item.suppressed) for item in items)
    return (
        f'  <testsuite name={_attribute(plan)} tests="{len(items) or 1}" failures="{failures}" '
        f'errors="0" skipped="{skipped}">\n{cases}  </testsuite>\n'
    )


def _case(outcome: Outcome, item: Diagnostic, lang: Lang) -> str:
    finding = item.finding
    text = told(finding.message, lang)
    place = place_name(finding.location)
    name = f"{finding.code} {outcome.rule(finding.code).name} {place}"
    body = [f"{place}: {text}"]
    body += [f"{place_name(other)}: {other.text}" for other in finding.related]
    content = _text("\n".join(body))
    if item.suppressed:
        inner = f'      <skipped message="{item.suppressed}"/>\n'
    elif _fails(item):
        kind = f'message={_attribute(text)} type="{finding.severity}"'
        inner = f"      <failure {kind}>{content}</failure>\n"
    else:
        inner = f"      <system-out>{content}</system-out>\n"
    head = f"    <testcase name={_attribute(name)} classname={_attribute(finding.plan)}>\n"
    return f"{head}{inner}    </testcase>\n"


def _failures(failures: Sequence[Failure]) -> str:
    cases = "".join(
        f'    <testcase name={_attribute(failure.path or _CLEAN)} classname="align">\n'
        f'      <error message={_attribute(failure.text)} type="unreadable"/>\n    </testcase>\n'
        for failure in failures
    )
    count = len(failures)
    return (
        f'  <testsuite name="align" tests="{count}" failures="0" errors="{count}" skipped="0">\n'
        f"{cases}  </testsuite>\n"
    )


def _clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return "".join(
        char
        if char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd"
        or char > "\uffff"
        else "\ufffd"
        for char in text
    )  # fmt: skip


def _text(text: str) -> str:
    return escape(_clean(text))


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))
