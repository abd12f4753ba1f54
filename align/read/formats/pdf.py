"""PDF files: the text of each page with its places, by pdfium.

Nothing in the file is run or followed: the build of pdfium has no scripts, forms are not opened,
attachments and links are not read.
"""

from __future__ import annotations

import re
from typing import Any

from align.errors import ReadError
from align.read.formats.apart import alone
from align.read.formats.document import Document
from align.read.formats.pdf_page import sheet_of
from align.read.formats.sheets.compose import compose
from align.read.formats.sheets.sheet import Sheet
from align.read.formats.watch import OCR, Watch

_WHAT = "a PDF file"
_LEAST = 4
"""Characters a page, on average: fewer are no text but what a scanner's program adds."""
_MOST_ALIKE = 20
"""Pages in a row that may be the same."""
_STAMP = 100
"""Characters that a stamp on pages without text may have."""
_UNKNOWN = re.compile("[\x00-\x1f\ue000-\uf8ff\ufffd]")
"""What a font gives that does not tell which characters it prints."""


def read(data: bytes, watch: Watch) -> Document:
    """The text of a PDF file, with the places of its printed lines and its pages.

    Raises ReadError where it is damaged, locked or scanned, or beyond a limit.
    """
    try:
        import pypdfium2  # noqa: F401  # here once, not in every process that is made for a file
    except ImportError:
        raise watch.missing("pdf", _WHAT) from None
    # a page of four kilobytes can take hundreds of megabytes: no look at its bytes tells
    return alone(opened, data, watch)


def opened(data: bytes, watch: Watch) -> Document:
    """The text of a file, read in this process. Raises ReadError as ``read`` does."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(
                "locked with a password", path=watch.path, hint="save it without one"
            ) from None
        raise watch.damaged(_WHAT) from None
    try:
        watch.check_pages(len(document))
        return _read(document, watch)
    finally:
        document.close()


def _is_again(sheet: Sheet, before: Sheet) -> bool:
    """Whether a page is the same as the one before it, and more than a stamp."""
    same = sheet.pieces == before.pieces
    return same and sum(len(piece.text) for piece in sheet.pieces) > _STAMP


def _read(document: Any, watch: Watch) -> Document:
    sheets: list[Sheet] = []
    alike = 0
    for number in range(len(document)):
        watch.check_time()
        sheet = sheet_of(document, number)
        alike = alike + 1 if sheets and _is_again(sheet, sheets[-1]) else 0
        if alike > _MOST_ALIKE:
            raise watch.damaged(_WHAT)  # it says that it has more pages than are in it
        sheets.append(sheet)
    text = "".join(piece.text for sheet in sheets for piece in sheet.pieces)
    if len(text) < _LEAST * max(1, len(sheets)):
        raise ReadError("a scanned PDF: pictures of pages, no text", path=watch.path, hint=OCR)
    if 3 * len(_UNKNOWN.findall(text)) > len(text):
        raise ReadError("its fonts don't tell which characters", path=watch.path, hint=OCR)
    return compose(sheets, watch, kind="pdf")
