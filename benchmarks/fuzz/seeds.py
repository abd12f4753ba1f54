"""Small documents of every format, made here: what fuzzing starts from, and what tests read.

    python benchmarks/fuzz/seeds.py DIRECTORY

writes them, a directory for each format. They hold what the readers tell apart: headings, lists of
bodies, tables, heads and feet, automatic numbers, text boxes, columns, what is turned.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

LINES = (
    "某市碳达峰实施方案",
    "一、总体要求",
    "（一）主要目标",
    "到2025年，单位地区生产总值能耗比2020年下降14%，可再生能源消费比重达到25%左右。",
    "（责任单位：市发展改革委、市统计局，各区政府）",
    "二、重点任务",
    "1.发展光伏。新增光伏装机100万千瓦以上，建成充电桩1.2万个；力争2030年前翻一番。",
    "三、保障措施",
    "加强组织领导，完善工作机制。",
)
TABLE = (
    ("序号", "指标", "2020年", "2025年", "属性"),
    ("1", "森林覆盖率（%）", "44.4", "≥45", "约束性"),
)
PLAN = "\n".join(LINES) + "\n"
NOTICE = (
    "某市人民政府关于印发某市碳达峰实施方案的通知\n某政发〔2023〕1号\n各区人民政府：\n现印发给你们。\n"
    "某市人民政府\n2023年5月6日\n"
    + PLAN
    + "附件：主要指标\n"
    + "\n".join(map("\t".join, TABLE))
    + "\n"
)
TARGETS = (
    "到2030年，甲、乙分别达到1.5亿吨和20%，丙控制在3至5万辆以内，丁不低于98.6%。",
    "全面完成改造，五年累计下降十八个百分点；比上年增长0.5倍，不少于两座，约1/3。",
    "2021—2025年年均新增100—200万平方米，占比由12%提高到15%以上，PM2.5浓度35微克/立方米。",
)


def texts() -> list[bytes]:
    """Plain texts: plans with and without what stands around them, in three encodings."""
    wrapped = "\n".join(PLAN[at : at + 30] for at in range(0, len(PLAN), 30))
    pages = PLAN.replace("二、", "- 1 -\f二、") + "\n- 2 -\n"
    table = PLAN + "专栏1 主要指标\n" + "\n".join(map(" ".join, TABLE)) + "\n"
    every = (PLAN, NOTICE, wrapped, pages, table, PLAN.replace("\n", ""), "\n".join(TARGETS))
    return [one.encode() for one in every] + [PLAN.encode("gb18030"), PLAN.encode("utf-16")]


def markdowns() -> list[bytes]:
    """Markdown with headings, emphasis, links, quotations, rows and comments."""
    rows = "\n".join(f"| {' | '.join(row)} |" for row in (TABLE[0], ("---",) * 5, TABLE[1]))
    body = "\n\n".join(LINES[3:])
    return [
        f"# **{LINES[0]}**\n\n## {LINES[1]} ##\n\n{body}\n\n> [引用](http://x.example)\n\n{rows}\n"
        f"\n<!-- 注\n释 -->\n\n```\n代码\n```\n\n* 第一点 `码` ~~删~~\n\n---\n".encode(),
        "\n".join(f"{'#' * (1 + at % 6)} {line}" for at, line in enumerate(LINES)).encode(),
    ]


def web_pages() -> list[bytes]:
    """Web pages: a plain one, and one with furniture, lists, tables and hidden parts."""
    body = "".join(f"<p>{escape(line)}</p>" for line in LINES)
    rows = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in TABLE)
    around = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" '
        f'content="{LINES[0]}"><script>var a=1</script></head><body><nav><ul><li><a href="/">首页'
        '</a></li></ul></nav><div class="share">分享<a href="#">甲</a><a href="#">乙</a></div>'
        f'<div id="content">{body}<ol type="A" start="3"><li>甲项</li><li value="7">乙项</li></ol>'
        f'<table border="1"><caption>表1</caption>{rows}</table><pre>一行\n二行</pre>'
        '<span style="display:none">藏</span><sup><a href="#1">1</a></sup><br>末行</div>'
        "<footer>版权所有</footer></body></html>"
    )
    return [f"<html><body>{body}</body></html>".encode(), around.encode()]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ALT = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>
<w:suff w:val="nothing"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2"/>
<w:isLgl/><w:lvlRestart w:val="1"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="3"/></w:lvlOverride></w:num></w:numbering>"""
_STYLES = f"""<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="N">
<w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="N"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
</w:pPr></w:style></w:styles>"""


def word_paragraph(text: str, properties: str = "") -> str:
    """The markup of a paragraph of a Word file."""
    return f"<w:p>{properties}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_xml(body: str) -> str:
    """The main part of a Word file with that body."""
    return f"<w:document {W} {_ALT}><w:body>{body}</w:body></w:document>"


def word_file(body: str, *, packed: bool = False, **parts: str) -> bytes:
    """A Word file with that body; other parts by the last part of their name without .xml."""
    every = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": word_xml(body),
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    return archive(every, packed=packed)


def word_files() -> list[bytes]:
    """Word files: a plain one, and one with numbers, a table, a box, deletions and a footnote."""
    numbered = "<w:pPr><w:pStyle w:val='{0}'/><w:numPr><w:ilvl w:val='{1}'/>"
    numbered += "<w:numId w:val='{2}'/></w:numPr></w:pPr>"
    row = "".join(
        f"<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{word_paragraph(one)}</w:tc>"
        for one in TABLE[0]
    )
    rows = f"<w:tr>{row}</w:tr><w:tr>" + "".join(
        f"<w:tc>{word_paragraph(one)}</w:tc>" for one in TABLE[1]
    )
    rest = (
        word_paragraph(LINES[0])
        + word_paragraph("总体要求", numbered.format("H", 0, 1))
        + word_paragraph("主要目标", numbered.format("N", 1, 2))
        + f"<w:sdt><w:sdtContent>{word_paragraph(LINES[3])}</w:sdtContent></w:sdt>"
        + "<w:p><w:r><w:t>甲</w:t><w:tab/><w:br/><w:footnoteReference w:id='2'/></w:r><w:del><w:r>"
        "<w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t>"
        "</w:r></w:ins><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
        + word_paragraph("框中文字。")
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback>"
        f"</mc:AlternateContent></w:r></w:p><w:tbl>{rows}</w:tr></w:tbl>"
    )
    note = f"<w:footnote w:id='2'>{word_paragraph('注释。')}</w:footnote>"
    notes = f"<w:footnotes {W}>{note}</w:footnotes>"
    return [
        word_file("".join(map(word_paragraph, LINES))),
        word_file(rest, numbering=_NUMBERING, styles=_STYLES, footnotes=notes),
    ]


OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd_text(left: float, top: float, text: str, more: str = "", code: str = "") -> str:
    """The markup of a text object of an OFD file; places in millimetres."""
    code = code or f'DeltaX="g {len(text) - 1} 4.2"'
    return (
        f'<ofd:TextObject ID="9" Font="1" Boundary="{left} {top} 160 5" Size="4.2" {more}>'
        f'<ofd:TextCode X="0" Y="4" {code}>{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def ofd_file(*pages: str, packed: bool = False, **parts: str) -> bytes:
    """An OFD file with those pages' layers."""
    listed = "".join(
        f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages))
    )
    head = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    every = {
        "OFD.xml": f"<ofd:OFD {OFD}>{head}</ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {OFD}><ofd:CommonData>{area}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        **{
            f"Doc_0/Pages/Page_{at}/Content.xml": f"<ofd:Page {OFD}><ofd:Content><ofd:Layer>{page}"
            "</ofd:Layer></ofd:Content></ofd:Page>"
            for at, page in enumerate(pages)
        },
        **{f"Doc_0/{name}.xml": content for name, content in parts.items()},
    }
    return archive(every, packed=packed)


def ofd_files() -> list[bytes]:
    """OFD files: a plain one, and one with a ruled table, a stamp and text that is turned."""
    plain = "".join(ofd_text(25, 20 + 9 * at, line) for at, line in enumerate(LINES))
    lines = [f'<ofd:PathObject Boundary="20 {y} 150 0.3"/>' for y in (60, 70, 80)]
    lines += [f'<ofd:PathObject Boundary="{x} 60 0.3 20"/>' for x in (20, 50, 80, 110, 140, 170)]
    cells = "".join(
        ofd_text(22 + 30 * column, 62 + 10 * line, one)
        for line, row in enumerate(TABLE)
        for column, one in enumerate(row)
    )
    stamp = ofd_text(50, 100, "内部资料", 'CTM="0.7 0.7 -0.7 0.7 0 0"')
    upright = ofd_text(10, 100, "竖排", code='DeltaY="5 5"')
    return [
        ofd_file(plain, ofd_text(30, 30, LINES[6])),
        ofd_file(ofd_text(60, 20, LINES[0]) + "".join(lines) + cells + stamp + upright),
    ]


def pdf_file(pages: list[str]) -> bytes:
    """A PDF file whose pages have those contents; /F is a font of Chinese characters in UTF-16."""
    return pdf_of(pdf_objects(pages))


def pdf_objects(pages: list[str]) -> list[bytes]:
    """The objects of a PDF file with those contents: a page and its contents from the fifth on."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        (
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H"
            "/DescendantFonts[4 0 R]>>"
        ),
        (
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/CIDSystemInfo"
            "<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>"
        ),
    ]
    for at, content in enumerate(pages):
        objects += [
            (
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {6 + 2 * at} 0 R"
                "/Resources<</Font<</F 3 0 R>>>>>>"
            ),
            f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        ]
    return [one.encode("latin-1") for one in objects]


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF file of those objects, numbered from 1; the first one is its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def pdf_text(left: float, bottom: float, text: str, size: float = 14, turn: str = "1 0 0 1") -> str:
    """The commands that print a text at a place in points from the bottom left corner."""
    printed = text.encode("utf-16-be").hex()
    return f"BT /F {size} Tf {turn} {left} {bottom} Tm <{printed}> Tj ET\n"


def pdf_page(lines: tuple[str, ...], number: int) -> str:
    """A page with a head, those lines cut at 30 characters, and its number."""
    cut = [line[at : at + 30] for line in lines for at in range(0, len(line), 30)]
    printed = [pdf_text(80, 760 - 24 * at, line) for at, line in enumerate(cut)]
    return (
        pdf_text(80, 810, "某市公报", 9) + "".join(printed) + pdf_text(290, 30, f"- {number} -", 9)
    )


def pdf_files() -> list[bytes]:
    """PDF files: pages with heads and numbers; a ruled table, two columns and a watermark."""
    rules = "".join(f"80 {y} m 500 {y} l S\n" for y in (700, 670, 640))
    rules += "".join(f"{x} 640 m {x} 700 l S\n" for x in range(80, 501, 84))
    cells = "".join(
        pdf_text(84 + 84 * column, 680 - 30 * line, one, 10)
        for line, row in enumerate(TABLE)
        for column, one in enumerate(row)
    )
    columns = "".join(
        pdf_text(x, 600 - 20 * at, LINES[3][:20], 10) for x in (60, 310) for at in range(8)
    )
    mark = pdf_text(200, 300, "内部资料", 60, "0.7 0.7 -0.7 0.7")
    return [
        pdf_file([pdf_page(LINES, 1), pdf_page(LINES[5:], 2), pdf_page(LINES[3:], 3)]),
        pdf_file([pdf_text(200, 760, LINES[0]) + rules + cells + columns + mark]),
    ]


def archive(parts: dict[str, str] | dict[str, bytes], *, packed: bool = False) -> bytes:
    """A zip archive of those parts, the same bytes each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, content in parts.items():
            kind = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, kind)
    return stream.getvalue()


MAKERS = {
    "text": texts,
    "extract": lambda: [one.encode() for one in (*TARGETS, PLAN)],
    "markdown": markdowns,
    "html": web_pages,
    "docx": word_files,
    "ofd": ofd_files,
    "pdf": pdf_files,
}
"""The documents of each format that fuzzing starts from."""


def write(directory: Path, target: str) -> None:
    """Write the documents of one format."""
    directory.mkdir(parents=True, exist_ok=True)
    for at, data in enumerate(MAKERS[target]()):
        (directory / f"seed-{at}").write_bytes(data)


if __name__ == "__main__":
    for one in MAKERS:
        write(Path(sys.argv[1]) / one, one)
