"""How a place in a plan is told: L12, or p.7 L12 where the document has pages."""

from __future__ import annotations

from align.model.plan import Plan


def line_label(plan: Plan, line: int, last: int | None = None, *, dash: str = "–") -> str:
    """The name of a line, or of several; in a document with pages, the lines of its page."""
    source = plan.source
    before = label = ""
    if source.page_starts:
        page = source.page_of(source.line_starts[line - 1]) or 1
        above = source.line_of(source.page_starts[page - 1]) - 1
        before = f"p.{page} "
        if last is not None and last != line:
            last_page = source.page_of(source.line_starts[last - 1]) or page
            if last_page != page:
                below = source.line_of(source.page_starts[last_page - 1]) - 1
                return f"{before}L{line - above}{dash}p.{last_page} L{last - below}"
            last -= above
        line -= above
    label = f"L{line}" if last is None or last == line else f"L{line}{dash}{last}"
    return before + label
