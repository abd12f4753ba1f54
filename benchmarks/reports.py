"""How long `align report --all` takes beside one `align compare`, without the cache and with it.

    python benchmarks/reports.py [--rounds N] [--check]

Whole processes in turn: `align compare` of two plans, and the reports of all plans of the corpus,
written into an empty directory each time. With ``--check`` the exit code is 1 where the reports
take three times the comparison or more.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST = 3.0
COMPARE = ["compare", "beijing", "changping"]


def seconds(arguments: list[str], cache: str) -> float:
    """The time of one whole process."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "align", *arguments],
        cwd=ROOT,
        env={**os.environ, "ALIGN_CACHE": cache, "PYTHONPATH": str(ROOT)},
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def pair(cache: str) -> tuple[float, float]:
    """The times of the comparison and of the reports."""
    compare = seconds(COMPARE, cache)
    with tempfile.TemporaryDirectory() as directory:
        return compare, seconds(["report", "--all", "-o", directory], cache)


def main() -> int:
    parser = argparse.ArgumentParser(description="Time align report --all.")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    slow = False
    with tempfile.TemporaryDirectory() as directory:
        for name, cache in (("off", "off"), ("on", directory)):
            pairs = [pair(cache) for _ in range(options.rounds + 1)][1:]  # the first one warms up
            compare, report = (statistics.median(column) for column in zip(*pairs, strict=True))
            times = f"compare {compare * 1000:.0f} ms   report --all {report * 1000:.0f} ms"
            print(f"cache {name:3}   {times}   {report / compare:.2f} x (less than {MOST:.0f})")
            slow = slow or report / compare >= MOST
    return 1 if options.check and slow else 0


if __name__ == "__main__":
    sys.exit(main())
