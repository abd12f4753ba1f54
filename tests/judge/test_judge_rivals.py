"""What else was looked at for a target, and why it was not chosen."""

from __future__ import annotations

from gold_targets import labelled, make_clause, make_plan, make_target

from align.judge.rivals import rivals
from align.model.target import Target

REFERENCE = make_plan("甲", "", [make_clause("1", "", [])], place="甲市")
PLAN = make_plan("乙", "", [make_clause("1", "", [])], place="乙市")


def share(id: str, lower: str, deadline: int, **more: object) -> Target:
    return make_target(
        {
            "id": id, "indicator": "可再生能源消费比重", "kind": "quantity", "lower": lower,
            "upper": lower, "unit": "%", "comparator": "=", "deadline": deadline, "quote": "",
        }
        | more
    )  # fmt: skip


def found(reference: Target, *plan: Target, partner: str | None) -> list[tuple[str, str]]:
    told = rivals((REFERENCE, PLAN), reference, plan, partner=partner)
    return [(item.target, item.cause) for item in told]


def test_another_year_loses_by_its_deadline() -> None:
    one, other = share("p1", "20", 2025), share("p2", "30", 2035)
    assert found(share("r", "20", 2025), one, other, partner="p1") == [("p2", "deadline")]


def test_a_part_of_the_territory_loses() -> None:
    one, other = share("p1", "20", 2025), share("p2", "30", 2025, scope="新建公共建筑")
    assert found(share("r", "20", 2025), one, other, partner="p1") == [("p2", "measure")]


def test_twins_are_as_good() -> None:
    one, other = share("p1", "20", 2025), share("p2", "20", 2025)
    assert found(share("r", "20", 2025), one, other, partner="p1") == [("p2", "alike")]


def test_of_two_years_as_far_off_the_value_decides() -> None:
    early, late = share("p1", "15", 2025), share("p2", "25", 2035)
    assert found(share("r", "25", 2030), early, late, partner="p2") == [("p1", "value")]


def test_where_none_answers_the_nearest_wordings_are_told() -> None:
    other = make_target(
        {"id": "p1", "indicator": "可再生能源制氢规模", "kind": "trend", "deadline": 2025}
    )
    assert found(share("r", "20", 2025), other, partner=None) == [("p1", "matter")]
    assert found(share("r", "20", 2025), partner=None) == []


def test_the_chosen_one_is_never_a_rival() -> None:
    reference, plan = labelled("beijing"), labelled("changping")
    from align.judge import judge

    for verdict in judge(reference.plan, plan.plan, reference.targets, plan.targets, (), "parent"):
        if verdict.reference_target is not None:
            target = next(t for t in reference.targets if t.id == verdict.reference_target)
            told = rivals(
                (reference.plan, plan.plan), target, plan.targets, partner=verdict.plan_target
            )
            assert verdict.plan_target not in {item.target for item in told}
            assert len(told) <= 4
