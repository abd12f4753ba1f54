"""A progress bar on stderr, drawn only where stderr is a terminal."""

from __future__ import annotations

import os
import sys

from align.cli.options import Session

_WIDTH = 30
_FEW = 8  # plans that are done before anybody would look at a bar


class Progress:
    """Draws how many of how many are done; call it with both numbers."""

    def __init__(self, session: Session) -> None:
        """Off a terminal, or where asked to be quiet, it never draws."""
        dumb = os.environ.get("TERM") == "dumb"
        self._wanted = sys.stderr.isatty() and not session.quiet and not dumb
        self._last = ""

    def hide(self) -> None:
        """Take the bar away, for something else to be written; the next call draws it anew."""
        if self._last.strip():
            sys.stderr.write(f"\r{' ' * len(self._last)}\r")
            sys.stderr.flush()
            self._last = ""

    def __call__(self, done: int, total: int) -> None:
        """Draw the bar where it looks different from the last one; take it away at the end."""
        if not self._wanted or total < _FEW:
            return
        full = _WIDTH * done // total
        bar = f"[{'#' * full}{' ' * (_WIDTH - full)}] {done}/{total}"
        if done == total:
            bar = " " * len(bar)
        if bar != self._last:
            sys.stderr.write(f"\r{bar}" if done < total else f"\r{bar}\r")
            sys.stderr.flush()
            self._last = bar
