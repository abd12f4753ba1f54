"""Work in a process of its own, asked for by a process without threads: `apart_worker.py NAME`.

The tests run it as a program: beside threads, which other tests may have left behind, the work
would be done in the process of the tests, and one that takes all memory would take theirs.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time

from align.config import Limits
from align.errors import ReadError
from align.read.formats import apart
from align.read.formats.document import Document
from align.read.formats.watch import Watch

DOCUMENT = Document("一\n二\n", "pdf", (0, 2), (0, 2))


def _where() -> Document:
    return Document(str(os.getpid()), "pdf")


def _refuse() -> Document:
    raise ReadError("locked", path="plan", hint="open it")


def _take_memory() -> Document:
    return Document("x" * 1_000_000_000, "pdf")


def _crash() -> Document:
    os.kill(os.getpid(), signal.SIGKILL)
    return DOCUMENT


def _hang() -> Document:
    while True:
        time.sleep(1)


def _fault() -> Document:
    return Document(str(1 // 0), "pdf")


WORKS = {
    "same": lambda: DOCUMENT,
    "where": _where,
    "refuse": _refuse,
    "take memory": _take_memory,
    "crash": _crash,
    "hang": _hang,
    "fault": _fault,
}


def main(name: str, seconds: float) -> dict[str, object]:
    """What came of the work: the document, or the error and what it says."""
    watch = Watch("plan", Limits(), time.monotonic() + seconds, 1000)
    if name == "hang":
        apart._PATIENCE = 0.0
    try:
        document = apart.alone(WORKS[name], watch)
    except ReadError as error:
        return {"error": "ReadError", "says": str(error), "path": error.path, "hint": error.hint}
    except RuntimeError as error:
        return {"error": "RuntimeError", "says": str(error)}
    return {"document": list(document), "here": str(os.getpid())}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], float(sys.argv[2]))))
