"""Pieces of text on sheets to running text: columns, heads and feet, watermarks, paragraphs."""

from __future__ import annotations

import time

from align.config import Limits
from align.read.formats.document import Document
from align.read.formats.sheets.compose import compose
from align.read.formats.sheets.sheet import Piece, Rule, Sheet
from align.read.formats.watch import Watch

EM, PITCH, LEFT = 12.0, 22.0, 72.0
WIDTH, HEIGHT = 595.0, 842.0
LONG = "推进绿色低碳发展加快能源结构调整提高能源利用效率建设清洁低碳安全高效的能源体系"
WATCH = Watch("plan.pdf", Limits(), time.monotonic() + 600, 1_000_000)


def piece(text: str, row: float, left: float = LEFT, *, em: float = EM) -> Piece:
    top = 80 + row * PITCH
    width = sum(em if char > "\u2000" else em / 2 for char in text)
    return Piece(left, left + width, top, top + em, text)


def sheet(*pieces: Piece, rules: tuple[Rule, ...] = ()) -> Sheet:
    return Sheet(WIDTH, HEIGHT, list(pieces), lambda: list(rules))


def composed(*sheets: Sheet) -> Document:
    return compose(sheets, WATCH, kind="pdf")


def lines(*sheets: Sheet) -> list[str]:
    return composed(*sheets).text.splitlines()


def paragraph(row: int, *texts: str) -> list[Piece]:
    """A paragraph whose first line is set in."""
    return [piece(text, row + at, LEFT + 2 * EM * (at == 0)) for at, text in enumerate(texts)]


def test_indents_and_short_lines_part_paragraphs() -> None:
    rows = [
        *paragraph(0, LONG[:34], LONG[:36], "效率。"),
        *paragraph(3, LONG[:34], LONG[:20] + "。"),
        *paragraph(5, "一、总则"),
    ]
    assert lines(sheet(*rows)) == [
        LONG[:34] + LONG[:36] + "效率。",
        LONG[:34] + LONG[:20] + "。",
        "一、总则",
    ]


def test_a_number_that_did_not_fit_ends_no_paragraph() -> None:
    rows = [piece(LONG[:33] + "到", 0), piece("1234567.89万千瓦", 1), piece(LONG[:36], 2)]
    assert lines(sheet(*rows)) == [f"{LONG[:33]}到1234567.89万千瓦", LONG[:36]]


def test_space_parts_paragraphs_that_are_not_set_in() -> None:
    rows = [piece(LONG[:36], at) for at in (0, 1, 2, 4, 5, 6)]
    assert lines(sheet(*rows)) == [LONG[:36] * 3, LONG[:36] * 3]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = sheet(*paragraph(0, LONG[:34], LONG[:36]))
    second = sheet(piece("效率。", 0), *paragraph(1, LONG[:34], LONG[:36]))
    document = composed(first, second)
    assert document.text.splitlines() == [f"{LONG[:34]}{LONG[:36]}效率。", LONG[:34] + LONG[:36]]
    assert document.page_starts == (0, 70)
    assert document.line_starts == (0, 34, 70, 74, 108)


def with_edges(number: int, body: list[Piece], *, left: float = 280) -> Sheet:
    head = Piece(200, 320, 40, 52, "某市人民政府公报")
    foot = Piece(left, left + 40, 790, 802, f"— {number} —")
    return sheet(head, *body, foot)


def test_heads_and_feet_are_dropped_also_where_they_change_sides() -> None:
    pages = [
        with_edges(at, paragraph(4, LONG[:34], f"{at}号任务。"), left=100 + 300 * (at % 2))
        for at in range(1, 7)
    ]
    assert lines(*pages) == [f"{LONG[:34]}{at}号任务。" for at in range(1, 7)]


def test_a_line_that_comes_again_inside_the_page_stays() -> None:
    pages = [
        with_edges(
            at, [*paragraph(4, "（责任单位：某局）"), *paragraph(12, LONG[:34], LONG[:9] + "。")]
        )
        for at in range(1, 5)
    ]
    assert lines(*pages).count("（责任单位：某局）") == 4


def test_watermarks_are_dropped() -> None:
    mark = Piece(200, 400, 420, 450, "内部资料")
    pages = [
        sheet(*paragraph(0, LONG[:34], f"任务{at}。"), mark, *paragraph(20, f"完{at}。"))
        for at in "甲乙丙丁"
    ]
    assert "内部资料" not in "".join(lines(*pages))


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [piece(LONG[at : at + 17], at) for at in range(10)]
    right = [piece(LONG[at : at + 17], at, 320) for at in range(10, 20)]
    right = [
        one._replace(top=80 + at * PITCH, bottom=92 + at * PITCH) for at, one in enumerate(right)
    ]
    title = piece("某市碳达峰实施方案的全文如下请各单位遵照执行不得有误", -2, 130)
    text = "".join(
        lines(sheet(title, *[one for pair in zip(left, right, strict=True) for one in pair]))
    )
    expected = "".join(LONG[at : at + 17] for at in range(20))
    assert text == title.text + expected


def ruled(top: float, heights: list[float], edges: list[float]) -> tuple[Rule, ...]:
    places = [top]
    for height in heights:
        places.append(places[-1] + height)
    across = [Rule(edges[0], edges[-1], place, place) for place in places]
    down = [Rule(edge, edge, places[0], places[-1]) for edge in edges]
    return (*across, *down)


def test_ruled_tables_keep_their_cells() -> None:
    edges = [72.0, 150.0, 330.0, 500.0]
    rules = ruled(75, [22, 44, 22], edges)
    cells = [
        piece("序号", 0, 90), piece("指标", 0, 200), piece("目标", 0, 400),
        piece("1", 1.5, 100), piece("单位地区生产总值", 1, 160), piece("能耗", 2, 160),
        piece("14%", 1.5, 400), piece("2", 3, 100), piece("绿色出行比例", 3, 160),
        piece("80%", 3, 400),
    ]  # fmt: skip
    after = paragraph(5, LONG[:34], "效率。")
    assert lines(sheet(*cells, *after, rules=rules)) == [
        "序号\t指标\t目标",
        "1\t单位地区生产总值能耗\t14%",
        "2\t绿色出行比例\t80%",
        f"{LONG[:34]}效率。",
    ]


def test_a_row_that_the_page_cuts_is_made_whole() -> None:
    edges = [72.0, 150.0, 330.0, 500.0]
    first = [
        piece("序号", 0, 90), piece("指标", 0, 200), piece("目标", 0, 400),
        piece("1", 1, 100), piece("单位地区生产", 1, 160), piece("14%", 1, 400),
    ]  # fmt: skip
    second = [
        piece("总值能耗", 0, 160), piece("2", 1, 100), piece("出行比例", 1, 160),
        piece("80%", 1, 400),
    ]  # fmt: skip
    rules = ruled(75, [22, 22], edges)
    assert lines(sheet(*first, rules=rules), sheet(*second, rules=rules)) == [
        "序号\t指标\t目标",
        "1\t单位地区生产总值能耗\t14%",
        "2\t出行比例\t80%",
    ]


def test_the_next_row_of_a_group_is_no_rest_of_the_one_before() -> None:
    edges = [72.0, 150.0, 210.0, 330.0, 500.0]
    first = [
        piece("领域", 0, 90), piece("序号", 0, 160), piece("指标", 0, 220), piece("目标", 0, 400),
        piece("生产", 1, 90), piece("1", 1, 160), piece("能耗", 1, 220), piece("14%", 1, 400),
    ]  # fmt: skip
    second = [
        piece("2", 0, 160), piece("水耗", 0, 220), piece("20%", 0, 400),
        piece("3", 1, 160), piece("煤耗", 1, 220), piece("30%", 1, 400),
    ]  # fmt: skip
    rules = ruled(75, [22, 22], edges)
    assert lines(sheet(*first, rules=rules), sheet(*second, rules=rules)) == [
        "领域\t序号\t指标\t目标",
        "生产\t1\t能耗\t14%",
        "\t2\t水耗\t20%",
        "\t3\t煤耗\t30%",
    ]


def test_tables_without_rules_keep_cells_apart() -> None:
    rows = [
        piece("序号", 0), piece("指标", 0, 140), piece("目标", 0, 320),
        piece("1", 1), piece("能耗强度", 1, 140), piece("14%", 1, 320),
    ]  # fmt: skip
    assert lines(sheet(*rows)) == ["序号\t指标\t目标", "1\t能耗强度\t14%"]


def test_nothing_printed_is_an_empty_text() -> None:
    assert composed(sheet(), sheet()).text == ""
