"""Damage real files and read them: nothing but AlignError may come of it, and in time.

    python benchmarks/fuzz/mutate.py DIRECTORY [--each 2000] [--seed 1] [--keep DIRECTORY]

DIRECTORY holds documents of any format; each format gets ``--each`` mutants, made of its files in
turn: bits flipped, the end cut off, blocks doubled, moved, blanked or exchanged with another
file's. Files in archives are damaged inside as well, and packed anew, so that more than the
unpacking is tried. Mutants are read in a process of their own, so that a crash of a library is
seen and told too. Prints, for each format, how many were read, refused, crashed, or took too long
or too much memory; the mutants behind the last three are kept. Ends with 1 where there are any.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import random
import sys
import time
import zipfile
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

SLOW = 2.0
"""Seconds for each 100 kB, and at least these."""
HUNG = 30.0
MEMORY = 100_000_000
"""Bytes beside ten times the input that reading may take."""


def mutant(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The data with a few kinds of damage."""
    was_text = _is_text(data)
    for _ in range(chance.randint(1, 3)):
        data = _damaged(data, other, chance)
    if was_text and chance.random() < 0.9:
        # else nearly every mutant of a text is refused for its encoding
        data = data.decode("utf-8", "ignore").encode()
    return data


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    if len(data) < 2:
        return other
    if data[:4] == b"PK\x03\x04" and chance.random() < 0.7:
        return _repacked(data, other, chance)
    at, size = chance.randrange(len(data)), chance.choice((1, 16, 256, 4096))
    kind = chance.randrange(7)
    if kind == 0:
        changed = bytearray(data)
        for _ in range(chance.choice((1, 4, 32, 256))):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        return bytes(changed)
    if kind == 1:
        return data[:at]
    if kind == 2:
        return data[: at + size] + data[at : at + size] * chance.choice((1, 3, 50)) + data[at:]
    if kind == 3:
        return data[:at] + data[at + size :]
    if kind == 4:
        return data[:at] + bytes([chance.choice((0, 32, 60, 255))]) * size + data[at + size :]
    if kind == 5:
        start = chance.randrange(max(1, len(other)))
        return data[:at] + other[start : start + size] + data[at + size :]
    end = min(len(data), at + size)
    return data[:at] + data[at:end][::-1] + data[end:]


def _repacked(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """An archive with one of its parts damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
    except Exception:  # damaged before
        return data[::-1]
    if not parts:
        return data[::-1]
    names = [name for name in parts if name.endswith(".xml")] or list(parts)
    name = chance.choice(names)
    parts[name] = _damaged(parts[name], other, chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for one, content in parts.items():
            file.writestr(one, content)
    return stream.getvalue()


def serve(pipe: Connection) -> None:
    """Read what comes through the pipe; answer what came of it, in how long, and the memory."""
    import properties

    from align.errors import AlignError
    from align.extract import extract_targets
    from align.read import parse

    while True:
        data = pipe.recv_bytes()
        held, start = properties.forget_memory(), time.perf_counter()
        try:
            extract_targets(parse(data, path="mutant", id="mutant"))
            outcome = "read"
        except AlignError as error:
            outcome = "refused" if str(error).isprintable() else "not printable"
        except BaseException as error:  # what must not be
            outcome = f"{type(error).__name__}: {error}"
        taken = time.perf_counter() - start
        pipe.send((outcome, taken, properties.memory() - held))


class Reader:
    """A process that reads mutants; started anew where it died or hung."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.Process(target=serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def read(self, data: bytes) -> tuple[str, float, int]:
        """What came of reading the data, seconds, and the bytes that the process grew by."""
        self._pipe.send_bytes(data)
        try:
            if self._pipe.poll(HUNG):
                outcome: tuple[str, float, int] = self._pipe.recv()
                return outcome
            kind = "hung"
        except EOFError:
            kind = "crashed"
        self._process.kill()
        self._process.join()
        self._start()
        return kind, HUNG, 0


def verdict(outcome: str, seconds: float, memory: int, size: int) -> str:
    """read, refused, slow, memory, or what went wrong."""
    if outcome not in ("read", "refused"):
        return outcome
    if seconds > SLOW * max(1.0, size / 100_000):
        return "slow"
    return "memory" if memory > 10 * size + MEMORY else outcome


def main() -> int:
    parser = argparse.ArgumentParser(description="Damage real files and read them.")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--each", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    formats: dict[str, list[bytes]] = {}
    for path in sorted(given.directory.iterdir()):
        if path.is_file():
            formats.setdefault(path.suffix, []).append(path.read_bytes())
    reader = Reader()
    wrong = 0
    for suffix, files in formats.items():
        chance = random.Random(f"{given.seed}{suffix}")  # noqa: S311  # to be done again alike
        counts: Counter[str] = Counter()
        slowest, most = 0.0, 0
        for number in range(given.each):
            data = mutant(files[number % len(files)], chance.choice(files), chance)
            outcome, seconds, memory = reader.read(data)
            told = verdict(outcome, seconds, memory, len(data))
            counts[told] += 1
            slowest, most = max(slowest, seconds), max(most, memory)
            if told not in ("read", "refused"):
                wrong += 1
                if given.keep:
                    given.keep.mkdir(parents=True, exist_ok=True)
                    (given.keep / f"{number}{suffix}").write_bytes(data)
        shown = ", ".join(f"{count} {kind}" for kind, count in counts.most_common())
        print(
            f"{suffix}: {shown}; slowest {slowest:.2f} s, most memory {most / 1e6:.0f} MB",
            flush=True,
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
