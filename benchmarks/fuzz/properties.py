"""What must hold whatever a document is: an error at most, in time, with little memory."""

from __future__ import annotations

import contextlib
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 2.0
"""For each 100 kB, and at least these."""
TIMES = 10
BESIDE = 100_000_000
"""Reading may take ``TIMES`` the bytes of the document, and these beside."""


def document(target: str, data: bytes) -> bytes:
    """The document that the data of a fuzzing target stand for: one that its reader is given."""
    if target == "html" and not data.startswith(b"<"):
        return b"<html>" + data
    if target == "markdown" and data.count(b"\n# ") < 2:
        return "# 某市方案\n\n# 总则\n\n".encode() + data
    if target == "pdf" and not data.startswith(b"%PDF-"):
        return b"%PDF-1.7\n" + data
    if target == "extract":
        return "某市实施方案\n一、总则\n".encode() + data.decode("utf-8", "ignore").encode()
    return data


def wrong(data: bytes, *, laws: bool = True) -> str | None:
    """What is wrong with how a document is read, as one line; None where nothing is."""
    from align.errors import AlignError
    from align.extract import extract_targets
    from align.read import parse

    before, start = forget_memory(), time.process_time()
    try:
        plan = parse(data, path="fuzzed", id="fuzzed")
        if laws:
            _laws(plan)
        extract_targets(plan)
    except AlignError as error:
        if not str(error).isprintable():
            return "an error that is not one printing line"
    except BaseException as error:  # all of it is a finding
        return _told(error)
    seconds, grown = time.process_time() - start, memory() - before
    if seconds > SECONDS * max(1.0, len(data) / 100_000):
        return "slow"
    if grown > TIMES * len(data) + BESIDE:
        return "memory"
    return None


def memory() -> int:
    """The most bytes that this process has held since ``forget_memory``; 0 where none can tell."""
    return _status("VmHWM:")


def forget_memory() -> int:
    """Begin to measure the most memory anew; the bytes that are held now."""
    # the figures of getrusage go down never, and hold what the process that started this one took
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _status("VmRSS:")


def _status(key: str) -> int:
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(key)), 0)


def _laws(plan: object) -> None:
    """Fail where a plan breaks what holds for every plan that was read."""
    folder = str(ROOT / "tests" / "read")
    if folder not in sys.path:
        sys.path.append(folder)
    from reading_laws import check

    check(plan)


def _told(error: BaseException) -> str:
    """Kind and place of an exception: the same for the same fault."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if "benchmarks" not in frame.filename
    ]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    inner = [frame for frame in frames if "/align/" in frame.filename]
    if inner and inner[-1] is not frames[-1]:
        place = f"{Path(inner[-1].filename).name}:{inner[-1].lineno} {place}"
    return f"{type(error).__name__} at {place}"
