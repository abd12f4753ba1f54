"""Which plans a change of the corpus touches, as git tells it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence

from align.corpus.library import Library
from align.corpus.manifest import Entry, plain_entries, toml_entries
from align.errors import AlignError, UsageError


def changed_plans(library: Library, revision: str) -> tuple[str, ...]:
    """The ids of the plans that are new or edited since a revision, and of all plans under them.

    Counted from where this branch left the revision, up to the files as they lie there now, files
    that git does not know yet included. A plan whose entry in the manifest changed is edited too.
    Raises UsageError where there is no git, no repository or no such revision.
    """
    root = library.config.root
    base = _base(root, revision)
    top = _git(root, "rev-parse", "--show-toplevel").rstrip("\n")
    listed = _git(root, "diff", "--name-only", "-z", "--no-renames", base, "--")
    others = _git(
        root, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", top
    )
    paths = {os.path.realpath(os.path.join(top, name)) for name in _names(listed + others)}
    touched = {
        entry.id for entry in library.entries if os.path.realpath(library.path(entry)) in paths
    }
    manifest = library.config.path(library.config.manifest)
    if os.path.realpath(manifest) in paths:
        touched |= _relisted(library, _before(root, base, top, manifest))
    return tuple(name for name in dict.fromkeys(library.ids) if touched & set(_line(library, name)))


def _base(root: str, revision: str) -> str:
    """Where this branch left the revision; the revision where they have nothing in common."""
    commit = f"{revision}^{{commit}}"
    wanted = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", commit, asked=revision
    )
    found = _run(root, "merge-base", wanted.strip(), "HEAD")
    return found.stdout.strip() if found.returncode == 0 else wanted.strip()


def _line(library: Library, id: str) -> list[str]:
    """A plan and all plans above it."""
    parents = library.parents
    result = [id]
    while parents.get(result[-1]) in parents and parents[result[-1]] not in result:
        result.append(parents[result[-1]])
    return result


def _relisted(library: Library, before: Iterable[Entry]) -> set[str]:
    """The plans whose entry is new or says something else; where it stands does not matter."""
    known = {entry._replace(line=0) for entry in before}
    return {entry.id for entry in library.entries if entry._replace(line=0) not in known}


def _before(root: str, base: str, top: str, manifest: str) -> Sequence[Entry]:
    """The manifest's entries at a commit; none where it was not there or is of no use."""
    name = os.path.relpath(os.path.realpath(manifest), os.path.realpath(top)).replace(os.sep, "/")
    shown = _run(root, "show", f"{base}:{name}")
    if shown.returncode:
        return ()
    try:
        raw = plain_entries(shown.stdout)
        raw = toml_entries(shown.stdout, manifest) if raw is None else raw
        return [Entry(**values) for _, values in raw]
    except (AlignError, TypeError):  # it was broken then: every plan counts as edited
        return ()


def _names(listed: str) -> list[str]:
    return [name for name in listed.split("\0") if name]


def _git(root: str, *arguments: str, asked: str = "") -> str:
    """What git prints. Raises UsageError where it refuses."""
    done = _run(root, *arguments)
    if done.returncode == 0:
        return done.stdout
    if asked:
        shallow = "in CI, fetch the whole history (fetch-depth: 0)"
        raise UsageError(f"git knows no revision {asked!r}", hint=shallow)
    told = " ".join(done.stderr.split()) or f"git {arguments[0]} failed"
    raise UsageError(f"--changed-since: {told}")


def _run(root: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603  # fixed words, paths and a checked revision
            ["git", "-C", root, "-c", "core.quotePath=off", *arguments],  # noqa: S607  # as installed
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
        )
    except OSError as error:
        raise UsageError("--changed-since needs git", hint=str(error)) from error
