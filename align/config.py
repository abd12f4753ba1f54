"""Where the corpus lies and what its owner has set: the nearest configuration above a directory.

Looked for from the working directory upwards: ``align.toml``, a table ``[tool.align]`` in
``pyproject.toml``, or a manifest in its usual place. The first directory that has one of them is
the root of the corpus. All paths here are relative to the working directory, never absolute.
"""

import os
from collections.abc import Sequence
from typing import Any, NamedTuple

from align.errors import DataError

MANIFEST = "seeds/plans.toml"
DECISIONS = "decisions.toml"
OWN_FILE = "align.toml"
SHARED_FILE = "pyproject.toml"
TABLE = "[tool.align]"
CHECK = "check"
LIMITS = "limits"


DEEPEST = 250
"""The deepest nesting that reading can go through; ``nesting`` may be lowered, not raised."""


class Limits(NamedTuple):
    """What a document may cost at most; a file beyond a limit is refused with an error."""

    megabytes: int = 50
    """The size of the file."""
    pages: int = 2000
    unpacked_megabytes: int = 200
    """What the parts of a Word or OFD file come to when unpacked."""
    nesting: int = DEEPEST
    """How deep the elements of a web page, Word or OFD file may lie inside one another."""
    memory_megabytes: int = 100
    """What reading may take beside ten times the size of the file."""
    seconds: int = 60
    """The time that getting at the text may take; looked at between pages and paragraphs."""


class Config(NamedTuple):
    """The settings of one corpus."""

    root: str = "."
    """The directory that all other paths start from."""
    manifest: str = MANIFEST
    gold: str = "tests/gold"
    """The directory of the labels that ``align eval`` scores against."""
    reports: str = "reports"
    """The directory that ``align report`` writes to."""
    limits: Limits = Limits()
    """From the table ``limits``: what a document may cost."""
    decisions: str | None = None
    """The file of people's decisions; None: beside the manifest."""
    file: str | None = None
    """The file that this was read from."""

    def path(self, name: str) -> str:
        """A path of this configuration as seen from the working directory."""
        return os.path.normpath(os.path.join(self.root, name))

    @property
    def decisions_path(self) -> str:
        """The file of people's decisions as seen from the working directory."""
        beside = os.path.join(os.path.dirname(self.manifest), DECISIONS)
        return self.path(self.decisions or beside)


KEYS = ("manifest", "gold", "reports", "decisions", CHECK, LIMITS)


def load_config(explicit: str | None = None) -> Config:
    """The configuration in force: that of the file named, else the nearest one, else the defaults.

    Raises DataError where the file cannot be read or says something that it must not.
    """
    if explicit is not None:
        return _from_file(explicit, os.path.dirname(explicit) or ".") or Config(
            root=os.path.dirname(explicit) or "."
        )
    here, root = os.getcwd(), "."
    while True:
        found = _in_directory(root)
        if found is not None:
            return found
        above = os.path.dirname(here)
        if above == here:
            return Config()
        here, root = above, os.pardir if root == "." else os.path.join(os.pardir, root)


def _in_directory(root: str) -> Config | None:
    """The configuration of one directory, None where it has none."""
    for name in (OWN_FILE, SHARED_FILE):
        path = os.path.normpath(os.path.join(root, name))
        if os.path.isfile(path):
            config = _from_file(path, root)
            if config is not None:
                return config
    return Config(root=root) if os.path.isfile(os.path.join(root, MANIFEST)) else None


def _from_file(path: str, root: str) -> Config | None:
    """The configuration in one file; None where the file is there but says nothing of align."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot read the configuration: {reason(error)}", path=path) from error
    own = os.path.basename(path) != SHARED_FILE
    check = f"[{CHECK}" if own else f"{TABLE[:-1]}.{CHECK}"
    if not own and TABLE not in text and check not in text:
        return None
    if _holds_only(text, check, own=own):
        return Config(root=root, file=path)
    return _checked(_table(text, path, own=own), path, root)


def _holds_only(text: str, check: str, *, own: bool) -> bool:
    """Whether a file says nothing of align beside settings of the check, which that reads itself.

    Every other run is spared the time that loading a TOML parser takes.
    """
    if not own:
        return TABLE not in text
    lines = [line.strip() for line in text.split("\n")]
    first = next((n for n, line in enumerate(lines) if line.startswith("[")), len(lines))
    heads = [line for line in lines if line.startswith("[")]
    return not any(line and line[0] != "#" for line in lines[:first]) and all(
        head.startswith((f"{check}]", f"{check}.")) for head in heads
    )


def check_table(config: Config) -> dict[str, Any]:
    """What is set for ``align check``, as it stands in the file: that command knows its keys.

    Raises DataError where the file cannot be read.
    """
    if config.file is None:
        return {}
    with open(config.file, encoding="utf-8") as file:
        text = file.read()
    own = os.path.basename(config.file) != SHARED_FILE
    table = _table(text, config.file, own=own).get(CHECK, {})
    if not isinstance(table, dict):
        raise DataError(f"{CHECK} must be a table", path=config.file)
    return table


def _table(text: str, path: str, *, own: bool) -> dict[str, Any]:
    """The table of settings in a TOML text."""
    import tomllib  # costs milliseconds, and most runs need none of it

    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"not valid TOML: {error}", path=path) from error
    table = content if own else content.get("tool", {}).get("align", {})
    if not isinstance(table, dict):
        raise DataError("[tool.align] must be a table", path=path)
    return table


def _checked(table: dict[str, Any], path: str, root: str) -> Config:
    """The settings of a table; an unknown key or a value of the wrong kind is an error."""
    limits = _limits(table.get(LIMITS, {}), path)
    for key, value in table.items():
        if key not in KEYS:
            raise DataError(f"unknown key {key!r}", path=path, hint=near(key, KEYS))
        if key in (CHECK, LIMITS):
            continue
        if not isinstance(value, str) or not value:
            raise DataError(f"{key} must be a path, not {value!r}", path=path)
        if os.path.isabs(value):
            raise DataError(f"{key} must be relative to the file", path=path)
    own = {key: value for key, value in table.items() if key not in (CHECK, LIMITS)}
    return Config(root=root, file=path, limits=limits, **own)


def _limits(table: Any, path: str) -> Limits:
    """The limits of a table; each is a whole number in a sensible range."""
    if not isinstance(table, dict):
        raise DataError("limits must be a table", path=path, hint="write [limits]")
    for key, value in table.items():
        if key not in Limits._fields:
            what = f"unknown key {key!r} in limits"
            raise DataError(what, path=path, hint=near(key, Limits._fields))
        most = DEEPEST if key == "nesting" else 1_000_000
        if type(value) is not int or not 1 <= value <= most:
            raise DataError(f"{key} must be a whole number from 1 to {most}", path=path)
    return Limits(**table)


def near(word: str, known: Sequence[str]) -> str:
    """A hint that names the known words most like the one given, or all where none is like it."""
    return close(word, known) or f"known: {', '.join(known)}"


def close(word: str, known: Sequence[str]) -> str:
    """A hint that names the known words most like the one given; "" where none is like it."""
    from difflib import get_close_matches

    alike = get_close_matches(word, known, n=3, cutoff=0.6)
    return f"did you mean {' or '.join(alike)}?" if alike else ""


def reason(error: Exception) -> str:
    """Why a file could not be read or written, in a few words without the path."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    return str(error)
