"""Run the command line: call the command, turn what went wrong into one line and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from align.cli import exit_codes
from align.errors import AlignError

PROGRAM = "align"


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit code.

    Never raises, but for ``--debug``: then the traceback of an error is shown as well.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _call(words)
    except KeyboardInterrupt:
        return exit_codes.INTERRUPTED
    except Exception as error:
        if "--debug" in words:
            import traceback

            traceback.print_exc()
        print(_line(error), file=sys.stderr)
        return exit_codes.ERROR


def _call(words: list[str]) -> int:
    """The exit code of the command; without any word, the help and the code of a wrong call."""
    from align.cli.declare import COMMANDS

    if words and words[0] in COMMANDS:
        from importlib import import_module

        from align.cli import plain

        run = import_module(f"align.cli.commands.{words[0]}").run
        values = plain.read(run.parameters, words[1:])
        if values is not None:
            return int(run(**values))
    from align.cli.group import build

    result = build()(words or ["--help"], prog_name=PROGRAM, standalone_mode=False)
    if not words:
        return exit_codes.ERROR
    return result if isinstance(result, int) else exit_codes.OK


def _line(error: Exception) -> str:
    """The one line that a user is told of an error."""
    if isinstance(error, AlignError):
        return str(error) if error.path is not None else f"{PROGRAM}: {error}"
    told = getattr(error, "format_message", None)
    if told is not None:  # typer's own: an unknown option, a missing argument
        return f"{PROGRAM}: {' '.join(told().split())} (see {_help(error)})"
    what = f"{type(error).__name__}: {' '.join(str(error).split())}"
    return f"{PROGRAM}: internal error: {what} (please report it with what --debug prints)"


def _help(error: Exception) -> str:
    """The command that explains what was called wrongly."""
    path = getattr(getattr(error, "ctx", None), "command_path", PROGRAM)
    return f"{path} --help"
