"""Every rule finds what its cases say, and the catalogue is as it should be."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from align.audit import CODES
from align.audit.finding import SEVERITIES as AUDIT_SEVERITIES
from align.check import documentation
from align.check.catalogue import RULES, rule_of
from align.check.rule import SEVERITIES, Rule
from align.check.run import check_corpus, fails
from align.check.settings import Limits, Settings
from align.check.severities import SEVERITY
from align.config import load_config
from align.corpus.library import open_library
from align.errors import UsageError
from align.lexicon.loader import table
from align.model.finding import Finding, Location
from align.model.verdict import Words

CASES = Path(__file__).resolve().parents[1] / "cases" / "rules"
RULE_FILES = Path(__file__).resolve().parents[2] / "align" / "check" / "rules"


def _cases(code: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads((CASES / f"{code}.toml").read_text("utf-8"))["case"]
    return cases


ALL = [
    pytest.param(rule, case, id=f"{rule.code}: {case['name']}")
    for rule in RULES
    for case in _cases(rule.code)
]


def _build(corpus: Path, case: dict[str, Any]) -> None:
    """The small corpus of a case."""
    seeds = corpus / "seeds"
    seeds.mkdir()
    lines = ["[[plan]]", 'id = "plan"', 'path = "seeds/plan.txt"']
    parent = case.get("parent", "reference" if "reference" in case else "none")
    if parent != "none":
        lines.append(f'parent = "{parent}"')
    lines.append(case.get("manifest", ""))
    plain = case["plan"].encode(case.get("encoding", "utf-8"))
    (seeds / "plan.txt").write_bytes(bytes.fromhex(case["bytes"]) if "bytes" in case else plain)
    if "reference" in case:
        lines += ["[[plan]]", 'id = "reference"', 'path = "seeds/reference.txt"']
        (seeds / "reference.txt").write_bytes(case["reference"].encode())
    lines.append(case.get("tail", ""))
    for name, text in case.get("files", {}).items():
        (seeds / name).parent.mkdir(exist_ok=True)
        (seeds / name).write_text(text, encoding="utf-8")
    (seeds / "plans.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize(("rule", "case"), ALL)
def test_case(
    rule: Rule, case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _build(tmp_path, case)
    monkeypatch.chdir(tmp_path)
    settings = Settings(limits=Limits()._replace(**case.get("limits", {})))
    checked = check_corpus(open_library(load_config()), settings=settings)
    assert bool(checked.failures) is ("bytes" in case)
    found = [finding for finding in checked.findings if finding.code == rule.code]
    assert len(found) == len(case["finds"]), [finding.message.en for finding in found]
    for finding, told in zip(found, case["finds"], strict=True):
        assert told in finding.message.en
        assert finding.severity == rule.severity
        assert not finding.location.path.startswith("/")
    if found:
        assert found[0].location.line == case["line"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_catalogue(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.severity in SEVERITIES
    assert list(RULE_FILES.glob(f"{rule.code.lower()}_*.py"))
    assert rule.code in CODES or set(table("messages_check")["rule"][rule.code]) == {"en", "zh"}
    for words in (rule.summary, rule.why, rule.remedy):
        assert words.en
        assert words.zh
    assert rule.example
    finds = [bool(case["finds"]) for case in _cases(rule.code)]
    assert True in finds, "a case in which it finds something"
    assert False in finds, "a case in which it must not"


def test_catalogue_is_whole() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)
    files = [path.name for path in RULE_FILES.glob("*.py") if path.name != "__init__.py"]
    assert len(files) == len(RULES)
    assert sorted(path.stem for path in CASES.glob("*.toml")) == codes
    assert set(table("messages_check")["rule"]) | set(CODES) == set(codes)


def test_severities_are_decided_in_one_table() -> None:
    assert list(SEVERITY) == [rule.code for rule in RULES]
    assert {code: SEVERITY[code] for code in CODES} == AUDIT_SEVERITIES


def test_page_of_the_rules_is_up_to_date(golden: Any) -> None:
    page = documentation.markdown(RULES, "en", whole=True)
    golden("../../docs/rules.md", page)
    for rule in RULES:
        assert f"(#{rule.code.lower()}-{rule.name})" in page
        assert f"\n### {rule.code} {rule.name}\n" in page


def test_rule_by_code_or_name() -> None:
    for rule in RULES:
        assert rule_of(rule.code.lower()) is rule
        assert rule_of(rule.name) is rule
    with pytest.raises(UsageError, match="did you mean"):
        rule_of("G009")


def test_rules_as_json() -> None:
    document = json.loads(documentation.as_json(RULES))
    assert [rule["code"] for rule in document["rules"]] == [rule.code for rule in RULES]
    assert all(rule["summary"]["zh"] and rule["remedy"]["en"] for rule in document["rules"])


def _finding(severity: Any) -> Finding:
    return Finding("X000", severity, "plan", Location("p", 1, 1, 1, ""), Words("", ""))


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("threshold", [*SEVERITIES, "never"])
def test_thresholds(severity: str, threshold: str) -> None:
    above = threshold != "never" and SEVERITIES.index(severity) <= SEVERITIES.index(threshold)
    assert fails([_finding(severity)], threshold) is above
    assert not fails([], threshold)
