"""OFD files and Markdown."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from producers import printed_by_libreoffice, word_file
from seed_elements import elements, seed

from align.errors import ReadError
from align.extract import extract_targets
from align.read import formats, parse

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
LINES = [
    (28, "某市碳达峰实施方案", 60.0),
    (40, "一、总体要求", 32.0),
    (48, "到2025年，单位地区生产总值能耗比2020年下降14%，可再生能源消费", 32.0),
    (56, "比重达到25%。", 25.0),
]


def ofd(*pages: list[tuple[int, str, float]], root: str = "Doc_0/Document.xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        body = f"<ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody>"
        file.writestr("OFD.xml", f"<ofd:OFD {NS}>{body}</ofd:OFD>")
        listed = "".join(
            f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
            for at in range(len(pages))
        )
        area = "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        file.writestr(
            "Doc_0/Document.xml",
            f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea>{area}</ofd:PageArea>"
            f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        for at, lines in enumerate(pages):
            texts = "".join(
                f'<ofd:TextObject Boundary="{left} {top} 160 5" Size="4.2">'
                f'<ofd:TextCode X="0" Y="4" DeltaX="{deltas(text)}">{escape(text)}</ofd:TextCode>'
                "</ofd:TextObject>"
                for top, text, left in lines
            )
            stamp = (
                '<ofd:TextObject Boundary="50 100 90 90" CTM="0.7 0.7 -0.7 0.7 0 0" Size="9">'
                '<ofd:TextCode X="0" Y="4">内部资料</ofd:TextCode></ofd:TextObject>'
            )
            file.writestr(
                f"Doc_0/Pages/Page_{at}/Content.xml",
                f"<ofd:Page {NS}><ofd:Content><ofd:Layer>{texts}{stamp}</ofd:Layer>"
                "</ofd:Content></ofd:Page>",
            )
    return stream.getvalue()


def deltas(text: str) -> str:
    steps = [4.2 if char > "\u2000" else 2.1 for char in text[:-1]]
    same = len(set(steps)) == 1
    return f"g {len(steps)} {steps[0]}" if same else " ".join(map(str, steps))


def test_an_ofd_file_is_read_with_its_pages() -> None:
    pytest.importorskip("lxml")
    second = [(28, "二、保障措施", 32.0), (40, "加强组织领导。", 32.0)]
    plan = parse(ofd(LINES, second), path="plan.ofd", id="plan")
    assert plan.source.encoding == "ofd"
    assert plan.source.text.splitlines() == [
        "某市碳达峰实施方案",
        "一、总体要求",
        "到2025年，单位地区生产总值能耗比2020年下降14%，可再生能源消费比重达到25%。",
        "二、保障措施",
        "加强组织领导。",
    ]
    assert [(clause.id, clause.page) for clause in plan.clauses] == [("一", 1), ("二", 2)]


TABLE = [
    ("序号", "指标", "", "2025年目标"),
    ("1", "单位地区生产总", "", "14%以上"),
    ("", "值能耗下降率", "", ""),
    ("2", "可再生能源占能", "", "25%左右"),
    ("", "源消费比重", "", ""),
    ("3", "绿色出行比例", "", "80%左右"),
]


def test_a_table_without_lines_in_an_ofd_file_is_read_as_one() -> None:
    pytest.importorskip("lxml")
    rows = [
        (100 + 6 * at, text, left)
        for at, row in enumerate(TABLE)
        for text, left in zip(row, (30.0, 50.0, 0.0, 80.0), strict=True)
        if text
    ]
    lines = [*LINES, (94, "表1 主要指标", 70.0), *rows, (170, "二、重点任务", 32.0)]
    plan = parse(ofd(lines), path="plan.ofd", id="plan")
    assert plan.source.text.splitlines()[3:] == [
        "表1 主要指标",
        "序号\t指标\t2025年目标",
        "1\t单位地区生产总值能耗下降率\t14%以上",
        "2\t可再生能源占能源消费比重\t25%左右",
        "3\t绿色出行比例\t80%左右",
        "二、重点任务",
    ]
    found = {clause.row.indicator.text: clause.row for clause in plan.clauses if clause.row}
    assert list(found) == ["单位地区生产总值能耗下降率", "可再生能源占能源消费比重", "绿色出行比例"]
    assert [row.values[0][1].text for row in found.values()] == ["14%以上", "25%左右", "80%左右"]


def test_text_in_one_place_is_read_in_the_order_of_printing() -> None:
    pytest.importorskip("lxml")
    lines = [*LINES, *((70, char, 32.0) for char in "本方案自印发之日起施行。")]
    text = formats.source(ofd(lines), path="plan.ofd").text
    assert text.endswith("本方案自印发之日起施行。\n")


@pytest.mark.parametrize("root", ["../../etc/passwd", "/etc/passwd", "http://x.example/a.xml", ""])
def test_an_ofd_file_leads_nowhere_else(root: str) -> None:
    pytest.importorskip("lxml")
    with pytest.raises(ReadError, match="damaged"):
        formats.source(ofd(LINES, root=root), path="plan.ofd")


def _changed(data: bytes, **parts: tuple[str, str]) -> bytes:
    """An OFD file with words of its parts replaced; parts by the last word of their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            words = parts.get(name.rpartition("/")[2].partition(".")[0], ("\0", ""))
            new.writestr(name, old.read(name).decode().replace(*words))
        layer = '<ofd:TextObject Boundary="32 64 160 5" Size="4.2"><ofd:TextCode X="0" Y="4" '
        layer += f'DeltaX="{deltas("由市统计局监测。")}">'
        layer += "由市统计局监测。</ofd:TextCode></ofd:TextObject>"
        new.writestr(
            "Doc_0/Tpls/Tpl_0/Content.xml",
            f"<ofd:Page {NS}><ofd:Content><ofd:Layer>{layer}</ofd:Layer></ofd:Content></ofd:Page>",
        )
    return stream.getvalue()


def test_an_ofd_page_is_printed_upon_its_template() -> None:
    pytest.importorskip("lxml")
    listed = '<ofd:CommonData><ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    used = '<ofd:Template TemplateID="7" ZOrder="Background"/><ofd:Content>'
    data = _changed(
        ofd(LINES), Document=("<ofd:CommonData>", listed), Content=("<ofd:Content>", used)
    )
    text = formats.source(data, path="plan.ofd").text
    assert text.endswith("比重达到25%。\n由市统计局监测。\n")


def test_what_an_ofd_page_hides_or_prints_downwards_is_left_out() -> None:
    pytest.importorskip("lxml")
    hidden = _changed(
        ofd(LINES), Content=('Boundary="60.0 28', 'Visible="false" Boundary="60.0 28')
    )
    assert not formats.source(hidden, path="plan.ofd").text.startswith("某市碳达峰")
    down = _changed(ofd(LINES), Content=('X="0" Y="4"', 'X="0" Y="4" DeltaY="5 5"'))
    with pytest.raises(ReadError, match="without text"):
        formats.source(down, path="plan.ofd")
    level = _changed(ofd(LINES), Content=('X="0" Y="4"', 'X="0" Y="4" DeltaY="0.01 -0.01"'))
    assert formats.source(level, path="plan.ofd").text.startswith("某市碳达峰")


def test_an_ofd_file_of_another_producer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    easyofd = pytest.importorskip("easyofd", reason="easyofd makes OFD files: pip install easyofd")
    path = word_file(elements("beijing"), tmp_path / "plan.docx")
    printed = printed_by_libreoffice(path)
    monkeypatch.chdir(tmp_path)  # it works in a directory below the working directory
    # it writes no ruling lines: a plan with a table would be read otherwise
    data = easyofd.OFD().pdf2ofd(printed.read_bytes(), optional_text=True)
    plan = parse(data, path="plan.ofd", id="plan")
    expected = parse(seed("beijing").encode(), path="plan.txt", id="plan")
    assert [clause.id for clause in plan.clauses] == [clause.id for clause in expected.clauses]
    assert len(extract_targets(plan)) == len(extract_targets(expected))


MARKDOWN = """# 某市**碳达峰**实施方案

<!-- 注释
两行 -->
## 一、总体要求 ##

到2025年，[单位地区生产总值能耗](http://x.example)下降`14%`，_PM2.5_ 下降\\*。

> 引用的一段。

* 第一点。

| 指标 | 目标 |
|------|------|
| 能耗 | 14%  |

---
"""


def test_marks_of_markdown_are_taken_off_line_by_line() -> None:
    source = formats.source(MARKDOWN.encode(), path="plan.txt")
    assert source.encoding == "markdown, utf-8"
    assert source.text.split("\n") == [
        "某市碳达峰实施方案",
        "",
        "",
        "",
        "一、总体要求",
        "",
        "到2025年，单位地区生产总值能耗下降14%，_PM2.5_ 下降*。",
        "",
        "引用的一段。",
        "",
        "第一点。",
        "",
        "| 指标 | 目标 |",
        "|------|------|",
        "| 能耗 | 14%  |",
        "",
        "",
        "",
    ]


def test_a_text_with_a_hash_or_stars_stays_a_text() -> None:
    text = "# 1 号楼\n某市方案\n**号\n一、总则\n推进。\n"
    assert formats.source(text.encode(), path="plan.md").text == text
