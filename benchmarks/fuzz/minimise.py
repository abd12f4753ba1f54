"""Make an input that breaks what must hold as small as it gets while it still does.

    python benchmarks/fuzz/minimise.py FILE...

Each file is made small in its place. Inputs are tried in a process of their own, so that crashes
of a library and hangs can be made small too.
"""

from __future__ import annotations

import io
import multiprocessing
import sys
import time
import zipfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import properties

import seeds

HUNG = 60.0
LONGEST = 120.0
"""Seconds that are spent on one input."""


def _serve(pipe: Connection) -> None:
    sys.path.insert(0, str(properties.ROOT))
    while True:
        pipe.send(properties.wrong(pipe.recv_bytes()))


class Tried:
    """A process that tries inputs; started anew where it died or hung."""

    def __init__(self) -> None:
        self._process: multiprocessing.Process | None = None

    def __call__(self, data: bytes) -> str | None:
        """What is wrong with reading an input; None where nothing is."""
        if self._process is None:
            self._pipe, theirs = multiprocessing.Pipe()
            self._process = multiprocessing.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        self._pipe.send_bytes(data)
        told: str | None = "hung"
        try:
            if self._pipe.poll(HUNG):
                told = self._pipe.recv()
        except EOFError:
            told = "crashed"
        if told in ("hung", "crashed", "memory"):  # what it took is not all given back
            self.end()
        return told

    def end(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None


def told(data: bytes) -> str | None:
    """What is wrong with reading an input, in a process that has read no other."""
    tried = Tried()
    result = tried(data)
    tried.end()
    return result


def shorter(data: bytes, fails: Callable[[bytes], bool], end: float) -> bytes:
    """The data without what they fail without as well: halves first, single bytes last."""
    size = max(1, len(data) // 2)
    while time.monotonic() < end:
        at, cut = 0, False
        while at < len(data) and time.monotonic() < end:
            less = data[:at] + data[at + size :]
            if fails(less):
                data, cut = less, True
            else:
                at += size
        if size == 1 and not cut:
            break
        size = max(1, size // 2) if not cut or size > 1 else 1
    return data


def small(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """An input that still fails; of an archive each part is made small."""
    end = time.monotonic() + LONGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
    except Exception:  # no archive, or one that is damaged itself
        return shorter(data, fails, end)
    if not fails(seeds.archive(parts)):
        return shorter(data, fails, end)
    for name in sorted(parts, key=lambda one: -len(parts[one])):
        without = {key: part for key, part in parts.items() if key != name}
        if fails(seeds.archive(without)):
            parts = without
            continue

        rest = dict(without)

        def with_part(part: bytes, name: str = name, rest: dict[str, bytes] = rest) -> bool:
            return fails(seeds.archive(rest | {name: part}))

        parts[name] = shorter(parts[name], with_part, end)
    return seeds.archive(parts)


def file(path: Path, wrong: str) -> None:
    """Make the input in a file small that is known to be wrong in that way."""
    tried = Tried()
    path.write_bytes(small(path.read_bytes(), lambda data: tried(data) == wrong))
    tried.end()


if __name__ == "__main__":
    for given in map(Path, sys.argv[1:]):
        what = told(given.read_bytes())
        if what is not None:
            file(given, what)
        print(f"{given.name}: {what or 'nothing is wrong'}, {given.stat().st_size} bytes")
