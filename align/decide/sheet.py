"""Doubtful things as a table that a colleague fills in, and the answers read from it again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from align.errors import DataError

SHOWN = (
    "key", "subject", "verdict", "confidence", "indicator", "reference_line", "reference_quote",
    "plan_line", "plan_quote", "reason", "hints",
)  # fmt: skip
"""What the table tells; ``key`` must stay as it is."""
FILLED = ("answer", "partner", "why", "by", "on", "until")
"""What the colleague fills in."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""


class Row(NamedTuple):
    """One answer: the line that it stands in, and its cells by column."""

    line: int
    cells: Mapping[str, str]


def written(rows: Iterable[Mapping[str, str]]) -> str:
    """The table with empty columns to be filled in."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow((*SHOWN, *FILLED))
    for row in rows:
        cells = [_safe(row.get(name, "")) for name in (*SHOWN, *FILLED)]
        writer.writerow(cells)
    return _MARK + stream.getvalue()


def _safe(cell: str) -> str:
    """The cell, with an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def answers(data: bytes, path: str) -> list[Row]:
    """The rows that were filled in, as saved by any spreadsheet: commas, semicolons or tabs.

    Raises DataError where it is no such table.
    """
    try:
        return _answers(_text(data, path), path)
    except csv.Error as error:
        raise DataError(f"no such table: {error}", path=path) from error


def _answers(text: str, path: str) -> list[Row]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip() for name in next(reader, [])]
    for name in ("key", "answer"):
        if name not in header:
            hint = "align review --export FILE.csv writes one"
            raise DataError(f"no column {name!r}", path=path, line=1, hint=hint)
    rows = []
    for cells in reader:
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
        if row.get("answer") or row.get("partner"):
            rows.append(Row(reader.line_num, row))
    return rows


def _text(data: bytes, path: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataError("neither UTF-8 nor GB18030", path=path, hint="save it as CSV in UTF-8")
