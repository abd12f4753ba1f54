"""A web page as lines that a reviewer can read: headings, tables, controls, and what is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser

_VOID = frozenset(("meta", "link", "input", "br", "hr", "circle", "rect", "line", "polyline"))
_SILENT = frozenset(("style", "script"))
_TITLES = frozenset(
    ["title", "h1", "h2", "h3", "h4", "summary", "caption", "th", "option", "button"]
)
_MOST = 110  # characters of a line


class _Digest(HTMLParser):
    """Gathers the lines; a table row is one of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.tags: Counter[str] = Counter()
        self.links: Counter[str] = Counter()
        self._open: list[str] = []
        self._text: list[str] = []
        self._row: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        if tag == "a":
            href = values.get("href", "")
            self.links["in the page" if href.startswith("#") else href.partition("#")[0]] += 1
        if tag in ("section", "main", "nav"):
            self.lines.append(f"<{tag}{' #' + values['id'] if 'id' in values else ''}>")
        if tag in ("input", "select"):
            self.lines.append(f"  {tag} {values.get('name') or values.get('type') or ''}".rstrip())
        if tag == "tr":
            self._row = []
        if tag in _TITLES or tag in ("td", "th"):
            self._text = []
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        text = " ".join("".join(self._text).split())
        if tag in ("td", "th") and self._row is not None:
            self._row.append(text)
        elif tag in _TITLES:
            self.lines.append(f"  {tag}: {text}"[:_MOST])
        elif tag == "tr" and self._row is not None:
            self.lines.append(f"  | {' | '.join(self._row)}"[:_MOST])
            self._row = None

    def handle_data(self, data: str) -> None:
        if not _SILENT.intersection(self._open):
            self._text.append(data)


def digest(page: str) -> str:
    """The lines of the page, then how often each element and each kind of link occurs in it."""
    reader = _Digest()
    reader.feed(page)
    reader.close()
    lines = [*reader.lines, "", "elements"]
    lines += [f"  {tag} {count}" for tag, count in sorted(reader.tags.items())]
    lines += ["links", *(f"  {where}: {n}" for where, n in sorted(reader.links.items()))]
    return "\n".join(lines) + "\n"
