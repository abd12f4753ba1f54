"""Work of a library in a process of its own: what it can't bear, that process does not survive.

A few kilobytes of PDF can unpack to gigabytes inside the library, and a damaged file can bring it
down. In a process of its own, with a limit of the operating system on its memory, either ends in
an error like any other. That process is a fork of this one; where threads run, which a fork would
leave behind, it is a new one. Where neither can be had, which is elsewhere than on Linux, the work
is done in this process.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import time
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any, Literal

from align.config import Limits
from align.errors import ReadError
from align.read.formats.document import Document
from align.read.formats.watch import Watch

Work = Callable[[bytes, Watch], Document]
"""A function of a module: what a document's bytes hold, under limits. A new process imports it."""
Way = Literal["fork", "new", "here"]

if TYPE_CHECKING:
    import subprocess

_CHUNK = 1 << 20
_OK, _REFUSED, _EXHAUSTED, _FAILED = range(4)
_SHARED = 16_000_000
"""Bytes of what may be taken that are left to the process that asks."""
_PATIENCE = 2.0
"""Seconds beyond the limit that the process may take to see for itself that time is up."""
_STARTED = b"+"
_START = (
    "import marshal, sys; sys.path[:] = marshal.load(sys.stdin.buffer); "
    "from align.read.formats.apart import serve; serve()"
)
"""What a new process runs: it finds the modules where this one does."""


def alone(work: Work, data: bytes, watch: Watch) -> Document:
    """What the work yields, done in a process of its own where that can be.

    Raises ReadError as the work does, and where it takes more memory or time than it may or does
    not come to an end.
    """
    way = possible()
    if way == "fork":
        return _forked(work, data, watch)
    return _started(work, data, watch) if way == "new" else work(data, watch)


def possible() -> Way:
    """How a process with limits can be had: fork only where there is no thread but this one."""
    if sys.platform != "linux":
        return "here"
    try:
        alone = len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return "here"
    if alone:
        return "fork"
    # an interpreter inside another program is not started anew by its name
    return "new" if sys.executable and not getattr(sys, "frozen", False) else "here"


def _forked(work: Work, data: bytes, watch: Watch) -> Document:
    """What the work yields in a fork of this process."""
    import resource  # noqa: F401  # here once, not in every fork

    held = _held()[0]
    out, into = os.pipe()
    try:
        child = os.fork()
    except OSError:  # no more processes are allowed
        os.close(out)
        os.close(into)
        return work(data, watch)
    if child == 0:
        status = 1
        try:
            os.close(out)
            _limit(held, watch.memory - _SHARED)
            _write(into, _attempt(work, data, watch))
            status = 0
        finally:
            os._exit(status)
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
        with contextlib.suppress(ChildProcessError):  # a program may let its processes go unasked
            os.waitpid(child, 0)
    return _outcome(answer, watch)


def _started(work: Work, data: bytes, watch: Watch) -> Document:
    """What the work yields in a new process."""
    import subprocess

    command = [sys.executable, "-P", "-c", _START]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    try:
        child = subprocess.Popen(  # noqa: S603  # nothing of the document is in the command
            command, bufsize=0, stdin=pipe, stdout=pipe, stderr=nowhere
        )
    except OSError:  # no such program, or no more processes are allowed
        return work(data, watch)
    told = work.__module__, work.__qualname__, watch.path, tuple(watch.limits), watch.end
    with child:
        try:
            answer = _asked(child, marshal.dumps(told), data, watch)
        finally:
            child.kill()
    return work(data, watch) if answer is None else _outcome(answer, watch)


def _asked(child: subprocess.Popen[bytes], told: bytes, data: bytes, watch: Watch) -> bytes | None:
    """What a new process answers; None where it is none of those that serve."""
    if child.stdin is None or child.stdout is None:
        return None
    into, out = child.stdin.fileno(), child.stdout.fileno()
    with contextlib.suppress(BrokenPipeError):  # it has ended; what it answers tells
        _write(into, marshal.dumps([one for one in sys.path if isinstance(one, str)]))
    if _some(out, watch) != _STARTED:
        return None
    with contextlib.suppress(BrokenPipeError):
        _write(into, told)
        _write(into, data)
    child.stdin.close()
    return _answer(out, watch)


def serve() -> None:
    """Do the work that is told on standard input, and answer on standard output."""
    import importlib
    import resource  # noqa: F401  # before the limit

    into = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no answer
    _write(into, _STARTED)
    source: IO[bytes] = sys.stdin.buffer
    module, name, path, limits, end = marshal.load(source)  # noqa: S302  # by `_started`
    data = source.read()
    watch = Watch(path, Limits(*limits), end, len(data))
    work: Work = getattr(importlib.import_module(module), name)
    addresses, memory = _held()
    _limit(addresses, watch.memory - _SHARED - memory)
    _write(into, _attempt(work, data, watch))
    os._exit(0)


def _attempt(work: Work, data: bytes, watch: Watch) -> bytes:
    """What comes of the work, to be told to the process that asked."""
    answer: tuple[Any, ...]
    try:
        document = work(data, watch)
        watch.check_text(document.text)  # before there is more of it
        answer = (_OK, *document)
    except ReadError as error:
        answer = (_REFUSED, error.what, error.hint)
    except MemoryError:
        answer = (_EXHAUSTED,)
    except Exception as error:  # told where it is looked for: in the process that asked
        answer = (_FAILED, f"{type(error).__name__}: {error}")
    return marshal.dumps(answer)


def _write(into: int, data: bytes) -> None:
    """Write all of it."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(into, rest) :]


def _held() -> tuple[int, int]:
    """The bytes that this process has of addresses, and those of memory."""
    with open("/proc/self/statm", "rb", buffering=0) as file:
        addresses, memory = file.read().split()[:2]
    page = os.sysconf("SC_PAGE_SIZE")
    return int(addresses) * page, int(memory) * page


def _limit(held: int, memory: int) -> None:
    """Let this process take so many bytes more than the addresses that it holds."""
    import resource

    most = held + max(_SHARED, memory)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard == resource.RLIM_INFINITY or hard > most:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _some(out: int, watch: Watch) -> bytes:
    """What the process writes next; nothing where it has ended. Raises ReadError without time."""
    import select

    left = watch.end + _PATIENCE - time.monotonic()
    waiting = select.poll()
    waiting.register(out, select.POLLIN)
    if left <= 0 or not waiting.poll(1000 * left):
        raise watch.excess("seconds", "reading takes")
    return os.read(out, _CHUNK)


def _answer(out: int, watch: Watch) -> bytes:
    """All that the process writes until it ends. Raises ReadError where that takes too long."""
    chunks: list[bytes] = []
    while chunk := _some(out, watch):
        chunks.append(chunk)
    return b"".join(chunks)


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
