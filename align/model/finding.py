"""One diagnostic of the corpus check."""

from typing import Literal, NamedTuple

from align.model.verdict import Words

Severity = Literal["error", "warning", "info"]


class Location(NamedTuple):
    """A place in a file, line and column counted from 1."""

    path: str
    line: int
    column: int
    end_line: int
    text: str
    """The wording there, white space removed; "" where the finding is about the whole file."""


class Finding(NamedTuple):
    """What a rule has to say about a place. It cannot be built without that place."""

    code: str
    severity: Severity
    plan: str
    location: Location
    message: Words
    related: tuple[Location, ...] = ()
    confidence: float = 1.0
