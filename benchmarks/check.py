"""How long `align check` takes: on the corpus here, and as a corpus grows.

    python benchmarks/check.py [--rounds N] [--check]

First whole processes in turn: `align compare` of two plans, and `align check` of the five of them,
both without the cache. Then a city with up to 300 districts, each with a plan of usual length. With
``--check`` the exit code is 1 where the check takes more than three times the comparison, or where
a plan of 300 takes more than 1.5 times one of 75.
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
SIZES = (10, 75, 150, 300)
MOST, MOST_GROWTH = 3.0, 1.5
ENVIRONMENT = {**os.environ, "ALIGN_CACHE": "off", "PYTHONPATH": str(ROOT)}
COMPARE = ["compare", "beijing", "changping"]
CHECK = ["check", "--fail-on", "never", "--quiet"]


def seconds(arguments: list[str], directory: Path) -> float:
    """The time of one whole process."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "align", *arguments],
        cwd=directory,
        env=ENVIRONMENT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def corpus(directory: Path, size: int) -> None:
    """A city's plan and those of its districts, ``size`` in all, of the length of real ones."""
    texts = directory / "seeds"
    texts.mkdir()
    reference = (ROOT / "seeds" / "beijing.txt").read_text(encoding="utf-8")
    model = (ROOT / "seeds" / "changping.txt").read_text(encoding="utf-8")
    entries = []
    for number in range(size):
        text = reference if number == 0 else f"{model}\n第{number}区\n"
        (texts / f"p{number}.txt").write_text(text, encoding="utf-8")
        parent = "" if number == 0 else 'parent = "p0"\n'
        entries.append(f'[[plan]]\nid = "p{number}"\npath = "seeds/p{number}.txt"\n{parent}')
    (texts / "plans.toml").write_text("\n".join(entries), encoding="utf-8")


def growth(rounds: int) -> dict[int, float]:
    """Seconds by the number of plans, the best of some rounds."""
    result = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            corpus(Path(name), size)
            result[size] = min(seconds(CHECK, Path(name)) for _ in range(rounds))
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description="Time align check.")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    pairs = [(seconds(COMPARE, ROOT), seconds(CHECK, ROOT)) for _ in range(options.rounds + 1)][1:]
    compare, check = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"align compare {compare * 1000:.0f} ms")
    print(f"align check   {check * 1000:.0f} ms   {check / compare:.2f} x (at most {MOST:.0f})")
    times = growth(2)
    for size, taken in times.items():
        print(f"{size:4} plans {taken:7.2f} s   {taken / size * 1000:6.1f} ms a plan")
    grown = (times[300] / 300) / (times[75] / 75)
    slow = check / compare > MOST or grown > MOST_GROWTH
    return 1 if options.check and slow else 0


if __name__ == "__main__":
    sys.exit(main())
