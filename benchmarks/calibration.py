"""How far the confidence of a verdict can be believed: a reliability table over labelled plans.

python benchmarks/calibration.py [--gold DIR --texts DIR [--reference ID]]... [--edges .5,.7,.8,.9]

Without options the labels in tests/gold and the texts in seeds are used. --gold, --texts and
--reference may be given several times, to pool several sets of labels.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from align.evaluate.figures import Flat  # noqa: E402
from align.evaluate.labels import labelled, load_labels  # noqa: E402
from align.evaluate.targets import match_targets  # noqa: E402
from align.pipeline import compare  # noqa: E402
from align.read import read_plan  # noqa: E402


class Judged(NamedTuple):
    """A verdict that is labelled."""

    plan: str
    verdict: str
    confidence: float
    right: bool
    """It is the labelled one, or one that a careful reader would sign."""


class Bin(NamedTuple):
    """The verdicts of one range of confidence."""

    low: float
    high: float
    count: int
    mean: float
    right: float


def judged(gold: Path, texts: Path, reference: str) -> list[Judged]:
    """Every labelled verdict of every labelled plan of a directory, beside the one given."""
    found = []
    base = read_plan(str(texts / f"{reference}.txt"))
    wanted = load_labels(str(gold), reference)
    for name in labelled(str(gold)):
        labels = load_labels(str(gold), name)
        comparison = compare(base, read_plan(str(texts / f"{name}.txt")))
        flat = Flat(comparison.reference.source.text)
        at = match_targets(flat, wanted.targets, comparison.reference_targets)
        given = {verdict.reference_target: verdict for verdict in comparison.verdicts}
        for label in labels.verdicts:
            if label.reference in at:
                verdict = given[comparison.reference_targets[at[label.reference]].id]
                right = verdict.verdict in (label.verdict, *label.also)
                found.append(Judged(name, verdict.verdict, verdict.confidence, right))
    return found


def table(found: Sequence[Judged], edges: Sequence[float]) -> list[Bin]:
    """The verdicts by ranges of confidence; empty ranges are left out."""
    bins = []
    for low, high in zip([0.0, *edges], [*edges, 1.01], strict=True):
        inside = [item for item in found if low <= item.confidence < high]
        if inside:
            mean = sum(item.confidence for item in inside) / len(inside)
            right = sum(item.right for item in inside) / len(inside)
            bins.append(Bin(low, min(high, 1.0), len(inside), mean, right))
    return bins


def printed(title: str, bins: Iterable[Bin]) -> str:
    """The table as markdown."""
    lines = [f"{title}\n", "| confidence | verdicts | mean | right |", "|---|---|---|---|"]
    lines += [
        f"| {item.low:.2f}–{item.high:.2f} | {item.count} | {item.mean:.2f} | {item.right:.2f} |"
        for item in bins
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print the table of all plans together, that of each kind of verdict, and what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, action="append")
    parser.add_argument("--texts", type=Path, action="append")
    parser.add_argument("--reference", action="append")
    parser.add_argument("--edges", default=".5,.6,.7,.8,.9")
    options = parser.parse_args()
    golds = options.gold or [ROOT / "tests" / "gold"]
    texts = options.texts or [ROOT / "seeds"] * len(golds)
    references = options.reference or ["beijing"] * len(golds)
    found: list[Judged] = []
    for gold, text, reference in zip(golds, texts, references, strict=True):
        found += judged(gold, text, reference)
    edges = [float(edge) for edge in options.edges.split(",")]
    plans = ", ".join(dict.fromkeys(item.plan for item in found))
    print(printed(f"{len(found)} verdicts of {plans}", table(found, edges)))
    for name in dict.fromkeys(sorted(item.verdict for item in found)):
        print(printed(name, table([item for item in found if item.verdict == name], edges)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
