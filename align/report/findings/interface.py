"""Which formats of the check's outcome there are."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from align.report.findings.outcome import Outcome
from align.report.text import Lang

Render = Callable[[Outcome, Lang], str]


class Format(NamedTuple):
    """A format: its name, and the function that writes it, loaded when it is asked for."""

    name: str
    module: str
    function: str = "render"
    human: bool = False
    """Whether people read it, in the terminal's language, rather than keep or feed it."""

    def render(self, outcome: Outcome, lang: Lang) -> str:
        """The text; an outcome without findings gives a valid empty document."""
        write: Render = getattr(import_module(f"{__package__}.{self.module}"), self.function)
        return write(outcome, lang)


FORMATS: tuple[Format, ...] = (
    Format("full", "full", human=True),
    Format("concise", "concise", human=True),
    Format("json", "as_json", "document"),
    Format("json-lines", "as_json", "lines"),
    Format("github", "github"),
    Format("gitlab", "gitlab"),
    Format("sarif", "sarif"),
    Format("junit", "junit"),
    Format("markdown", "markdown"),
)
NAMES = tuple(entry.name for entry in FORMATS)


def format_of(name: str) -> Format:
    """The format of that name. Raises KeyError where there is none."""
    return {entry.name: entry for entry in FORMATS}[name]
