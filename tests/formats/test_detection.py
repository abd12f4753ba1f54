"""The format is told by the content; what can't be read is told with the way out."""

from __future__ import annotations

import builtins
import io
import zipfile
from typing import Any

import pytest

from align.config import Limits
from align.errors import ReadError
from align.read import parse

PLAN = """某市碳达峰实施方案
一、总体要求
（一）主要目标。到2025年，单位地区生产总值能耗下降14%。
二、保障措施
加强领导。
"""


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name in names:
            file.writestr(name, "<a/>")
    return stream.getvalue()


def pdf(*pages: str, locked: bool = False) -> bytes:
    """A PDF file with an ASCII text, or nothing, on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for text in pages:
        content = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET" if text else ""
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Contents {len(objects)} 0 R /Resources << /Font << /F1 "
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    if locked:
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >>")
    result = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(result))
        result += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = len(result)
    result += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    result += b"".join(b"%010d 00000 n \n" % place for place in places)
    secret = f" /Encrypt {len(objects)} 0 R /ID [<00><00>]" if locked else ""
    size = len(objects) + 1
    result += f"trailer << /Root 1 0 R /Size {size}{secret} >>\nstartxref\n{table}\n%%EOF".encode()
    return result


REFUSED: dict[str, tuple[bytes, str, str]] = {
    "old Word": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        ".doc, .wps",
        "save it as .docx",
    ),
    "RTF": (b"{\\rtf1\\ansi x}", "RTF", "save it as .docx"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), "an image", "ocrmypdf"),
    "photograph": (b"\xff\xd8\xff\xe0" + bytes(50), "an image", "ocrmypdf"),
    "scanned PDF": (pdf("", ""), "scanned", "ocrmypdf"),
    "locked PDF": (pdf("text", locked=True), "password", "without"),
    "broken PDF": (b"%PDF-1.7\nnothing", "damaged", "anew"),
    "English PDF": (pdf("a plan in English, with a text of some length"), "no Chinese", "Chinese"),
    "spreadsheet": (archive("[Content_Types].xml", "xl/workbook.xml"), "spreadsheet", "save"),
    "OpenDocument": (archive("mimetype", "content.xml"), "OpenDocument", ".docx"),
    "archive": (archive("plan.txt"), "an archive", "unpack"),
    "broken archive": (b"PK\x03\x04" + bytes(40), "damaged", "anew"),
    "Word without text": (archive("[Content_Types].xml", "word/document.xml"), "damaged", "anew"),
    "OFD without pages": (archive("OFD.xml"), "damaged", "anew"),
    "web archive": (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x",
        "web archive",
        "HTML",
    ),
    "empty page": (b"<!DOCTYPE html><html><body></body></html>", "no text", "browser"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_and_what_to_do(name: str) -> None:
    pytest.importorskip("lxml")
    pytest.importorskip("pypdfium2")
    data, what, hint = REFUSED[name]
    with pytest.raises(ReadError) as caught:
        parse(data, path="plan.txt", id="plan")
    assert what in caught.value.what
    assert hint in (caught.value.hint or "")
    assert caught.value.path == "plan.txt"


MISSING = {
    "pypdfium2": ("pdf", pdf("text")),
    "lxml": ("web", b"<html><body><p>text</p></body></html>"),
    "opencc": (
        "traditional",
        "某市碳達峰實施方案\n一、發展綠色產業，節約資源，這個會實現。電動車運輸".encode(),
    ),
}


@pytest.mark.parametrize("library", MISSING)
def test_a_library_that_is_missing_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    extra, data = MISSING[library]
    real = builtins.__import__

    def without(name: str, *arguments: Any, **more: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == library:
            raise ImportError(name)
        return real(name, *arguments, **more)

    from align.read import traditional

    traditional._converter.cache_clear()
    traditional._form.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ReadError, match=rf"pip install 'align\[{extra}\]'"):
        parse(data, path="plan", id="plan")


def test_the_name_of_a_file_decides_nothing() -> None:
    for path in ("plan.pdf", "plan.docx", "plan.html", "plan"):
        assert len(parse(PLAN.encode(), path=path, id="plan").clauses) == 2


def test_text_about_pdf_and_html_stays_text() -> None:
    text = f"%PDF 和 <html> 都是格式。\n{PLAN}"
    assert parse(text.encode(), path="p", id="p").source.text == text


def test_limits() -> None:
    pytest.importorskip("lxml")
    pytest.importorskip("pypdfium2")
    page = "<html><body>" + "<div>" * 40 + PLAN + "</div>" * 40 + "</body></html>"
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<a/>")
        file.writestr("word/document.xml", "<a>" + " " * 3_000_000 + "</a>")
    cases = [
        (b" " * 2_000_001, Limits(megabytes=1), "megabytes = 1"),
        (pdf("text", "text", "text"), Limits(pages=2), "pages = 2"),
        (bomb.getvalue(), Limits(unpacked_megabytes=2), "unpacked_megabytes = 2"),
        (page.encode(), Limits(nesting=30), "nesting = 30"),
        (page.encode(), Limits(seconds=-1), "seconds = -1"),
        (pdf("text"), Limits(seconds=-1), "seconds = -1"),
    ]
    for data, limits, told in cases:
        with pytest.raises(ReadError) as caught:
            parse(data, path="plan", id="plan", limits=limits)
        assert told in caught.value.what
        assert "[limits]" in (caught.value.hint or "")


def test_a_size_that_lies_is_no_way_round_the_limit() -> None:
    pytest.importorskip("lxml")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<a/>")
        file.writestr("word/document.xml", "<a>" + " " * 5_000_000 + "</a>")
    size = (5_000_007).to_bytes(4, "little")
    data = stream.getvalue().replace(size, (1000).to_bytes(4, "little"))
    with pytest.raises(ReadError):
        parse(data, path="plan", id="plan", limits=Limits(unpacked_megabytes=2))
