"""``align explain`` on the real plans: clauses of both sides, targets, indicators."""

from __future__ import annotations

import json
from typing import Any

import pytest

from align.report.layout import cells


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_a_clause_with_its_evidence_its_texts_and_what_lost(
    call: Any, lang: str, width: int
) -> None:
    done = call("explain", "beijing", "changping", "三（四）3", "--lang", lang, "--width", width)
    assert done.code == 0
    assert "\x1b" not in done.out
    assert "█" in done.out
    assert "[加氢站]" in done.out
    assert ("不及 十六 之处" if lang == "zh" else "It falls behind 十六 in") in done.out
    assert all(cells(line) <= width for line in done.out.splitlines())


def test_the_parts_add_up_to_the_score(call: Any) -> None:
    document = json.loads(call("compare", "beijing", "changping", "--format", "json").out)
    alignment = next(item for item in document["alignments"] if item["plan"] == "三（四）3")
    out = call("explain", "beijing", "changping", "三（四）3").out
    for evidence in alignment["evidence"]:
        assert f" {evidence['score']:.3f} " in out
        whole = sum(part["value"] * part["weight"] for part in evidence["parts"])
        assert whole == pytest.approx(evidence["score"], abs=2e-4)


def test_a_clause_of_the_reference_and_what_answers_it(call: Any) -> None:
    document = json.loads(call("compare", "beijing", "changping", "--format", "json").out)
    answering = [item["plan"] for item in document["alignments"] if "十六" in item["reference"]]
    out = call("explain", "beijing", "changping", "beijing:十六").out
    assert "着力构建绿色低碳交通体系" in out.splitlines()[0]
    assert [out.count(f"answered by {plan}  ") for plan in answering] == [1] * len(answering)
    untreated = document["summary"]["reference_clauses_untreated"]
    for clause in untreated[:2]:
        told = call("explain", "beijing", "changping", f"beijing:{clause}").out
        assert "no clause of the plan answers it" in told


def test_every_verdict_can_be_explained(call: Any) -> None:
    document = json.loads(call("compare", "beijing", "haidian", "--format", "json").out)
    for verdict in document["verdicts"][::7]:
        named = verdict["reference_target"] or verdict["plan_target"]
        out = call("explain", "beijing", "haidian", named, "--width", 400).out
        assert verdict["reason"]["en"] in out
        assert f"{verdict['confidence']:.2f}" in out


def test_an_indicator_names_its_targets(call: Any) -> None:
    out = call("explain", "beijing", "changping", "森林蓄积量", "--width", 200).out
    assert "森林蓄积量达到3450万立方米" in out
    assert "also looked at" in out


def test_in_ascii_nothing_but_the_plans_words_is_not(call: Any) -> None:
    out = call("explain", "beijing", "changping", "三（四）3", "--ascii").out
    assert not set(out) & set("█─│▲▼")


def test_an_unknown_name_is_an_error_with_a_hint(call: Any) -> None:
    done = call("explain", "beijing", "changping", "changping-8")
    assert done.code == 2
    assert "no clause or target" in done.err
    assert "did you mean" in done.err
