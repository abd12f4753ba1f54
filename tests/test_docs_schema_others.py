"""The JSON Schemas of the documents beside the comparison: real output obeys them, in order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from align.cli.app import run
from align.model import revision, verdict

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "docs" / "schema"
WHOLE = ROOT / "tests" / "revise" / "whole"
CALLS: dict[str, list[tuple[str, ...]]] = {
    "clauses": [("clauses", "beijing"), ("clauses", "ninghe")],
    "targets": [("targets", "haidian"), ("targets", "beijing", "--kind", "grade")],
    "ledger": [("targets", "changping", "--ledger")],
    "matrix": [("matrix", "beijing"), ("matrix", "changping", "haidian")],
    "revision": [
        ("diff", "changping", "changping"),
        (
            *("diff", str(WHOLE / "old.txt"), str(WHOLE / "new.txt")),
            *("--downstream", str(WHOLE / "district.txt")),
        ),
    ],
    "audit": [("audit", "changping"), ("audit", "beijing")],
    "check": [("check", "--exit-zero")],
    "rules": [("rule",), ("rule", "G001")],
}


def _schema(name: str) -> dict[str, Any]:
    text = (SCHEMAS / f"{name}-1.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """A function that gives the document which a command writes."""
    monkeypatch.chdir(ROOT)

    def call(arguments: tuple[str, ...]) -> Any:
        assert run([*arguments, "--format", "json", "--quiet"]) == 0
        return json.loads(capsys.readouterr().out)

    return call


def _in_order(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> None:
    while "$ref" in schema or "oneOf" in schema:
        schema = schema["oneOf"][0] if "oneOf" in schema else schema
        if "$ref" in schema:
            schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    if isinstance(value, dict):
        known = schema.get("properties", {})
        if schema.get("required"):
            assert list(value) == list(known)
        for name, inner in value.items():
            if name in known:
                _in_order(inner, known[name], whole)
    elif isinstance(value, list):
        for inner in value:
            _in_order(inner, schema["items"], whole)


@pytest.mark.parametrize("name", CALLS)
def test_real_output_is_valid_and_in_order(written: Any, name: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = _schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for arguments in CALLS[name]:
        document = written(arguments)
        problems = validator.iter_errors(document)
        assert not [f"{problem.json_path}: {problem.message}" for problem in problems]
        _in_order(document, schema, schema)
        assert not validator.is_valid(document | {"more": 1})


def test_every_schema_is_tested_and_documented() -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    files = {path.name for path in SCHEMAS.glob("*.json")}
    assert files == {f"{name}-1.schema.json" for name in (*CALLS, "comparison")}
    assert not [name for name in files if f"(schema/{name})" not in page]


def test_what_is_common_is_the_same_in_all() -> None:
    common = _schema("comparison")["$defs"]
    for name in CALLS:
        for key, definition in _schema(name).get("$defs", {}).items():
            assert definition == common.get(key, definition), (name, key)


def test_names_are_those_of_the_model() -> None:
    inner = _schema("revision")["$defs"]
    assert inner["clause_change"]["properties"]["change"]["enum"] == list(revision.CLAUSE_FATES)
    assert inner["target_change"]["properties"]["change"]["enum"] == list(revision.TARGET_FATES)
    changes = inner["downstream"]["properties"]["changes"]["items"]
    assert changes["properties"]["effect"]["enum"] == list(revision.EFFECTS)
    counted = _schema("matrix")["properties"]["summary"]["additionalProperties"]
    assert list(counted["properties"]) == list(get_args(verdict.VerdictName))
