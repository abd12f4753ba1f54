"""How long whole runs take, measured against importing the libraries that they need.

    python benchmarks/startup.py [--rounds N] [--check]

The commands are run in turn, so that a busy moment of the machine falls on all alike, and the
medians are compared. With ``--check`` the exit code is 1 where a run takes longer than it may:
``align compare`` twice as long as the imports, ``align --version`` as long.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMPORTS = "import typer, rich.console, rich.table, rapidfuzz.fuzz"

RUNS: dict[str, tuple[list[str], float | None]] = {
    "imports alone": (["-c", IMPORTS], None),
    "align --version": (["-m", "align", "--version"], 1.0),
    "align compare": (["-m", "align", "compare", "beijing", "changping"], 2.0),
    "align compare, json": (
        ["-m", "align", "compare", "beijing", "changping", "--format", "json"],
        2.0,
    ),
}
"""What is run, and how many times the imports it may take."""


def measure(rounds: int) -> dict[str, float]:
    """The median seconds of each run, after one round that is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in RUNS}
    for turn in range(rounds + 1):
        for name, (arguments, _) in RUNS.items():
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
            )
            if turn:
                seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in seconds.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description="Time whole runs against the imports alone.")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    medians = measure(options.rounds)
    base = medians["imports alone"]
    slow = False
    for name, (_, most) in RUNS.items():
        times = medians[name] / base
        limit = "" if most is None else f"  (at most {most:.1f})"
        print(f"{name:<22}{medians[name] * 1000:7.1f} ms{times:7.2f} x{limit}")
        slow = slow or (most is not None and times > most)
    return 1 if options.check and slow else 0


if __name__ == "__main__":
    sys.exit(main())
