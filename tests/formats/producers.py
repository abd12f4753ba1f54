"""Real producers: Word files by python-docx, PDFs by LibreOffice and chromium, web pages."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from seed_elements import Element, Grid, Paragraph

A4 = (210, 297)
K16 = (184, 260)
"""The sizes of a page in mm: of an official document, and of a book of 16开."""

_LEVELS = {"一、": ("chineseCounting", "%1、"), "（一）": ("chineseCounting", "（%1）")}
_LEVELS |= {
    "1.": ("decimal", "%1."),
    "(1)": ("decimal", "（%1）"),
    "①": ("decimalEnclosedCircle", "%1"),
}
_LEVELS |= {"第章": ("chineseCounting", "第%1章 "), "1)": ("decimal", "%1)")}


def word_file(elements: tuple[Element, ...], path: Path, size: tuple[int, int] = A4) -> Path:
    """A Word file with automatic numbers, header, footer and page numbers."""
    docx = pytest.importorskip("docx", reason="python-docx makes the Word files of these tests")
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(size[0]), Mm(size[1])
    section.left_margin = section.right_margin = Mm(26)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Serif CJK SC", Pt(16 if size == A4 else 12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    normal.paragraph_format.space_after = Pt(0)
    section.header.paragraphs[0].text = "某市政府公报　2023年第8期"
    footer = section.footer.paragraphs[0]
    footer.add_run("— ")
    for kind in ("begin", None, "end"):
        run = footer.add_run()
        if kind is None:
            code = OxmlElement("w:instrText")
            code.text = "PAGE"
        else:
            code = OxmlElement("w:fldChar")
            code.set(qn("w:fldCharType"), kind)
        run._r.append(code)
    footer.add_run(" —")
    numbers = _Numbers(document)
    for element in elements:
        if isinstance(element, Grid):
            _word_table(document, element)
            continue
        text, mark = element.text, element.mark
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(32 if size == A4 else 24)
        numbered = mark is not None and numbers.give(paragraph, mark)
        if numbered:
            flat = 0
            at = 0
            while flat < mark.flat_length:
                flat += not text[at].isspace()
                at += 1
            text = text[at:].lstrip()
        paragraph.add_run(text)
    document.save(str(path))
    return path


class _Numbers:
    """Automatic numbers: counted on where the plan counts on, begun anew where it does."""

    def __init__(self, document: Any) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self._make, self._qn = OxmlElement, qn
        self._part = document.part.numbering_part.element
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, tuple[str, int]] = {}
        self._next = 500

    def _new(self, tag: str, value: str | None = None, **attributes: str) -> Any:
        element = self._make(tag)
        if value is not None:
            element.set(self._qn("w:val"), value)
        for name, given in attributes.items():
            element.set(self._qn(f"w:{name}"), given)
        return element

    def _abstract_of(self, style: str) -> str:
        if style not in self._abstract:
            self._next += 1
            form, text = _LEVELS[style]
            abstract = self._new("w:abstractNum", abstractNumId=str(self._next))
            level = self._new("w:lvl", ilvl="0")
            for tag, value in (("start", "1"), ("numFmt", form), ("suff", "nothing")):
                level.append(self._new(f"w:{tag}", value))
            level.append(self._new("w:lvlText", text))
            abstract.append(level)
            first = self._part.find(self._qn("w:num"))
            first.addprevious(abstract)
            self._abstract[style] = str(self._next)
        return self._abstract[style]

    def give(self, paragraph: Any, mark: Any) -> bool:
        if mark.style not in _LEVELS:
            return False
        num, count = self._counts.get(mark.style, ("", -1))
        if mark.value == 1:
            self._next += 1
            num, count = str(self._next), 0
            node = self._new("w:num", numId=num)
            node.append(self._new("w:abstractNumId", self._abstract_of(mark.style)))
            override = self._new("w:lvlOverride", ilvl="0")
            override.append(self._new("w:startOverride", "1"))
            node.append(override)
            self._part.append(node)
        if mark.value != count + 1:
            return False
        self._counts[mark.style] = (num, mark.value)
        properties = paragraph._p.get_or_add_pPr()
        given = self._new("w:numPr")
        given.append(self._new("w:ilvl", "0"))
        given.append(self._new("w:numId", num))
        properties.insert(0, given)
        return True


def _word_table(document: Any, grid: Grid) -> None:
    """A ruled table; a first column without a head holds groups over several rows."""
    width = max(map(len, grid.rows))
    table = document.add_table(rows=0, cols=width)
    table.style = "Table Grid"
    grouped = len(grid.rows[0]) < width
    above = None
    for row in grid.rows:
        cells = table.add_row().cells
        for at, text in enumerate(("",) * (width - len(row)) + row):
            if grouped and at == 0 and text and above is not None and text == above[1]:
                above = (above[0].merge(cells[0]), text)
                continue
            cells[at].text = text
            if at == 0:
                above = (cells[0], text)
    for merged in {id(cell._tc): cell for row in table.rows for cell in row.cells}.values():
        for paragraph in merged.paragraphs[1:]:
            if not paragraph.text:
                paragraph._p.getparent().remove(paragraph._p)


_PAGE = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{title}_政务公开_某市人民政府</title>
<script>var a = "十、不是正文";</script>
<style>body {{ font: {size} "Noto Serif CJK SC"; }} p {{ text-indent: 2em; margin: 0.3em 0 }}
h1 {{ text-align: center; font-size: 150% }} table {{ border-collapse: collapse }}
td, th {{ border: 1px solid; padding: 2px 6px }} @page {{ margin: 20mm 18mm }}
@media print {{ .screen {{ display: none }} }}</style></head><body>
<div class="screen top"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li>
<li><a href="/b">政务服务</a></li></ul><form><input name="q"><button>搜索</button></form></div>
<div class="screen">当前位置：<a href="/">首页</a> &gt; <a href="/a">政务公开</a></div>
<div class="main"><div class="article">
<div class="screen share">分享到：<a href="#">微信</a> <a href="#">微博</a>
<a href="#">打印</a></div>
<div id="content">{body}</div></div>
<div class="screen">责任编辑：张三　<a href="#">【打印】</a> <a href="#">【关闭】</a></div></div>
<div class="screen side"><h3>相关链接</h3><ul>
<li><a href="/1">某某实施方案图解：到2025年下降14%</a></li>
<li><a href="/2">某某通知</a></li><li><a href="/3">某某解读</a></li></ul></div>
<div class="screen footer">版权所有：某市人民政府办公室　网站标识码：1100000000
备案号：京ICP备00000000号</div>
</body></html>"""


def web_page(elements: tuple[Element, ...], path: Path, size: tuple[int, int] = A4) -> Path:
    """A page of a government's site; printed, it has no more than the article."""
    body = "\n".join(_markup(element) for element in elements)
    title = next(one.text for one in elements if isinstance(one, Paragraph))
    points = "16pt" if size == A4 else "12pt"
    path.write_text(
        _PAGE.format(title=html.escape(title), size=points, body=body), encoding="utf-8"
    )
    return path


def _markup(element: Element) -> str:
    if isinstance(element, Paragraph):
        return f"<p>{html.escape(element.text)}</p>"
    width = max(map(len, element.rows))
    rows = []
    above = ""
    for row in element.rows:
        cells = []
        for at, text in enumerate(("",) * (width - len(row)) + row):
            if at == 0 and text and len(element.rows[0]) < width:
                if text == above:
                    continue
                above = text
                span = sum(other[0] == text for other in element.rows[1:])
                cells.append(f'<td rowspan="{span}">{html.escape(text)}</td>')
                continue
            cells.append(f"<td>{html.escape(text)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def printed_by_libreoffice(path: Path) -> Path:
    """The PDF that LibreOffice prints of a document."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice: apt-get install libreoffice-writer-nogui fonts-noto-cjk")
    out = path.with_suffix(".office.pdf")
    home = path.parent / "office"
    command = [program, f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to"]
    command += ["pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    path.with_suffix(".pdf").rename(out)
    return out


def printed_by_chromium(path: Path, size: tuple[int, int] = A4) -> Path:
    """The PDF that chromium prints of a page, with its own head, foot and page numbers."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no chromium: apt-get install chromium fonts-noto-cjk")
    sized = path.with_suffix(".print.html")
    rule = f"<style>@page {{ size: {size[0]}mm {size[1]}mm }}</style></head>"
    sized.write_text(path.read_text(encoding="utf-8").replace("</head>", rule), encoding="utf-8")
    out = path.with_suffix(".chromium.pdf")
    command = [program, "--headless", "--no-sandbox", "--disable-gpu"]
    command += [f"--user-data-dir={path.parent / 'chromium'}", f"--print-to-pdf={out}"]
    subprocess.run([*command, sized.as_uri()], check=True, capture_output=True, timeout=300)
    return out
