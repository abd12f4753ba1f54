"""Each scorer on clauses made for it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from align.model.plan import Cell, Clause, Row
from align.model.target import Target
from align.pair import pair_plans, scorers
from align.pair.combine import probability
from align.pair.general import is_general
from align.pair.sides import Side, side
from align.pair.similarity import cosines, rarity, weighted
from tests.pair.labelled import clause, plan


def made(*clauses: Clause, targets: tuple[Target, ...] = (), title: str = "") -> Side:
    whole = plan("p", list(clauses))
    whole = whole._replace(meta=whole.meta._replace(title=title))
    return side(whole, targets, ())


def target(where: str, key: str | None, name: str = "森林覆盖率") -> Target:
    return Target(
        "t", where, 0, 1, 1, None, "", name, key, None, "quantity", Decimal(1), Decimal(1), "%",
        None, "=", "level", None, 2025, "plain", False, 1,
    )  # fmt: skip


def test_an_entry_is_weighed_by_how_few_clauses_of_the_reference_hold_it() -> None:
    there = [{"a": 1, "b": 1}, {"b": 1, "d": 1}, {"b": 1, "d": 1, "e": 1}]
    weights = rarity(there, {}, 0)
    assert set(weights) == {"a", "e"}  # b and d stand in more than half of the clauses
    assert rarity(there, {"a": 0.4}, 100)["a"] < rarity(there, {"a": 0.1}, 100)["a"]


def test_a_vector_has_length_one_and_cosines_are_symmetric() -> None:
    weights = {"a": 1.0, "b": 2.0, "c": 0.5}
    here = weighted([{"a": 1, "b": 2}, {"c": 1}, {}], weights)
    there = weighted([{"a": 1, "c": 3}, {"b": 2, "x": 1}], weights)
    forth, back = cosines(here, there), cosines(there, here)
    assert [list(column) for column in zip(*back, strict=True)] == forth
    assert cosines(here, here)[0][0] == pytest.approx(1)
    assert forth[2] == [0, 0]


def test_shared_indicators_count_by_key_and_without_one_by_name() -> None:
    here = made(
        clause("a", "甲"), clause("b", "乙"), targets=(target("a", "forest"), target("b", None))
    )
    there = made(
        clause("1", "丙"), clause("2", "丁"), targets=(target("1", "forest"), target("2", None))
    )
    found = scorers.targets(here, there)
    assert found[0][0] == found[1][1] == pytest.approx(1 / 1.5)
    assert found[0][1] == found[1][0] == 0


def test_a_table_row_answers_by_its_indicator() -> None:
    cell = Cell("森林覆盖率", 0, 5)
    row = clause("a", "森林覆盖率≥34%")._replace(
        row=Row(None, None, cell, None, None, None, (), None)
    )
    found = scorers.row(
        made(row, targets=(target("a", "forest"),)),
        made(clause("1", "甲"), clause("2", "乙"), targets=(target("2", "forest"),)),
    )
    assert found == [[0.0, 1.0]]


def test_a_cited_section_is_found_in_both_directions() -> None:
    citing = clause("a", "落实《某市碳达峰实施方案》第十三条，发展光伏。")
    cited = clause("十三", "积极发展非化石能源。")._replace(number="十三")
    here, there = (
        made(citing, title="某区方案"),
        made(cited, clause("十四", "甲"), title="某市碳达峰实施方案"),
    )
    assert scorers.citation(here, there) == [[1.0, 0.0]]
    assert scorers.citation(there, here) == [[1.0], [0.0]]


def test_only_one_clause_about_a_named_place_is_a_mismatch() -> None:
    place = clause("a", "东湖新城建设绿色示范区。", heading="东湖新城建设绿色示范区")
    theme = clause("b", "推进绿色建筑发展。", heading="推进绿色建筑发展")
    parks = clause("c", "工业园区建设分布式能源。", heading="工业园区建设分布式能源")
    assert scorers.place(made(place, theme, parks), made(place, theme)) == [[0, 1], [1, 0], [1, 0]]


def test_a_passage_is_found_in_a_clause_of_several_matters() -> None:
    filler = (
        "推广绿色建筑和装配式建筑，发展超低能耗建筑，推进既有建筑节能改造，推广绿色建材，提升农房能效水平。"
        * 3
    )
    ending = (
        "发展绿色信贷、绿色债券和绿色保险，设立产业投资基金，推进气候投融资，引导社会资本参与。" * 2
    )
    here = made(clause("a", filler + ending), clause("b", "保护湿地，提升碳汇能力。"))
    there = made(
        clause("1", "发展绿色金融，推进气候投融资，扩大绿色信贷、绿色债券规模。"),
        clause("2", "推广绿色建筑。"),
        clause("3", "提升碳汇能力。"),
    )
    terms = scorers.term_vectors(here, there)
    whole = scorers.closeness(terms)
    assert scorers.passage(here, there, terms, whole)[0][0] > whole[0][0] + 0.1


def test_probability_grows_with_the_evidence() -> None:
    values = [probability(total / 10, 1.0, 0.3) for total in range(11)]
    assert values == sorted(values)
    assert probability(0.2, 0.3, 0.0) < 0.1
    assert probability(0.8, 1.0, 0.6) > 0.95


@pytest.mark.parametrize(
    ("heading", "body", "general"),
    [
        ("指导思想", "坚持绿色发展。", True),
        ("基本原则", "节约优先。先立后破。", True),
        ("总体要求", "到2025年，森林覆盖率达到34%。", False),
        ("总体要求", "2020年以来成绩显著。", True),
        ("主要目标", "如期实现碳达峰。", False),
        ("强化统筹协调", "加强领导。", False),
    ],
)
def test_general_words(heading: str, body: str, general: bool) -> None:
    assert is_general(clause("x", heading + body, heading=heading)) is general


def test_general_words_of_two_versions_are_paired() -> None:
    text = "指导思想坚持绿色低碳发展，处理好发展和减排的关系，加快形成节约资源的空间格局。"
    old = plan("old", [clause("一", text, heading="指导思想")])
    new = plan("new", [clause("1", text.replace("加快", "率先"), heading="指导思想")])
    assert pair_plans(old, new)[0].primary == "一"
