"""The number ledger: what every numeral of a plan is, so that none is passed over unseen.

A figure with a unit that is no target must show why it is none (it bounds a class, belongs to a
name, describes what there is, tells of the past); a share or an amount after a verb of action
that shows nothing of the kind is *unexplained*. The share of these is a measure of recall that
needs no labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple

from align.extract import cues
from align.extract.dates import find_times
from align.extract.documents import find_document_numbers
from align.extract.asides import is_threshold
from align.extract.quantities import find_quantities
from align.extract.sentences import Sentence, enclosing, segments, sentences
from align.model.plan import Clause, Plan
from align.model.quantity import Quantity
from align.model.target import Target

Class = Literal[
    "target", "baseline", "date", "document", "ordinal", "name", "threshold", "unexplained"
]
CLASSES: tuple[Class, ...] = (
    "target", "baseline", "date", "document", "ordinal", "name", "threshold", "unexplained",
)  # fmt: skip


class Entry(NamedTuple):
    """One numeral: where it stands in the source, its text, and what it is."""

    start: int
    end: int
    line: int
    text: str
    cls: Class
    target: str | None = None
    """The target whose value it is."""


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(r"[0-9０-９]+(?:[.．,，:][0-9０-９]+)*|[ⅠⅡⅢⅣⅤⅥ]")


def ledger(plan: Plan, targets: Sequence[Target]) -> tuple[Entry, ...]:
    """Every numeral of the source in text order; those that lie in no clause count as ordinals."""
    entries: list[Entry] = []
    covered: set[int] = set()
    for clause in plan.clauses:
        own = [target for target in targets if target.clause == clause.id]
        for start, end, cls, target in _clause_numerals(clause, own):
            low, high = clause.offsets[start], clause.offsets[end - 1] + 1
            covered.update(range(low, high))
            entries.append(
                Entry(low, high, plan.source.line_of(low), clause.text[start:end], cls, target)
            )
    for match in _numeral().finditer(plan.source.text):
        if match.start() not in covered and match.end() - 1 not in covered:
            line = plan.source.line_of(match.start())
            entries.append(Entry(*match.span(), line, match.group(), "ordinal"))
    entries.sort()
    return tuple(entries)


def unexplained_share(entries: Iterable[Entry]) -> float:
    """The share of numerals that nothing explains, 0 to 1."""
    listed = list(entries)
    return sum(entry.cls == "unexplained" for entry in listed) / len(listed) if listed else 0.0


def _clause_numerals(
    clause: Clause, targets: Sequence[Target]
) -> list[tuple[int, int, Class, str | None]]:
    """The numerals of a clause's text: digits, and words for numbers that carry a unit."""
    text = clause.folded
    quantities = find_quantities(text)
    spans = {match.span() for match in _numeral().finditer(text)}
    for quantity in quantities:
        inside = [span for span in spans if span[0] < quantity.end and quantity.start < span[1]]
        if not inside:
            spans.add((quantity.start, quantity.end))
    reader = _Classifier(clause, quantities, targets)
    return [(low, high, *reader.classify(low, high)) for low, high in sorted(spans)]


class _Classifier:
    """Tells what a numeral of one clause is."""

    def __init__(
        self, clause: Clause, quantities: Sequence[Quantity], targets: Sequence[Target]
    ) -> None:
        self.clause = clause
        self.text = clause.folded
        self.quantities = quantities
        self.targets = targets
        self.times = find_times(self.text)
        self.documents = find_document_numbers(self.text)
        self.titles = [match.span() for match in _titled().finditer(self.text)]
        self.sentences = sentences(self.text, clause.paragraphs)

    def classify(self, low: int, high: int) -> tuple[Class, str | None]:
        """The class of the numeral between two indices, and its target."""
        quantity = next((q for q in self.quantities if q.start < high and low < q.end), None)
        if any(start < high and low < end for start, end in self._dated()):
            return "date", None
        if quantity is not None:
            owner = self._owner(quantity)
            if owner is not None:
                return "target", owner.id
        if any(start <= low < end for start, end in self.titles) or self._in_document(low, high):
            return "document", None
        if self.clause.row is not None:
            return self._in_row(low)
        if self.text[max(0, low - 1) : low] == "第" or low < self.clause.body and quantity is None:
            return "ordinal", None
        return self._explained(low, high, quantity), None

    def _dated(self) -> list[tuple[int, int]]:
        return [(time.start, time.end) for time in self.times]

    def _in_document(self, low: int, high: int) -> bool:
        return any(item.start < high and low < item.end for item in self.documents)

    def _owner(self, quantity: Quantity) -> Target | None:
        """The target whose printed value the quantity is."""
        place = self.clause.offsets[quantity.start]
        for target in self.targets:
            if target.start <= place < target.end and (target.lower, target.upper) == (
                quantity.lower,
                quantity.upper,
            ):
                return target
        return None

    def _in_row(self, low: int) -> tuple[Class, str | None]:
        row = self.clause.row
        place = self.clause.offsets[low]
        if row is None:
            return "unexplained", None
        if row.number is not None and row.number.start <= place < row.number.end:
            return "ordinal", None
        if row.baseline is not None and row.baseline.start <= place < row.baseline.end:
            return "baseline", None
        for target in self.targets:
            if target.start <= place < target.end and row.values:
                if any(cell.start <= place < cell.end for _, cell in row.values):
                    return "target", target.id
        if row.indicator.start <= place < row.indicator.end:
            return "name", None
        return "unexplained", None

    def _explained(self, low: int, high: int, quantity: Quantity | None) -> Class:
        before, after = self.text[max(0, low - 6) : low], self.text[high : high + 8]
        if _from().search(before):
            return "baseline"
        if _named(before, after) or _quoted(self.text, low, high):
            return "name"
        if quantity is None:
            return "ordinal" if re.match(r"[.．、)）]", after) else "unexplained"
        sentence: Sentence = enclosing(self.sentences, quantity.start)
        segment = next(
            (item for item in segments(self.text, sentence) if item.start <= quantity.start < item.end),
            None,
        )
        start = segment.start if segment else sentence.start
        if is_threshold(self.text, start, quantity, quantity) or _in_bracket(self.text, low):
            return "threshold"
        if cues.history().search(self.text, start, quantity.start):
            return "baseline"
        return "name" if self._describes(start, quantity) else "unexplained"

    def _describes(self, start: int, quantity: Quantity) -> bool:
        """Whether a counted or measured thing is only described: no verb acts on it."""
        if quantity.dimension in {"ratio", "points", "doublings"}:
            return False
        if quantity.dimension in {"voltage", "temperature", "time"}:
            return True
        return not cues.action_end(self.text, start, quantity.outer_start)


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(r"《[^》]*》|〔[^〕]*〕")


@cache
def _from() -> re.Pattern[str]:
    return re.compile(r"(?:由|从)[^,;。0-9]{0,5}$")


@cache
def _latin_end() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z][-.]?$|[(（]$")


def _named(before: str, after: str) -> bool:
    """Whether the numeral is part of a name: PM2.5, CO2, 5G, 12号线, 1+N."""
    if re.search(r"[A-Za-z][-.+]?$", before) or re.match(r"[-+]?[A-Za-z]", after):
        return True
    return after.startswith(cues.words("history", "named_after"))


def _quoted(text: str, low: int, high: int) -> bool:
    """Whether the numeral stands inside a short quotation: “1+N”, “三线一单”."""
    left = text.rfind('"', max(0, low - 12), low)
    right = text.find('"', high, high + 12)
    return left >= 0 and right >= 0 and text.count('"', left, right + 1) == 2


def _in_bracket(text: str, low: int) -> bool:
    left = text.rfind("(", max(0, low - 30), low)
    return left >= 0 and ")" not in text[left:low]
