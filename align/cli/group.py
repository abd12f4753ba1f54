"""The commands, each imported only when it is called.

``align --help`` imports them all, ``align compare`` only its own: benchmarks/startup.py says what
that is worth.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from inspect import Parameter as Formal
from inspect import Signature
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from align.cli.declare import COMMANDS, Argument, Parameter

__all__ = ["COMMANDS", "build", "load"]


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


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


class _Lean:
    """A command whose options are taken as they are given, the one for help included."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters of the command."""
        parameters: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # typer's, by mixing in
        for parameter in parameters:
            _spare_coercion(parameter)
            if _is_argument(parameter):
                parameter.get_help_record = partial(_record, parameter)
        return parameters


def _record(parameter: Any, _: Any) -> tuple[str, str]:
    """What the help tells of an argument: as it was declared, without the types of Python."""
    return parameter.metavar, parameter.help


class LeanCommand(_Lean, TyperCommand):
    """One command."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The words of the usage line, the arguments as they were declared."""
        arguments = filter(_is_argument, self.get_params(ctx))
        return ["[OPTIONS]", *(argument.metavar for argument in arguments)]


class LazyGroup(_Lean, TyperGroup):
    """A group that knows its commands by name and loads one when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # typer's signature
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  # typer's signature
        """The command of that name, None where there is none."""
        return load(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands with all that each of them does, on several lines where it takes them."""
        told = [(name, self.get_command(ctx, name).help) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(told)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names; an unknown one gets a suggestion."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from align.config import near
            from align.errors import UsageError

            raise UsageError(f"no command {args[0]!r}", hint=near(args[0], list(COMMANDS)))
        return super().resolve_command(ctx, args)


def load(name: str) -> Any:
    """The command of that name, built from its module."""
    module = import_module(f"align.cli.commands.{name}")
    app = _application()
    app.command(name, cls=LeanCommand, help=module.__doc__)(_told(module.run))
    return typer.main.get_command(app)


def _told(run: Any) -> Any:
    """A command with its parameters declared to typer."""
    hints = {name: _hint(parameter) for name, parameter in run.parameters.items()}
    run.__signature__ = Signature(
        [
            Formal(
                name,
                Formal.KEYWORD_ONLY,
                annotation=hints[name],
                default=Formal.empty if parameter.default is ... else parameter.default,
            )
            for name, parameter in run.parameters.items()
        ]
    )
    run.__annotations__ = hints
    return run


def _hint(parameter: Parameter) -> Any:
    """The annotation that typer reads."""
    declared = parameter.declared
    make = typer.Argument if isinstance(declared, Argument) else typer.Option
    told = make(*declared.names, metavar=declared.metavar, help=declared.help)
    return Annotated[parameter.type, told]


def _application(**more: Any) -> typer.Typer:
    """An application without what costs start-up time: completion, rich help, pretty tracebacks."""
    return typer.Typer(
        add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, **more
    )


def _version(wanted: bool) -> None:
    """Print the version and stop, where it was asked for."""
    if wanted:
        from align import __version__

        print(f"align {__version__}")
        raise typer.Exit


def build() -> Any:
    """The command line as one callable."""
    app = _application(cls=LazyGroup)

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
