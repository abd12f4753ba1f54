"""Plans read before: what was worked out of a document, kept until document or tool change.

Reading a plan and finding its targets takes longer than everything that follows, and analysts
compare the same plans again and again. The result is kept in the user's cache directory under a
name that holds the digest of the document and the state of the tool's own files, so that a
change of either is a new entry. Anything amiss with an entry (absent, broken, not the user's own)
means that the plan is read as if there were none. ``ALIGN_CACHE=off`` keeps nothing at all,
``ALIGN_CACHE=DIRECTORY`` keeps it there.
"""

from __future__ import annotations

import os
import sys

from align import __version__
from align.corpus.library import Library, load_plan, locate
from align.pipeline import Prepared, prepare

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_PARTS = ("model", "read", "extract", "lexicon")
"""What a plan's targets depend on: a change of any file in these makes a new entry."""
_LARGEST = 50_000_000


def load_prepared(library: Library, name: str) -> Prepared:
    """The plan of that id or path with its targets, from the cache where it is there.

    Raises UsageError for an unknown name and ReadError for a document that cannot be read.
    """
    found = locate(library, name)
    directory = cache_directory()
    key = _key(found.path, found.id) if directory else None
    if directory is None or key is None:
        return prepare(load_plan(library, name))
    place = os.path.join(directory, key)
    kept = _kept(place)
    if kept is not None:
        source = kept.plan.source._replace(path=found.path)
        return Prepared(kept.plan._replace(source=source), kept.targets)
    prepared = prepare(load_plan(library, name))
    _keep(directory, place, prepared)
    return prepared


def cache_directory() -> str | None:
    """Where results are kept; None where nothing is to be kept."""
    wanted = os.environ.get("ALIGN_CACHE", "")
    if wanted:
        return None if wanted == "off" else wanted
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "align") if base and os.path.isabs(base) else None


def _key(path: str, id: str) -> str | None:
    """A name for the document and the tool as they are now; None where it cannot be read."""
    import hashlib

    try:
        if os.path.getsize(path) > _LARGEST:
            return None
        with open(path, "rb") as file:
            digest = hashlib.sha256(file.read())
    except OSError:
        return None  # the reader says what is wrong with it
    digest.update(f"\0{id}\0{__version__}\0{sys.version}".encode())
    digest.update(_state_of_the_tool().encode())
    return digest.hexdigest()[:40]


def _state_of_the_tool() -> str:
    """Names, sizes and times of change of the files that a plan's targets depend on."""
    found: list[str] = []
    waiting = [os.path.join(_PACKAGE, part) for part in _PARTS]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".json")):
                    state = entry.stat()
                    found.append(f"{entry.name}:{state.st_size}:{state.st_mtime_ns}")
                elif "." not in entry.name and entry.name not in ("__pycache__", "data"):
                    waiting.append(entry.path)
    return "\0".join(sorted(found))


def _kept(place: str) -> Prepared | None:
    """The entry, or None where there is none that can be used."""
    try:
        state = os.stat(place)
        if hasattr(os, "getuid") and (state.st_uid != os.getuid() or state.st_mode & 0o022):
            return None
        with open(place, "rb") as file:
            import pickle

            found = pickle.load(file)  # noqa: S301  # the user's own file, checked above
    except Exception:  # whatever is wrong with an entry, the plan itself is there
        return None
    return found if isinstance(found, Prepared) else None


def _keep(directory: str, place: str, prepared: Prepared) -> None:
    """Write the entry, whole or not at all; a cache that cannot be written is none."""
    import pickle

    partial = f"{place}.{os.getpid()}"
    try:
        os.makedirs(directory, mode=0o700, exist_ok=True)
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:
            pickle.dump(prepared, file, protocol=5)
        os.replace(partial, place)
    except (OSError, pickle.PicklingError):
        try:
            os.unlink(partial)
        except OSError:
            return
