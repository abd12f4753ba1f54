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
        """One line of printing characters: the place, what is wrong, the hint in brackets."""
        path = None if self.path is None else quoted(self.path)
        place = "".join(f"{part}:" for part in (path, self.line, self.column) if part is not None)
        text = f"{place} {self.what}" if place else self.what
        return plain(f"{text} ({self.hint})" if self.hint else text)


def quoted(path: str) -> str:
    """A path as it is told: in quotation marks where it holds what is no printing character."""
    return path if path.isprintable() else f"'{plain(path)}'"


def plain(text: str) -> str:
    """The text on one line; what could steer a terminal is written as an escape, as in Python."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


class ReadError(AlignError):
    """A document that could not be read."""


class DataError(AlignError):
    """A data file (lexicon, manifest, configuration, labels) that is not as it must be."""


class UsageError(AlignError):
    """Arguments that make no sense together."""
