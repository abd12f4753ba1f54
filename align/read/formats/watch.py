"""The limits that a document is read under, and the errors of reading one."""

from __future__ import annotations

import time
from typing import NamedTuple

from align.config import Limits
from align.errors import ReadError

_CHARACTER = 700
"""Bytes that a character of a text can take at most; most take a twentieth."""
TIMES = 10
"""Reading may take so many times the bytes of the file, and ``memory_megabytes`` beside."""
OCR = "recognise its text first, for instance with ocrmypdf -l chi_sim, and give the result"


class Watch(NamedTuple):
    """The limits that a document is read under, its path for messages, and when time is up."""

    path: str
    limits: Limits
    end: float
    """On the clock of ``time.monotonic``."""
    size: int
    """Bytes of the file."""

    @property
    def memory(self) -> int:
        """The bytes that reading may take."""
        return TIMES * self.size + self.limits.memory_megabytes * 1_000_000

    def check_time(self) -> None:
        """Raise ReadError where reading has taken longer than it may."""
        if time.monotonic() > self.end:
            raise self.excess("seconds", "reading takes")

    def check_pages(self, pages: int) -> None:
        """Raise ReadError where a document has more pages than it may."""
        if pages > self.limits.pages:
            raise self.excess("pages", f"it has {pages} pages,")

    def check_unpacked(self, size: int) -> None:
        """Raise ReadError where the parts of an archive take more bytes than they may."""
        if size > self.limits.unpacked_megabytes * 1_000_000:
            raise self.excess("unpacked_megabytes", "unpacked it has")

    def check_memory(self, needed: int) -> None:
        """Raise ReadError where the next step would take more bytes than reading may."""
        if needed > self.memory:
            raise self.excess("memory_megabytes", "reading would take, beside ten times its size,")

    def check_text(self, text: str) -> None:
        """Raise ReadError where reading a text that was found would take more than it may."""
        if _CHARACTER * len(text) > self.memory:
            from align.read.formats.needed import needed

            self.check_memory(needed(text))

    def check_nesting(self, depth: int) -> None:
        """Raise ReadError where elements lie deeper inside one another than they may."""
        if depth > self.limits.nesting:
            raise self.excess("nesting", "its elements lie deeper inside one another,")

    def excess(self, limit: str, what: str) -> ReadError:
        """The error for a document beyond a limit."""
        return ReadError(
            f"{what} more than the limit {limit} = {getattr(self.limits, limit)} allows",
            path=self.path,
            hint=f"a file that you trust: raise {limit} under [limits] in align.toml",
        )

    def missing(self, extra: str, what: str) -> ReadError:
        """The error for a format whose library is not installed."""
        return ReadError(
            f"{what}, for which a library is missing",
            path=self.path,
            hint=f"pip install 'align[{extra}]'",
        )

    def damaged(self, what: str) -> ReadError:
        """The error for a document that can't be made sense of by its own format's rules."""
        return ReadError(
            f"damaged, not readable as {what}", path=self.path, hint="get the file anew"
        )
