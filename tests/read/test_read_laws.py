"""Any bytes: a plan that keeps the laws, or an error for the user."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from reading_laws import check

from align.errors import AlignError
from align.read import parse
from align.read.fold import fold

PIECES = [
    "一、总体要求", "二、主要目标", "（一）指导思想", "（二）工作原则", "(三)重点任务。推进转型。", "1. 发展光伏",
    "2.发展风电。装机10万千瓦。", "（1）", "①", "第一章 总则", "第二条 ", "1.1 目标", "1 总则", "专栏1 主要指标",
    "序号 指标 2025年目标", "序号", "指标", "单位", "2020年", "2025年", "属性", "1", "2", "3", "能耗强度", "≥40%", "14.5",
    "约束性", "预期性", "绿色", "| 1 | 甲 | 2% |", "到2025年，能耗下降14%。", "推进工作，", "（责任单位：区发展改革委、区教委）",
    "（区教委", "区科委）", "[责任单位：", "牵头单位：甲局；配合单位：乙局。", "《某市碳达峰实施方案》", "根据《", "》",
    "某市人民政府", "2023年5月6日", "二〇二三年五月六日", "某市碳达峰实施方案", "某市人民政府关于印发《某市碳达峰实施方案》的通知",
    "某政发〔2023〕1号", "附件：", "附件1", "附表", "目录", "- 2 -", "3", "——坚持统筹。", "总体要求", "文字解读",
    "各区人民政府：", "责任编辑：某", "\f", " ", "　　", "\u200b", "\ufeff", "⼀", "Ａ１％", "“", "”", "…………1", "；", "。",
]  # fmt: skip
DOCUMENTS = st.lists(
    st.tuples(
        st.sampled_from(PIECES), st.sampled_from(["\n", "\r\n", "\r", "", " ", "\n\n", "\n "])
    ),
    min_size=1,
    max_size=60,
).map(lambda pairs: "".join(piece + end for piece, end in pairs))


def read(data: bytes) -> None:
    try:
        plan = parse(data, path="some.txt", id="some")
    except AlignError as error:
        assert error.path == "some.txt"
    else:
        check(plan)


@given(DOCUMENTS)
@settings(max_examples=300, deadline=None)
def test_any_order_of_the_parts_of_plans(document):
    read(document.encode())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
@settings(deadline=None)
def test_any_text(document):
    read(("方案" + document).encode())


@given(st.binary())
@settings(deadline=None)
def test_any_bytes(data):
    read(data)


@given(st.text())
def test_folding_keeps_every_index(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert all(fold(char) == folded for char, folded in zip(text, fold(text), strict=True))
