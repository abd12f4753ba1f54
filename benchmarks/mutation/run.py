"""How many small changes of the code the tests notice: mutation testing of the stages.

    pip install -e '.[dev]' 'mutmut==3.8.1'
    python benchmarks/mutation/run.py [--fraction 0.06] [--packages extract,pair,judge] [--jobs 1]
        [--salt TEXT] [--results FILE] [--covering FILE] [--again survived] [--only TEXT]
        [--slowest 8] [--tests TEXT,…] [--show]

Mutants are made by mutmut's operators and loaded one at a time (``mutants.py``); a share of each
file's is tried, chosen by digests of their names (``--salt`` chooses others). Test files that run
through the changed lines are run, the quick ones first, up to the first failure (``trial.py``).
They are the tests that CI runs, from the folders below; only tests that measure time are left out,
and those that start further processes, in which the mutant would not be loaded. With ``--results``
verdicts are kept, and known ones are not tried again, except those named by ``--again``
(``survived``, ``all``); ``--show`` prints the surviving mutants as differences. README.md beside
this file says how to read the table.
"""

from __future__ import annotations

import argparse
import compileall
import difflib
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import trial
from mutants import ROOT, Mutant, Source, digest, sample, sources
from trial import Result

PACKAGES = "extract,pair,judge"
STAGES = ("extract", "pair", "judge", "composed")
FOLDERS = (*STAGES, "report", "evaluate", "audit", "check", "decide", "revise")
FURTHER = (
    "tests/cli/test_cli_explain.py",
    "tests/cli/test_cli_ledger.py",
    "tests/cli/test_cli_compare.py",
    "tests/cli/test_cli_commands.py",
    "tests/hostile/test_hostile_text.py",
)
LEFT_OUT = ("tests/check/test_check_wiring.py",)  # it runs the tool in processes of its own
STRONG = ("_accounts", "_cases", "_composed", "_gold", "_seeds", "test_targets")
"""Words in the names of test files that kill most."""
GROUP, QUICK = 6, 1.0
"""Test files that are run in one process, and the seconds beyond which one is run alone."""
CAUGHT = ("killed", "timeout")
Covering = dict[str, dict[str, list[int]]]
"""For each test file, the lines it runs through in each source file."""


def test_files() -> list[str]:
    """The test files that are run, from the root of the repository."""
    found = [
        path.relative_to(ROOT).as_posix()
        for folder in FOLDERS
        for path in sorted((ROOT / "tests" / folder).glob("test_*.py"))
    ]
    return [name for name in (*found, *FURTHER) if name not in LEFT_OUT]


def measure(
    files: Sequence[str], slowest: float, kept: Path | None
) -> tuple[Covering, dict[str, float]]:
    """What each test file runs through, and its seconds; those that fail are told and left out.

    What stands in the file ``kept`` is not measured again; delete it when code has changed.
    """
    known = json.loads(kept.read_text()) if kept is not None and kept.exists() else {}
    for file in files:
        lines, seconds = known.get(file, ({}, 0.0))
        if not lines and seconds <= slowest:
            try:
                known[file] = trial.covered(file, slowest)
            except RuntimeError as error:
                print(f"left out: {error}", file=sys.stderr, flush=True)
    if kept is not None:
        kept.write_text(json.dumps(known))
    found = {file: known[file] for file in files if file in known}
    return {f: lines for f, (lines, _) in found.items()}, {f: s for f, (_, s) in found.items()}


class Trials:
    """Tries mutants against the test files that reach them."""

    def __init__(self, covering: Covering, seconds: Mapping[str, float], slowest: float) -> None:
        self._lines = {
            file: {path: frozenset(lines) for path, lines in paths.items()}
            for file, paths in covering.items()
        }
        self._seconds = seconds
        self._slowest = slowest

    def reaching(self, mutant: Mutant) -> list[str]:
        """The test files that run through a line of the mutant: its own stage's and quick first."""
        place = range(mutant.first_line, mutant.last_line + 1)
        stage = mutant.path.split("/")[1]
        reach = [
            file
            for file, paths in self._lines.items()
            if not paths.get(mutant.path, frozenset()).isdisjoint(place)
            and self._seconds[file] <= self._slowest
        ]
        return sorted(reach, key=lambda file: (self._place(file, stage), file))

    def _place(self, file: str, stage: str) -> float:
        """Where a test file stands in the order: cases and golden files of the own stage first."""
        strong = any(word in file for word in STRONG)
        return self._seconds[file] - 0.4 * (f"/{stage}/" in file) - 0.4 * strong

    def _groups(self, files: Sequence[str]) -> list[list[str]]:
        """The files in groups that are run one after the other, each in a process of its own."""
        groups: list[list[str]] = []
        for file in files:
            if not groups or len(groups[-1]) == GROUP or self._seconds[file] > QUICK:
                groups.append([])
            groups[-1].append(file)
        return groups

    def result(self, mutant: Mutant, code: str) -> Result:
        """What becomes of a mutant: the test files are run in order until one fails."""
        files = self.reaching(mutant)
        spent = 0.0
        for group in self._groups(files):
            most = 5 + 4 * sum(self._seconds[file] for file in group)
            found = trial.try_out(group, path=mutant.path, code=code, seconds=most)
            spent += found.seconds
            if found.status != "survived":
                return found._replace(seconds=spent)
        return Result("survived" if files else "uncovered", "", spent)


def interval(hits: int, of: int) -> tuple[float, float]:
    """The bounds of Wilson's interval, 95 %, for a share that was found in a sample."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return middle - half, middle + half


def table(chosen: Sequence[Mutant], results: Mapping[str, Result], all_: Counter[str]) -> str:
    """A line for each file and package, and one for all."""
    groups: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in chosen:
        groups[mutant.path].append(mutant)
    packages: dict[str, list[Mutant]] = defaultdict(list)
    for path, mutants in groups.items():
        packages["/".join(path.split("/")[:2])] += mutants
    head = f"{'':<34}{'mutants':>8}{'tried':>7}{'killed':>8}{'timeout':>9}{'survived':>10}"
    lines = [f"{head}{'uncovered':>11}{'score':>9}"]
    for name, mutants in (*groups.items(), *packages.items(), ("all", list(chosen))):
        count = Counter(results[one.id].status for one in mutants if one.id in results)
        tried = sum(count.values()) - count["invalid"]
        caught = sum(count[status] for status in CAUGHT)
        score = f"{100 * caught / tried:8.1f}%" if tried else ""
        total = sum(n for path, n in all_.items() if path.startswith(name) or name == "all")
        lines.append(
            f"{name:<34}{total:>8}{tried:>7}{count['killed']:>8}{count['timeout']:>9}"
            f"{count['survived']:>10}{count['uncovered']:>11}{score:>9}"
        )
        if name in packages or name == "all":
            low, high = interval(caught, tried)
            lines[-1] += f"  ({100 * low:.1f} to {100 * high:.1f})"
    return "\n".join(lines)


def difference(source: Source, mutant: Mutant) -> str:
    """A mutant as the lines it changes."""
    old, new = source.text.splitlines(), source.mutated(mutant).splitlines()
    lines = list(difflib.unified_diff(old, new, lineterm="", n=1))[2:]
    return "\n".join([f"## {mutant.id} ({mutant.operator}, line {mutant.first_line})", *lines])


def _load(path: Path | None) -> dict[str, Result]:
    if path is None or not path.exists():
        return {}
    return {key: Result(*value) for key, value in json.loads(path.read_text()).items()}


def _store(path: Path | None, results: Mapping[str, Result]) -> None:
    if path is not None:
        path.write_text(json.dumps(results, ensure_ascii=False, indent=0), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Mutation testing of the stages.")
    parser.add_argument("--fraction", type=float, default=0.06)
    parser.add_argument("--salt", default="", help="chooses another sample of the same size")
    parser.add_argument("--packages", default=PACKAGES)
    parser.add_argument("--only", default="", help="mutants with this text in their names")
    parser.add_argument("--results", type=Path)
    parser.add_argument("--covering", type=Path, help="keeps what the test files run through")
    parser.add_argument("--again", choices=("none", "survived", "all"), default="none")
    parser.add_argument("--slowest", type=float, default=8, help="seconds of a test file, at most")
    parser.add_argument("--tests", default="", help="test files with one of these in their names")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--table-only", action="store_true")
    return parser.parse_args()


def _wanted(mutant: Mutant, results: Mapping[str, Result], again: str) -> bool:
    known = results.get(mutant.id)
    return known is None or again == "all" or (again == "survived" and known.status not in CAUGHT)


def main() -> int:
    options = _options()
    files = sources(options.packages.split(","))
    chosen = [
        (source, mutant)
        for source in files
        for mutant in sample(source, options.fraction, options.salt)
        if options.only in mutant.id
    ]
    results = _load(options.results)
    due = [pair for pair in chosen if _wanted(pair[1], results, options.again)]
    # a run that is cut short has tried a fair share
    due.sort(key=lambda pair: digest(pair[1], options.salt))
    if due and not options.table_only:
        _try_all(due, results, options)
    total = Counter({source.path: len(source.mutants) for source in files})
    print(table([mutant for _, mutant in chosen], results, total))
    if options.show:
        for source, mutant in chosen:
            found = results.get(mutant.id)
            if found is not None and found.status in ("survived", "uncovered"):
                print(f"\n{difference(source, mutant)}\n   {found.status}")
    return 0


def _try_all(
    due: Sequence[tuple[Source, Mutant]], results: dict[str, Result], options: argparse.Namespace
) -> None:
    trial.prepare()
    for folder in ("align", "tests"):
        compileall.compile_dir(str(ROOT / folder), quiet=1)
    parts = options.tests.split(",")
    files = [name for name in test_files() if any(part in name for part in parts)]
    covering, seconds = measure(files, options.slowest, options.covering)
    print(f"{len(seconds)} test files, {sum(seconds.values()):.0f} s", file=sys.stderr)
    trials = Trials(covering, seconds, options.slowest)

    def one(pair: tuple[Source, Mutant]) -> None:
        source, mutant = pair
        found = trials.result(mutant, source.mutated(mutant))
        if found.status != "uncovered" or mutant.id not in results:
            results[mutant.id] = found

    with ThreadPoolExecutor(options.jobs) as pool:
        for number, _ in enumerate(pool.map(one, due), start=1):
            if number % 20 == 0 or number == len(due):
                _store(options.results, dict(results))
                print(f"{number} of {len(due)}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
