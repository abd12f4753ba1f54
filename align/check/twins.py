"""Which plans of a corpus are the same: equal texts, or one document number."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from align.check.rule import Twin, part
from align.corpus.library import Library
from align.corpus.manifest import Entry
from align.errors import AlignError
from align.model.plan import Plan


class Twins:
    """Looks plans up among all texts of a corpus, each of which is read once, as bare text."""

    def __init__(self, library: Library) -> None:
        """Nothing is read before the first question."""
        self._library = library
        self._first: dict[str, Entry] | None = None

    def of(self, plan: Plan, entry: Entry | None) -> Twin | None:
        """The earlier plan of the manifest that is the same; None where there is none."""
        if self._first is None:
            self._first = _by_text(self._library)
        same = self._first.get(_digest(plan.source.text))
        if same is not None and self._other(same, plan):
            return Twin(same.id, self._library.path(same), part("same_text"))
        return self._same_number(plan, entry)

    def _same_number(self, plan: Plan, entry: Entry | None) -> Twin | None:
        """The earlier plan of that title and number, by what the manifest or the text says."""
        number = (entry and entry.number) or plan.meta.number
        title = (entry and entry.title) or plan.meta.title
        for other in self._library.entries:
            if entry is not None and other.line >= entry.line:
                return None
            alike = number and other.number == number and other.title == title
            if alike and self._other(other, plan):
                why = part("same_number", number=number)
                return Twin(other.id, self._library.path(other), why)
        return None

    def _other(self, entry: Entry, plan: Plan) -> bool:
        return entry.id != plan.id or self._library.path(entry) != plan.source.path


def _by_text(library: Library) -> dict[str, Entry]:
    """The first plan of each text."""
    from align.read.decode import decode

    first: dict[str, Entry] = {}
    for entry in library.entries:
        path = library.path(entry)
        try:
            with open(path, "rb") as file:
                text = decode(file.read(), path=path).text
        except (OSError, AlignError):
            continue  # the check of that plan tells of it
        first.setdefault(_digest(text), entry)
    return first


def _digest(text: str) -> str:
    """Of the words alone: how lines are broken makes no other plan."""
    words: Sequence[str] = text.split()
    return hashlib.sha256("".join(words).encode("utf-8", "surrogatepass")).hexdigest()
