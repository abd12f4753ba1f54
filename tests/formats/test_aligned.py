"""Tables without ruling lines, told by what stands below one another; and what is none."""

from __future__ import annotations

import pytest
from test_sheets import EM, LONG, lines, paragraph, piece, sheet

from align.read.formats.sheets.sheet import Piece, Sheet

COLUMNS = (72.0, 132.0, 172.0, 272.0)


def tabled(rows: list[tuple[str, ...]], first: float = 0, pitch: float = 0.8) -> list[Piece]:
    """Lines of print, each with what stands in the columns on it; "" where nothing does."""
    return [
        piece(text, first + pitch * at, left)
        for at, row in enumerate(rows)
        for text, left in zip(row, COLUMNS, strict=True)
        if text
    ]


WRAPPED = [
    ("", "序号", "指标", "2025年目标"),
    ("绿色生产", "1", "规模以上企业绿色", "≥40%"),
    ("", "", "产业增加值占地区", ""),
    ("", "", "生产总值比重", ""),
    ("", "2", "单位地区生产总值", "降幅超过全市平均"),
    ("", "", "能耗降幅", "水平"),
    ("绿色生活", "3", "绿色出行比例", "80%左右"),
    ("", "4", "主要河流水质达到", "达到或好于三类水"),
    ("", "", "", "体标准"),
    ("", "5", "污水处理率", "≥98%"),
    ("", "6", "森林覆盖率", "≥34%"),
    ("生态环境", "7", "公园绿地", "≥90%"),
]
READ = [
    "\t序号\t指标\t2025年目标",
    "绿色生产\t1\t规模以上企业绿色产业增加值占地区生产总值比重\t≥40%",
    "\t2\t单位地区生产总值能耗降幅\t降幅超过全市平均水平",
    "绿色生活\t3\t绿色出行比例\t80%左右",
    "\t4\t主要河流水质达到\t达到或好于三类水体标准",
    "\t5\t污水处理率\t≥98%",
    "\t6\t森林覆盖率\t≥34%",
    "生态环境\t7\t公园绿地\t≥90%",
]


def test_lines_of_one_cell_are_one() -> None:
    before = paragraph(0, LONG[:34], LONG[:20] + "。")
    after = paragraph(14, LONG[:34], "效率。")
    found = lines(sheet(*before, *tabled(WRAPPED, 3), *after))
    assert found == [LONG[:34] + LONG[:20] + "。", *READ, f"{LONG[:34]}效率。"]


def test_columns_may_touch_one_another() -> None:
    wide = [(*row[:2], row[2].ljust(3), row[3]) for row in WRAPPED]
    pieces = [one._replace(right=COLUMNS[3]) if len(one.text) == 8 and one.left == 172 else one
              for one in tabled(wide)]  # fmt: skip
    assert lines(sheet(*pieces)) == READ


@pytest.mark.parametrize("cut", range(5, 10))
def test_a_row_that_the_page_cuts_is_made_whole(cut: int) -> None:
    parts = WRAPPED[:cut], WRAPPED[cut:]
    whole = paragraph(0, LONG[:34], "效率。")
    after = paragraph(20, LONG[:34], "效率。")
    found = lines(sheet(*whole, *tabled(parts[0], 4)), sheet(*tabled(parts[1]), *after))
    assert found[1:-1] == READ


def test_cells_in_the_middle_of_their_rows() -> None:
    rows = [
        ("", "序号", "指标", "2025年目标"),
        ("", "", "规模以上企业绿色", ""),
        ("", "1", "产业增加值占地区", "≥40%"),
        ("", "", "生产总值比重", ""),
        ("", "2", "绿色出行比例", "80%左右"),
        ("", "3", "污水处理率", "≥98%"),
    ]
    assert lines(sheet(*tabled(rows))) == [
        "序号\t指标\t2025年目标",
        "1\t规模以上企业绿色产业增加值占地区生产总值比重\t≥40%",
        "2\t绿色出行比例\t80%左右",
        "3\t污水处理率\t≥98%",
    ]


def test_titles_of_groups_are_rows_of_their_own() -> None:
    rows = [
        ("指标", "", "", "目标"),
        ("一、生产", "", "", ""),
        ("能耗", "", "", "14%"),
        ("水耗", "", "", "20%"),
        ("二、生活", "", "", ""),
        ("出行", "", "", "80%"),
    ]
    assert lines(sheet(*tabled(rows))) == [
        "指标\t目标", "一、生产\t", "能耗\t14%", "水耗\t20%", "二、生活\t", "出行\t80%"
    ]  # fmt: skip


def test_what_follows_a_table_is_not_in_it() -> None:
    for text in ("三、保障措施", "注：数据来自统计。", "效率。"):
        after = piece(text, 10, COLUMNS[0] + 2 * EM)
        assert lines(sheet(*tabled(WRAPPED), after)) == [*READ, text]


def two_columns() -> Sheet:
    left = [piece(LONG[at : at + 17], at) for at in range(10)]
    right = [piece(LONG[at : at + 17], at - 10, 320) for at in range(10, 20)]
    return sheet(*left, *right)


def test_a_page_of_two_columns_is_no_table() -> None:
    assert "\t" not in "".join(lines(two_columns()))


def test_a_list_with_dates_keeps_its_lines() -> None:
    titles = ["关于印发实施方案的通知", "关于开展节能监察的通知", "关于公布节水企业的通知"]
    rows = [(title, "2023-01-0" + str(at)) for at, title in enumerate(titles * 2, 1)]
    pieces = [
        one
        for at, (title, date) in enumerate(rows)
        for one in (piece(title, at), piece(date, at, 400))
    ]
    assert lines(sheet(*pieces)) == [f"{title}\t{date}" for title, date in rows]


def test_names_below_a_plan_keep_their_lines() -> None:
    body = paragraph(0, LONG[:34], LONG[:9] + "。")
    signed = [
        piece("甲方：某市发展改革委", 4), piece("乙方：某区人民政府", 4, 320),
        piece("负责人：", 5), piece("负责人：", 5, 320),
        piece("2023年1月5日", 6), piece("2023年1月5日", 6, 320),
    ]  # fmt: skip
    assert lines(sheet(*body, *signed))[1:] == [
        "甲方：某市发展改革委\t乙方：某区人民政府",
        "负责人：\t负责人：",
        "2023年1月5日\t2023年1月5日",
    ]


def test_a_signature_on_the_right_is_no_table() -> None:
    body = paragraph(0, LONG[:34], LONG[:9] + "。")
    signed = [piece("某市人民政府", 4, 380), piece("2023年1月5日", 5, 380)]
    assert lines(sheet(*body, *signed))[1:] == ["某市人民政府", "2023年1月5日"]


def test_running_text_in_many_pieces_is_no_table() -> None:
    rows = [
        piece(LONG[start : start + 6], at, LEFT + 6 * EM * index)
        for at in range(6)
        for index, start in enumerate(range(0, 36, 6))
        for LEFT in (72.0,)
    ]
    assert lines(sheet(*rows)) == [LONG[:36] * 6]


def test_pieces_over_one_another_are_no_table() -> None:
    rows = [
        piece(text, at, left)
        for at in range(4)
        for text, left in ((LONG[:6], 72.0), (LONG[6:9], 80.0), (LONG[9:12], 300.0))
    ]
    assert all(line.startswith(LONG[:9]) for line in lines(sheet(*rows)))
