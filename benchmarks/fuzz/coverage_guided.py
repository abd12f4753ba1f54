"""Fuzz the readers and the extractor, guided by what the program reaches; needs ``atheris``.

    python benchmarks/fuzz/coverage_guided.py [TARGET...] [--minutes 10] [--corpus DIRECTORY]

Each target runs for so many minutes: text, extract, markdown, html, docx, ofd, pdf. The corpus, by
default in a temporary directory, begins with small documents (``seeds.py``) and grows; inputs that
break what must hold (``properties.py``) are put into it under ``found``, made small. For each
target prints executions, edges of the program reached, inputs kept and findings. Ends with 1 where
there are any.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import minimise
import mutators
import properties

import seeds

ROOMS = {"text": ["align.read"], "extract": ["align.extract"]}
"""What a target looks at; the formats look at their readers."""
HANG = 60
_STATE = re.compile(r"#(\d+)\t\w+ +cov: (\d+) ft: (\d+) corp: (\d+)")


def fuzz(target: str, corpus: Path, seconds: int) -> None:
    """Fuzz one target in this process, which does not come back from it."""
    import atheris

    sys.path.insert(0, str(properties.ROOT))
    with atheris.instrument_imports(include=ROOMS.get(target, ["align.read.formats"])):
        from align.read.formats import archive, docx, html, markdown, ofd, pdf  # noqa: F401
    from align.read.formats import apart

    apart.possible = lambda: "here"  # what another process reaches is not seen
    found = corpus / "found" / target
    found.mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()

    def one(data: bytes) -> None:
        document = properties.document(target, data)
        told = properties.wrong(document)
        if told is not None and told not in seen:
            seen.add(told)
            name = hashlib.sha256(document).hexdigest()[:12]
            (found / name).write_bytes(document)

    def change(data: bytes, most: int, seed: int) -> bytes:
        if seed % 8 == 0:
            return bytes(atheris.Mutate(data, most))
        return mutators.mutated(target, data, seed)[:most]

    # a corpus, the longest input, where crashes of libraries are put, and limits that end the run
    options = [f"-max_total_time={seconds}", f"-max_len={mutators.MOST}", f"-timeout={HANG}"]
    options += [f"-artifact_prefix={found}/crash-", "-rss_limit_mb=2048", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, str(corpus / target)], one, custom_mutator=change)
    atheris.Fuzz()


def _run(target: str, corpus: Path, seconds: int) -> tuple[int, int, int]:
    """Fuzz a target in a process of its own; executions, edges, inputs."""
    seeds.write(corpus / target, target)
    end = time.monotonic() + seconds
    done = edges = kept = 0
    while (left := int(end - time.monotonic())) > 1:
        command = [sys.executable, __file__, target, "--in-process", str(left)]
        command += ["--corpus", str(corpus)]
        output = subprocess.run(command, check=False, capture_output=True, text=True).stderr
        (corpus / f"{target}.log").write_text(output, encoding="utf-8")
        states = [tuple(map(int, found)) for found in _STATE.findall(output)]
        if not states:
            sys.stderr.write(output[-2000:])
            break
        done += states[-1][0]
        edges, kept = max(edges, states[-1][1]), states[-1][3]
    return done, edges, kept


def _confirmed(found: Path) -> list[tuple[Path, str]]:
    """The findings that a process of their own, without instruments, shows again; made small."""
    result = []
    for path in sorted(found.iterdir()) if found.exists() else ():
        told = minimise.told(path.read_bytes())
        if told is None:
            path.unlink()
            continue
        minimise.file(path, told)
        result.append((path, told))
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz, guided by what the program reaches.")
    parser.add_argument("targets", nargs="*", choices=[*seeds.MAKERS, []])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--in-process", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    corpus = given.corpus or Path(tempfile.mkdtemp())
    if given.in_process:
        fuzz(given.targets[0], corpus, given.in_process)
    wrong = 0
    for target in given.targets or seeds.MAKERS:
        done, edges, kept = _run(target, corpus, round(60 * given.minutes))
        findings = _confirmed(corpus / "found" / target)
        wrong += len(findings)
        print(
            f"{target}: {done} executions, {edges} edges, {kept} inputs, {len(findings)} findings",
            flush=True,
        )
        for path, told in findings:
            print(f"  {path.relative_to(corpus)}: {told}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
