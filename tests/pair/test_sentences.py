"""Which sentence answers which inside a pair of clauses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from align.pair import pair_sentences
from align.pair.sentences import sentences
from tests.pair.labelled import clause

REFERENCE = clause(
    "1",
    "大力发展循环经济。推进园区循环化发展，形成产业循环耦合。"
    "到2025年，生活垃圾资源化利用率提升至80%。全面推行清洁生产。",
)
PLAN = clause(
    "a",
    "到2025年，生活垃圾资源化利用率提升至75%以上。以再生资源企业为抓手促进两网融合。"
    "推进园区循环化发展，形成产业循环耦合。",
)


def words(item: object, span: tuple[int, int] | None) -> str | None:
    return None if span is None else item.text[span[0] : span[1]]  # type: ignore[attr-defined]


def test_copied_changed_added_and_left_out() -> None:
    found = [
        (words(REFERENCE, pair.reference), words(PLAN, pair.plan), pair.score)
        for pair in pair_sentences(REFERENCE, PLAN)
    ]
    assert found[0][:2] == (
        "到2025年，生活垃圾资源化利用率提升至80%。",
        "到2025年，生活垃圾资源化利用率提升至75%以上。",
    )
    assert 0.8 < found[0][2] < 1
    assert found[1] == (None, "以再生资源企业为抓手促进两网融合。", 0)
    assert found[2] == (
        "推进园区循环化发展，形成产业循环耦合。",
        "推进园区循环化发展，形成产业循环耦合。",
        1,
    )
    assert found[3:] == [("大力发展循环经济。", None, 0), ("全面推行清洁生产。", None, 0)]


def test_the_heading_and_each_paragraph_begin_a_sentence() -> None:
    item = clause("1", "提升碳汇能力扩大森林面积；保护湿地", heading="提升碳汇能力")
    assert [item.text[start:end] for start, end in sentences(item)] == [
        "提升碳汇能力",
        "扩大森林面积；",
        "保护湿地",
    ]


TEXTS = st.lists(
    st.sampled_from(["推广光伏。", "推广光伏应用。", "发展风电；", "保护湿地。", "。", "建设绿道"]),
    max_size=7,
).map("".join)


@given(TEXTS, TEXTS)
def test_every_sentence_stands_once(here: str, there: str) -> None:
    plan, reference = clause("a", here), clause("1", there)
    found = pair_sentences(reference, plan)
    assert [pair.plan for pair in found if pair.plan] == sentences(plan)
    assert sorted(pair.reference for pair in found if pair.reference) == sentences(reference)
    for pair in found:
        same = words(plan, pair.plan) == words(reference, pair.reference)
        assert (pair.score == 1) == same


@given(TEXTS)
def test_a_clause_against_itself_is_copied(text: str) -> None:
    item = clause("a", text)
    assert all(
        pair.score == 1 and pair.plan == pair.reference for pair in pair_sentences(item, item)
    )
