"""How long extraction takes: against a TF-IDF of the same text, and as the text grows.

    python benchmarks/extraction.py [--rounds N] [--largest KB] [--check]

The first table times, in turn in one run, extracting the targets of a plan and a TF-IDF over the
character 1- to 3-grams of its clauses in pure Python. The second repeats the longest plan of the
corpus until it is as large as wanted, parses it and extracts its targets: time per kilobyte must
not grow. The third does so with a text of one single clause. With ``--check`` the exit code is 1
where extraction takes longer than the TF-IDF, or a kilobyte of one text more than three times as
long as one of another.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from align.config import Limits
from align.extract import extract_targets
from align.model.plan import Plan
from align.read import parse, read_plan

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
SIZES = (10, 30, 100, 300, 1000, 3000, 10000)
ONE_CLAUSE = 1000
"""Kilobytes up to which a text of one single clause is tried."""


def tfidf(plan: Plan) -> list[dict[str, float]]:
    """The normalized TF-IDF vector of each clause over its character 1- to 3-grams."""
    texts = [clause.folded for clause in plan.clauses]
    counts = [
        Counter(text[i : i + n] for n in (1, 2, 3) for i in range(len(text) - n + 1))
        for text in texts
    ]
    documents = Counter(gram for count in counts for gram in count)
    vectors = []
    for count in counts:
        vector = {
            gram: times * math.log((1 + len(texts)) / (1 + documents[gram]))
            for gram, times in count.items()
        }
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors.append({gram: weight / length for gram, weight in vector.items()})
    return vectors


def best(rounds: int, *runs: Callable[[], object]) -> list[float]:
    """The shortest time of each run in milliseconds, the runs taken in turn."""
    times = [math.inf] * len(runs)
    for _ in range(rounds):
        for index, run in enumerate(runs):
            start = time.perf_counter()
            run()
            times[index] = min(times[index], time.perf_counter() - start)
    return [1000 * seconds for seconds in times]


def against_tfidf(rounds: int) -> bool:
    """Print the table of the plans; whether extraction was the faster one on each."""
    print("| plan | size, kB | clauses | targets | extraction, ms | TF-IDF, ms | ratio |")
    print("|---|---|---|---|---|---|---|")
    faster = True
    for path in sorted(SEEDS.glob("*.txt")):
        plan = read_plan(str(path), id=path.stem)
        targets = extract_targets(plan)
        ours, theirs = best(rounds, lambda p=plan: extract_targets(p), lambda p=plan: tfidf(p))
        faster = faster and ours < theirs
        print(
            f"| {path.stem} | {path.stat().st_size / 1000:.0f} | {len(plan.clauses)} "
            f"| {len(targets)} | {ours:.1f} | {theirs:.1f} | {ours / theirs:.2f} |"
        )
    return faster


def grown(size: int, *, one_clause: bool) -> Plan:
    """The longest plan of the corpus repeated to a size in kilobytes, or one clause of its text."""
    plan = read_plan(str(max(SEEDS.glob("*.txt"), key=lambda path: path.stat().st_size)))
    head, text = "", plan.source.text + "\n"
    if one_clause:
        head = "方案\n\n一、主要目标\n\n"
        text = "".join(clause.text[clause.body :] for clause in plan.clauses)
    data = head.encode() + text.encode() * (1 + size * 1000 // len(text.encode()))
    cut = data[: size * 1000].decode(errors="ignore").encode()
    return parse(cut, path="grown", id="grown", limits=Limits(memory_megabytes=10_000))


def growth(largest: int, *, one_clause: bool) -> bool:
    """Print the table of sizes; whether a kilobyte never takes more than thrice the least."""
    print("| text, kB | clauses | targets | extraction, ms | ms per kB |")
    print("|---|---|---|---|---|")
    rates = []
    for size in (size for size in SIZES if size <= largest):
        plan = grown(size, one_clause=one_clause)
        start = time.perf_counter()
        targets = extract_targets(plan)
        taken = 1000 * (time.perf_counter() - start)
        rates.append(taken / size)
        print(f"| {size} | {len(plan.clauses)} | {len(targets)} | {taken:.0f} | {rates[-1]:.2f} |")
    return max(rates) <= 3 * min(rates)


def main() -> int:
    parser = argparse.ArgumentParser(description="Time extraction against a TF-IDF and by size.")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--largest", type=int, default=SIZES[-1], metavar="KB")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    faster = against_tfidf(options.rounds)
    print()
    linear = growth(options.largest, one_clause=False)
    print()
    linear = growth(min(options.largest, ONE_CLAUSE), one_clause=True) and linear
    return 1 if options.check and not (faster and linear) else 0


if __name__ == "__main__":
    sys.exit(main())
