"""The number ledger of a plan: how many numerals of each class, and those that nothing explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from align.lexicon.messages import message
from align.model.plan import Plan
from align.report import tables
from align.report.as_json import Document, document
from align.report.head import labelled, plan_line
from align.report.inline import bracketed
from align.report.interface import View
from align.report.layout import Line, Span, cells, columns, fold
from align.report.page import Canvas, Page, Row
from align.report.text import message as report_message

_AROUND = 40  # characters of text on each side of an unexplained numeral
_NUMBERS = 8  # cells of a column of numbers
COLUMNS = ("line", "start", "end", "numeral", "class", "target")


class Numeral(Protocol):
    """A numeral of the source, classified."""

    @property
    def start(self) -> int:
        """The index of its first character."""
        ...

    @property
    def end(self) -> int:
        """The index after its last character."""
        ...

    @property
    def line(self) -> int:
        """The line that it stands on."""
        ...

    @property
    def text(self) -> str:
        """The numeral as printed."""
        ...

    @property
    def cls(self) -> str:
        """What it was found to be: a target's value, a date, an ordinal, or unexplained."""
        ...

    @property
    def target(self) -> str | None:
        """The id of the target whose value it is."""
        ...


def counts(numerals: Sequence[Numeral], classes: Sequence[str]) -> dict[str, int]:
    """How many numerals there are of each class, in the order of the classes, zeros included."""
    found = dict.fromkeys(classes, 0)
    for numeral in numerals:
        found[numeral.cls] += 1
    return found


def as_json(plan: Plan, numerals: Sequence[Numeral], classes: Sequence[str]) -> str:
    """The ledger as a document of schema ``align/ledger/1``."""
    found = counts(numerals, classes)
    listed: list[Document] = [
        {
            "start": numeral.start,
            "end": numeral.end,
            "line": numeral.line,
            "text": numeral.text,
            "class": numeral.cls,
            "target": numeral.target,
        }
        for numeral in numerals
    ]
    content = {
        "classes": found,
        "total": len(numerals),
        "unexplained_share": round(found["unexplained"] / len(numerals), 4) if numerals else 0.0,
        "numerals": listed,
    }
    return document("align/ledger/1", plan, content)


def as_csv(numerals: Sequence[Numeral]) -> str:
    """The ledger as a table, one row for each numeral."""
    rows = (
        [str(one.line), str(one.start), str(one.end), one.text, one.cls, one.target or ""]
        for one in numerals
    )
    return tables.written(COLUMNS, rows)


def drawing(plan: Plan, numerals: Sequence[Numeral], classes: Sequence[str], view: View) -> Page:
    """The counts by class, the share of the unexplained ones, and where these stand."""

    def draw(canvas: Canvas) -> Iterator[Row]:
        label = report_message("head.plan", canvas.lang)
        yield from labelled([(label, plan_line(plan, canvas))], canvas)
        yield []
        if not numerals:
            yield [(message("reading.ledger.none", canvas.lang), "amber")]
            return
        found = counts(numerals, classes)
        yield from _table(found, len(numerals), canvas)
        yield []
        yield from _share(found["unexplained"], len(numerals), canvas)
        unexplained = [numeral for numeral in numerals if numeral.cls == "unexplained"]
        if unexplained:
            yield []
            yield from _listed(plan, unexplained, canvas)

    return Page(draw, lang=view.lang, ascii=view.ascii, width=view.width, marks=view.marks)


def _percent(count: int, total: int) -> str:
    return f"{100 * count / total:.1f}"


def _right(text: str, style: str = "") -> list[Line]:
    """A number at the right edge of its column."""
    room = max(0, _NUMBERS - cells(text))
    return [Line([(" " * room, ""), (text, style)], room + cells(text))]


def _table(found: dict[str, int], total: int, canvas: Canvas) -> Iterator[Row]:
    lang = canvas.lang
    names = {name: message(f"reading.class.{name}", lang) for name in found}
    names["total"] = message("reading.ledger.total", lang)
    head = message("reading.head.class", lang)
    first = min(max(map(cells, [*names.values(), head])), canvas.width - 2 * _NUMBERS - 4)
    widths = [first, _NUMBERS, _NUMBERS]
    titles = [message(f"reading.head.{key}", lang) for key in ("count", "share")]
    heads = [fold(head, first, style="dim"), *(_right(title, "dim") for title in titles)]
    yield from columns(heads, widths)
    for name, count in [*found.items(), ("total", total)]:
        style = "orange" if name == "unexplained" and count else ""
        parts = [
            fold(names[name], first, style=style),
            _right(str(count), style),
            _right(f"{_percent(count, total)}%", style),
        ]
        yield from columns(parts, widths)


def _share(count: int, total: int, canvas: Canvas) -> Iterator[Row]:
    share = _percent(count, total)
    text = message("reading.ledger.share", canvas.lang, share=share, count=count, total=total)
    yield from columns([fold(text, canvas.width)], [canvas.width])


def _listed(plan: Plan, numerals: Sequence[Numeral], canvas: Canvas) -> Iterator[Row]:
    widths = [6, 10, canvas.width - 20]
    keys = ("line", "numeral", "context")
    titles = [message(f"reading.head.{key}", canvas.lang) for key in keys]
    yield from columns(
        [fold(title, width, style="dim") for title, width in zip(titles, widths, strict=True)],
        widths,
    )
    for numeral in numerals:
        parts = [
            fold(str(numeral.line), widths[0], style="dim"),
            fold(numeral.text, widths[1], style="strong"),
            _context(plan.source.text, numeral, widths[2], canvas),
        ]
        yield from columns(parts, widths)


def _context(text: str, numeral: Numeral, width: int, canvas: Canvas) -> list[Line]:
    """What stands around a numeral, white space left out, the numeral marked."""
    before = "".join(text[max(0, numeral.start - 3 * _AROUND) : numeral.start].split())[-_AROUND:]
    after = "".join(text[numeral.end : numeral.end + 3 * _AROUND].split())[:_AROUND]
    own = "".join(text[numeral.start : numeral.end].split())
    words = f"{before}{own}{after}"
    spans: list[Span] = [(len(before), len(before) + len(own), "mark")]
    if canvas.marks:
        signs = ("[", "]") if canvas.ascii else ("【", "】")
        words, spans = bracketed(words, spans, signs), []
    return fold(words, width, spans=spans, style="dim")
