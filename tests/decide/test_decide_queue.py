"""The queue holds what is doubtful and not decided, worst consequence first."""

from __future__ import annotations

from decide_texts import EAST, Desk, Lay

from align.decide.make import Answer, Word
from align.decide.queue import EVERYTHING, doubtful, hints_for, replaced
from align.decide.standing import ground
from align.model.decision import Decision
from align.model.verdict import VERDICTS


def _after(desk: Desk, *decisions: Decision) -> Desk:
    after = desk.apply(*decisions)
    return Desk(after, ground(after), desk.engine)


def test_everything_in_the_order_of_consequence(desk: Desk) -> None:
    items = doubtful(desk.on, (), below=EVERYTHING)
    verdicts = [item.verdict.verdict for item in items if item.verdict]
    assert verdicts == sorted(verdicts, key=VERDICTS.index)
    assert len(verdicts) == len(desk.comparison.verdicts)
    clauses = [item.subject for item in items if item.alignment]
    assert sorted(clauses) == sorted(clause.id for clause in desk.comparison.plan.clauses)
    assert len({item.key for item in items}) == len(items)


def test_sure_ones_are_left_out(desk: Desk) -> None:
    least = min(verdict.confidence for verdict in desk.comparison.verdicts)
    items = doubtful(desk.on, (), below=least + 0.01)
    assert {item.confidence for item in items if item.verdict} == {least}
    assert doubtful(desk.on, (), below=0.0) == ()


def test_what_is_decided_is_left_out(desk: Desk) -> None:
    before = doubtful(desk.on, (), below=EVERYTHING)
    decisions = [
        desk.decide("city-05", Answer("verdict")),
        desk.decide("二（三）", Answer("clauses")),
    ]
    after = doubtful(_after(desk, *decisions).on, decisions, below=EVERYTHING)
    gone = {item.subject for item in before} - {item.subject for item in after}
    assert gone == {"city-05", "二（三）"}


def test_suspect_ones_come_back_however_sure(lay: Lay, desk: Desk) -> None:
    decision = desk.decide("city-01", Answer("verdict", verdict="equal"))
    again = _after(lay(east=EAST.replace("20%", "21%")), decision)
    (item,) = doubtful(again.on, [decision], below=0.0)
    assert (item.subject, item.again) == ("city-01", True)
    assert item.standing.decision == decision
    new = again.decide("city-01", Answer("verdict", verdict="looser"))
    assert replaced(again.on, "city-01", new.holds) == (decision.id,)


def test_expired_ones_come_back(desk: Desk) -> None:
    word = Word("a", "b", "2025-01-01", until="2025-06-30")
    decision = desk.decide("city-01", Answer("verdict"), word)
    after = _after(desk, decision)
    assert doubtful(after.on, [decision], below=0.0, today="2025-06-30") == ()
    (item,) = doubtful(after.on, [decision], below=0.0, today="2025-07-01")
    assert "2025-06-30" in item.standing.cause.en


def test_a_remark_stays_with_its_item_and_gives_way_to_a_decision(desk: Desk) -> None:
    remark = desk.decide("city-05", Answer("note"))
    after = _after(desk, remark)
    item = next(i for i in doubtful(after.on, [remark], below=0.7) if i.subject == "city-05")
    assert item.standing.state == "noted"
    assert not item.again
    assert replaced(after.on, "city-05", "verdict") == (remark.id,)


def test_other_districts_are_a_hint(lay: Lay, desk: Desk) -> None:
    decision = desk.decide("city-05", Answer("verdict", verdict="unquantified"))
    west = lay(east=EAST.replace("东湖区", "西山区"), name="west")
    item = next(i for i in doubtful(west.on, [decision], below=0.7) if i.subject == "city-05")
    assert item.hints == (decision,)
    assert hints_for(desk.on, "city-05", [decision]) == (), "not on the plan itself"
    assert hints_for(west.on, "city-01", [decision]) == ()
