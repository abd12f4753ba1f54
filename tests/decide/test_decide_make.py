"""What a person says becomes a decision, or a hint at what was meant."""

from __future__ import annotations

import pytest
from decide_texts import Desk

from align.decide.answers import on_clause, on_target
from align.decide.make import Answer, key_of
from align.errors import UsageError


def test_what_is_kept_of_a_pair(desk: Desk) -> None:
    decision = desk.decide("city-01", Answer("verdict"))
    assert decision.id == key_of(desk.on, "city-01")
    assert (decision.reference, decision.plan) == ("city", "east")
    assert decision.verdict == "looser"
    assert decision.reference_place == "一 city-01"
    assert decision.plan_place == "一 east-01"
    assert decision.plan_quote == "可再生能源消费比重达到20%"
    assert decision.plan_target == desk.on.plan.target_marks["east-01"]
    assert decision.plan_clause == desk.on.plan.marks["一"]
    assert (decision.by, decision.on, decision.why) == ("李四", "2026-03-02", "口径相同")


def test_the_target_may_be_named_by_either_side(desk: Desk) -> None:
    assert desk.decide("city-01", Answer("verdict")) == desk.decide("east-01", Answer("verdict"))


def test_a_partner_alone_leaves_the_verdict_to_the_tool(desk: Desk) -> None:
    decision = desk.decide("city-03", Answer("verdict", partner="east-03"))
    assert decision.verdict == "contributes"


@pytest.mark.parametrize(
    ("name", "answer", "told"),
    [
        ("nothing", Answer("verdict"), "no clause or target"),
        ("city-01", Answer("clauses"), "that is a target"),
        ("二（一）", Answer("verdict"), "is a clause"),
        ("二（一）", Answer("clauses", clauses=("九",)), "no clause '九' in city"),
        ("0", Answer("not-clauses"), "answers to no clause"),
        ("city-01", Answer("verdict", partner="east-99"), "no target 'east-99' in east"),
        ("city-01", Answer("verdict", verdict="additional"), "cannot be additional"),
        ("city-04", Answer("not-partner"), "no target of the plan answers"),
        ("city-04", Answer("verdict", partner="east-04"), "cannot be worked out"),
        ("east-04", Answer("verdict", verdict="equal"), "answers to no target"),
        ("east-04", Answer("not-partner"), "answers to no target"),
        ("east-04", Answer("verdict", partner="city-99"), "no target 'city-99' in city"),
    ],
)
def test_what_makes_no_sense_is_refused(desk: Desk, name: str, answer: Answer, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        desk.decide(name, answer)


@pytest.mark.parametrize(
    ("text", "partner", "answer"),
    [
        ("accept", "", Answer("verdict")),
        ("接受", "", Answer("verdict")),
        ("no", "", Answer("not-partner")),
        ("否", "east-01", Answer("not-partner", partner="east-01")),
        ("Looser", "", Answer("verdict", verdict="looser")),
        ("n/a", "none", Answer("verdict", verdict="n/a", partner="")),
        ("", "east-02", Answer("verdict", partner="east-02")),
        ("equal", "east-02", Answer("verdict", verdict="equal", partner="east-02")),
    ],
)
def test_answers_on_targets(text: str, partner: str, answer: Answer) -> None:
    assert on_target(text, partner) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("a", Answer("clauses")),
        ("no", Answer("not-clauses")),
        ("无", Answer("clauses", clauses=())),
        ("二（一）; 二（二）", Answer("clauses", clauses=("二（一）", "二（二）"))),
        ("二（一），三", Answer("clauses", clauses=("二（一）", "三"))),
    ],
)
def test_answers_on_clauses(text: str, answer: Answer) -> None:
    assert on_clause(text) == answer


@pytest.mark.parametrize("text", ["", "perhaps", "较松"])
def test_no_answer(text: str) -> None:
    with pytest.raises(UsageError):
        on_target(text, "")
    with pytest.raises(UsageError):
        on_clause("")
    with pytest.raises(UsageError, match="one partner"):
        on_target("equal", "a b")


def test_verdicts_have_chinese_names() -> None:
    from align.lexicon.messages import message

    assert on_target(message("report.verdict.stricter", "zh")).verdict == "stricter"
