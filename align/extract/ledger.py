"""The number ledger: what every numeral of a plan is, so that none is passed over unseen.

A numeral is a run of figures, a printed amount (also in words: 百分之十四), a time ("十四五"), the
number of a heading, or a Chinese number of two characters and more (二十大); a character of a word
(统一, 一体) is none. Each belongs to one class by evidence that can be pointed at. What nothing
explains is *unexplained*: a target that was missed, or a wording that the tool does not know. The
share of these is a measure of recall that needs no labels.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from align.extract import explained
from align.extract.dates import Time, find_times
from align.extract.documents import find_document_numbers
from align.extract.quantities import find_quantities
from align.extract.sentences import Sentence, bracketed, enclosing, segments, sentences
from align.model.plan import Apart, Cell, Clause, Plan, Row
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
def _figures() -> re.Pattern[str]:
    return re.compile(r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)*|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ①-⑳]")


@cache
def _chinese() -> re.Pattern[str]:
    """A Chinese number with a place value: 二十, 三百五."""
    return re.compile(
        "[一二三四五六七八九两][十百千][一二三四五六七八九零〇十百千万亿]*|十[一二三四五六七八九]"
    )


@cache
def _number_sign() -> re.Pattern[str]:
    return re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)*|[一二三四五六七八九十百零〇]+|[①-⑳㈠-㈩]")


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


def _numerals(text: str, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a text that are numerals; ``found`` are those that the grammar has read."""
    spans = sorted({match.span() for match in _figures().finditer(text)})
    starts = [start for start, _ in spans]
    extra: list[tuple[int, int]] = []
    words = [match.span() for match in _chinese().finditer(text)]
    for low, high in sorted({*found, *words}):
        at = bisect_right(starts, high - 1) - 1
        inside = at >= 0 and spans[at][1] > low
        if not inside and not (extra and extra[-1][1] > low):
            extra.append((low, high))
    return sorted(spans + extra)


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
        self.targets = targets
        self.since = since
        self.quantities = find_quantities(self.text)
        self.times = find_times(self.text)
        self.documents = _documents(self.text)
        self.sentences = sentences(self.text, clause.paragraphs)
        self.brackets = bracketed(self.text, 0, len(self.text))
        self.opening = {*clause.paragraphs, clause.body, 0}
        self.told = _tells(clause)

    def numerals(self) -> list[tuple[int, int]]:
        """The numerals of the clause's text, as indices."""
        found = [(quantity.start, quantity.end) for quantity in self.quantities]
        return _numerals(self.text, [*found, *((time.start, time.end) for time in self.times)])

    def classify(self, low: int, high: int) -> tuple[Class, str | None]:
        """The class of the numeral between two indices, and its target."""
        quantity = next((q for q in self.quantities if q.start < high and low < q.end), None)
        if _touches(self.documents, low, high):
            return "document", None
        if _dated(self.times, low, high):
            return "date", None
        owner = self._owner(quantity) if quantity is not None else None
        if owner is not None:
            return "target", owner.id
        return self._explained(low, high, quantity), None

    def _owner(self, quantity: Quantity) -> Target | None:
        """The target whose printed value the quantity is."""
        place = self.clause.offsets[quantity.start]
        for target in self.targets:
            bounds = (target.lower, target.upper)
            if target.start <= place < target.end and bounds == (quantity.lower, quantity.upper):
                return target
        return None

    def _explained(self, low: int, high: int, quantity: Quantity | None) -> Class:
        """The class of a numeral that is no target, time or document number."""
        if explained.is_date(self.text, low, high):
            return "date"
        if quantity is None:
            opens = low in self.opening
            if explained.is_ordinal(self.text, low, high, opens=opens):
                return "ordinal"
            return "name" if explained.is_named(self.text, low, high, None) else "unexplained"
        bare = max(low + 1, quantity.end - len(quantity.unit))
        sentence: Sentence = enclosing(self.sentences, quantity.start)
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
        for low, high in self.brackets:
            if low < quantity.start < high:
                return low + 1, high - 1
        for segment in segments(self.text, sentence):
            if segment.start <= quantity.start < segment.end:
                return segment.start, segment.end
        return sentence.start, sentence.end

    def _worded(self, quantity: Quantity) -> bool:
        """Whether the figure is part of the printed indicator or scope of a target."""
        for target in self.targets:
            for wording in (target.indicator, target.scope):
                at = self.clause.text.find(wording) if wording else -1
                while wording and at >= 0:
                    if at <= quantity.start < at + len(wording):
                        return True
                    at = self.clause.text.find(wording, at + 1)
        return False


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(
        "背景|现状|形势|(?:工作|发展|现实|现有|良好)基础|^基础$|名词解释|编制依据|成效|回顾"
    )


def _tells(clause: Clause) -> bool:
    """Whether a clause by its heading tells what there is: 背景情况, 发展基础, 名词解释."""
    return bool(_telling().search(clause.heading[:12]))


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(r"《[^》]*》|〔[^〕]*〕")


def _documents(text: str) -> list[tuple[int, int]]:
    """The titles and the numbers of documents."""
    spans = [match.span() for match in _titles().finditer(text)]
    return sorted([*spans, *((item.start, item.end) for item in find_document_numbers(text))])


def _touches(spans: Sequence[tuple[int, int]], low: int, high: int) -> bool:
    return any(start < high and low < end for start, end in spans)


def _dated(times: Sequence[Time], low: int, high: int) -> bool:
    return _touches([(time.start, time.end) for time in times], low, high)


def _row_entries(plan: Plan, row: Row, targets: Sequence[Target]) -> Iterator[Entry]:
    """The numerals of a table row, by the cell that they stand in: cells run on in the wording."""
    for year, cell in row.values:
        owner = next((t for t in targets if t.deadline == year and t.lower is not None), None)
        cls: Class = "target" if owner else "unexplained"
        yield from _cell_entries(plan, cell, cls, owner.id if owner else None)
    for known, sort in ((row.number, "ordinal"), (row.baseline, "baseline")):
        if known is not None:
            yield from _cell_entries(plan, known, "ordinal" if sort == "ordinal" else "baseline")
    for named in (row.indicator, row.unit):
        if named is not None:
            yield from _cell_entries(plan, named, "name")


def _cell_entries(plan: Plan, cell: Cell, cls: Class, target: str | None = None) -> Iterator[Entry]:
    """The numerals of one cell; a year among them is a date whatever the cell holds."""
    text = plan.source.text
    offsets = [at for at in range(cell.start, cell.end) if not text[at].isspace()]
    words = "".join(text[at] for at in offsets).translate(_FORMS)
    times = find_times(words)
    found = [(quantity.start, quantity.end) for quantity in find_quantities(words)]
    for low, high in _numerals(words, found):
        start, end = offsets[low], offsets[high - 1] + 1
        dated = _dated(times, low, high)
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
        for match in _figures().finditer(text, first, clause.end):
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
    documents = _documents(words)
    leading = _number_sign().match(words.lstrip("(（第")) if apart.kind == "heading" else None
    found = [(time.start, time.end) for time in times]
    if leading:
        shift = len(words) - len(words.lstrip("(（第"))
        found.append((shift, shift + leading.end()))
    for low, high in _numerals(words, found):
        if _touches(documents, low, high):
            cls: Class = "document"
        elif _dated(times, low, high) or explained.is_date(words, low, high):
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
