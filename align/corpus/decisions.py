"""The file of people's decisions: read it, add to it, take from it.

One ``[[decision]]`` after another, plain strings. People may edit it: what is written here leaves
their order, their comments and all other entries as they are.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import Any

from align.config import near, reason
from align.corpus.manifest import entries_of
from align.corpus.tables import appended, entry, without
from align.corpus.writing import update
from align.errors import DataError
from align.model.decision import HOLDS, Decision
from align.model.verdict import VERDICTS

HEAD = "decision"
REQUIRED = ("id", "reference", "plan", "holds", "by", "on")
KEYS = (
    "id",
    "reference",
    "plan",
    "holds",
    "verdict",
    "reference_place",
    "reference_quote",
    "plan_place",
    "plan_quote",
    "why",
    "by",
    "on",
    "until",
    "reference_clause",
    "reference_target",
    "plan_clause",
    "plan_target",
    "clauses",
    "seen",
)
"""In the order in which they are written."""

HEADER = """\
# People's decisions on alignments and verdicts, one [[decision]] each. Written by `align decide`
# and `align review`; may be edited.
#
# holds         verdict: this verdict holds, with the plan's target named here or with none
#               not-partner: the plan's target does not answer to the reference's
#               clauses: these clauses of the reference answer to the plan's, the primary first
#               not-clauses: these do not · note: a remark, nothing is decided
# why by on     the reason, who decided, on which day; until: the day
#               after which `align check` wants it looked at again
# *_place *_quote   where it stood and what it said on that day, for readers
# *_clause *_target clauses seen   fingerprints of the texts, however numbered or moved; when a text
#               changes the decision is suspect: it is told, and not applied
"""


def read_decisions(path: str) -> tuple[Decision, ...]:
    """The decisions in their order; none where there is no such file.

    Raises DataError where the file cannot be read or says something that it must not.
    """
    if not os.path.exists(path):
        return ()
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise DataError(f"cannot read the decisions: {reason(error)}", path=path) from error
    return decisions_in(_decoded(data, path), path)


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"cannot read the decisions: {reason(error)}", path=path) from error


def decisions_in(text: str, path: str) -> tuple[Decision, ...]:
    """The decisions of a text; ``path`` is named in errors. Raises DataError."""
    return tuple(_decision(line, values, path) for line, values in entries_of(text, path, HEAD))


def _decision(line: int, values: dict[str, Any], path: str) -> Decision:
    """The decision of checked values."""
    for key, value in values.items():
        if key not in KEYS:
            raise DataError(f"unknown key {key!r}", path=path, line=line, hint=near(key, KEYS))
        if not isinstance(value, str):
            raise DataError(f"{key} must be a string", path=path, line=line)
    for key in REQUIRED:
        if not values.get(key):
            raise DataError(f"a decision without {key!r}", path=path, line=line)
    for key, known in (("holds", HOLDS), ("verdict", VERDICTS)):
        if key in values and values[key] not in known:
            what = f"unknown value {values[key]!r} of {key}"
            raise DataError(what, path=path, line=line, hint=near(values[key], known))
    for key in ("on", "until"):
        if key in values and not is_day(values[key]):
            what = f"{key} must be a day as 2026-03-31, not {values[key]!r}"
            raise DataError(what, path=path, line=line)
    _whole(line, values, path)
    clauses = tuple(values.pop("clauses", "").split())
    return Decision(**values, clauses=clauses, line=line)


def _whole(line: int, values: dict[str, Any], path: str) -> None:
    """Refuse a decision that lacks what its kind needs."""
    holds = values["holds"]
    if holds == "verdict" and "verdict" not in values:
        raise DataError("a decision without 'verdict'", path=path, line=line)
    about_clauses = not (values.get("reference_target") or values.get("plan_target"))
    if about_clauses and not values.get("plan_clause"):
        raise DataError("a decision on no clause and no target", path=path, line=line)
    if holds != "note" and about_clauses is not (holds in ("clauses", "not-clauses")):
        raise DataError(f"{holds} does not suit what it is about", path=path, line=line)


def is_day(text: str) -> bool:
    """Whether the text is a day as ISO date."""
    import datetime

    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def keep(path: str, decisions: Collection[Decision], *, replacing: Collection[str] = ()) -> None:
    """Add the decisions to the file; those of the same ids, and ``replacing``, give way to them.

    The file is made where there is none. Raises DataError or UsageError, and then nothing of it
    has been written.
    """
    gone = {one.id for one in decisions} | set(replacing)
    update(path, lambda old: _changed(old, path, gone, tuple(decisions)))


def withdraw(path: str, ids: Collection[str]) -> tuple[Decision, ...]:
    """Take the decisions of those ids out of the file; returns what was taken out."""
    taken: list[Decision] = []

    def change(old: bytes | None) -> bytes | None:
        known = decisions_in(_decoded(old or b"", path), path)
        taken.extend(one for one in known if one.id in ids)
        return _changed(old, path, set(ids), ()) if taken else None

    update(path, change)
    return tuple(taken)


def _changed(
    old: bytes | None, path: str, gone: Collection[str], new: tuple[Decision, ...]
) -> bytes:
    """The bytes of the file without some decisions and with others at its end."""
    text = HEADER if old is None else _decoded(old, path)
    known = decisions_in(text, path)
    places = [place for place, one in enumerate(known) if one.id in gone]
    wanted = [_bare(one) for one in known if one.id not in gone] + [_bare(one) for one in new]
    changed = without(text, HEAD, places)
    for one in new:
        changed = appended(changed, entry_text(one))
    try:
        same = [_bare(one) for one in decisions_in(changed, path)] == wanted
    except DataError:
        same = False
    if not same:  # an unusual layout: written anew as a whole
        changed = HEADER
        for one in wanted:
            changed = appended(changed, entry_text(one))
    return changed.encode()


def _bare(decision: Decision) -> Decision:
    return decision._replace(line=0)


def entry_text(decision: Decision) -> str:
    """The decision as it stands in the file."""
    values = decision._asdict() | {"clauses": " ".join(decision.clauses)}
    filled = {key: values[key] for key in KEYS if values[key]}
    if decision.holds == "clauses":
        filled["clauses"] = values["clauses"]  # also where it says that none does
    return entry(HEAD, filled)
