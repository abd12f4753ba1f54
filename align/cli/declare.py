"""How commands declare their options and arguments: told to typer only where it is needed."""

from typing import Any, NamedTuple


class Declared:
    """What stands in the annotation of a command's parameter."""

    def __init__(self, *names: str, metavar: str | None = None, help: str = "") -> None:
        self.names = names
        self.metavar = metavar
        self.help = help


class Option(Declared):
    """An option, under the names given, else under that of its parameter."""


class Argument(Declared):
    """What is given without a name; a list takes all that there is."""


class Parameter(NamedTuple):
    """A parameter of a command as it was declared."""

    type: Any
    declared: Declared
    default: Any
    """``...`` where it must be given."""

    @property
    def many(self) -> bool:
        """Whether it can be given more than once."""
        return self.type is not bool and "list" in str(self.type)


COMMANDS = (
    "compare",
    "report",
    "check",
    "clauses",
    "targets",
    "explain",
    "audit",
    "matrix",
    "diff",
    "rule",
    "add",
    "review",
    "decide",
    "eval",
)
"""In the order of the help; each is a module of ``align.cli.commands`` with a function ``run``."""
