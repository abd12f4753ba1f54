"""Decisions are applied as they were taken, and not at all once the text has changed."""

from __future__ import annotations

import pytest
from decide_texts import CITY, EAST, Desk, Lay, verdict_on

from align.decide.apply import unused
from align.decide.make import Answer, Word
from align.model.comparison import Comparison
from align.model.decision import Decision
from align.model.pairing import Alignment


def _alignment(comparison: Comparison, clause: str) -> Alignment:
    return next(one for one in comparison.alignments if one.plan == clause)


def _same_but_told(before: Comparison, after: Comparison) -> None:
    assert after._replace(decisions=(), notes=before.notes) == before


def test_the_corpus_is_what_the_other_tests_think_it_is(desk: Desk) -> None:
    names = [verdict_on(desk.comparison, f"city-0{n}").verdict for n in range(1, 6)]
    assert names == ["looser", "equal", "contributes", "missing", "unquantified"]
    assert verdict_on(desk.comparison, "east-04").verdict == "additional"


def test_without_decisions_nothing_changes(desk: Desk) -> None:
    assert desk.apply() is desk.comparison
    other = desk.decide("city-01", Answer("verdict"))._replace(plan="west")
    assert desk.apply(other) is desk.comparison


def test_accepting_keeps_the_verdict_and_marks_it(desk: Desk) -> None:
    decision = desk.decide("city-01", Answer("verdict"))
    before, after = (
        verdict_on(desk.comparison, "city-01"),
        verdict_on(desk.apply(decision), "city-01"),
    )
    assert after.decision == decision.id
    assert after.confidence == 1.0
    same = before._replace(decision=after.decision, confidence=1.0, reason=after.reason)
    assert after == same
    assert "口径相同" in after.reason.zh
    assert "李四" in after.reason.en
    assert before.reason.en in after.reason.en


def test_another_verdict_holds(desk: Desk) -> None:
    decision = desk.decide("city-01", Answer("verdict", verdict="equal"))
    after = verdict_on(desk.apply(decision), "city-01")
    assert (after.verdict, after.plan_target) == ("equal", "east-01")
    assert after.gap is None
    assert after.axes.value is None
    assert "looser" in after.reason.en, "what the tool had said stays to be seen"


def test_a_verdict_without_a_target(desk: Desk) -> None:
    decision = desk.decide("city-01", Answer("verdict", verdict="n/a"))
    after = desk.apply(decision)
    assert verdict_on(after, "city-01").plan_target is None
    assert verdict_on(after, "east-01").verdict == "additional", "it stands alone now"
    order = [v.plan_target for v in after.verdicts if v.reference_target is None]
    assert order == ["east-01", "east-04"]


def test_another_target_answers(desk: Desk) -> None:
    answer = Answer("verdict", verdict="incomparable", partner="east-04")
    after = desk.apply(desk.decide("city-05", answer))
    assert verdict_on(after, "city-05").plan_target == "east-04"
    assert [v.plan_target for v in after.verdicts if v.reference_target is None] == []


def test_a_pair_can_be_named_from_the_plans_side(desk: Desk) -> None:
    there = desk.decide("city-05", Answer("verdict", verdict="equal", partner="east-04"))
    here = desk.decide("east-04", Answer("verdict", verdict="equal", partner="city-05"))
    assert there == here


def test_a_target_does_not_answer(desk: Desk) -> None:
    decision = desk.decide("city-03", Answer("not-partner"))
    after = desk.apply(decision)
    parted = verdict_on(after, "city-03")
    assert parted.plan_target is None
    assert parted.decision == decision.id
    assert parted.verdict in ("missing", "unquantified")
    assert verdict_on(after, "east-03").verdict == "additional"


def test_an_own_target_is_confirmed(desk: Desk) -> None:
    decision = desk.decide("east-04", Answer("verdict"))
    after = verdict_on(desk.apply(decision), "east-04")
    assert (after.verdict, after.decision, after.confidence) == ("additional", decision.id, 1.0)


def test_exactly_these_clauses_answer(desk: Desk) -> None:
    decision = desk.decide("二（三）", Answer("clauses", clauses=("二（一）", "二（三）")))
    after = _alignment(desk.apply(decision), "二（三）")
    assert after.reference == ("二（一）", "二（三）")
    assert after.primary == "二（一）"
    assert after.score == 1.0
    for evidence in after.evidence[:2]:
        total = sum(part.value * part.weight for part in evidence.parts)
        assert abs(total - evidence.score) < 0.001, "a score stays the sum of its parts"
        assert evidence.parts[-1].detail == (decision.id,)


def test_no_clause_answers(desk: Desk) -> None:
    decision = desk.decide("二（三）", Answer("clauses", clauses=()))
    after = desk.apply(decision)
    assert _alignment(after, "二（三）").primary is None
    assert "二（三）" in after.untreated


def test_a_clause_does_not_answer(desk: Desk) -> None:
    after = desk.apply(desk.decide("二（一）", Answer("not-clauses")))
    assert "二（一）" not in _alignment(after, "二（一）").reference
    assert "二（一）" in after.untreated


def test_a_remark_decides_nothing(desk: Desk) -> None:
    after = desk.apply(desk.decide("city-01", Answer("note")))
    _same_but_told(desk.comparison, after)
    assert [one.state for one in after.decisions] == ["noted"]


def test_renumbering_moving_and_other_line_ends_change_nothing(lay: Lay, desk: Desk) -> None:
    decision = desk.decide("city-01", Answer("verdict", verdict="equal"))
    head, rest = EAST.split("一、主要目标\n")
    goals, tasks = rest.split("二、主要任务\n")
    moved = f"{head}一、主要任务\n{tasks}二、主要目标\n{goals[:12]}\n{goals[12:]}".replace(
        "\n", "\r\n"
    )
    again = lay(
        CITY.replace("一、总体目标", "一、总则\n略。\n二、总体目标").replace(
            "二、重点", "三、重点"
        ),
        moved,
    )
    target = next(t.id for t in again.comparison.plan_targets if "消费比重" in t.quote)
    after = again.apply(decision)
    assert [one.state for one in after.decisions] == ["applied"]
    assert verdict_on(after, target).decision == decision.id
    assert after.notes == again.comparison.notes


@pytest.mark.parametrize(
    ("old", "new", "side", "cause"),
    [
        ("达到20%", "达到22%", "plan", "the plan's clause has changed"),
        ("主要目标", "发展目标", "plan", "the plan's clause has changed"),
        ("25%以上", "26%以上", "reference", "the reference's clause has changed"),
    ],
)
def test_a_changed_text_makes_it_suspect(
    lay: Lay, desk: Desk, old: str, new: str, side: str, cause: str
) -> None:
    decision = desk.decide("city-01", Answer("verdict", verdict="equal"))
    city = CITY.replace(old, new) if side == "reference" else CITY
    east = EAST.replace(old, new) if side == "plan" else EAST
    again = lay(city, east)
    after = again.apply(decision)
    _same_but_told(again.comparison, after)
    (standing,) = after.decisions
    assert standing.state == "suspect"
    assert cause in standing.cause.en
    assert standing.subject == "city-01"
    assert standing.clause == "一"
    assert "suspect" in after.notes[-1].en


def test_a_clause_that_changed_elsewhere_leaves_others_alone(lay: Lay, desk: Desk) -> None:
    decision = desk.decide("city-01", Answer("verdict", verdict="equal"))
    again = lay(east=EAST.replace("10万千瓦", "12万千瓦"))
    assert verdict_on(again.apply(decision), "city-01").decision == decision.id


def test_a_target_that_came_later_makes_a_missing_one_suspect(lay: Lay, desk: Desk) -> None:
    decision = desk.decide("city-04", Answer("verdict", verdict="n/a"))
    assert desk.apply(decision).decisions[0].state == "applied"
    east = EAST.replace(
        "推进绿色建筑发展。", "推进绿色建筑发展。到2025年，新建公共建筑全面执行一星级标准。"
    )
    (standing,) = lay(east=east).apply(decision).decisions
    assert standing.state == "suspect"
    assert "has a target now" in standing.cause.en


def test_what_the_tool_had_shown_does_not_make_it_suspect(desk: Desk) -> None:
    decision = desk.decide("city-01", Answer("verdict", verdict="missing"))
    assert decision.seen
    assert desk.apply(decision).decisions[0].state == "applied"


def test_a_sentence_that_was_looked_at_is_a_side_as_well(lay: Lay, desk: Desk) -> None:
    decision = desk.decide("city-05", Answer("verdict", verdict="equal"))
    assert desk.apply(decision).decisions[0].state == "applied"
    again = lay(east=EAST.replace("鼓励新能源公交车", "推广新能源公交车"))
    assert again.apply(decision).decisions[0].state == "suspect"


def test_clauses_that_changed_make_it_suspect(lay: Lay, desk: Desk) -> None:
    decision = desk.decide("二（二）", Answer("clauses", clauses=("二（三）",)))
    for again in (
        lay(east=EAST.replace("推进绿色建筑发展", "大力推进绿色建筑发展")),
        lay(city=CITY.replace("占比达到90%", "占比达到95%")),
    ):
        (standing,) = again.apply(decision).decisions
        assert (standing.state, standing.subject) == ("suspect", "二（二）")


def test_twins_are_told_apart_by_their_names(lay: Lay) -> None:
    desk = lay(CITY, EAST + "（四）推广光伏。大力发展光伏，到2025年，光伏装机容量达到10万千瓦。\n")
    for clause, twin in (("二（一）", "二（四）"), ("二（四）", "二（一）")):
        after = desk.apply(desk.decide(clause, Answer("clauses", clauses=("二（三）",))))
        assert _alignment(after, clause).primary == "二（三）"
        assert _alignment(after, twin).primary != "二（三）"


def test_the_later_entry_holds(desk: Desk) -> None:
    first = desk.decide("city-01", Answer("verdict", verdict="equal"))
    second = desk.decide(
        "city-01", Answer("verdict", verdict="stricter"), Word("a", "b", "2026-01-01")
    )
    assert first.id == second.id
    after = desk.apply(first, second)
    assert verdict_on(after, "city-01").verdict == "stricter"
    assert [one.state for one in after.decisions] == ["superseded", "applied"]


def test_unused(desk: Desk) -> None:
    kept = desk.decide("city-01", Answer("verdict"))
    absent = kept._replace(plan="gone", id="gone-1")
    found = unused([kept, absent, kept._replace(why="again")], ["city", "east"])
    assert [(one.plan, cause.en) for one, cause in found] == [
        ("east", "a later entry decides the same"),
        ("gone", "the manifest has no plan gone"),
    ]
    assert unused([kept], ["city", "east"]) == []


def test_applying_twice_is_applying_once(desk: Desk) -> None:
    decisions: list[Decision] = [
        desk.decide("city-01", Answer("verdict", verdict="equal")),
        desk.decide("city-03", Answer("not-partner")),
        desk.decide("二（三）", Answer("clauses", clauses=("二（一）",))),
    ]
    once = desk.apply(*decisions)
    assert desk.apply(*decisions) == once
    assert {v.reference_target for v in once.verdicts if v.reference_target} == {
        target.id for target in once.reference_targets
    }
