"""Plain text: as copied from a PDF, a Word file or a web page."""

from __future__ import annotations

from itertools import accumulate, pairwise

from align.model.source import Source
from align.read.decode import Decoded
from align.read.formats.document import Document

PAGE = "\u2060\f"
"""Begins a page in the text that is kept of a document with pages, also inside a paragraph.

A form feed alone ends a line as well. The word joiner before it says that nothing ends here.
"""


def read(decoded: Decoded) -> Document:
    """The text as it stands; marks of pages in it, which are no text, as the places of pages."""
    if PAGE not in decoded.text:
        return Document(decoded.text, decoded.encoding)
    parts = decoded.text.split(PAGE)
    starts = (0, *accumulate(map(len, parts[:-1])))
    return Document("".join(parts), decoded.encoding, page_starts=starts)


def with_pages(source: Source) -> str:
    """The text of a source with its pages marked, as ``read`` understands them.

    Unchanged where there are no pages, or where form feeds in it tell them.
    """
    if "\f" in source.text or len(source.page_starts) < 2:
        return source.text
    bounds = (*source.page_starts, len(source.text))
    return PAGE.join(source.text[start:end] for start, end in pairwise(bounds))
