"""Entry point of the command: answers ``--version`` without loading anything else."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from align import __version__

        sys.stdout.write(f"align {__version__}\n")
        return 0
    import gc

    # A run is short and makes next to no cyclic garbage: looking for it while the modules load
    # and the plans are compared takes a tenth of the time and frees nothing.
    gc.disable()
    from align.cli.app import run

    return run()


def leave(code: int) -> None:
    """End the process at once: taking everything apart first would only cost time."""
    import os

    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # the reader has gone; the result is what was read of it
        pass
    os._exit(code)


def program() -> None:
    """What the installed command calls."""
    leave(main())


if __name__ == "__main__":
    program()
