from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.report.inline import bracketed, differences

CASES = [
    ("到2025年达到14.4%", "到2030年达到14.4%", "到[2025]年达到14.4%", "到[2030]年达到14.4%"),
    ("比重达到14.4%以上。", "比重达到25.7%。", "比重达到[14.4%以上]。", "比重达到[25.7%]。"),
    ("全面推广超低能耗建筑", "推广超低能耗建筑", "[全面]推广超低能耗建筑", "推广超低能耗建筑"),
    ("建成200个站点", "建成2000个站点", "建成[200]个站点", "建成[2000]个站点"),
    ("完成省级下达目标", "完成市级下达目标", "完成[省]级下达目标", "完成[市]级下达目标"),
    ("推进港口岸电设施改造", "加强宣传引导", "推进港口岸电设施改造", "加强宣传引导"),
    ("相同", "相同", "相同", "相同"),
]


@pytest.mark.parametrize(("reference", "plan", "left", "right"), CASES)
def test_marked(reference: str, plan: str, left: str, right: str) -> None:
    a, b = differences(reference, plan)
    assert bracketed(reference, a, ("[", "]")) == left
    assert bracketed(plan, b, ("[", "]")) == right


@given(st.text("到年12.%达标的，", max_size=40), st.text("到年12.%达标的，", max_size=40))
def test_what_is_not_marked_is_the_same_on_both_sides(reference: str, plan: str) -> None:
    a, b = differences(reference, plan)
    if a or b:
        left = _without(reference, a)
        assert left == _without(plan, b)
    for spans, text in ((a, reference), (b, plan)):
        edges = [edge for start, end, _ in spans for edge in (start, end)]
        assert edges == sorted(edges)
        assert not edges or edges[-1] <= len(text)


def _without(text: str, spans: list[tuple[int, int, str]]) -> str:
    kept = ""
    at = 0
    for start, end, _ in spans:
        kept += text[at:start]
        at = end
    return kept + text[at:]


def test_texts_of_one_character_take_no_time() -> None:
    assert differences("啊" * 300, "啊" * 299 + "哦") == ([], [])
