"""The judge on the labelled targets: how often it says what the labels say."""

from __future__ import annotations

from typing import Any

import pytest
from gold_targets import alignments, labelled, lines

from align.judge import judge, relate
from align.model.verdict import Verdict

NAMES = ("changping", "haidian")


def verdicts(name: str) -> tuple[Verdict, ...]:
    reference, plan = labelled("beijing"), labelled(name)
    relation = relate(reference.plan, plan.plan)
    assert relation == "parent"
    return judge(
        reference.plan, plan.plan, reference.targets, plan.targets, alignments(name), relation
    )


def scored(name: str) -> list[tuple[dict[str, Any], Verdict]]:
    """Each label that counts beside the verdict on it."""
    found = {verdict.reference_target: verdict for verdict in verdicts(name)}
    entries = [line for line in lines(f"verdicts.{name}.jsonl") if line["municipal"]]
    return [(line, found[line["municipal"]]) for line in entries if line["verdict"] != "n/a"]


def right(label: dict[str, Any], verdict: Verdict) -> bool:
    return verdict.verdict in (label["verdict"], *label.get("also", ()))


@pytest.mark.parametrize("name", NAMES)
def test_verdicts_agree(name: str) -> None:
    pairs = scored(name)
    wrong = [
        (label["municipal"], found.verdict) for label, found in pairs if not right(label, found)
    ]
    assert len(wrong) <= 0.05 * len(pairs), wrong


@pytest.mark.parametrize("name", NAMES)
def test_partners_agree(name: str) -> None:
    pairs = [(label, found) for label, found in scored(name) if label["district"]]
    wrong = [
        (label["municipal"], found.plan_target)
        for label, found in pairs
        if found.plan_target not in label.get("partners", [label["district"]])
    ]
    assert len(wrong) <= 0.08 * len(pairs), wrong


@pytest.mark.parametrize("name", NAMES)
def test_additional_targets_agree(name: str) -> None:
    lines_ = [line for line in lines(f"verdicts.{name}.jsonl") if line["verdict"] == "additional"]
    must = {line["district"] for line in lines_ if not line.get("optional")}
    free = {line["district"] for line in lines_} - must | labelled(name).optional
    found = {item.plan_target for item in verdicts(name) if item.verdict == "additional"}
    assert len(must - found) <= 1
    assert len(found - must - free) <= 1


def test_high_confidence_is_earned() -> None:
    sure = [pair for name in NAMES for pair in scored(name) if pair[1].confidence >= 0.9]
    assert len(sure) >= 15
    assert sum(right(*pair) for pair in sure) >= 0.95 * len(sure)


@pytest.mark.parametrize("name", NAMES)
def test_sentences_shown_as_evidence_speak_of_the_matter(name: str) -> None:
    plan = labelled(name).plan
    spoken = [item for item in verdicts(name) if item.evidence is not None]
    assert spoken
    for item in spoken:
        place = item.evidence
        assert place is not None
        assert item.plan_target is None
        assert item.verdict in ("unquantified", "deferred")
        text = "".join(plan.source.text[place.start : place.end].split())
        assert 4 <= len(text) <= 400
        assert plan.source.line_of(place.start) == place.line


def test_targets_of_other_places_do_not_apply() -> None:
    found = {item.reference_target: item.verdict for item in verdicts("changping")}
    labels = [line for line in lines("verdicts.changping.jsonl") if line["verdict"] == "n/a"]
    assert {line["municipal"]: found[line["municipal"]] for line in labels} == {
        line["municipal"]: "n/a" for line in labels
    }
