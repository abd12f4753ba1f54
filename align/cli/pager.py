"""Show what is longer than the screen in the user's pager."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Mapping

_LESS = "FRX"  # leave where all is on one screen, keep colours, leave the text on the screen
_LINK = re.compile("\x1b]8;;[^\x1b]*\x1b\\\\")
_ESCAPES = re.compile("\x1b(?:\\[[0-9;]*m|]8;;[^\x1b]*\x1b\\\\)")


def show(text: str) -> bool:
    """Whether the text was shown in a pager: at a terminal that it is too long for."""
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb" or not _too_long(text):
        return False
    command = pager(os.environ)
    return command is not None and _run(command, text)


def pager(environment: Mapping[str, str]) -> list[str] | None:
    """The pager and its arguments: $PAGER's, else less; None where none is wanted or there."""
    import shlex
    import shutil

    wish = environment.get("PAGER")
    try:
        words = shlex.split("less" if wish is None else wish)
    except ValueError:  # a quotation mark without its fellow
        return None
    if not words or words[0] == "cat" or shutil.which(words[0]) is None:
        return None
    if _is_less(words) and not re.search("[Rr]", environment.get("LESS", _LESS)):
        words.insert(1, "-R")  # the user's own settings would show the colours as signs
    return words


def _is_less(words: list[str]) -> bool:
    return os.path.basename(words[0]).removesuffix(".exe") == "less"


def _too_long(text: str) -> bool:
    """Whether the terminal has fewer lines than the text, the prompt's counted in."""
    try:
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return False
    if not lines or not columns:
        return False
    if text.count("\n") >= lines:
        return True
    from align.report.layout import cells

    plain = _ESCAPES.sub("", text).splitlines()
    return sum(max(1, -(-cells(line) // columns)) for line in plain) >= lines


def _run(command: list[str], text: str) -> bool:
    """Whether the pager could be started; it is given the text until it wants no more."""
    import subprocess

    if not _is_less(command):
        text = _LINK.sub("", text)  # others are not known to let them pass
    environment = {"LESS": _LESS, "LESSCHARSET": "utf-8", "LV": "-c", **os.environ}
    sys.stdout.flush()
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603  # the user's own pager
    except OSError:
        return False
    with contextlib.suppress(OSError, KeyboardInterrupt):  # left before the end
        process.communicate(text.encode("utf-8", "backslashreplace"))
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    while process.poll() is None:
        with contextlib.suppress(KeyboardInterrupt):  # the pager's business as long as it runs
            process.wait()
    return True
