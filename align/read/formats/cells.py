"""Tables as lines of text: a row on a line with tabs between its cells, boxes as paragraphs."""

from __future__ import annotations

from typing import NamedTuple

_LONG = 200
"""Characters: a cell with more of them in several paragraphs holds text, not a value."""


class Cell(NamedTuple):
    """The lines of one cell."""

    lines: list[str]


def lines_of_table(rows: list[list[Cell]]) -> list[str]:
    """The lines that a table reads as; white space inside a cell is made a single blank."""
    result: list[str] = []
    for row in rows:
        filled = [cell for cell in row if any(line.strip() for line in cell.lines)]
        if not filled:
            continue
        if (len(filled) == 1 and len(row) == 1) or any(map(_is_text, filled)):
            for cell in filled:
                result += cell.lines
            continue
        result.append("\t".join(joined(cell.lines) for cell in row))
    return result


def _is_text(cell: Cell) -> bool:
    """Whether a cell holds paragraphs, or rows of another table, rather than a value."""
    lines = [line for line in cell.lines if line.strip()]
    return len(lines) > 1 and (sum(map(len, lines)) > _LONG or any("\t" in line for line in lines))


def joined(lines: list[str]) -> str:
    """Lines of one cell as one: nothing between Chinese characters, a blank between words."""
    text = ""
    for line in (" ".join(printed.split()) for printed in lines):
        if text and line and text[-1].isascii() and line[0].isascii():
            text += " "
        text += line
    return text
