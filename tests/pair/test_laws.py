"""Laws of pairing, on the labelled plans and on generated ones."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.model.plan import Clause, Plan
from align.pair import pair_plans, untreated
from tests.pair.labelled import LABELLED, REFERENCE, clause, labelled_plan, plan, present

needs_labels = pytest.mark.skipif(
    not present(), reason="the labelled plans are not beside the checkout"
)


def answers(reference: Plan, other: Plan) -> dict[str, tuple[str, ...]]:
    return {alignment.plan: alignment.reference for alignment in pair_plans(reference, other)}


def with_clauses(other: Plan, clauses: list[Clause]) -> Plan:
    return other._replace(clauses=tuple(clauses))


@needs_labels
@pytest.mark.parametrize("name", LABELLED)
def test_the_order_of_chapters_changes_nothing(name: str) -> None:
    reference, district = labelled_plan(REFERENCE), labelled_plan(name)
    before = answers(reference, district)
    rng = random.Random(5)  # noqa: S311
    for _ in range(3):
        shuffled = list(district.clauses)
        rng.shuffle(shuffled)
        columns = list(reference.clauses)
        rng.shuffle(columns)
        assert answers(with_clauses(reference, columns), with_clauses(district, shuffled)) == before


@needs_labels
@pytest.mark.parametrize("name", LABELLED)
def test_numbers_and_heading_style_change_nothing(name: str) -> None:
    reference, district = labelled_plan(REFERENCE), labelled_plan(name)
    before = list(answers(reference, district).values())
    renumbered = [
        item
        if item.id == "0"
        else item._replace(
            id=f"第{place}条",
            number=f"{place}",
            path=tuple(f"第{len(item.path)}章 {part}" for part in item.path),
        )
        for place, item in enumerate(district.clauses)
    ]
    assert list(answers(reference, with_clauses(district, renumbered)).values()) == before


@needs_labels
@pytest.mark.parametrize("name", [REFERENCE, *LABELLED])
def test_a_plan_against_itself_pairs_every_clause_with_itself(name: str) -> None:
    district = labelled_plan(name)
    for alignment in pair_plans(district, district):
        assert alignment.primary == alignment.plan
        assert alignment.score == 1.0
    assert untreated(district, district, pair_plans(district, district)) == ()


@needs_labels
@pytest.mark.parametrize("name", LABELLED)
def test_both_directions_agree_on_the_best_mutual_pairs(name: str) -> None:
    reference, district = labelled_plan(REFERENCE), labelled_plan(name)
    forth = {a.plan: a for a in pair_plans(reference, district)}
    back = {a.plan: a for a in pair_plans(district, reference)}
    mutual = [
        (here, there.primary)
        for here, there in forth.items()
        if there.primary and back[there.primary].primary == here
    ]
    assert len(mutual) >= 15
    for here, there in mutual:
        assert forth[here].score == pytest.approx(back[there].score, abs=0.05)


@needs_labels
@pytest.mark.parametrize("name", LABELLED)
def test_deleting_a_clause_changes_no_other_primary(name: str) -> None:
    reference, district = labelled_plan(REFERENCE), labelled_plan(name)
    before = {a.plan: a.primary for a in pair_plans(reference, district)}
    for gone in district.clauses[3::5]:
        rest = with_clauses(district, [item for item in district.clauses if item is not gone])
        after = {a.plan: a.primary for a in pair_plans(reference, rest)}
        assert after == {key: first for key, first in before.items() if key != gone.id}
    used = set(before.values())
    for gone in [item for item in reference.clauses if item.id not in used][1::2]:
        rest = with_clauses(reference, [item for item in reference.clauses if item is not gone])
        assert {a.plan: a.primary for a in pair_plans(rest, district)} == before


@needs_labels
@pytest.mark.parametrize("name", LABELLED)
def test_the_parts_of_every_score_add_up_to_it(name: str) -> None:
    for alignment in pair_plans(labelled_plan(REFERENCE), labelled_plan(name)):
        assert alignment.reference == tuple(
            evidence.reference for evidence in alignment.evidence[: len(alignment.reference)]
        )
        assert len(alignment.reference) <= 4
        for evidence in alignment.evidence:
            whole = sum(part.value * part.weight for part in evidence.parts)
            assert whole == pytest.approx(evidence.score, abs=2e-4)
            assert 0 <= evidence.score <= 1
            assert all(0 <= part.value <= 1 for part in evidence.parts)


@needs_labels
def test_names_of_both_plans_carry_no_weight() -> None:
    reference, district = labelled_plan(REFERENCE), labelled_plan(LABELLED[0])
    before = answers(reference, district)
    named = [
        item._replace(folded=item.folded + "昌平区" * 20, text=item.text + "昌平区" * 20)
        if item.id == "四（三）"
        else item
        for item in district.clauses
    ]
    assert answers(reference, with_clauses(district, named)) == before


SENTENCES = (
    "推进建筑节能改造，发展超低能耗建筑。",
    "优化公交线网，完善慢行系统。",
    "加强森林抚育，提升碳汇能力。",
    "严格控制煤炭消费总量。",
    "完善碳排放统计核算体系。",
    "办好各类活动，讲好故事。",
    "",
    "12345，%",
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), max_size=4).map("".join), max_size=6),
    st.lists(st.lists(st.sampled_from(SENTENCES), max_size=4).map("".join), max_size=6),
)
def test_any_texts_give_one_answer_each(here: list[str], there: list[str]) -> None:
    reference = plan("reference", [clause(f"r{i}", text) for i, text in enumerate(there)])
    district = plan("plan", [clause(f"p{i}", text) for i, text in enumerate(here)])
    found = pair_plans(reference, district)
    assert [alignment.plan for alignment in found] == [item.id for item in district.clauses]
    assert found == pair_plans(reference, district)
    for alignment in found:
        assert len(set(alignment.reference)) == len(alignment.reference)
        assert (alignment.primary is None) == (not alignment.reference)
    for alignment in pair_plans(district, district):
        item = district.clause(alignment.plan)
        if item.text:
            assert district.clause(alignment.primary or "").text == item.text
