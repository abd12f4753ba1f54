"""One module for each format that a document may come in: bytes to a source text.

The format is told by the content; the name of a file decides nothing. What a format needs beside
the standard library is imported when a document of that format is read.
"""

from __future__ import annotations

import re
import time
from functools import cache

from align.config import Limits
from align.errors import ReadError
from align.model.source import Source
from align.read.decode import Decoded, decode
from align.read.formats import text
from align.read.formats.document import Document, source_of
from align.read.formats.watch import OCR, Watch

_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
_FAR = 1024
"""Bytes that may stand before the head of a PDF."""
_OLD_WORD = "open it in Word, WPS or LibreOffice and save it as .docx"
_KINDS: tuple[tuple[tuple[bytes, ...], str, str], ...] = (
    ((b"\xd0\xcf\x11\xe0",), "an old office file (.doc, .wps), not readable here", _OLD_WORD),
    ((b"{\\rtf",), "an RTF file, not readable here", _OLD_WORD),
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"),
        "an image, without text",
        OCR,
    ),
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), "an archive", "unpack it and give the plan in it"),
)


def source(data: bytes, *, path: str, limits: Limits | None = None) -> Source:
    """The text of a document of any known format, with the places of its lines and pages.

    Raises ReadError where the format is unknown, its library absent, a limit passed, or no text
    found.
    """
    watch, document = _document(data, path, limits)
    watch.check_text(document.text)
    return source_of(document, data, path=path)


def _document(data: bytes, path: str, limits: Limits | None) -> tuple[Watch, Document]:
    """What the reader of a format makes of a document, and the limits that it was read under."""
    held = limits or Limits()
    watch = Watch(path, held, time.monotonic() + held.seconds, len(data))
    if len(data) > held.megabytes * 1_000_000:
        raise watch.excess("megabytes", "the file has")
    if data.startswith(b"%PDF-") or b"\n%PDF-" in data[:_FAR]:
        from align.read.formats import pdf

        return watch, pdf.read(data, watch)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from align.read.formats import archive

        return watch, archive.read(data, watch)
    _refuse(data, path)
    from_html = _declared(data)
    decoded = from_html or decode(data, path=path)
    if from_html or _is_html(decoded.text):
        from align.read.formats import html

        return watch, html.read(decoded.text, watch)
    if text.PAGE not in decoded.text and _may_be_markdown(decoded.text):
        from align.read.formats import markdown

        return watch, markdown.read(decoded)
    return watch, text.read(decoded)


def _refuse(data: bytes, path: str) -> None:
    """Raise ReadError, with the way out, for what is known to hold no text that can be read."""
    for heads, what, hint in _KINDS:
        if data.startswith(heads):
            raise ReadError(what, path=path, hint=hint)
    if data[:4000].lower().find(b"multipart/related") >= 0 and b"MIME-Version" in data[:4000]:
        raise ReadError("a web archive (.mht)", path=path, hint="save the page as HTML")


@cache
def _html_head() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
        r"<(?:!doctype\s+html|html|head|body|meta|div|article|section|table|h1|p)[\s>/]",
        re.IGNORECASE | re.DOTALL,
    )


def _is_html(content: str) -> bool:
    """Whether a text begins as a web page does."""
    return content.lstrip()[:1] == "<" and _html_head().match(content) is not None


@cache
def _charset() -> re.Pattern[bytes]:
    return re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([a-z0-9_-]{3,20})", re.IGNORECASE)


def _declared(data: bytes) -> Decoded | None:
    """A web page in the encoding that it declares; None where it declares none, or a wrong one."""
    if b"<" not in data[:4096]:
        return None
    found = _charset().search(data, 0, 4096)
    if found is None or not _is_html(data[:4096].decode("latin-1")):
        return None
    name = found.group(1).decode("ascii").lower()
    try:
        return Decoded(data.decode(_CODECS.get(name, name)).removeprefix("\ufeff"), name)
    except (UnicodeDecodeError, LookupError):
        return None


def _may_be_markdown(content: str) -> bool:
    """Whether a text has the marks of Markdown: headings, emphasis and links."""
    if "\n#" not in content and not content.startswith("#") and "**" not in content:
        return False
    headings = len(re.findall(r"(?m)^#{1,6}[ \t]+\S", content))
    linked = r"\*\*[^*\n]{1,200}\*\*|(?<!!)\[[^\]\n]{1,200}\]\([^)\n]{1,400}\)"
    return headings > 1 or (headings > 0 and re.search(linked, content) is not None)
