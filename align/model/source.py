"""The decoded text of a document, and places in it."""

from bisect import bisect_right
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code-point offsets into a source text."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as an editor shows it: line and column, both counted from 1."""

    line: int
    column: int


class Source(NamedTuple):
    """A document as it was read: the text decoded, its line ends left as they stand."""

    path: str
    """As given on the command line or in the manifest, never made absolute."""
    text: str
    sha256: str
    """Of the bytes of the file."""
    encoding: str
    line_starts: tuple[int, ...]
    """Offset of the first character of each line."""
    page_starts: tuple[int, ...] = ()
    """Offset of the first character of each page where the format has pages, else empty."""

    def line_of(self, offset: int) -> int:
        """The line, counted from 1, that an offset lies in."""
        return bisect_right(self.line_starts, offset)

    def position(self, offset: int) -> Position:
        """Line and column of an offset."""
        line = self.line_of(offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def page_of(self, offset: int) -> int | None:
        """The page, counted from 1, that an offset lies on; None where there are no pages."""
        return bisect_right(self.page_starts, offset) if self.page_starts else None

    def line_text(self, line: int) -> str:
        """The text of a line (counted from 1) without its line end."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
