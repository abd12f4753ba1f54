"""Plain text: as copied from a PDF, a Word file or a web page."""

from __future__ import annotations

from align.read.decode import Decoded
from align.read.formats.document import Document


def read(decoded: Decoded) -> Document:
    """The text as it stands."""
    return Document(decoded.text, decoded.encoding)
