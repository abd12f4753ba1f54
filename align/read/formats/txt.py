"""Plain text: as copied from a PDF, a Word file or a web page."""

from __future__ import annotations

import hashlib
import re

from align.model.source import Source
from align.read.decode import decode

_LINE_END = re.compile(r"\r\n?|\n")


def source(data: bytes, *, path: str) -> Source:
    """The document decoded, with the places of its lines and, at form feeds, of its pages.

    Raises ReadError where the bytes are not a text.
    """
    text, encoding = decode(data, path=path)
    return Source(
        path=path,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        line_starts=line_starts(text),
        page_starts=page_starts(text),
    )


def line_starts(text: str) -> tuple[int, ...]:
    """The offset of the first character of each line."""
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def page_starts(text: str) -> tuple[int, ...]:
    """The offset of the first character of each page; empty where no form feed is found."""
    starts = [0]
    at = text.find("\f")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\f", at + 1)
    return tuple(starts) if len(starts) > 1 else ()
