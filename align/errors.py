"""What can go wrong for a user, as one line with a place and a hint.

The library raises; only the command line catches, prints ``path:line:column: what (hint)``
and exits with 2.
"""

from __future__ import annotations


class AlignError(Exception):
    """Bad input, arguments or configuration: what, where, and what to do about it."""

    def __init__(
        self,
        what: str,
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.path = path
        self.line = line
        self.column = column
        self.hint = hint

    def __str__(self) -> str:
        """One line: the place, what is wrong, and the hint in brackets."""
        place = "".join(
            f"{part}:" for part in (self.path, self.line, self.column) if part is not None
        )
        text = f"{place} {self.what}" if place else self.what
        return f"{text} ({self.hint})" if self.hint else text


class ReadError(AlignError):
    """A document that could not be read."""


class DataError(AlignError):
    """A data file (lexicon, manifest, configuration, labels) that is not as it must be."""


class UsageError(AlignError):
    """Arguments that make no sense together."""
