"""Work in a process of its own, asked for by another one: `apart_worker.py NAME SECONDS [threads]`.

The tests run it as a program, without threads or beside one: those that other tests may have left
behind would decide how the process is made.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time

from align.config import Limits
from align.errors import ReadError
from align.read.formats import apart
from align.read.formats.document import Document
from align.read.formats.watch import Watch

DOCUMENT = Document("一\n二\n", "pdf", (0, 2), (0, 2))


def same(data: bytes, watch: Watch) -> Document:
    return DOCUMENT


def given(data: bytes, watch: Watch) -> Document:
    return Document(repr((data, watch)), "pdf")


def where(data: bytes, watch: Watch) -> Document:
    print("what a library prints is no answer", flush=True)
    return Document(str(os.getpid()), "pdf")


def refuse(data: bytes, watch: Watch) -> Document:
    raise ReadError("locked", path="plan", hint="open it")


def take_memory(data: bytes, watch: Watch) -> Document:
    return Document("x" * 1_000_000_000, "pdf")


def take_some(data: bytes, watch: Watch) -> Document:
    return Document(str(len(b"x" * 40_000_000)), "pdf")


def tell_much(data: bytes, watch: Watch) -> Document:
    return Document("x" * 20_000_000, "pdf")


def crash(data: bytes, watch: Watch) -> Document:
    os.kill(os.getpid(), signal.SIGKILL)
    return DOCUMENT


def hang(data: bytes, watch: Watch) -> Document:
    while True:
        time.sleep(1)


def fault(data: bytes, watch: Watch) -> Document:
    return Document(str(1 // 0), "pdf")


def main(name: str, seconds: float) -> dict[str, object]:
    """What came of the work: the document, or the error and what it says."""
    watch = Watch("plan", Limits(), time.monotonic() + seconds, 1000)
    if name == "hang":
        apart._PATIENCE = 0.0
    if name == "no_interpreter":
        sys.executable = "/bin/false"
        name = "where"
    import apart_worker  # a new process finds the work in the module of that name

    work: apart.Work = getattr(apart_worker, name)
    way = apart.possible()
    try:
        document = apart.alone(work, b"%PDF-" * 200, watch)
    except ReadError as error:
        told = {"error": "ReadError", "says": str(error), "path": error.path, "hint": error.hint}
        return {**told, "way": way}
    except RuntimeError as error:
        return {"error": "RuntimeError", "says": str(error), "way": way}
    return {"document": list(document), "here": str(os.getpid()), "watch": repr(watch), "way": way}


def beside_a_thread(name: str, seconds: float) -> dict[str, object]:
    """The same, while another thread of this process waits."""
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        return main(name, seconds)
    finally:
        waiting.set()
        thread.join()


if __name__ == "__main__":
    asked = beside_a_thread if sys.argv[3:] == ["threads"] else main
    print(json.dumps(asked(sys.argv[1], float(sys.argv[2]))))
