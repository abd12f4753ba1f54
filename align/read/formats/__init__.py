"""One module for each format that a document may come in: bytes to a source text.

The format is told by the content; the name of a file decides nothing. What a format needs beside
the standard library is imported when a document of that format is read.
"""

from __future__ import annotations

import re
import time
from typing import NamedTuple

from align.config import Limits
from align.errors import ReadError
from align.model.source import Source
from align.read.decode import decode
from align.read.formats import text
from align.read.formats.document import source_of

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|meta|div|article|section|table|h1|p)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_OCR = "recognise its text first, for instance with ocrmypdf -l chi_sim, and give the result"
_FAR = 1024
"""Bytes before the head of a PDF that readers put up with."""


class Watch(NamedTuple):
    """The limits that a document is read under, its path for messages, and when time is up."""

    path: str
    limits: Limits
    end: float

    def check_time(self) -> None:
        """Raise ReadError where reading has taken longer than it may."""
        if time.monotonic() > self.end:
            raise self.excess("seconds", "reading takes")

    def check_pages(self, pages: int) -> None:
        """Raise ReadError where a document has more pages than it may."""
        if pages > self.limits.pages:
            raise self.excess("pages", f"{pages} pages,")

    def check_unpacked(self, size: int) -> None:
        """Raise ReadError where the parts of an archive take more bytes than they may."""
        if size > self.limits.unpacked_megabytes * 1_000_000:
            raise self.excess("unpacked_megabytes", "unpacked it has")

    def check_nesting(self, depth: int) -> None:
        """Raise ReadError where elements lie deeper inside one another than they may."""
        if depth > self.limits.nesting:
            raise self.excess("nesting", "elements inside one another,")

    def excess(self, limit: str, what: str) -> ReadError:
        """The error for a document beyond a limit."""
        value = getattr(self.limits, limit)
        unit = limit.replace("_", " ")
        return ReadError(
            f"{what} more than the limit of {value} {unit}",
            path=self.path,
            hint=f"raise {limit} in [limits] of align.toml if you trust the file",
        )

    def missing(self, extra: str, what: str) -> ReadError:
        """The error for a format whose library is not installed."""
        return ReadError(
            f"{what} needs a library that is not installed",
            path=self.path,
            hint=f"pip install 'align[{extra}]'",
        )

    def damaged(self, what: str) -> ReadError:
        """The error for a document that its own format's rules can't make sense of."""
        return ReadError(f"damaged: not readable as {what}", path=self.path, hint="get it anew")


def source(data: bytes, *, path: str, limits: Limits | None = None) -> Source:
    """The text of a document of any known format, with the places of its lines and pages.

    Raises ReadError where the format is unknown, its library absent, a limit passed, or no text
    found.
    """
    held = limits or Limits()
    watch = Watch(path, held, time.monotonic() + held.seconds)
    if len(data) > held.megabytes * 1_000_000:
        raise watch.excess("megabytes", "the file has")
    if data[:5] == b"%PDF-" or b"%PDF-" in data[:_FAR]:
        from align.read.formats import pdf

        return source_of(pdf.read(data, watch), data, path=path)
    if data[:4] == b"PK\x03\x04":
        from align.read.formats import archive

        return source_of(archive.read(data, watch), data, path=path)
    _refuse(data, path)
    from_html = _declared(data)
    decoded = from_html or decode(data, path=path)
    if from_html or _HTML.match(decoded.text):
        from align.read.formats import html

        return source_of(html.read(decoded.text, watch), data, path=path)
    if _may_be_markdown(decoded.text):
        from align.read.formats import markdown

        return source_of(markdown.read(decoded), data, path=path)
    return source_of(text.read(decoded), data, path=path)
