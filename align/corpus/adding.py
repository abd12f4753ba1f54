"""Take a new plan into the corpus: its text beside the manifest, its entry at the manifest's end.

The text is written first, then the manifest, each whole or not at all. Where the manifest cannot be
written the text is taken away again; a process that is killed in between leaves a text that is not
listed yet, which the check tells and a second call lists.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from align.config import reason
from align.corpus.library import Library, parent_name
from align.corpus.manifest import KEYS, NAME, Entry, entries_of, read_manifest
from align.corpus.tables import appended, entry
from align.corpus.writing import replace, update
from align.errors import DataError, ReadError, UsageError
from align.model.plan import Plan

HEADER = """\
# The plans of this corpus, one [[plan]] each.
#
# id            how commands name the plan; letters, digits, hyphens
# path          of the text, relative to the directory that holds the corpus
# title, level, jurisdiction, issuer, number, date   as the text says
# parent        the plan that it carries out: an id of this file, or the title of an absent one
# source        where the text comes from and what was seen of it
# sha256        of the file's bytes: a text is a source and is never edited
"""
FIELDS = ("title", "level", "jurisdiction", "issuer", "number", "date", "parent", "source")
"""What the person who adds a plan may say of it."""
_SUFFIX = ".txt"


class Proposal(NamedTuple):
    """A plan that is to be added."""

    values: dict[str, str]
    """The entry of the manifest, in its order."""
    data: bytes
    """What is kept as the plan's text."""
    path: str
    """Where the text is kept, as seen from the working directory."""
    plan: Plan
    """As it was read."""


def propose(
    library: Library, file: str, *, id: str | None = None, said: Mapping[str, str] | None = None
) -> Proposal:
    """What adding a file would write. ``said`` goes before what the text says.

    Raises ReadError for a document that cannot be read, UsageError where its id is of no use or
    the plan is in the corpus already.
    """
    from align.read import read_plan
    from align.read.formats.document import tame

    name = _id(file, id)
    if name in library.ids:
        raise UsageError(f"the id {name} is taken", hint="choose another one: --id")
    plan = read_plan(file, id=name, limits=library.config.limits)
    data = _kept(file, plan)
    path = _place(library, file, name, data)
    known = {key: tame(value) for key, value in (said or {}).items()}
    facts = {
        "title": plan.meta.title if plan.meta.title != name else None,
        "level": None if plan.meta.level == "unknown" else plan.meta.level,
        "jurisdiction": plan.meta.jurisdiction,
        "issuer": plan.meta.issuer,
        "number": plan.meta.number,
        "date": plan.meta.date,
        "parent": parent_name(library, plan),
    }
    found = {key: value for key, value in facts.items() if value} | known
    found |= {"id": name, "path": path, "sha256": hashlib.sha256(data).hexdigest()}
    values = {key: found[key] for key in KEYS if found.get(key)}
    proposal = Proposal(values, data, library.config.path(path), plan)
    refuse_twin(proposal, library, library.entries)
    return proposal


def _id(file: str, id: str | None) -> str:
    """The id that was asked for, else the name of the file. Raises UsageError for a bad one."""
    stem = os.path.splitext(os.path.basename(file))[0]
    name = stem.lower() if id is None else id
    if not name or not name.isascii() or not name.replace("-", "").isalnum():
        what = f"{name!r} is no id: letters, digits, hyphens"
        raise UsageError(what, hint="name the plan: --id")
    return name


def _kept(file: str, plan: Plan) -> bytes:
    """The bytes that are kept: a text as it is, of another format the text that was read.

    Where the document has pages the text is kept with marks of them, so that they can be told.
    """
    from align.read.decode import decode
    from align.read.formats.text import with_pages

    try:
        with open(file, "rb") as stream:
            data = stream.read()
        plain = decode(data, path=file).text == plan.source.text
    except ReadError:
        plain = False
    except OSError as error:
        raise ReadError(f"could not be read: {reason(error)}", path=file) from error
    return data if plain else with_pages(plan.source).encode()


def _place(library: Library, file: str, id: str, data: bytes) -> str:
    """Where the text is kept, as the manifest says it: where it is, if that is in the corpus."""
    config = library.config
    home = os.path.dirname(config.manifest)
    inside = os.path.relpath(os.path.abspath(file), os.path.abspath(config.path(home)))
    if not inside.startswith(os.pardir) and not os.path.isabs(inside) and _holds(file, data):
        return _slashes(os.path.join(home, inside))
    path = os.path.join(home, id + _SUFFIX)
    place = config.path(path)
    if os.path.exists(place) and not _holds(place, data):
        raise UsageError(
            "there is another text of that name", path=place, hint="choose another id: --id"
        )
    return _slashes(path)


def _slashes(path: str) -> str:
    return path.replace(os.sep, "/")


def _holds(path: str, data: bytes) -> bool:
    """Whether the file has exactly these bytes."""
    try:
        with open(path, "rb") as file:
            return file.read() == data
    except OSError:
        return False


def refuse_twin(proposal: Proposal, library: Library, entries: tuple[Entry, ...]) -> None:
    """Raise UsageError where an entry has the id, the text, or both title and number."""
    values = proposal.values
    for one in entries:
        if one.id == values["id"]:
            raise UsageError(f"the id {one.id} is taken", hint="choose another one: --id")
        if one.path == values["path"]:
            raise UsageError(f"{one.path} is listed already, as {one.id}")
        if values["sha256"] in (one.sha256, _digest(library.path(one))):
            raise UsageError(f"the same text is in the corpus already, as {one.id}")
        same_title = _folded(one.title) == _folded(values.get("title")) != ""
        if same_title and _folded(one.number) == _folded(values.get("number")):
            raise UsageError(
                f"the same plan is in the corpus already, as {one.id}: 《{one.title}》",
                hint="another version has a title or a number of its own: --title, --number",
            )


def _digest(path: str) -> str | None:
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return None


def _folded(text: str | None) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split()).strip("《》")


def add(library: Library, proposal: Proposal) -> None:
    """Write the text and the entry: both, or none.

    Raises UsageError where the plan has been added meanwhile or a file cannot be written, and
    DataError where the manifest is not as it must be.
    """
    manifest = library.config.path(library.config.manifest)
    os.makedirs(os.path.dirname(manifest) or ".", exist_ok=True)
    wrote: list[str] = []

    def change(old: bytes | None) -> bytes:
        refuse_twin(proposal, library, read_manifest(manifest))
        new = _with_entry(old, manifest, proposal.values)
        if not os.path.exists(proposal.path):
            wrote.append(proposal.path)
            replace(proposal.path, proposal.data)
        return new

    try:
        update(manifest, change)
    except BaseException:
        listed = _is_listed(manifest, proposal.values["id"])
        for path in wrote if not listed else ():
            with contextlib.suppress(OSError):
                os.unlink(path)
        raise


def _is_listed(manifest: str, id: str) -> bool:
    try:
        return any(one.id == id for one in read_manifest(manifest))
    except DataError:
        return False


def _with_entry(old: bytes | None, path: str, values: Mapping[str, str]) -> bytes:
    """The manifest with one more entry, all else untouched. Raises DataError where it is broken."""
    try:
        text = HEADER if old is None else old.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"cannot read the manifest: {reason(error)}", path=path) from error
    before = [found for _, found in entries_of(text, path)]
    new = appended(text, entry(NAME, values))
    if [found for _, found in entries_of(new, path)] != [*before, dict(values)]:
        raise DataError(
            "an entry cannot be put at its end",
            path=path,
            hint="write the plans as [[plan]], one after another",
        )
    return new.encode()


def likely_parent(library: Library, plan: Plan) -> str | None:
    """The plan of the corpus in whose jurisdiction a plan lies that cites none; None for none."""
    own = plan.meta.jurisdiction or ""
    found = [
        (len(one.jurisdiction), one.id)
        for one in library.entries
        if one.jurisdiction and own.startswith(one.jurisdiction) and own != one.jurisdiction
    ]
    return max(found)[1] if found else None
