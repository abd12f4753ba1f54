"""How a place in a plan is told: L12, or p.7 L12 where the document has pages.

In a document that is shown page by page the lines of each page are counted, in a text that keeps
the page breaks of one (as ``align add`` writes it) the lines of the file.
"""

from __future__ import annotations

from align.model.plan import Plan

_TEXTS = (".txt", ".text", ".md", ".markdown")


def line_label(plan: Plan, line: int, last: int | None = None, *, dash: str = "–") -> str:
    """The name of a line, or of several; in a document with pages, with that of the page."""
    source = plan.source
    last = None if last == line else last
    if is_text(plan):
        page = source.page_of(source.line_starts[line - 1])
        label = f"L{line}" if last is None else f"L{line}{dash}{last}"
        return label if page is None else f"p.{page} {label}"
    before = label = ""
    if source.page_starts:
        page = source.page_of(source.line_starts[line - 1]) or 1
        above = source.line_of(source.page_starts[page - 1]) - 1
        before = f"p.{page} "
        if last is not None:
            last_page = source.page_of(source.line_starts[last - 1]) or page
            if last_page != page:
                below = source.line_of(source.page_starts[last_page - 1]) - 1
                return f"{before}L{line - above}{dash}p.{last_page} L{last - below}"
            last -= above
        line -= above
    label = f"L{line}" if last is None else f"L{line}{dash}{last}"
    return before + label


def is_text(plan: Plan) -> bool:
    """Whether the plan was read from a file of plain text, whose lines an editor shows."""
    return plan.source.path.lower().endswith(_TEXTS)
