"""Web pages: the article that a page is about, without what every page of its site has around it.

The markup is parsed as browsers do; scripts are not run and nothing that it links to is loaded.
"""

from __future__ import annotations

import re

from align.errors import ReadError
from align.read.formats.article import Article, find_article, is_furniture
from align.read.formats.cells import Cell, lines_of_table
from align.read.formats.document import Document
from align.read.formats.markup import Element, check_depth, weight_of
from align.read.formats.numerals import printed
from align.read.formats.watch import Watch

_WHAT = "a web page"
_WEIGHED = 400
"""Bytes that finding the article takes for each element."""
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul", "ucapcontent", "ucaptitle",
})  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = r"[\u3000-\u9fff\uff00-\uffef]"
_SEAM = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n]\s*(?={_WIDE})")
_LIST_STYLE = re.compile(
    r"list-style(?:-type)?\s*:\s*(?:(?:in|out)side\s+)?"
    r"(none|decimal|decimal-leading-zero|cjk-ideographic|(?:simp|trad)-chinese-(?:in)?formal"
    r"|(?:lower|upper)-(?:alpha|latin|roman))\b"
)
_OWN_NUMBER = re.compile(
    r"\s*[（(]?[0-9一二三四五六七八九十①-⑳]{1,3}[)）、.．]|\s*第[一二三四五六七八九十0-9]"
)
_ENCODING = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def read(text: str, watch: Watch) -> Document:
    """The text of the article of a page, a line for each paragraph and each row of a table.

    Raises ReadError where no text is found, or the page is beyond a limit.
    """
    try:
        from lxml import etree
    except ImportError:
        raise watch.missing("web", _WHAT) from None
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    content = _ENCODING.sub("", text).replace("\x00", "").encode("utf-8", "replace")
    watch.check_memory(weight_of(content, more=_WEIGHED))
    try:
        root = etree.fromstring(content, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise watch.damaged(_WHAT)
    check_depth(root, watch)
    article = find_article(root)
    lines = _Lines(article, watch).of(article.root)
    if article.title and not any(article.title in _bare(line) for line in lines[:12]):
        lines.insert(0, article.title)
    if not lines:
        raise ReadError(
            "no text in the page", path=watch.path, hint="save it from the browser once it is shown"
        )
    return Document("\n".join(lines) + "\n", "html")


def _bare(line: str) -> str:
    return "".join(line.split())


class _Lines:
    """Lays the elements of an article out as lines."""

    def __init__(self, article: Article, watch: Watch) -> None:
        self._article = article
        self._watch = watch

    def of(self, root: Element) -> list[str]:
        """The lines of an element and all below it."""
        self._watch.check_time()
        lines: list[str] = []
        buffer: list[str] = []
        self._collect(root, lines, buffer)
        _flush(lines, buffer)
        return lines

    def _collect(self, element: Element, lines: list[str], buffer: list[str]) -> None:
        """Add what stands in an element, without what follows it."""
        tag = element.tag
        if not isinstance(tag, str) or is_furniture(element, self._article):
            return
        if tag == "br":
            _flush(lines, buffer)
            return
        block = tag in _BLOCKS
        if block:
            _flush(lines, buffer)
        if tag == "table":
            lines += lines_of_table(self._rows(element))
            return
        if tag == "li":
            buffer.append(_number(element))
        if element.text:
            _add(element.text, lines, buffer, keep=tag == "pre")
        for child in element:
            self._collect(child, lines, buffer)
            if child.tail:
                _add(child.tail, lines, buffer, keep=tag == "pre")
        if block:
            _flush(lines, buffer)

    def _rows(self, table: Element) -> list[list[Cell]]:
        """The cells of a table, its own rows only."""
        rows: list[list[Cell]] = []
        stack = list(reversed(table))
        while stack:
            element = stack.pop()
            if element.tag == "tr":
                cells = [one for one in element if one.tag in ("td", "th")]
                rows.append([Cell(self.of(one)) for one in cells])
            elif element.tag in ("caption", "td", "th"):
                rows.append([Cell(self.of(element))])
            elif element.tag in ("tbody", "thead", "tfoot", "form", "colgroup"):
                stack += reversed(element)
        return rows


def _add(text: str, lines: list[str], buffer: list[str], *, keep: bool) -> None:
    """Add text to the line begun, its own line ends counting where the markup keeps them."""
    if not keep:
        buffer.append(text)
        return
    first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    buffer.append(first)
    for part in rest:
        _flush(lines, buffer)
        buffer.append(part)


def _flush(lines: list[str], buffer: list[str]) -> None:
    """End the line begun."""
    if buffer:
        line = _SPACE.sub(" ", _SEAM.sub("", "".join(buffer))).strip(" \xa0\u3000\u200b\ufeff")
        buffer.clear()
        if line:
            lines.append(line)


def _number(item: Element) -> str:
    """The number that a browser prints before an item of an ordered list."""
    above = item.getparent()
    if above is None or above.tag != "ol" or _OWN_NUMBER.match("".join(item.itertext())[:20]):
        return ""
    found = _LIST_STYLE.search((above.get("style") or "") + ";" + (item.get("style") or ""))
    form = found.group(1) if found else _TYPES.get(above.get("type") or "", "decimal")
    if form == "none":
        return ""
    value = _whole(above.get("start"), 1) - 1
    for one in above:
        if one.tag == "li":
            value = _whole(one.get("value"), value + 1)
        if one is item:
            break
    return printed(value, form) + ("、" if "cjk" in form or "chinese" in form else ". ")


_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else otherwise
