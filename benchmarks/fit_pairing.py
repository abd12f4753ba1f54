"""Fit the pairing weights on labelled plans, cross-validate them by plan, and print the figures.

    python benchmarks/fit_pairing.py [--labels DIR …] [--seeds DIR] [--write-background]

Needs nothing beyond the package itself. It prints; ``align/lexicon/data/weights.toml`` is edited
by hand from what it prints, so that every change of a weight is a reviewed line. Only
``--write-background`` writes a file: the frozen table of how common character pairs and concepts
are in plans of the field.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import exp
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from align.extract import extract_targets  # noqa: E402
from align.lexicon.build import main as build_lexicon  # noqa: E402
from align.model.plan import Plan  # noqa: E402
from align.pair import combine  # noqa: E402
from align.pair.choose import fresh_part  # noqa: E402
from align.pair.general import is_general  # noqa: E402
from align.pair.sides import side  # noqa: E402
from align.pair.wording import stripped_names, wordings  # noqa: E402
from align.read import read_plan  # noqa: E402

SHARED = ROOT.parent / "shared"
REFERENCE = "beijing"
FITTED = ("terms", "grams", "heading", "wording", "chapter", "targets", "place")
"""The scorers whose weights the labels can tell; ``citation`` is too rare and set by hand."""


class Answer(NamedTuple):
    """What the labels say of one plan clause."""

    reference: tuple[str, ...]
    first: tuple[str, ...]
    """The primary and others that a careful reader would choose; empty where there is none."""


class Row(NamedTuple):
    """One labelled clause: its pairs with every reference clause."""

    clause: str
    columns: list[dict[str, float]]
    """For each reference clause the value of every scorer."""
    ids: list[str]
    answer: Answer
    fresh: Callable[[int, int], float]
    """The fresh part of a column, given the column of the primary."""


class Model(NamedTuple):
    """What is fitted."""

    weights: dict[str, float]
    curve: tuple[float, ...]
    """Offset, total, standing, fresh, passage."""
    primary: float
    further: float


class Figures(NamedTuple):
    """How a model does on a plan."""

    hit1: float
    any_of: float
    precision: float
    recall: float
    f1: float
    none: str


# --- labels and features ---------------------------------------------------------------------


def objects(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def answers(labels: Path, plan: Plan) -> dict[str, Answer]:
    """The labels by the ids of the plan as it was read: a clause is found by where it starts."""
    anchored = objects(labels / f"clauses.{plan.id}.jsonl")
    flat, place = [], {}
    for offset, mark in enumerate(plan.source.text):
        if not mark.isspace():
            place[len(flat)] = offset
            flat.append(mark)
    text = "".join(flat)
    label_at = sorted((place[text.index(entry["anchor"])], entry["id"]) for entry in anchored)
    labelled = {
        entry["district"]: Answer(
            tuple(entry["municipal"]),
            (entry["primary"], *entry.get("primary_also", ())) if entry["primary"] else (),
        )
        for entry in objects(labels / f"alignment.{plan.id}.jsonl")
    }
    found = {}
    for clause in plan.clauses:
        inside = [label for at, label in label_at if clause.start <= at < clause.end]
        if inside and inside[0] in labelled:
            found[clause.id] = labelled[inside[0]]
    return found


def features(reference: Plan, plan: Plan, labelled: dict[str, Answer]) -> list[Row]:
    names = stripped_names(reference, plan)
    here = side(plan, extract_targets(plan), names)
    there = side(reference, extract_targets(reference), names)
    scored = combine.scores(here, there)
    ids = [clause.id for clause in there.clauses]
    rows = []
    for index, clause in enumerate(here.clauses):
        if clause.id in labelled:
            matrices = {**scored.values, "passage": scored.passages}
            columns = [
                {name: matrix[index][column] for name, matrix in matrices.items()}
                for column in range(len(ids))
            ]
            fresh = lambda column, first, row=index: fresh_part(scored, row, column, first)  # noqa: E731
            rows.append(Row(clause.id, columns, ids, labelled[clause.id], fresh))
    return rows


# --- fitting ---------------------------------------------------------------------------------


def logistic(
    inputs: list[list[float]], wanted: list[float], ridge: float, importance: list[float]
) -> list[float]:
    """Coefficients of a ridge logistic regression by Newton's method; the first is the offset."""
    width = len(inputs[0])
    beta = [0.0] * width
    for _ in range(30):
        gradient = [ridge * b if i else 0.0 for i, b in enumerate(beta)]
        hessian = [[ridge if i == j and i else 0.0 for j in range(width)] for i in range(width)]
        for values, label, weight in zip(inputs, wanted, importance, strict=True):
            odds = sum(b * x for b, x in zip(beta, values, strict=True))
            p = 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
            slope = weight * p * (1 - p)
            for i in range(width):
                gradient[i] += weight * (p - label) * values[i]
                for j in range(width):
                    hessian[i][j] += slope * values[i] * values[j]
        step = solve(hessian, gradient)
        beta = [b - s for b, s in zip(beta, step, strict=True)]
        if max(map(abs, step)) < 1e-7:
            break
    return beta


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small linear system by elimination."""
    n = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        lead = rows[i][i] or 1e-12
        rows[i] = [value / lead for value in rows[i]]
        for k in range(n):
            if k != i and rows[k][i]:
                factor = rows[k][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [row[n] for row in rows]


def fit_weights(rows: Sequence[Row], ridge: float) -> dict[str, float]:
    """Scorer weights from a logistic regression over all pairs, none negative, their sum one."""
    names = list(FITTED)
    while True:
        inputs, wanted, importance = [], [], []
        for row in rows:
            for column, values in enumerate(row.columns):
                inputs.append([1.0, *(values[name] for name in names)])
                wanted.append(float(row.ids[column] in row.answer.reference))
                importance.append(2.0 if row.ids[column] in row.answer.first else 1.0)
        beta = logistic(inputs, wanted, ridge, importance)[1:]
        kept = [
            name for name, value in zip(names, beta, strict=True) if value > 0 or name == "place"
        ]
        if kept == names:
            whole = sum(value for value in beta if value > 0)
            return {name: value / whole for name, value in zip(names, beta, strict=True)}
        names = kept


def total(values: dict[str, float], weights: dict[str, float]) -> float:
    return sum(weight * values[name] for name, weight in weights.items())


def ranked(row: Row, weights: dict[str, float]) -> list[tuple[int, list[float]]]:
    """The best columns of a row with what the curve is of, best total first."""
    totals = [total(values, weights) for values in row.columns]
    order = sorted(range(len(totals)), key=lambda column: -totals[column])
    first, best = order[0], totals[order[0]] or 1.0
    result = []
    for column in order[:8]:
        fresh = row.columns[column]["terms"] if column == first else row.fresh(column, first)
        passage = 0.0 if column == first else row.columns[column]["passage"]
        result.append((column, [1.0, totals[column], totals[column] / best, fresh, passage]))
    return result


def fit_curve(rows: Sequence[Row], weights: dict[str, float]) -> tuple[float, ...]:
    inputs, wanted = [], []
    for row in rows:
        for column, values in ranked(row, weights):
            inputs.append(values)
            wanted.append(float(row.ids[column] in row.answer.reference))
    return tuple(logistic(inputs, wanted, 0.05, [1.0] * len(inputs)))


def predicted(row: Row, model: Model) -> list[tuple[str, float]]:
    """Reference ids with their probabilities, the primary first."""
    result = []
    for column, values in ranked(row, model.weights):
        odds = sum(b * x for b, x in zip(model.curve, values, strict=True))
        p = 1 / (1 + exp(-odds))
        result.append((row.ids[column], min(p, result[0][1]) if result else p))
    return [result[0], *sorted(result[1:], key=lambda pair: -pair[1])]


def chosen(row: Row, model: Model) -> list[str]:
    ranking = predicted(row, model)
    if ranking[0][1] < model.primary:
        return []
    return [ranking[0][0], *(other for other, p in ranking[1:4] if p >= model.further)]


def figures(rows: Sequence[Row], model: Model) -> Figures:
    hit = any_of = with_first = right = given = wanted = none = without = 0
    for row in rows:
        picks = chosen(row, model)
        right += len(set(picks) & set(row.answer.reference))
        given += len(picks)
        wanted += len(row.answer.reference)
        if row.answer.first:
            with_first += 1
            hit += picks[:1] != [] and picks[0] in row.answer.first
            any_of += picks[:1] != [] and picks[0] in row.answer.reference
        else:
            without += 1
            none += not picks
    return Figures(
        hit / max(1, with_first),
        any_of / max(1, with_first),
        right / max(1, given),
        right / max(1, wanted),
        2 * right / max(1, given + wanted),
        f"{none}/{without}",
    )


def fit(rows: Sequence[Row], ridge: float) -> Model:
    """Weights, curve and thresholds from the labelled rows."""
    weights = fit_weights(rows, ridge)
    model = Model(weights, fit_curve(rows, weights), 0.5, 0.5)
    grid = [
        model._replace(primary=primary / 20, further=further / 20)
        for primary in range(4, 14)
        for further in range(5, 15)
    ]
    return max(
        grid, key=lambda m: (figures(rows, m).f1, -abs(m.primary - 0.4), -abs(m.further - 0.45))
    )


def current() -> Model:
    """The model that the package has now."""
    data = combine.settings()
    curve = data["probability"]
    weights = {name: value for name, value in data["scorers"].items() if name != "passage"}
    passage = curve["total"] * data["scorers"]["passage"]
    return Model(
        weights,
        (curve["offset"], curve["total"], curve["standing"], curve["fresh"], passage),
        data["choice"]["primary"],
        data["choice"]["further"],
    )


# --- reports ---------------------------------------------------------------------------------


def line(name: str, found: Figures) -> str:
    return (
        f"{name:34} hit@1 {found.hit1:.3f}  any-of {found.any_of:.3f}  "
        f"P {found.precision:.3f}  R {found.recall:.3f}  F1 {found.f1:.3f}  none {found.none}"
    )


def show(model: Model) -> str:
    weights = "  ".join(f"{name} {value:.3f}" for name, value in model.weights.items())
    curve = "  ".join(f"{value:.2f}" for value in model.curve)
    limits = f"primary {model.primary}  further {model.further}"
    passage = f"(passage weight {model.curve[4] / model.curve[1]:.2f})"
    return f"    {weights}\n    curve {curve}  {passage}  {limits}"


def reliability(pairs: Iterable[tuple[float, bool]]) -> str:
    """A table: predicted probability against the share that the labels hold."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, right in pairs:
        bins.setdefault(min(9, int(p * 10)), []).append((p, right))
    lines = ["| predicted | pairs | mean predicted | share right |", "|---|---|---|---|"]
    for index, members in sorted(bins.items()):
        mean = sum(p for p, _ in members) / len(members)
        share = sum(right for _, right in members) / len(members)
        span = f"{index / 10:.1f}–{(index + 1) / 10:.1f}"
        lines.append(f"| {span} | {len(members)} | {mean:.2f} | {share:.2f} |")
    return "\n".join(lines)


def held_out(
    plans: dict[str, list[Row]], ridge: float
) -> tuple[list[str], list[tuple[float, bool]]]:
    """Each plan scored by a model fitted on the others."""
    lines, pairs = [], []
    for name, rows in plans.items():
        others = [row for other, found in plans.items() if other != name for row in found]
        model = fit(others, ridge)
        lines += [line(f"{name} (fitted on the others)", figures(rows, model)), show(model)]
        for row in rows:
            pairs += [(p, other in row.answer.reference) for other, p in predicted(row, model)]
    return lines, pairs


def write_background(plans: Iterable[Plan]) -> None:
    """How common character pairs and concepts are: ``align/lexicon/data/background.toml``.

    Kept are pairs found in at least four plans and one clause in twenty; the others share one
    mean, under the empty key.
    """
    grams: Counter[str] = Counter()
    terms: Counter[str] = Counter()
    plans_with: Counter[str] = Counter()
    number = 0
    for plan in plans:
        clauses = [clause for clause in plan.clauses if not is_general(clause) and not clause.row]
        seen: set[str] = set()
        for found in wordings(clauses, stripped_names(plan, plan)):
            number += 1
            letters = [gram for gram in found.grams if gram.isalpha()]
            grams.update(letters)
            terms.update(found.terms.keys())
            seen.update(letters)
        plans_with.update(seen)
    kept = {g: n for g, n in grams.items() if plans_with[g] >= 4 and n * 20 >= number}
    rest = [n for g, n in grams.items() if g not in kept and plans_with[g] >= 2]
    head = (ROOT / "align/lexicon/data/background.toml").read_text(encoding="utf-8")
    lines = [head[: head.index("[grams]")] + "[grams]"]
    lines.append(f'"" = {sum(rest) / len(rest) / number:.3f}')
    lines += [
        f'"{g}" = {n / number:.3f}' for g, n in sorted(kept.items(), key=lambda x: (-x[1], x[0]))
    ]
    lines += ["", "[terms]", '"" = 0.010']
    lines += [
        f'"{t}" = {n / number:.3f}' for t, n in sorted(terms.items(), key=lambda x: (-x[1], x[0]))
    ]
    (ROOT / "align/lexicon/data/background.toml").write_text(
        "\n".join(lines) + "\n", encoding="utf-8"
    )
    build_lexicon([])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--labels", type=Path, nargs="*", default=[SHARED / "gold", ROOT / "benchmarks/labels"]
    )
    parser.add_argument("--seeds", type=Path, default=SHARED / "seeds")
    parser.add_argument("--ridge", type=float, default=2.0)
    parser.add_argument("--write-background", action="store_true")
    options = parser.parse_args()
    if options.write_background:
        write_background(read_plan(str(path)) for path in sorted(options.seeds.glob("*.txt")))
    reference = read_plan(str(options.seeds / f"{REFERENCE}.txt"))
    plans: dict[str, list[Row]] = {}
    log_of = {}
    for directory in options.labels:
        for path in sorted(directory.glob("alignment.*.jsonl")):
            name = path.name.split(".")[1]
            plan = read_plan(str(options.seeds / f"{name}.txt"))
            labelled = answers(directory, plan)
            plans[name] = features(reference, plan, labelled)
            log_of[name] = f"{len(plans[name])} clauses, {directory.name}"
    print("\n".join(f"{name}: {text}" for name, text in log_of.items()))
    print("\n# the weights of the package")
    pairs = []
    for name, rows in plans.items():
        print(line(name, figures(rows, current())))
        for row in rows:
            pairs += [(p, other in row.answer.reference) for other, p in predicted(row, current())]
    print(reliability(pairs))
    print("\n# each plan held out")
    lines, pairs = held_out(plans, options.ridge)
    print("\n".join(lines))
    print(reliability(pairs))
    gold = {name: rows for name, rows in plans.items() if "gold" in log_of[name]}
    print("\n# labelled twice only: fitted on one, scored on the other")
    print("\n".join(held_out(gold, options.ridge)[0]))
    print("\n# fitted on all")
    model = fit([row for rows in plans.values() for row in rows], options.ridge)
    print(show(model))
    for name, rows in plans.items():
        print(line(name, figures(rows, model)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
