"""Word files: numbers as Word prints them, tables, what is no part of the running text."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

import pytest

from align.errors import ReadError
from align.read import formats
from align.read.formats.numerals import printed

pytest.importorskip("lxml", reason="pip install 'align[docx]'")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def word(body: str, *, numbering: str = "", styles: str = "", space: str = W) -> bytes:
    def part(tag: str, inner: str) -> str:
        names = f'xmlns:w="{space}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        return f"<w:{tag} {names}>{inner}</w:{tag}>"

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        if numbering:
            file.writestr("word/numbering.xml", part("numbering", numbering))
        if styles:
            file.writestr("word/styles.xml", part("styles", styles))
    return stream.getvalue()


def text(data: bytes) -> str:
    return formats.source(data, path="plan.docx").text


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(content)}</w:t></w:r></w:p>"


def in_list(number: str, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(at: int, form: str, shown: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{shown}"/></w:lvl>'
    )


def lists(levels: str, *, extra: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>{extra}'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )


PLAIN = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）")
PLAIN += level(2, "decimal", "%3.")


@pytest.mark.parametrize(
    ("form", "value", "expected"),
    [
        ("chineseCounting", 1, "一"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCountingThousand", 20, "二十"),
        ("japaneseCounting", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseLegalSimplified", 15, "壹拾伍"),
        ("ideographDigital", 12, "一二"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 30, "30"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 27, "aa"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("ideographTraditional", 2, "乙"),
        ("decimal", 12, "12"),
        ("anything else", 3, "3"),
    ],
)
def test_forms_of_numbers(form: str, value: int, expected: str) -> None:
    assert printed(value, form) == expected


def test_numbers_of_several_levels() -> None:
    steps = [(0, "甲"), (1, "乙"), (2, "丙"), (2, "丁"), (1, "戊"), (2, "己"), (0, "庚"), (1, "辛")]
    body = "".join(p(word_, in_list("1", at)) for at, word_ in steps)
    assert text(word(body, numbering=lists(PLAIN))).split() == [
        *("一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "1.己", "二、庚", "（一）辛"),
    ]


def test_numbers_that_run_on_through_the_chapters() -> None:
    on = PLAIN.replace('<w:numFmt w:val="chineseCounting"/><w:suff', "<w:suff")
    on = level(0, "chineseCounting", "%1、") + level(
        1, "chineseCounting", "（%2）", '<w:lvlRestart w:val="0"/>'
    )
    body = "".join(p("条", in_list("1", at)) for at in (0, 1, 1, 0, 1))
    assert text(word(body, numbering=lists(on))).split() == [
        *("一、条", "（一）条", "（二）条", "二、条", "（三）条"),
    ]


def test_a_list_begun_anew_and_one_that_starts_elsewhere() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(p("条", in_list(which)) for which in ("1", "1", "2", "2"))
    numbering = lists(PLAIN) + again
    assert text(word(body, numbering=numbering)).split() == ["一、条", "二、条", "五、条", "六、条"]


def test_numbers_by_style_and_of_all_levels() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
        '<w:basedOn w:val="H1"/></w:style>'
    )
    levels = level(0, "chineseCounting", "第%1章", '<w:pStyle w:val="H1"/>')
    levels += level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/><w:isLgl/>')
    body = p("总则", '<w:pStyle w:val="H1"/>') + p("目的", '<w:pStyle w:val="H2"/>')
    body += p("平常") + p("无号", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert text(word(body, numbering=lists(levels), styles=styles)).split() == [
        *("第一章总则", "1.1目的", "平常", "无号"),
    ]


def test_an_empty_paragraph_takes_no_number() -> None:
    body = p("甲", in_list("1")) + p("", in_list("1")) + p("乙", in_list("1"))
    assert text(word(body, numbering=lists(PLAIN))).split() == ["一、甲", "二、乙"]


def test_bullets_are_not_printed_as_numbers() -> None:
    bullets = lists(level(0, "bullet", "\uf0b7"))
    assert text(word(p("甲", in_list("1")), numbering=bullets)) == "甲\n"


def test_what_is_no_running_text_is_left_out() -> None:
    body = (
        "<w:p><w:r><w:t>能耗</w:t></w:r><w:del><w:r><w:delText>上升</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>下降</w:t></w:r></w:ins><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:hyperlink><w:r><w:t>14%</w:t></w:r></w:hyperlink>"
        "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"
        "<w:sdt><w:sdtContent><w:r><w:t>。</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert text(word(body)) == "能耗下降14%。\n"


def test_text_boxes_come_once_and_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{p('专栏内容')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert text(word(body)).split() == ["正文", "专栏内容"]


def test_tables_with_merged_cells_and_boxes() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(cells)}</w:tr>"

    def cell(content: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"

    table = (
        "<w:tbl>"
        + row(cell(p("类别")), cell(p("指标")), cell(p("目标")))
        + row(
            cell(p("绿色"), '<w:vMerge w:val="restart"/>'),
            cell(p("能耗") + p("强度")),
            cell(p("14%")),
        )
        + row(cell(p("再来"), "<w:vMerge/>"), cell(p("占比")), cell(p("25%")))
        + "</w:tbl>"
    )
    box = "<w:tbl>" + row(cell(p("专栏1") + p("一是推进。") + p("二是加快。"))) + "</w:tbl>"
    assert text(word(table + box)) == (
        "类别\t指标\t目标\n绿色\t能耗强度\t14%\n\t占比\t25%\n专栏1\n一是推进。\n二是加快。\n"
    )


def test_contents_get_their_leaders_and_strict_files_are_read() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    line = (
        '<w:p><w:pPr><w:pStyle w:val="T1"/></w:pPr><w:r><w:t>一、总则</w:t><w:tab/>'
        "<w:t>3</w:t></w:r></w:p>"
    )
    assert text(word(line, styles=styles, space=STRICT)) == "一、总则……3\n"


@pytest.mark.parametrize(
    "start",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY x "aaaa"><!ENTITY y "&x;&x;&x;&x;">]>',
        '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">',
    ],
)
def test_entities_are_refused(start: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        body = f'<w:document xmlns:w="{W}"><w:body>{p("甲&amp;")}</w:body></w:document>'
        file.writestr("word/document.xml", start + body.replace("&amp;amp;", "&x;"))
    with pytest.raises(ReadError, match="entities"):
        text(stream.getvalue())
