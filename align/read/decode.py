"""Bytes to text: which encoding a document is in, and whether it is text at all."""

import codecs
import re
from typing import NamedTuple

from align.errors import ReadError

_BINARY = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1b]")
"""Control characters that no text holds; tab, line ends and form feed are white space."""


class Decoded(NamedTuple):
    """The text of a document without its byte order mark, and the encoding that it was in."""

    text: str
    encoding: str


def decode(data: bytes, *, path: str) -> Decoded:
    """The text of a document in UTF-8, UTF-16 with a byte order mark, or GB18030.

    Line ends are left as they stand. Raises ReadError for an empty or a binary document.
    """
    if not data.strip():
        raise ReadError("the file is empty", path=path, hint="give the text of a plan")
    if data.startswith(_BINARY):
        raise ReadError("not a text file", path=path, hint="convert it to plain text first")
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            _refuse_damaged(data, encoding, error.start, path)
            continue
        text = text.removeprefix("\ufeff")
        if _is_text(text):
            return Decoded(text, encoding)
    raise ReadError(
        "not a text file, or in an unknown encoding",
        path=path,
        hint="save it as plain text in UTF-8 or GB18030",
    )


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig",)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return ("utf-8", "gb18030")


def _refuse_damaged(data: bytes, encoding: str, at: int, path: str) -> None:
    """Raise ReadError for UTF-8 with a few wrong bytes: as GB18030 it would be nonsense."""
    if encoding == "gb18030":
        return
    text = data.decode(encoding, errors="replace")
    wrong = text.count("\ufffd")
    if wrong * 100 <= len(text) and any("\u4e00" <= char <= "\u9fff" for char in text[:2000]):
        line = data.count(b"\n", 0, at) + 1
        raise ReadError(
            "bytes that are not UTF-8", path=path, line=line, hint="save the file as UTF-8 again"
        )


def _is_text(text: str) -> bool:
    """Whether there is something to read and next to no control characters in it."""
    if "\x00" in text or not text or text.isspace():
        return False
    return _CONTROL.search(text) is None or len(_CONTROL.findall(text)) * 200 <= len(text)
