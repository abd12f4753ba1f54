"""Write entries into TOML files that people edit as well, leaving the rest as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def quoted(text: str) -> str:
    """The text as a TOML string on one line, whatever is in it.

    Characters that do not print are written as escapes; halves of surrogate pairs, which TOML
    cannot hold, as the replacement character.
    """
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if char.isprintable():
        return char
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def entry(head: str, values: Mapping[str, str]) -> str:
    """A table of an array with plain strings: ``[[head]]``, then a line for each value."""
    lines = [f"[[{head}]]", *(f"{key} = {quoted(value)}" for key, value in values.items())]
    return "\n".join(lines) + "\n"


def appended(text: str, table: str) -> str:
    """The text with a table after a blank line at its end, in the line ends that it has."""
    newline = "\r\n" if "\r\n" in text else "\n"
    if text and not text.endswith("\n"):
        text += newline
    gap = newline if text.strip() else ""
    return text + gap + table.replace("\n", newline)


def without(text: str, head: str, places: Iterable[int]) -> str:
    """The text without the tables of those numbers, counted from 0; comments before them stay.

    Tables begin on a line ``[[head]]``. Comments and blank lines before the next one belong to it.
    """
    lines = text.splitlines(keepends=True)
    marks = (f"[[{head}]]", f"[[ {head} ]]")
    starts = [at for at, line in enumerate(lines) if line.strip().startswith(marks)]
    ends = [*starts[1:], len(lines)]
    for place in sorted(set(places), reverse=True):
        if place >= len(starts):
            continue
        start, end = starts[place], ends[place]
        while end > start + 1 and _is_apart(lines[end - 1]):
            end -= 1
        while end < len(lines) and start > 0 and not lines[end].strip() and _blank(lines, start):
            end += 1
        del lines[start:end]
    return "".join(lines)


def _is_apart(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _blank(lines: list[str], at: int) -> bool:
    """Whether the line before is blank."""
    return not lines[at - 1].strip()
