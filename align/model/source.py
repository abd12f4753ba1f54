"""The decoded text of a document, and places in it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple, overload


class Span(NamedTuple):
    """A half-open range of code-point offsets into a source text."""

    start: int
    end: int


class Offsets(Sequence[int]):
    """The places in a source of the characters of a text that leaves some of it out.

    Characters that stand side by side there are kept as one span: most texts are a few spans.
    Equal and hashable by its places; never changed.
    """

    __slots__ = ("_at", "_ends", "_starts")

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        """Spans of the source by their starts and ends, in the order of the text."""
        self._starts = tuple(starts)
        self._ends = tuple(ends)
        sizes = map(int.__sub__, self._ends, self._starts)
        self._at = (0, *accumulate(sizes))

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int]]) -> "Offsets":
        """The places of the characters of spans, of which those that touch are made one."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in spans:
            if ends and ends[-1] == start:
                ends[-1] = end
            elif end > start:
                starts.append(start)
                ends.append(end)
        return cls(starts, ends)

    def spans(self) -> Iterator[Span]:
        """The stretches of the source that the text is made of."""
        return map(Span, self._starts, self._ends)

    def __len__(self) -> int:
        return self._at[-1]

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[int, ...]: ...
    def __getitem__(self, index: int | slice) -> int | tuple[int, ...]:
        if isinstance(index, slice):
            return tuple(self)[index]
        at = index + self._at[-1] if index < 0 else index
        if not 0 <= at < self._at[-1]:
            raise IndexError(index)
        span = bisect_right(self._at, at) - 1
        return self._starts[span] + at - self._at[span]

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(map(range, self._starts, self._ends))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Offsets):
            return NotImplemented
        return self._starts == other._starts and self._ends == other._ends

    def __hash__(self) -> int:
        return hash((self._starts, self._ends))

    def __repr__(self) -> str:
        return f"Offsets({self._starts}, {self._ends})"

    def __reduce__(self) -> tuple[type["Offsets"], tuple[tuple[int, ...], tuple[int, ...]]]:
        return Offsets, (self._starts, self._ends)


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
