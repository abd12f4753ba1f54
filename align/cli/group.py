"""The commands, each imported only when it is called.

``align --help`` imports them all; ``align compare`` imports one module. The help of the project's
start-up figure: see benchmarks/startup.py.
"""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

COMMANDS = (
    "compare",
    "report",
    "check",
    "clauses",
    "targets",
    "explain",
    "rule",
    "eval",
)
"""In the order of the help; each is a module of ``align.cli.commands`` with a function ``run``."""


class LazyGroup(TyperGroup):
    """A group that knows its commands by name and loads one when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, None where there is none."""
        return load(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names; an unknown one gets a suggestion."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from align.config import near
            from align.errors import UsageError

            raise UsageError(f"no command {args[0]!r}", hint=near(args[0], list(COMMANDS)))
        return super().resolve_command(ctx, args)


def _new() -> typer.Typer:
    """An application without what costs start-up time: completion, rich help, pretty tracebacks."""
    return typer.Typer(
        add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
    )


def load(name: str) -> Any:
    """The command of that name, built from its module."""
    module = import_module(f"align.cli.commands.{name}")
    app = _new()
    app.command(name, help=module.__doc__)(module.run)
    command = typer.main.get_command(app)
    for parameter in command.params:
        _spare_coercion(parameter)
    return command


class _AsGiven:
    """Hands a value on as it was given on the command line."""

    def coerce(self, value: Any, *_: object, **__: object) -> Any:
        """The value itself; a tuple for an argument that can be repeated."""
        return tuple(value) if isinstance(value, list) else value


def _spare_coercion(parameter: Any) -> None:
    """Keep typer from loading a validation library for values that stay strings.

    Newer versions of typer convert every value by pydantic, whose import takes longer than
    comparing two plans. All options here are strings, flags and lists of strings, checked by
    ``align.cli.options``, so that there is nothing to convert. A version of typer that keeps its
    converter elsewhere ignores the attribute.
    """
    if hasattr(parameter, "_runtime_param"):
        parameter._runtime_param = _AsGiven()


def _version(wanted: bool) -> None:
    """Print the version and stop, where it was asked for."""
    if wanted:
        from align import __version__

        print(f"align {__version__}")
        raise typer.Exit


def build() -> Any:
    """The command line as one callable."""
    app = typer.Typer(
        cls=LazyGroup,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=False,
    )

    @app.callback(help="Compare government plans: align their clauses, judge their targets.")
    def root(
        version: Annotated[
            bool,
            typer.Option(
                "--version", "-V", help="Print the version.", callback=_version, is_eager=True
            ),
        ] = False,
    ) -> None:
        """Nothing of its own: the commands do the work."""

    return typer.main.get_command(app)
