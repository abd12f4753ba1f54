"""Time the pair stage against rapidfuzz partial_ratio and a plain TF-IDF over the same texts.

python benchmarks/time_pairing.py [--seeds DIR] [PLAN …]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from math import log, sqrt
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from rapidfuzz import fuzz  # noqa: E402

from align.extract import extract_targets  # noqa: E402
from align.model.plan import Clause, Plan  # noqa: E402
from align.pair import pair_plans  # noqa: E402
from align.read import read_plan  # noqa: E402

REFERENCE = "beijing"


def partial_ratio(reference: Plan, plan: Plan) -> list[list[float]]:
    return [
        [fuzz.partial_ratio(here.folded, there.folded) for there in reference.clauses]
        for here in plan.clauses
    ]


def tf_idf(reference: Plan, plan: Plan) -> list[list[float]]:
    """Character pairs and triples, dicts and an inverted index."""

    def grams(clause: Clause) -> Counter[str]:
        text = clause.folded
        return Counter(text[i : i + n] for n in (2, 3) for i in range(len(text) - n + 1))

    here, there = [list(map(grams, side.clauses)) for side in (plan, reference)]
    held = Counter(gram for document in here + there for gram in document)
    total = len(here) + len(there)

    def vectors(documents: Sequence[Counter[str]]) -> list[dict[str, float]]:
        result = []
        for document in documents:
            vector = {gram: n * log(total / held[gram]) for gram, n in document.items()}
            length = sqrt(sum(value * value for value in vector.values())) or 1.0
            result.append({gram: value / length for gram, value in vector.items()})
        return result

    postings: dict[str, list[tuple[int, float]]] = {}
    for column, vector in enumerate(vectors(there)):
        for gram, value in vector.items():
            postings.setdefault(gram, []).append((column, value))
    rows = []
    for vector in vectors(here):
        row = [0.0] * len(there)
        for gram, value in vector.items():
            for column, other in postings.get(gram, ()):
                row[column] += value * other
        rows.append(row)
    return rows


def timed(work: Callable[[], object], times: int) -> tuple[float, float]:
    """The first and the best time in ms."""
    spent = []
    for _ in range(times):
        start = perf_counter()
        work()
        spent.append(1000 * (perf_counter() - start))
    return spent[0], min(spent)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("plans", nargs="*", default=["changping", "ninghe"])
    parser.add_argument("--seeds", type=Path, default=ROOT.parent / "shared" / "seeds")
    options = parser.parse_args()
    reference = read_plan(str(options.seeds / f"{REFERENCE}.txt"))
    wanted = extract_targets(reference)
    for name in options.plans:
        plan = read_plan(str(options.seeds / f"{name}.txt"))
        found = extract_targets(plan)
        stage = timed(lambda p=plan, f=found: pair_plans(reference, p, wanted, f), 15)  # type: ignore[misc]
        plain = timed(lambda p=plan: tf_idf(reference, p), 5)  # type: ignore[misc]
        fuzzy = timed(lambda p=plan: partial_ratio(reference, p), 2)  # type: ignore[misc]
        print(f"{name}: {len(plan.clauses)} × {len(reference.clauses)} clauses")
        print(f"  pair stage     first {stage[0]:.1f} ms, best {stage[1]:.1f} ms")
        print(f"  plain TF-IDF   best {plain[1]:.1f} ms")
        print(f"  partial_ratio  best {fuzzy[1]:.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
