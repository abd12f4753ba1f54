"""The JSON Schema of a comparison: real output obeys it, and it names every key in its order."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

import align
from align.model import plan, quantity, target, verdict
from align.report import as_json

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = json.loads(
    (ROOT / "docs" / "schema" / "comparison-1.schema.json").read_text(encoding="utf-8")
)
PAIRS = [
    ("beijing", "changping"),
    ("beijing", "fuzhongxin"),
    ("beijing", "haidian"),
    ("beijing", "ninghe"),
    ("changping", "haidian"),
]


def _document(reference: str, plan: str, **options: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(
        as_json.comparison(align.compare(reference, plan, **options))
    )
    return document


@pytest.fixture(autouse=True)
def _in_the_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


@pytest.mark.parametrize(("reference", "plan"), PAIRS)
def test_real_output_is_valid(validator: Any, reference: str, plan: str) -> None:
    problems = validator.iter_errors(_document(reference, plan))
    assert not [f"{problem.json_path}: {problem.message}" for problem in problems]


def test_a_comparison_with_itself_is_valid(validator: Any) -> None:
    validator.validate(_document("haidian", "haidian", relation="revision"))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("verdicts", 0, "verdict"), "better"),
        (("verdicts", 0, "confidence"), 1.5),
        (("verdicts", 0, "reference_target"), None),
        (("targets", "plan", 0, "lower"), 25.7),
        (("clauses", "plan", 0, "line"), 0),
        (("plan", "date"), "17.10.2023"),
        (("plan", "more"), "a key that nobody knows"),
    ],
)
def test_what_is_wrong_is_invalid(validator: Any, path: tuple[Any, ...], wrong: Any) -> None:
    document = _document("beijing", "changping")
    inner: Any = document
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = wrong
    assert not validator.is_valid(document)


def test_keys_stand_in_the_order_of_the_schema() -> None:
    def keys(value: Any, schema: dict[str, Any]) -> None:
        while "$ref" in schema or "oneOf" in schema:
            schema = schema["oneOf"][0] if "oneOf" in schema else schema
            schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
        if isinstance(value, dict):
            assert list(value) == list(schema["properties"])
            for name, inner in value.items():
                keys(inner, schema["properties"][name])
        elif isinstance(value, list):
            for inner in value:
                keys(inner, schema["items"])

    keys(_document("beijing", "changping"), SCHEMA)


def test_names_are_those_of_the_model() -> None:
    inner = SCHEMA["$defs"]
    of_target, of_plan = inner["target"]["properties"], inner["plan"]["properties"]
    assert inner["verdict_name"]["enum"] == list(get_args(verdict.VerdictName))
    assert list(SCHEMA["properties"]["summary"]["properties"]["verdicts"]["properties"]) == list(
        get_args(verdict.VerdictName)
    )
    assert of_target["kind"]["enum"] == list(get_args(target.Kind))
    assert of_target["change"]["enum"] == list(get_args(target.Change))
    assert of_target["strength"]["enum"] == list(get_args(target.Strength))
    assert of_target["comparator"]["enum"] == [*get_args(quantity.Comparator), None]
    assert of_plan["level"]["enum"] == list(get_args(plan.Level))
    assert SCHEMA["properties"]["relation"]["enum"] == list(get_args(verdict.Relation))


def test_numbers_are_exact() -> None:
    for each in _document("beijing", "changping")["targets"]["plan"]:
        if each["lower"] is not None:
            assert format(Decimal(each["lower"]), "f") == each["lower"]
