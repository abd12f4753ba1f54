"""Write files so that a reader finds the old one or the new one, whole, whatever happens.

``replace`` writes beside the file and then puts the new one in its place. ``update`` reads, changes
and replaces under a lock, so that of two processes neither loses what the other has written. The
lock is the operating system's, taken on a small file beside: a process that dies gives it up.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator

from align.config import reason
from align.errors import UsageError

WAIT = 10.0
"""Seconds to wait for another process before giving up."""
_PAUSE = 0.02
_PARTIAL = ".tmp"


def replace(path: str, data: bytes) -> None:
    """Put ``data`` into the file, whole or not at all; a link stays one, and so does the mode.

    Raises UsageError where the file cannot be written.
    """
    target = os.path.realpath(path) if os.path.islink(path) else path
    if os.path.exists(path) and not os.path.isfile(path):
        _pour(path, data)
        return
    _sweep(target)
    place = f"{_beside(target)}.{os.getpid()}{_PARTIAL}"
    try:
        _write(place, data, _mode(target))
        os.replace(place, target)
    except OSError as error:
        _remove(place)
        raise UsageError(f"cannot write: {reason(error)}", path=path) from error
    except BaseException:
        _remove(place)
        raise
    _sync_directory(os.path.dirname(target))


def update(path: str, change: Callable[[bytes | None], bytes | None]) -> None:
    """Replace the file by what ``change`` makes of it, no other ``update`` coming in between.

    ``change`` is given None where there is no such file; it returns None to leave all as it is.
    Raises UsageError where the file cannot be read, written or locked.
    """
    with locked(path):
        new = change(_read(path))
        if new is not None:
            replace(path, new)


@contextlib.contextmanager
def locked(path: str) -> Iterator[None]:
    """Nobody else is in ``locked`` for this file while the block runs.

    Raises UsageError where the lock cannot be had within ``WAIT`` seconds.
    """
    place = f"{_beside(path)}.lock"
    descriptor = _acquired(place, path)
    try:
        yield
    finally:
        # Removed before it is given up: whoever waited for it sees that it has gone and makes
        # a new one.
        _remove(place)
        os.close(descriptor)


def _beside(path: str) -> str:
    """The beginning of the names of files that belong to this one and are not shown."""
    return os.path.join(os.path.dirname(path), f".{os.path.basename(path)}")


def _write(place: str, data: bytes, mode: int) -> None:
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0))
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    os.chmod(place, mode)


def _pour(path: str, data: bytes) -> None:
    """Write into what is no file and cannot be replaced: a terminal, a pipe."""
    try:
        with open(path, "wb") as stream:
            stream.write(data)
    except OSError as error:
        raise UsageError(f"cannot write: {reason(error)}", path=path) from error


def _mode(path: str) -> int:
    """The mode of the file, or that which a new one gets."""
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        mask = os.umask(0o022)
        os.umask(mask)
        return 0o666 & ~mask


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(f"cannot be read: {reason(error)}", path=path) from error


def _acquired(place: str, path: str) -> int:
    """The descriptor of the lock file, locked and still the one that has this name."""
    end = time.monotonic() + WAIT
    while True:
        try:
            descriptor = os.open(place, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise UsageError(f"cannot lock: {reason(error)}", path=path) from error
        if _lock(descriptor) and _is_named(descriptor, place):
            return descriptor
        os.close(descriptor)
        if time.monotonic() > end:
            raise UsageError(
                "another process is writing this file", path=path, hint="try again when it is done"
            )
        time.sleep(_PAUSE)


def _lock(descriptor: int) -> bool:
    """Whether the lock could be had at once."""
    try:
        if os.name == "nt":
            import msvcrt

            # the type checker knows the module's names on Windows only
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_named(descriptor: int, place: str) -> bool:
    """Whether the file that is open is the one of that name, not one removed meanwhile."""
    try:
        here, there = os.fstat(descriptor), os.stat(place)
    except OSError:
        return False
    return (here.st_ino, here.st_dev) == (there.st_ino, there.st_dev)


def _sweep(target: str) -> None:
    """Remove what processes that have died left half written of this file."""
    directory, beginning = os.path.split(f"{_beside(target)}.")
    with contextlib.suppress(OSError):
        for name in os.listdir(directory or "."):
            owner = name.removeprefix(beginning).removesuffix(_PARTIAL)
            if name == f"{beginning}{owner}{_PARTIAL}" and owner.isdigit() and _dead(int(owner)):
                _remove(os.path.join(directory, name))


def _dead(process: int) -> bool:
    """Whether there is certainly no such process; not every system can be asked."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _remove(place: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(place)


def _sync_directory(directory: str) -> None:
    """Make the new name last; not every system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(directory or ".", os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
