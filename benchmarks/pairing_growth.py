"""How the pair stage grows: one reference against ever more plans, and beside two yardsticks.

python benchmarks/pairing_growth.py [--sizes 10,100,1000] [--check]

The plans are synthetic: sentences of the real plans in seeds/ dealt out anew, with a seed of their
own, under headings of the real ones, so that no two are alike. Each is made, paired and forgotten;
memory is the most that the whole process had. With --check the exit code is 1 where the
time per plan grows by more than a quarter from the smallest size to the largest, memory by more
than a tenth beyond that of a hundred plans, or the stage is slower than its two yardsticks allow.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from time_pairing import partial_ratio, tf_idf, timed  # noqa: E402

from align.extract import extract_targets  # noqa: E402
from align.model.plan import Plan  # noqa: E402
from align.pair import pair_plans  # noqa: E402
from align.pipeline import Prepared, prepare  # noqa: E402
from align.read import parse, read_plan  # noqa: E402

REFERENCE = "beijing"
MODELS = ("changping", "fuzhongxin", "haidian", "ninghe")
SENTENCES = (3, 9)
"""The fewest and the most sentences of a clause."""
CLAUSES = 30
MOST_PER_PLAN, MOST_MEMORY, MOST_TF_IDF = 1.25, 1.1, 3.0


class Size(NamedTuple):
    """What pairing with so many plans took."""

    plans: int
    seconds: float
    peak: int
    """Bytes that the process had at most."""


def stock() -> tuple[list[str], list[str]]:
    """The headings and the sentences of the real plans."""
    headings, sentences = [], []
    for name in MODELS:
        for clause in read_plan(str(ROOT / "seeds" / f"{name}.txt")).clauses:
            if clause.heading:
                headings.append(clause.heading)
            body = clause.text[clause.body :]
            sentences += [f"{part}。" for part in body.split("。") if len(part) > 8]
    return headings, sentences


def synthetic(count: int) -> Iterator[Prepared]:
    """So many plans, one after the other."""
    headings, sentences = stock()
    for number in range(count):
        rng = random.Random(number)  # noqa: S311
        lines = [f"第{number}区碳达峰实施方案", "一、重点任务"]
        for place, heading in enumerate(rng.sample(headings, CLAUSES), start=1):
            text = "".join(rng.sample(sentences, rng.randint(*SENTENCES)))
            lines += [f"{place}. {heading}", text]
        yield prepare(parse("\n".join(lines).encode(), path=f"p{number}.txt", id=f"p{number}"))


def paired(count: int) -> tuple[float, int]:
    """The seconds of the pair stage alone, and the most memory that the process had, in kB."""
    reference = prepare(read_plan(str(ROOT / "seeds" / f"{REFERENCE}.txt")))
    spent = 0.0
    for plan in synthetic(count):
        start = perf_counter()
        pair_plans(reference.plan, plan.plan, reference.targets, plan.targets)
        spent += perf_counter() - start
    return spent, getrusage(RUSAGE_SELF).ru_maxrss


def measured(count: int) -> Size:
    """Time and memory of one size, in a process of its own."""
    told = subprocess.run(
        [sys.executable, __file__, "--one", str(count)], check=True, capture_output=True, text=True
    ).stdout.split()
    return Size(count, float(told[0]), int(told[1]) * 1024)


def yardsticks(reference: Prepared, name: str) -> tuple[float, float, float]:
    """Best times in ms: the stage, plain TF-IDF, and partial_ratio over the same clauses."""
    plan: Plan = read_plan(str(ROOT / "seeds" / f"{name}.txt"))
    found = extract_targets(plan)
    stage = timed(lambda: pair_plans(reference.plan, plan, reference.targets, found), 15)[1]
    plain = timed(lambda: tf_idf(reference.plan, plan), 5)[1]
    return stage, plain, timed(lambda: partial_ratio(reference.plan, plan), 2)[1]


def main() -> int:
    """Print both tables; say by the exit code whether the limits hold where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="10,100,1000")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(*paired(options.one))
        return 0
    reference = prepare(read_plan(str(ROOT / "seeds" / f"{REFERENCE}.txt")))
    kept = True
    print("| plan | stage, ms | TF-IDF, ms | partial_ratio, ms |\n|---|---|---|---|")
    for name in ("changping", "ninghe"):
        stage, plain, fuzzy = yardsticks(reference, name)
        print(f"| {name} | {stage:.1f} | {plain:.1f} | {fuzzy:.1f} |", flush=True)
        kept &= stage < fuzzy and stage < MOST_TF_IDF * plain
    print("\n| plans | seconds | ms a plan | peak memory, MB |\n|---|---|---|---|")
    sizes = []
    for count in map(int, options.sizes.split(",")):
        size = measured(count)
        sizes.append(size)
        each, peak = 1000 * size.seconds / count, size.peak / 1e6
        print(f"| {count} | {size.seconds:.2f} | {each:.1f} | {peak:.1f} |", flush=True)
    first, last = sizes[0], sizes[-1]
    kept &= last.seconds / last.plans <= MOST_PER_PLAN * first.seconds / first.plans
    kept &= last.peak <= MOST_MEMORY * sizes[min(1, len(sizes) - 1)].peak
    return 1 if options.check and not kept else 0


if __name__ == "__main__":
    sys.exit(main())
