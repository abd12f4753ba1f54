"""Sentences joined from the parts of products.toml: each target says what its parts say."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from one_clause import Case, fields, one_clause

from align.extract import extract_targets

PATH = Path(__file__).resolve().parents[1] / "cases" / "products.toml"
PARTS: dict[str, Any] = tomllib.loads(PATH.read_text(encoding="utf-8"))
FALLING = ("intensity", "mass")
"""Of what the indicators are that may be said to fall."""


def verbs(of: str) -> list[Case]:
    """The verbs that an indicator of some sort of value goes with, and what they say happens."""
    levels = [verb | {"change": "level"} for verb in PARTS["levels"] if of in verb["of"]]
    falls = [verb | {"change": "decrease"} for verb in PARTS["falls"] if of in FALLING]
    return levels + falls


def joined(number: int, indicator: Case, value: Case, verb: Case) -> tuple[str, Case]:
    """A sentence of these parts, with others taken in turn, and the target that it sets."""
    time, strength, scope = (
        PARTS[name][at % len(PARTS[name])]
        for name, at in (
            ("times", number),
            ("strengths", number // 2),
            ("scopes", number + number // 3),
        )
    )
    before, after = (
        PARTS[name][at % 4] for name, at in (("before", number // 5), ("after", number))
    )
    words = [time, scope, indicator, strength, verb, value]
    text = before + "".join(part["text"] for part in words) + after
    return text, {
        "indicator": indicator["text"],
        "value": value["value"],
        "scope": "" if scope.get("whole") else scope["text"],
        "kind": "quantity",
        "change": verb["change"],
        "baseline": verb.get("baseline", 0),
        "deadline": time.get("deadline", 0),
        "strength": strength.get("strength", "plain"),
        "extensive": indicator.get("extensive", False),
    }


def sentences(of: str) -> Iterator[tuple[str, Case]]:
    indicators = [part for part in PARTS["indicators"] if part["of"] == of]
    values = [part for part in PARTS["values"] if of in part["of"]]
    for number, parts in enumerate(itertools.product(indicators, values, verbs(of))):
        yield joined(number, *parts)


SORTS = sorted({part["of"] for part in PARTS["indicators"]})


@pytest.mark.parametrize("of", SORTS)
def test_a_target_says_what_its_parts_say(of: str) -> None:
    wrong = {}
    tried = list(sentences(of))
    for text, expected in tried:
        found = [fields(one) for one in extract_targets(one_clause(text)) if one.kind != "trend"]
        told = [{name: one[name] for name in expected} for one in found]
        if told != [expected]:
            wrong[text] = told
    assert wrong == {}
    assert len(tried) >= 40


def test_every_part_is_tried() -> None:
    texts = [text for of in SORTS for text, _ in sentences(of)]
    for name in ("indicators", "levels", "falls", "values", "times", "strengths", "scopes"):
        for part in PARTS[name]:
            assert any(part["text"] in text for text in texts), part["text"]
