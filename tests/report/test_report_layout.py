from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from align.report.layout import (
    NO_END,
    NO_START,
    breaks,
    cells,
    clip,
    columns,
    fold,
    fold_runs,
    safe,
)

TEXTS = st.text(
    st.sampled_from("到2025年，可再生能源（%）“。”、； abcXYZ.-—…①ａｂ㎡한글é　"), max_size=120
)
LONG = (
    "到2025年，可再生能源消费比重达到14.4%以上，单位地区生产总值能耗比2020年下降14%；"
    "“十五五”期间（2026—2030年），持续下降。"
)


# Latin, Greek, Cyrillic · punctuation, symbols, numbers in circles · Chinese, Japanese, Korean ·
# full-width and half-width forms · rare Chinese characters; without the hexagrams and fillers
# that editions of Unicode count differently
RANGES = (
    *((0x20, 0x2FF), (0x370, 0x482), (0x2010, 0x20CF), (0x2100, 0x262F), (0x2690, 0x2BFF)),
    *((0x2E80, 0x3029), (0x3030, 0x3098), (0x309B, 0x3163), (0x3165, 0x4DBF), (0x4E00, 0xA48C)),
    *((0xAC00, 0xD7A3), (0xF900, 0xFAD9), (0xFE30, 0xFE6B), (0xFF01, 0xFF9F), (0xFFA1, 0xFFE6)),
    (0x20000, 0x20100),
)


@pytest.mark.parametrize(("first", "last"), RANGES)
def test_cells_agree_with_rich(first: int, last: int) -> None:
    chars = [chr(code) for code in range(first, last + 1)]
    assert [c for c in chars if safe(c) == c and cells(c) != cell_len(c)] == []


@given(TEXTS, st.integers(2, 40))
@example("，" * 30, 3)
@example("a" * 30, 4)
def test_no_line_is_wider_than_the_limit_and_nothing_is_lost(text: str, limit: int) -> None:
    lines = breaks(text, limit)
    assert all(width <= limit for _, _, width in lines)
    assert all(cells(text[a:b]) == width for a, b, width in lines)
    printed = "".join(text[a:b] for a, b, _ in lines)
    assert printed.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("limit", range(12, 80))
def test_lines_begin_and_end_as_chinese_is_set(limit: int) -> None:
    lines = [LONG[a:b] for a, b, _ in breaks(LONG, limit)]
    assert all(line[0] not in NO_START for line in lines[1:])
    assert all(line[-1] not in NO_END for line in lines[:-1])
    for number in ("2025年", "14.4%", "2020年", "14%"):
        assert any(number in line for line in lines), f"{number} is cut at {limit}"


def test_words_stay_whole_and_lines_do_not_begin_with_blanks() -> None:
    text = "the plan falls short of the reference by a wide margin"
    lines = [text[a:b] for a, b, _ in breaks(text, 14)]
    assert lines == ["the plan falls", "short of the", "reference by a", "wide margin"]


@pytest.mark.parametrize("limit", range(10, 40))
def test_straight_quotes_stay_with_what_they_enclose(limit: int) -> None:
    text = 'the same, but for a narrower scope: "新建区域、新建项目" ("公交") against "x"'
    lines = [text[a:b] for a, b, _ in breaks(text, limit)]
    assert all(line.count('"') == 0 or not line.endswith((' "', '("')) for line in lines)
    assert '"' not in lines
    assert all(not line.startswith('" ') for line in lines)


@pytest.mark.parametrize("limit", range(14, 60))
def test_the_dot_between_facts_ends_no_line(limit: int) -> None:
    text = "北京市昌平区 · 区县级 · 昌政发〔2023〕11号 · 2023-10-17 · seeds/changping.txt"
    lines = [text[a:b] for a, b, _ in breaks(text, limit)]
    assert all(not line.endswith("·") for line in lines)


def test_an_unbreakable_word_is_cut_at_the_limit() -> None:
    assert [b - a for a, b, _ in breaks("x" * 25, 10)] == [10, 10, 5]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m红\x1b[0m", "�[31m红�[0m"),
        ("a\x07\x9bb", "a��b"),
        ("\u202e反\u200b", "�反�"),
        ("行\n行\t", "行 行 "),
        ("全　角", "全　角"),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
    ],
)
def test_nothing_in_a_text_steers_the_terminal(text: str, shown: str) -> None:
    assert safe(text) == shown
    assert len(safe(text)) == len(text)


def test_spans_keep_their_styles_over_line_ends() -> None:
    lines = fold("一二三四五六", 4, spans=[(1, 4, "x")])
    assert [line.runs for line in lines] == [
        [("一", ""), ("二", "x")],
        [("三四", "x")],
        [("五六", "")],
    ]


@given(TEXTS, st.integers(2, 30), st.lists(st.integers(0, 120), max_size=8))
def test_styles_change_no_character(text: str, limit: int, cuts: list[int]) -> None:
    edges = sorted({min(cut, len(text)) for cut in cuts})
    spans = [(a, b, "x") for a, b in zip(edges[::2], edges[1::2], strict=False)]
    styled = fold(text, limit, spans=spans)
    plain = fold(text, limit)
    joined = ["".join(part for part, _ in line.runs) for line in styled]
    assert joined == ["".join(part for part, _ in line.runs) for line in plain]


def test_runs_are_folded_as_one_text() -> None:
    lines = fold_runs([("ab ", "x"), ("", "z"), ("cd", "y")], 3)
    assert [line.runs for line in lines] == [[("ab", "x")], [("cd", "y")]]


@given(TEXTS, st.integers(1, 30))
def test_clipped_text_fits(text: str, limit: int) -> None:
    assert cells(clip(text, limit)) <= limit
    assert cells(text) > limit or clip(text, limit) == text


def test_columns_are_padded_between_and_not_after() -> None:
    rows = columns([fold("一二三", 4), fold("x", 3)], [4, 3], (" | ", "dim"))
    assert ["".join(text for text, _ in row) for row in rows] == ["一二 | x", "三   | "]
