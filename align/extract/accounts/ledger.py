"""The number ledger: what every numeral of a plan is, so that none is passed over unseen.

A numeral is a run of figures, a printed amount (also in words: 百分之十四), a time ("十四五"), the
number of a heading, or a Chinese number of two characters and more (二十大); a character of a word
(统一, 一体) is none. Each belongs to one class by evidence that can be pointed at. What nothing
explains is *unexplained*: a target that was missed, or a wording that the tool does not know. The
share of these is a measure of recall that needs no labels.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from align.extract.accounts import explained
from align.extract.accounts.entries import (
    CLASSES,
    Class,
    Entry,
    Spans,
    documents,
    figures,
    numerals,
)
from align.extract.amounts.quantities import find_quantities
from align.extract.sentences import Sentence, bracketed, segments, sentences
from align.extract.telling import tells
from align.extract.times.dates import Time, find_times
from align.model.plan import Apart, Cell, Clause, Plan, Row
from align.model.quantity import Quantity
from align.model.target import Target


@cache
def _number_sign() -> re.Pattern[str]:
    return re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)*|[一二三四五六七八九十百零〇]+|[①-⑳㈠-㈩]")


__all__ = ["CLASSES", "Class", "Entry", "ledger", "unexplained_share"]


def ledger(plan: Plan, targets: Sequence[Target]) -> tuple[Entry, ...]:
    """Every numeral of the plan, in text order, with its class."""
    since = _own_year(plan)
    own: dict[str, list[Target]] = {}
    for target in targets:
        own.setdefault(target.clause, []).append(target)
    entries: list[Entry] = []
    for clause in plan.clauses:
        entries.extend(_clause_entries(plan, clause, own.get(clause.id, []), since))
    entries.extend(_outside(plan))
    return tuple(_apart_from_each_other(sorted(entries)))


def _apart_from_each_other(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries without those that begin inside the one before."""
    end = -1
    for entry in entries:
        if entry.start >= end:
            yield entry
            end = entry.end


def unexplained_share(entries: Iterable[Entry]) -> float:
    """The share of numerals that nothing explains, 0 to 1."""
    listed = list(entries)
    return sum(entry.cls == "unexplained" for entry in listed) / len(listed) if listed else 0.0


def _own_year(plan: Plan) -> int:
    date = plan.meta.date
    return int(date[:4]) if date and date[:4].isdigit() else 2022


def _clause_entries(
    plan: Plan, clause: Clause, targets: Sequence[Target], since: int
) -> Iterator[Entry]:
    """The numerals of a clause: its number, and those of its text."""
    source = plan.source
    first = clause.offsets[0] if clause.text else clause.end
    for match in _number_sign().finditer(source.text, clause.start, first):
        low, high = match.span()
        yield Entry(low, high, source.line_of(low), match.group(), "ordinal")
    if clause.row is not None:
        yield from _row_entries(plan, clause.row, targets)
        return
    reader = _Reader(clause, targets, since)
    for start, end in reader.numerals():
        cls, target = reader.classify(start, end)
        low, high = clause.offsets[start], clause.offsets[end - 1] + 1
        yield Entry(low, high, source.line_of(low), clause.text[start:end], cls, target)


class _Reader:
    """Tells what the numerals of one clause are."""

    def __init__(self, clause: Clause, targets: Sequence[Target], since: int) -> None:
        self.clause = clause
        self.text = clause.folded
        self.targets = sorted(targets, key=lambda target: target.sentence)
        self.told_in = [target.sentence[0] for target in self.targets]
        self.since = since
        self.quantities = find_quantities(self.text)
        self.starts = [quantity.start for quantity in self.quantities]
        self.times = find_times(self.text)
        self.dated = _dated(self.times)
        self.documents = documents(self.text)
        self.sentences = sentences(self.text, clause.paragraphs)
        self.opened = [sentence.start for sentence in self.sentences]
        self.opening = {*clause.paragraphs, clause.body, 0}
        self.told = tells(clause)

    def numerals(self) -> list[tuple[int, int]]:
        """The numerals of the clause's text, as indices."""
        found = [(quantity.start, quantity.end) for quantity in self.quantities]
        return numerals(self.text, [*found, *((time.start, time.end) for time in self.times)])

    def classify(self, low: int, high: int) -> tuple[Class, str | None]:
        """The class of the numeral between two indices, and its target."""
        at = bisect_left(self.starts, high) - 1
        quantity = self.quantities[at] if at >= 0 and self.quantities[at].end > low else None
        if self.documents.touch(low, high):
            return "document", None
        if self.dated.touch(low, high):
            return "date", None
        owner = self._owner(quantity) if quantity is not None else None
        if owner is not None:
            return "target", owner.id
        return self._explained(low, high, quantity), None

    def _owner(self, quantity: Quantity) -> Target | None:
        """The target whose printed value the quantity is."""
        place = self.clause.offsets[quantity.start]
        for target in self._near(quantity):
            bounds = (target.lower, target.upper)
            if target.start <= place < target.end and bounds == (quantity.lower, quantity.upper):
                return target
        return None

    def _near(self, quantity: Quantity) -> Sequence[Target]:
        """The targets whose sentence the quantity stands in."""
        sentence = self.sentences[bisect_right(self.opened, quantity.start) - 1]
        low = bisect_left(self.told_in, sentence.start)
        return self.targets[low : bisect_left(self.told_in, sentence.end)]

    def _explained(self, low: int, high: int, quantity: Quantity | None) -> Class:
        """The class of a numeral that is no target, time or document number."""
        if explained.is_date(self.text, low, high):
            return "date"
        if quantity is None:
            opens = low in self.opening
            if explained.is_ordinal(self.text, low, high, opens=opens):
                return "ordinal"
            named = explained.is_named(self.text, low, high, None)
            return "name" if named or explained.is_paid(self.text, low, high) else "unexplained"
        bare = max(low + 1, quantity.end - len(quantity.unit))
        sentence = self.sentences[bisect_right(self.opened, quantity.start) - 1]
        start, end = self._segment(sentence, quantity)
        if explained.is_start(self.text, quantity):
            return "baseline"
        if explained.is_bound(self.text, start, quantity):
            return "threshold"
        if explained.is_named(self.text, low, bare, quantity) or self._worded(quantity):
            return "name"
        if explained.is_past(self.text, sentence.start, quantity.start, self.times, self.since):
            return "baseline"
        if self.told or explained.is_description(self.text, (start, end), quantity):
            return "name"
        return "unexplained"

    def _segment(self, sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
        for low, high in bracketed(self.text, sentence.start, sentence.end):
            if low < quantity.start < high:
                return low + 1, high - 1
        for segment in segments(self.text, sentence):
            if segment.start <= quantity.start < segment.end:
                return segment.start, segment.end
        return sentence.start, sentence.end

    def _worded(self, quantity: Quantity) -> bool:
        """Whether the figure is part of the printed indicator or scope of a target.

        So is one that sums up a list within the words of a target: 甲、乙等9种资源利用量达到….
        """
        place = self.clause.offsets[quantity.end - 1] + 1
        summing = self.text.endswith("等", 0, quantity.start)
        for target in self._near(quantity):
            if summing and target.start <= place < target.end and target.lower is not None:
                return True
            for wording in filter(None, (target.indicator, target.scope)):
                start, end = target.sentence
                at = self.text.find(wording, start, end)
                while at >= 0:
                    if at <= quantity.start < at + len(wording):
                        return True
                    at = self.text.find(wording, at + 1, end)
        return False


def _dated(times: Sequence[Time]) -> Spans:
    return Spans((time.start, time.end) for time in times)


def _row_entries(plan: Plan, row: Row, targets: Sequence[Target]) -> Iterator[Entry]:
    """The numerals of a table row, by the cell that they stand in: cells run on in the wording."""
    for year, cell in row.values:
        owner = next((t for t in targets if t.deadline == year and t.lower is not None), None)
        cls: Class = "target" if owner else "unexplained"
        yield from _cell_entries(plan, cell, cls, owner.id if owner else None)
    others: tuple[tuple[Cell | None, Class], ...] = (
        (row.number, "ordinal"),
        (row.baseline, "baseline"),
        (row.indicator, "name"),
        (row.unit, "name"),
    )
    for known, sort in others:
        if known is not None:
            yield from _cell_entries(plan, known, sort)


def _cell_entries(plan: Plan, cell: Cell, cls: Class, target: str | None = None) -> Iterator[Entry]:
    """The numerals of one cell; a year among them is a date whatever the cell holds."""
    text = plan.source.text
    offsets = [at for at in range(cell.start, cell.end) if not text[at].isspace()]
    words = "".join(text[at] for at in offsets).translate(_FORMS)
    times = find_times(words)
    dates = _dated(times)
    found = [(quantity.start, quantity.end) for quantity in find_quantities(words)]
    for low, high in numerals(words, found):
        start, end = offsets[low], offsets[high - 1] + 1
        dated = dates.touch(low, high)
        yield Entry(
            start, end, plan.source.line_of(start), text[start:end],
            "date" if dated else cls, None if dated else target,
        )  # fmt: skip


_FORMS = {0xFEE0 + code: code for code in range(0x21, 0x7F)}
"""Full-width forms to the characters that they are forms of."""


def _outside(plan: Plan) -> Iterator[Entry]:
    """The numerals in no clause's wording: page numbers, headings, table heads, covers, units."""
    text = plan.source.text.translate(_FORMS)
    for apart in plan.apart:
        if apart.kind != "blank":
            yield from _apart_entries(plan, text, apart)
    taken = sorted((apart.start, apart.end) for apart in plan.apart)
    starts = [start for start, _ in taken]
    for clause in plan.clauses:
        first = clause.offsets[0] if clause.text else clause.end
        own = set(clause.offsets)
        for match in figures().finditer(text, first, clause.end):
            low, high = match.span()
            at = bisect_right(starts, low) - 1
            if low not in own and not (at >= 0 and taken[at][1] > low):
                # what the read stage took off a clause: the list of its responsible units
                yield Entry(low, high, plan.source.line_of(low), match.group(), "name")


def _apart_entries(plan: Plan, text: str, apart: Apart) -> Iterator[Entry]:
    """The numerals of a stretch that belongs to no clause."""
    offsets = [at for at in range(apart.start, apart.end) if not text[at].isspace()]
    words = "".join(text[at] for at in offsets)
    times = find_times(words)
    dates = _dated(times)
    titles = documents(words)
    leading = _number_sign().match(words.lstrip("(（第")) if apart.kind == "heading" else None
    found = [(time.start, time.end) for time in times]
    if leading:
        shift = len(words) - len(words.lstrip("(（第"))
        found.append((shift, shift + leading.end()))
    for low, high in numerals(words, found):
        if titles.touch(low, high):
            cls: Class = "document"
        elif dates.touch(low, high) or explained.is_date(words, low, high):
            cls = "date"
        elif apart.kind == "page" or (leading and (low, high) == found[-1]):
            cls = "ordinal"
        elif apart.kind in ("heading", "table"):
            cls = _head_class(words, low, high)
        else:  # the cover, a web page's own words, title and signature are no part of the plan
            cls = "name"
        start, end = offsets[low], offsets[high - 1] + 1
        yield Entry(start, end, plan.source.line_of(start), words[low:high], cls)


def _head_class(words: str, low: int, high: int) -> Class:
    """The class of a numeral in a heading or in the head of a table."""
    if explained.is_ordinal(words, low, high, opens=low == 0):
        return "ordinal"
    return "name" if explained.is_named(words, low, high, None) else "unexplained"
