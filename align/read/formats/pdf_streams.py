"""Whether a PDF file is an ordinary one: what its streams unpack to can't come to much.

Text extraction takes some twenty times the bytes of a page's commands. Streams of a few kilobytes
can unpack to megabytes, and be used again and again by one page. All that can be told from the
file's bytes in a few milliseconds; where it can't, the file is no ordinary one.
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

_FACTOR = 24
"""Bytes that pdfium takes for each byte of a page's commands."""
_STREAM = re.compile(rb">>\s{0,4}stream\r?\n")
_HEAD = 600
"""Bytes before the word ``stream`` that its dictionary stands in."""
_FILTER = re.compile(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])(?![A-Za-z])")
_PICTURE = re.compile(rb"/Filter\s*\[?\s*/(?:DCT|JPX|JBIG2|CCITTFax)Decode\s*[\]/>\s]")
_LENGTH = re.compile(rb"/Length\s+(\d{1,9})(?!\d|\s+\d+\s+R)")
_INSIDE = re.compile(rb"/(?:Form|ObjStm)\b")
_DRAWN = (b" Do", b"\nDo", b"\rDo", b"\tDo")
_ARRAY = re.compile(rb"(?:/Contents|\bobj)\s*\[([^\]]*)")
_PACKED_ARRAY = re.compile(rb"\[([^\[\]]{10,})\]")
_USES = re.compile(rb"(\d+)\s+\d+\s+R")
_MOST_USES = 8
"""Times that one list may name one stream."""
_INFLATION = 1032
"""Times its own size that a stream can unpack to at most."""
_SMALL = 500
"""Bytes: a smaller stream unpacks to half a megabyte at most, and is not unpacked to see."""
_UNSEEN = 100_000
"""Times that such a stream may draw others."""


class _Stream(NamedTuple):
    """One stream of the file."""

    number: bytes
    """Of its object."""
    size: int
    """Bytes that it unpacks to; 0 where it is too small to look."""
    is_form: bool
    """Whether pages draw it."""
    drawn: int
    """Times that it draws others."""
    objects: bytes
    """What it holds, where that is further objects of the file."""


def is_ordinary(data: bytes, memory: int) -> bool:
    """Whether reading the text of a PDF file surely takes no more than so many bytes."""
    most = memory // _FACTOR
    # a page may have one stream that is not looked into, where it has no other
    return _is_harmless(data, most, most // _INFLATION) or _is_harmless(data, most, _SMALL)


def _is_harmless(data: bytes, most: int, small: int) -> bool:
    """Whether all streams, those below a size unseen, come to no more than so many bytes."""
    plain: list[bytes] = []
    objects: list[bytes] = []
    unseen: set[bytes] = set()
    at = total = drawn = largest = 0
    while (found := _STREAM.search(data, at)) is not None:
        end = data.find(b"endstream", found.end())
        stream = _stream(data, (found.end(), end), most - total, small)
        if stream is None or (stream.is_form and stream.drawn):
            return False
        total, drawn = total + stream.size, drawn + stream.drawn
        largest = max(largest, stream.size if stream.is_form else 0)
        plain.append(data[at : found.start()])
        objects.append(stream.objects)
        if small > _SMALL and not stream.size:
            unseen.add(stream.number)
        at = end
    plain.append(data[at:])
    return drawn * largest <= most and _is_plain(b"".join(plain), b"\n".join(objects), unseen)


def _stream(data: bytes, span: tuple[int, int], most: int, small: int) -> _Stream | None:
    """The stream between two places; None where it is unusual or unpacks to too much."""
    start, end = span
    begin = data.rfind(b" obj", max(0, start - _HEAD), start)
    if begin < 0 or end < 0:
        return None
    head, content = data[begin:start], data[start:end]
    if b"#" in head or b"%" in head or b"(" in head or b"stream" in content:
        return None
    number = data[max(0, begin - 16) : begin].split()[-2:][0]
    size, packed = len(content), b"/Filter" in head and not _PICTURE.search(head)
    if packed and (_FILTER.search(head) is None or head.count(b"/Filter") > 1):
        return None
    if packed and size < small and not _INSIDE.search(head) and _is_whole(head, size):
        return _Stream(number, 0, False, _UNSEEN, b"")
    if packed:
        unpacking = zlib.decompressobj()
        try:
            content = unpacking.decompress(content, most + 1)
        except zlib.error:
            return None
        if not unpacking.eof:
            return None  # too much, or more of it behind what looks like its end
        size = len(content)
    elif b"/Filter" in head:
        content = b""
    drawn = sum(map(content.count, _DRAWN)) if b"Do" in content else 0
    objects = content if b"/ObjStm" in head else b""
    return _Stream(number, size, b"/Form" in head, drawn, objects) if size <= most else None


def _is_whole(head: bytes, size: int) -> bool:
    """Whether a stream that is not looked into ends where it seems to: its length says so."""
    found = _LENGTH.search(head)
    return found is not None and 0 <= size - int(found.group(1)) <= 2


def _is_plain(plain: bytes, objects: bytes, unseen: set[bytes]) -> bool:
    """Whether what stands outside of streams, and objects in streams, hide and repeat nothing.

    No list may hold two streams that were not looked into.
    """
    comments = plain.count(b"%") - 2 * plain.count(b"%%EOF")
    if b"%%EOF" not in plain[-1024:] or b"/Encrypt" in plain or b"/Encrypt" in objects:
        return False
    if comments > 2 or b"#" in plain or b"#" in objects or b"%" in objects:
        return False
    lists = [found.group(1) for found in _ARRAY.finditer(plain)]
    lists += [found.group(1) for found in _PACKED_ARRAY.finditer(objects)]
    for one in lists:
        uses = _USES.findall(one)
        if len(uses) > len(set(uses)) + _MOST_USES:
            return False
        if sum(use in unseen for use in uses) > 1:
            return False
    return True
