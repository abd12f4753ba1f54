"""Find a plan by its id or its path and read it."""

import os
from typing import NamedTuple

from align.config import Config, near
from align.corpus.manifest import Entry, read_manifest
from align.errors import DataError, UsageError
from align.model.decision import Decision
from align.model.plan import Plan


class Library(NamedTuple):
    """The plans of one corpus."""

    config: Config
    entries: tuple[Entry, ...]
    decisions: tuple[Decision, ...] = ()
    """What people have decided, applied wherever two plans are compared."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the plans, in the order of the manifest."""
        return tuple(entry.id for entry in self.entries)

    @property
    def parents(self) -> dict[str, str]:
        """For each plan its parent: an id of this corpus, the title of an absent plan, or ""."""
        return {entry.id: entry.parent or "" for entry in self.entries}

    def path(self, entry: Entry) -> str:
        """Where the text of an entry lies, as seen from the working directory.

        Raises DataError where that is outside of the corpus, be it by a link.
        """
        path = self.config.path(entry.path)
        root = os.path.realpath(self.config.root)
        if os.path.commonpath((root, os.path.realpath(path))) != root:
            raise DataError(
                f"the plan {entry.id} lies outside of the corpus",
                path=self.config.path(self.config.manifest),
                line=entry.line,
                hint="keep its text beside the manifest",
            )
        return path


class Located(NamedTuple):
    """A plan that was asked for: its id and where its text lies."""

    id: str
    path: str
    entry: Entry | None


def open_library(config: Config) -> Library:
    """The corpus of a configuration.

    Raises DataError for a manifest, or a file of decisions, that is not as it must be.
    """
    entries = read_manifest(config.path(config.manifest))
    decisions: tuple[Decision, ...] = ()
    if os.path.exists(config.decisions_path):
        from align.corpus.decisions import read_decisions  # most runs need none of it

        decisions = read_decisions(config.decisions_path)
    return Library(config, entries, decisions)


def locate(library: Library, name: str) -> Located:
    """The plan of that id, else the file of that path.

    Raises UsageError for a name that is neither; whether a file can be read shows when it is read.
    """
    for entry in library.entries:
        if entry.id == name:
            return Located(entry.id, library.path(entry), entry)
    if not (os.path.exists(name) or _like_a_path(name)):
        known = library.ids
        hint = near(name, known) if known else "there is no manifest here: name a file"
        raise UsageError(f"no plan {name!r} in the manifest, and no file of that name", hint=hint)
    path = os.path.normpath(os.path.relpath(name) if os.path.isabs(name) else name)
    for entry in library.entries:
        if library.path(entry) == path:
            return Located(entry.id, path, entry)
    return Located(_id_of(path), path, None)


def _like_a_path(name: str) -> bool:
    """Whether a name that is no file was meant as one."""
    return "/" in name or os.sep in name or "." in name


def _id_of(path: str) -> str:
    """The id of a plan that no manifest names: the name of its file without the ending."""
    name = os.path.basename(path)
    return os.path.splitext(name)[0] or name


def load_plan(library: Library, name: str) -> Plan:
    """The plan of that id or path, read.

    Raises UsageError for an unknown name and ReadError for a document that cannot be read.
    """
    from align.read import read_plan

    found = locate(library, name)
    return read_plan(found.path, id=found.id, limits=library.config.limits)


def parent_name(library: Library, plan: Plan) -> str | None:
    """The id of a plan's parent where the corpus has it, else its title; None without a parent.

    A plan that the manifest does not list is asked itself: it cites the plan that it carries out.
    """
    for entry in library.entries:
        if entry.id == plan.id and library.path(entry) == plan.source.path:
            return entry.parent
    cited = [one.title for one in plan.meta.cited if one.carried_out]
    for name in [plan.meta.parent] if plan.meta.parent else cited:
        found = _titled(library, name, plan)
        if found is not None:
            return found
    return plan.meta.parent


def _titled(library: Library, name: str, plan: Plan) -> str | None:
    """The id of the only entry of a title, else of one that names no body before 关于."""
    others = [entry for entry in library.entries if entry.title and entry.id != plan.id]
    for key in (str, _matter):
        same = [entry.id for entry in others if key(entry.title or "") == key(name)]
        if same:
            return same[0] if key is str or len(same) == 1 else None
    return None


def _matter(title: str) -> str:
    """The letters of a title, from 关于 on where it has that."""
    letters = "".join(char for char in title if char.isalnum())
    return letters.partition("关于")[2] or letters


def parents_of(library: Library, plans: tuple[Plan, ...]) -> dict[str, str]:
    """The parents of the whole corpus together with those of some plans that it may not list."""
    return library.parents | {plan.id: parent_name(library, plan) or "" for plan in plans}
