"""Entry point of the command: answers ``--version`` without loading anything else."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from align import __version__

        sys.stdout.write(f"align {__version__}\n")
        return 0
    from align.cli.app import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
