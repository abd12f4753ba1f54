"""Read the manifest: which plans there are, what is known of each, and where that is said.

The usual manifest (one ``[[plan]]`` after another, plain strings) is read line by line: that gives
every entry its line for diagnostics, and spares each run the milliseconds that loading a TOML
parser takes. Whatever else valid TOML allows is left to that parser.
"""

import os
from typing import Any, NamedTuple

from align.config import near, reason
from align.errors import DataError

NAME = "plan"
"""What the manifest is an array of."""
KEYS = (
    "id",
    "path",
    "title",
    "level",
    "jurisdiction",
    "issuer",
    "number",
    "date",
    "parent",
    "source",
    "sha256",
)
REQUIRED = ("id", "path")


class Entry(NamedTuple):
    """What the manifest says of one plan; the grammar is explained at the head of the manifest."""

    id: str
    path: str
    title: str | None = None
    level: str | None = None
    jurisdiction: str | None = None
    issuer: str | None = None
    number: str | None = None
    date: str | None = None
    parent: str | None = None
    source: str | None = None
    sha256: str | None = None
    line: int = 1
    """Where the entry begins in the manifest."""


Raw = tuple[int, dict[str, Any]]


def read_manifest(path: str) -> tuple[Entry, ...]:
    """The entries in their order; none where there is no such file.

    Raises DataError where the file cannot be read, is not TOML, or has a key that is unknown,
    missing or no string. Two entries of one id are not an error here: the check reports them.
    """
    if not os.path.exists(path):
        return ()
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot read the manifest: {reason(error)}", path=path) from error
    return tuple(_entry(raw, path) for raw in entries_of(text, path))


def entries_of(text: str, path: str, head: str = NAME) -> list[Raw]:
    """Line and values of each ``[[head]]`` of a text. Raises DataError where it is not TOML."""
    plain = plain_entries(text, head)
    return toml_entries(text, path, head) if plain is None else plain


def plain_entries(text: str, head: str = NAME) -> list[Raw] | None:
    """Line and values of each entry of a plain manifest; None where it is not plain."""
    opening = f"[[{head}]]"
    entries: list[Raw] = []
    for number, printed in enumerate(text.split("\n"), 1):
        line = printed.strip(" \t")
        if not line.isprintable():
            return None
        if not line or line.startswith("#"):
            continue
        if line == opening:
            entries.append((number, {}))
            continue
        key, _, value = line.partition(" = ")
        inner = value[1:-1]
        quoted = len(value) > 1 and value[0] == value[-1] == '"'
        if not (entries and quoted and _bare(key) and _literal(inner)) or key in entries[-1][1]:
            return None
        entries[-1][1][key] = inner
    return entries


def _bare(key: str) -> bool:
    """Whether the text is a TOML key without quotes and dots."""
    return key.isascii() and key.replace("_", "").replace("-", "").isalnum()


def _literal(value: str) -> bool:
    """Whether the text between two quotation marks stands for itself in TOML."""
    return '"' not in value and "\\" not in value and value.isprintable()


def toml_entries(text: str, path: str, head: str = NAME) -> list[Raw]:
    """Line and values of each entry of any manifest. Raises DataError where it is not TOML."""
    import tomllib

    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"not valid TOML: {error}", path=path) from error
    opening = f"[[{head}]]"
    entries = content.pop(head, [])
    if content:
        key = next(iter(content))
        raise DataError(f"unknown key {key!r}", path=path, hint=f"a {head} begins with {opening}")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise DataError(f"{head} must be an array of tables", path=path, hint=f"write {opening}")
    lines = [n for n, line in enumerate(text.split("\n"), 1) if line.strip().startswith(opening)]
    lines += [1] * (len(entries) - len(lines))
    return list(zip(lines, entries, strict=False))


def _entry(raw: Raw, path: str) -> Entry:
    """The entry of checked values."""
    line, values = raw
    for key, value in values.items():
        if key not in KEYS:
            raise DataError(f"unknown key {key!r}", path=path, line=line, hint=near(key, KEYS))
        if not isinstance(value, str) or not value:
            raise DataError(f"{key} must be a string", path=path, line=line)
        if key in REQUIRED and not value.isprintable():
            raise DataError(f"control characters in {key}: {value!r}", path=path, line=line)
    for key in REQUIRED:
        if key not in values:
            raise DataError(f"a plan without {key!r}", path=path, line=line)
    if values["id"].startswith(".") or any(char in values["id"] for char in "/\\"):
        # reports are named after it
        raise DataError(f"{values['id']!r} is no id", path=path, line=line, hint="no slashes, dots")
    return Entry(**values, line=line)
