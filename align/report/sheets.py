"""Workbooks (xlsx) for further work.

A workbook has a sheet for each table, its head frozen, its columns of a fitting width and with
filters. Every text is written as a text, so that none is taken for a formula or a link; numbers
are numbers. The same comparison gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import TYPE_CHECKING

from align import __version__
from align.errors import AlignError
from align.lexicon import messages
from align.model.comparison import Comparison
from align.model.plan import Plan
from align.model.verdict import VERDICTS, VerdictName
from align.report import tables
from align.report.grid import Grid
from align.report.index import counts
from align.report.layout import safe
from align.report.style import SIGNS, UNICODE
from align.report.text import Lang, message
from align.report.values import brief, name

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Value = str | int | Decimal | None

_LONGEST = 32_767  # characters of a cell
_WIDTHS = {"quote": 48, "reason": 44, "value": 18, "indicator": 28, "clause": 16, "target": 16}
_WIDTH = 11  # characters of a column that is not named above
_NUMBERS = frozenset({
    "share", "confidence", "reference_deadline", "reference_line", "plan_deadline", "plan_line",
    "line", "lower", "upper", "baseline", "deadline", "gap",
})  # fmt: skip
_COLOURS = {
    "orange": "#B34700", "magenta": "#8F3F8F", "amber": "#7A5C00", "grey": "#59616B",
    "teal": "#00686A", "sky": "#3F6489", "strong": "#1B2026", "blue": "#0059C2", "dim": "#6A727B",
}  # fmt: skip
"""The colours of style.py on white."""


def workbook(
    comparison: Comparison,
    lang: Lang = "zh",
    *,
    only: Collection[VerdictName] = (),
    matrix: Sequence[Comparison] = (),
) -> bytes:
    """The workbook of a comparison: what was compared, verdicts, targets, the matrix where given.

    Raises AlignError where XlsxWriter is not installed.
    """
    book = _Book(lang)
    book.about((comparison,))
    rows = tables.verdict_rows(comparison, lang=lang, only=only)
    columns = tables.VERDICT_COLUMNS
    book.table("verdicts", columns, [_typed(columns, row) for row in rows])
    sides = (
        (comparison.reference.id, comparison.reference_targets),
        (comparison.plan.id, comparison.plan_targets),
    )
    targets = [
        [plan, *_typed(tables.TARGET_COLUMNS, tables.target_row(target))]
        for plan, found in sides
        for target in found
    ]
    book.table("targets", ["plan", *tables.TARGET_COLUMNS], targets)
    if matrix:
        book.matrix(matrix)
    return book.closed()


def matrix(comparisons: Sequence[Comparison], lang: Lang = "zh") -> bytes:
    """The workbook of a matrix. Raises AlignError where XlsxWriter is not installed."""
    book = _Book(lang)
    book.about(comparisons)
    book.matrix(comparisons)
    return book.closed()


def _say(lang: Lang, key: str, **values: object) -> str:
    return messages.message(f"sheets.{key}", lang, **values)


def _typed(header: Sequence[str], row: Sequence[str]) -> list[Value]:
    return [
        _number(cell) if column in _NUMBERS else cell
        for column, cell in zip(header, row, strict=True)
    ]


def _number(cell: str) -> Value:
    """The number that a cell is; the cell where it is none."""
    try:
        return Decimal(cell)
    except InvalidOperation:
        return cell


class _Book:
    """A workbook being written."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._stream = BytesIO()
        self._book = _new(self._stream)
        style = {"valign": "top", "text_wrap": True}
        self._text = self._book.add_format(style)
        self._head = self._book.add_format(
            style | {"bold": True, "bg_color": "#EEF1F4", "bottom": 1}
        )
        self._bold = self._book.add_format(style | {"bold": True})
        self._verdicts: dict[str, Format] = {
            verdict: self._book.add_format(
                style | {"bold": True, "font_color": _COLOURS[sign.style]}
            )
            for verdict, sign in SIGNS.items()
        }
        self._decimals: dict[str, Format] = {}

    def closed(self) -> bytes:
        """The bytes of the finished workbook."""
        self._book.close()
        return self._stream.getvalue()

    def about(self, comparisons: Sequence[Comparison]) -> None:
        """The sheet that says what was compared, and with which outcome."""
        sheet = self._sheet("about")
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 1 + len(comparisons), 36)
        row = self._facts(sheet, [comparisons[0].reference, *(c.plan for c in comparisons)])
        self._put(sheet, row, 0, message("head.relation", self._lang), self._bold)
        for column, comparison in enumerate(comparisons, 2):
            text = message(f"relation.{comparison.relation}", self._lang)
            self._put(sheet, row, column, text, self._text)
        totals = [counts(comparison) for comparison in comparisons]
        for verdict in VERDICTS:
            row += 1
            self._put(sheet, row, 0, self._named(verdict), self._verdicts[verdict])
            for column, total in enumerate(totals, 2):
                self._put(sheet, row, column, total[verdict], self._text)
        notes = [getattr(note, self._lang) for c in comparisons for note in c.notes]
        notes.append(_say(self._lang, "about.made", version=__version__))
        for below, note in enumerate(dict.fromkeys(notes), 2):
            self._put(sheet, row + below, 0, note, self._book.add_format())

    def _facts(self, sheet: Worksheet, plans: Sequence[Plan]) -> int:
        """A row for each fact of the plans, the reference first; the row after them."""
        heads = ["reference", *(["plan"] * (len(plans) - 1))]
        for column, key in enumerate(heads, 1):
            self._put(sheet, 0, column, message(f"head.{key}", self._lang), self._head)
        rows: list[tuple[str, list[str]]] = [
            (_say(self._lang, "column.id"), [plan.id for plan in plans]),
            (_say(self._lang, "about.title"), [plan.meta.title for plan in plans]),
            (_say(self._lang, "about.path"), [plan.source.path for plan in plans]),
            (_say(self._lang, "about.hash"), [plan.source.sha256 for plan in plans]),
        ]
        for row, (label, values) in enumerate(rows, 1):
            self._put(sheet, row, 0, label, self._bold)
            for column, text in enumerate(values, 1):
                self._put(sheet, row, column, text, self._text)
        return len(rows) + 1

    def table(self, key: str, columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """A sheet with a head, filters and a row for each of the rows."""
        heads = [_say(self._lang, f"column.{column}") for column in columns]
        sheet = self._started(key, heads, [_width(column) for column in columns], len(rows))
        for row, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells):
                if columns[column] == "verdict":
                    verdict = str(cell)
                    self._put(sheet, row, column, self._named(verdict), self._verdicts[verdict])
                else:
                    self._put(sheet, row, column, cell, self._text)

    def matrix(self, comparisons: Sequence[Comparison]) -> None:
        """The sheet of the matrix: verdict and value of each plan for each target."""
        grid = Grid(comparisons)
        heads = [_say(self._lang, f"column.{key}") for key in ("target", "indicator", "value")]
        widths = [_width("target"), _width("indicator"), 24]
        for comparison in comparisons:
            title = comparison.plan.meta.title or comparison.plan.id
            heads += [title, f"{title} {_say(self._lang, 'column.value')}"]
            widths += [_WIDTH, 24]
        sheet = self._started("matrix", heads, widths, len(grid.targets))
        for row, target in enumerate(grid.targets, 1):
            first = (target.id, name(target), brief(target, self._lang, UNICODE))
            for column, text in enumerate(first):
                self._put(sheet, row, column, text, self._text)
            for place in range(len(comparisons)):
                verdict, own = grid.cell(place, target)
                if verdict is not None:
                    found = verdict.verdict
                    self._put(sheet, row, 3 + 2 * place, self._named(found), self._verdicts[found])
                if own is not None:
                    text = brief(own, self._lang, UNICODE)
                    self._put(sheet, row, 4 + 2 * place, text, self._text)

    def _started(
        self, key: str, heads: Sequence[str], widths: Sequence[int], count: int
    ) -> Worksheet:
        """A sheet with its head."""
        sheet = self._sheet(key)
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            self._put(sheet, 0, column, head, self._head)
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, count, len(heads) - 1)
        sheet.repeat_rows(0)
        return sheet

    def _sheet(self, key: str) -> Worksheet:
        sheet = self._book.add_worksheet(_say(self._lang, f"sheet.{key}"))
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        return sheet

    def _put(self, sheet: Worksheet, row: int, column: int, cell: Value, format: Format) -> None:
        """A cell: numbers with the decimals that are printed, everything else as text."""
        if cell is None or cell == "":
            sheet.write_blank(row, column, None, format)
        elif isinstance(cell, str):
            sheet.write_string(row, column, safe(cell)[:_LONGEST], format)
        elif isinstance(cell, Decimal):
            # the format of the file knows no exact decimals
            sheet.write_number(row, column, float(cell), self._decimal(cell))
        else:
            sheet.write_number(row, column, cell, format)

    def _decimal(self, value: Decimal) -> Format:
        exponent = value.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        shown = "0." + "0" * places if places else "0"
        if shown not in self._decimals:
            self._decimals[shown] = self._book.add_format({"valign": "top", "num_format": shown})
        return self._decimals[shown]

    def _named(self, verdict: str) -> str:
        sign = next(sign for known, sign in SIGNS.items() if known == verdict)
        return f"{sign.symbol} {message(f'verdict.{verdict}', self._lang)}"


def _width(column: str) -> int:
    return next((width for key, width in _WIDTHS.items() if column.endswith(key)), _WIDTH)


def _new(stream: BytesIO) -> Workbook:
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise AlignError(
            "workbooks need XlsxWriter, which is not installed", hint="pip install 'align[xlsx]'"
        ) from None
    from datetime import UTC, datetime

    plain = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(stream, plain)
    # a date of its own, not the clock's, so that the same input gives the same bytes
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    return book
