"""Write results to stdout or to a file, and notes to stderr."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from align.errors import UsageError, plain

if TYPE_CHECKING:
    from align.cli.options import Session


def emit(session: Session, text: str) -> None:
    """Write a result where the session wants it, as UTF-8 and ending in a line end."""
    if text and not text.endswith("\n"):
        text += "\n"
    if session.output is not None:
        write_file(session.output, text)
        log(session, f"wrote {session.output}")
        return
    if not session.no_pager and sys.stdout.isatty():
        from align.cli import pager

        if pager.show(text):
            return
    write_stdout(text)


def emit_bytes(session: Session, data: bytes) -> None:
    """Write a result that is no text. Raises UsageError where no file for it is named."""
    if session.output is None:
        raise UsageError("this format is no text and goes into a file", hint="-o FILE")
    _write_whole(session.output, data)
    log(session, f"wrote {session.output}")


def write_stdout(text: str) -> None:
    """Write to stdout as UTF-8, whatever the locale; a reader that stopped reading is no error."""
    data = text.encode("utf-8", "backslashreplace")
    try:
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None:  # replaced by a stream of text
            sys.stdout.write(text)
        else:
            sys.stdout.flush()
            buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered must not fail once more when the interpreter ends.
        with contextlib.suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(path: str, text: str) -> None:
    """Write a file as UTF-8, whole or not at all. Raises UsageError where it cannot be written."""
    _write_whole(path, text.encode())


def _write_whole(path: str, data: bytes) -> None:
    from align.corpus.writing import replace

    replace(path, data)


def note(session: Session, text: str) -> None:
    """Tell the user something beside the result, unless asked to be quiet."""
    if not session.quiet:
        print("\n".join(map(plain, text.split("\n"))), file=sys.stderr)


def log(session: Session, text: str) -> None:
    """Tell what is being done, where asked to."""
    if session.verbose and not session.quiet:
        print(plain(f"align: {text}"), file=sys.stderr)
