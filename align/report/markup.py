"""Markdown that holds the plans' own words without being steered by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from align.model.plan import Clause, Plan
from align.report.layout import safe
from align.report.places import is_text, line_label

_ESCAPES = {ord(char): f"\\{char}" for char in "\\`*_[]|~$"} | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
}


def escaped(text: str) -> str:
    """The text with every character that Markdown would act on made harmless."""
    return safe(text).translate(_ESCAPES)


def cell(text: str) -> str:
    """Text that is Markdown already, as a table cell: on one line."""
    return " ".join(text.split())


def link(text: str, target: str) -> str:
    """A link; the text is Markdown already, blanks and brackets in the target are encoded."""
    for char, code in (("%", "%25"), (" ", "%20"), ("(", "%28"), (")", "%29"), ("<", "%3C")):
        target = target.replace(char, code)
    return f"[{text}]({target})"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table; cells are Markdown already."""
    lines = [_row(header), _row(["---"] * len(header))]
    return [*lines, *(_row(row) for row in rows), ""]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell(text) for text in cells) + " |"


class Links:
    """Links from a report into the texts of the plans."""

    def __init__(self, base: str) -> None:
        """``base`` is put before the plans' paths: the way from the report to their directory."""
        self._base = base

    def path(self, plan: Plan) -> str:
        """The address of the plan's text."""
        path = plan.source.path.replace("\\", "/")
        return path if path.startswith("/") else self._base + path

    def lines(self, plan: Plan, start: int, end: int) -> str:
        """A link to the lines that a stretch of the source stands in, as L12 or L12–L14.

        Into a document with pages it leads to the page, and names that too; into a text that was
        made of one, to the line.
        """
        first = plan.source.line_of(start)
        last = plan.source.line_of(max(start, end - 1))
        anchor = f"L{first}" if first == last else f"L{first}-L{last}"
        path = self.path(plan)
        page = plan.source.page_of(start)
        if page is not None and not is_text(plan):
            return link(line_label(plan, first, last), f"{path}#page={page}")
        if path.lower().endswith((".md", ".markdown")):  # which hosts show without its lines
            path += "?plain=1"
        label = anchor.replace("-", "–")
        return link(label if page is None else f"p.{page} {label}", f"{path}#{anchor}")

    def clause(self, plan: Plan, clause: Clause) -> str:
        """Id and heading of a clause, and a link to its lines."""
        heading = "" if clause.heading in clause.id else f" {escaped(clause.heading)}"
        return f"{escaped(clause.id)}{heading} {self.lines(plan, clause.start, clause.end)}"
