"""Read a plain command line: known options, each with its value, and the arguments.

Nearly every call is one. Whatever is not (a call for help, an unknown option, a missing value) is
left to typer, which can explain it: loading it takes as long as comparing two plans.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from align.cli.declare import Argument, Parameter


class _Switch(NamedTuple):
    """What a name on the command line sets: a parameter, to a value where it is a flag."""

    parameter: str
    flag: bool | None = None


def read(parameters: Mapping[str, Parameter], words: Sequence[str]) -> dict[str, Any] | None:
    """The value of every parameter, None where the words are not plain."""
    switches = _switches(parameters)
    given: dict[str, Any] = {}
    free: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if not word.startswith("-"):
            free.append(word)
            continue
        name, equals, value = word.partition("=")
        switch = switches.get(name)
        if switch is None or (equals and (switch.flag is not None or name[:2] != "--")):
            return None
        if switch.flag is not None:
            given[switch.parameter] = switch.flag
            continue
        text = value if equals else next(waiting, "-")
        if text.startswith("-"):
            return None
        if parameters[switch.parameter].many:
            # an option that may be repeated is given as a tuple, like typer gives it
            text = (*given.get(switch.parameter, ()), text)  # type: ignore[assignment]
        given[switch.parameter] = text
    if not _assign(parameters, free, given):
        return None
    return {name: given.get(name, one.default) for name, one in parameters.items()}


def _switches(parameters: Mapping[str, Parameter]) -> dict[str, _Switch]:
    """Every name of an option with what it sets."""
    result: dict[str, _Switch] = {}
    for name, (type_, declared, _) in parameters.items():
        if isinstance(declared, Argument):
            continue
        for printed in declared.names or (f"--{name.replace('_', '-')}",):
            on, _, off = printed.partition("/")
            result[on] = _Switch(name, True if type_ is bool else None)
            if off:
                result[off] = _Switch(name, False)
    return result


def _assign(parameters: Mapping[str, Parameter], free: list[str], given: dict[str, Any]) -> bool:
    """Give the arguments their words; False where there are too few or too many."""
    arguments = [name for name, one in parameters.items() if isinstance(one.declared, Argument)]
    for name in arguments:
        if not free:
            if parameters[name].default is ...:
                return False
        elif parameters[name].many:
            given[name], free = tuple(free), []
        else:
            given[name], free = free[0], free[1:]
    return not free
