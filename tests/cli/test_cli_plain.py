"""A plain command line is read without typer, and to the same values."""

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.cli import plain
from align.cli.declare import COMMANDS, Argument, Parameter
from align.cli.group import build


def _parameters(command: str) -> dict[str, Parameter]:
    parameters: dict[str, Parameter] = import_module(f"align.cli.commands.{command}").run.parameters
    return parameters


def _by_typer(command: str, words: list[str]) -> dict[str, Any]:
    """What typer hands to a command."""
    module = import_module(f"align.cli.commands.{command}")
    values: dict[str, Any] = {}

    def run(**given: Any) -> int:
        values.update(given)
        return 0

    run.parameters = _parameters(command)  # type: ignore[attr-defined]  # as every command has
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "run", run)
        build()([command, *words], standalone_mode=False)
    return values


def _names(command: str) -> list[str]:
    """Every name of an option of the command."""
    names = []
    for name, one in _parameters(command).items():
        if not isinstance(one.declared, Argument):
            for printed in one.declared.names or (f"--{name.replace('_', '-')}",):
                names += printed.split("/")
    return names


_TEXTS = st.sampled_from(["甲", "a", "3", "", "x=y", "a b", "-", "-x", "--", "--help"])


@st.composite
def _lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A command with words that it may or may not understand."""
    command = draw(st.sampled_from(COMMANDS))
    name = st.sampled_from(_names(command))
    joined = st.builds(lambda one, text: f"{one}={text}", name, _TEXTS)
    word = st.one_of(name, _TEXTS, joined, st.sampled_from(["甲", "乙"]))
    return command, draw(st.lists(word, max_size=6))


def _bare(values: dict[str, Any]) -> dict[str, Any]:
    """The values, an empty list and none being the same to every command."""
    return {
        name: tuple(value) if isinstance(value, list) else None if value == () else value
        for name, value in values.items()
    }


@given(_lines())
@settings(max_examples=300, deadline=None)
def test_what_is_read_is_what_typer_reads(line: tuple[str, list[str]]) -> None:
    command, words = line
    found = plain.read(_parameters(command), words)
    if found is not None:
        assert _bare(found) == _bare(_by_typer(command, words))


@pytest.mark.parametrize(
    "words",
    [
        ["beijing", "changping"],
        ["--lang=zh", "beijing", "-f", "json", "changping", "--no-clauses"],
        ["changping", "--only", "looser,missing", "--exit-code"],
    ],
)
def test_usual_lines_are_plain(words: list[str]) -> None:
    found = plain.read(_parameters("compare"), words)
    assert found is not None
    assert _bare(found) == _bare(_by_typer("compare", words))


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--help"],
        ["a", "b", "--unknown"],
        ["a", "b", "--format"],
        ["a", "b", "--brief=yes"],
        ["a", "b", "-fjson"],
        ["--", "a", "b"],
    ],
)
def test_other_lines_are_left_to_typer(words: list[str]) -> None:
    assert plain.read(_parameters("compare"), words) is None
