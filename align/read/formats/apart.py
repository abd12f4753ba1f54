"""Work of a library in a process of its own: what it can't bear, that process does not survive.

A few hundred kilobytes of PDF can unpack to gigabytes inside the library, and a damaged file can
bring it down. In a process of its own, with limits of the operating system on its memory, either
ends in an error like any other. Where that can't be had (elsewhere than on Linux, or where threads
run, which a fork would leave behind) the work is done in this process.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from align.errors import ReadError
from align.read.formats.document import Document
from align.read.formats.watch import Watch

_CHUNK = 1 << 20
_OK, _REFUSED, _EXHAUSTED, _FAILED = range(4)
_SHARED = 16_000_000
"""Bytes of what may be taken that are left to the process that asks."""
_PATIENCE = 2.0
"""Seconds beyond the limit that the process may take to see for itself that time is up."""


def alone(work: Callable[[], Document], watch: Watch) -> Document:
    """What the work yields, done in a process of its own where that can be.

    Raises ReadError as the work does, and where it takes more memory or time than it may or does
    not come to an end.
    """
    if not possible():
        return work()
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _serve(work, watch, into)
    os.close(into)
    ended = False
    try:
        answer = _answer(out, watch)
        ended = True
    finally:
        os.close(out)
        if not ended:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, 9)
        os.waitpid(child, 0)
    return _outcome(answer, watch)


def possible() -> bool:
    """Whether there is fork, and no thread but this one."""
    if sys.platform != "linux":
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def _serve(work: Callable[[], Document], watch: Watch, into: int) -> None:
    """Do the work, write what came of it, and end the process."""
    status = 1
    try:
        _limit(max(_SHARED, watch.memory - _SHARED))
        try:
            answer: tuple[Any, ...] = (_OK, *work())
        except ReadError as error:
            answer = (_REFUSED, error.what, error.hint)
        except MemoryError:
            answer = (_EXHAUSTED,)
        except Exception as error:  # told where it is looked for: in the process that asked
            answer = (_FAILED, f"{type(error).__name__}: {error}")
        data = marshal.dumps(answer)
        while data:
            data = data[os.write(into, data) :]
        status = 0
    finally:
        os._exit(status)


def _limit(memory: int) -> None:
    """Let this process take so many bytes more than it holds."""
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        held = int(file.read().split()[0]) * resource.getpagesize()
    most = held + memory
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard == resource.RLIM_INFINITY or hard > most:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(out: int, watch: Watch) -> bytes:
    """All that the process writes until it ends. Raises ReadError where that takes too long."""
    import select

    chunks: list[bytes] = []
    while True:
        left = watch.end + _PATIENCE - time.monotonic()
        if left <= 0 or not select.select([out], [], [], left)[0]:
            raise watch.excess("seconds", "reading takes")
        chunk = os.read(out, _CHUNK)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)


def _outcome(answer: bytes, watch: Watch) -> Document:
    """The document in an answer; else the error that it tells, or that there is none."""
    kind, *rest = marshal.loads(answer) if answer else (_EXHAUSTED,)  # noqa: S302  # our own
    if kind == _OK:
        return Document(*rest)
    if kind == _REFUSED:
        raise ReadError(rest[0], path=watch.path, hint=rest[1])
    if kind == _FAILED:
        raise RuntimeError(rest[0])
    raise watch.excess("memory_megabytes", "its library failed: it is damaged, or needs")
