"""What every format yields: the text of a document, where its lines and its pages begin."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from align.model.source import Source

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_TURNING = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that turn the direction of what follows them."""
_LINE_END = re.compile(r"\r\n?|\n")


class Document(NamedTuple):
    """The text that was found in a document, a line for each paragraph where that is known."""

    text: str
    encoding: str
    """The encoding of a text, else the name of the format."""
    line_starts: tuple[int, ...] | None = None
    """Offsets of the printed lines, where they are others than the lines of the text."""
    page_starts: tuple[int, ...] | None = None
    """Offsets of the pages, where form feeds don't tell them."""


def source_of(document: Document, data: bytes, *, path: str) -> Source:
    """The source text of a document that was read from those bytes."""
    text, lines, pages = tame(document.text), document.line_starts, document.page_starts
    return Source(
        path=path,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=document.encoding,
        line_starts=line_starts(text) if lines is None else lines,
        page_starts=page_starts(text) if pages is None else pages,
    )


def tame(text: str) -> str:
    """The text with a blank for each character that would steer what shows it: ESC, bidi marks."""
    if _CONTROL.search(text):
        text = _CONTROL.sub(" ", text)
    for mark in _TURNING:
        text = text.replace(mark, " ")
    return text


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
