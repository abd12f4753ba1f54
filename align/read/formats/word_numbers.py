"""The automatic numbers of a Word file, resolved to what Word prints: 一、 （一） 1. 1.1."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from align.read.formats.markup import Element, attribute, child, local, value
from align.read.formats.numerals import printed

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_LARGEST = 32_000


class Level(NamedTuple):
    """One level of a list: where it starts, in which form it counts, and the text around."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    after: str = "tab"
    legal: bool = False
    """Whether all numbers in the text are printed in digits."""
    restart: int | None = None
    """The level (from 1) whose numbers begin it anew; None: every higher one; 0: none."""


class Numbered(NamedTuple):
    """The list and the level that a paragraph is in."""

    list_id: str
    level: int


class _List(NamedTuple):
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]
    """Levels that begin anew where the list is used first."""


class Styles:
    """What the styles of a Word file say about the paragraphs in them."""

    def __init__(self, root: Element | None) -> None:
        self.names: dict[str, str] = {}
        self._above: dict[str, str] = {}
        self._numbered: dict[str, tuple[str | None, int | None]] = {}
        self.default = ""
        for style in root if root is not None else ():
            key = attribute(style, "styleId") if local(style) == "style" else None
            if key is None:
                continue
            self.names[key] = (value(style, "name") or "").lower()
            self._above[key] = value(style, "basedOn") or ""
            if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1":
                self.default = key
            found = child(style, "pPr", "numPr")
            if found is not None:
                self._numbered[key] = (value(found, "numId"), _number(value(found, "ilvl")))

    def chain(self, style: str) -> Iterable[str]:
        """The style and the ones that it is based on."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            yield style
            style = self._above.get(style, "")

    def numbered(self, style: str) -> tuple[str | None, int | None]:
        """List and level that a style gives to its paragraphs."""
        level = None
        for one in self.chain(style):
            if one in self._numbered:
                list_id, own = self._numbered[one]
                level = own if level is None else level
                if list_id is not None:
                    return list_id, level
        return None, level


class Numbers:
    """Counts the numbered paragraphs of a document, in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._by_style: dict[tuple[str, str], int] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._read_abstract(element)
        for element in root if root is not None else ():
            if local(element) == "num":
                self._read_list(element)

    def _read_abstract(self, element: Element) -> None:
        key = attribute(element, "abstractNumId") or ""
        self._abstract[key] = dict(map(_level, _levels_in(element)))
        linked = value(element, "numStyleLink")
        if linked:
            self._linked[key] = linked
        for level in _levels_in(element):
            style = value(level, "pStyle")
            if style:
                self._by_style[(key, style)] = _number(attribute(level, "ilvl")) or 0

    def _read_list(self, element: Element) -> None:
        levels: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for override in element:
            if local(override) != "lvlOverride":
                continue
            at = _number(attribute(override, "ilvl")) or 0
            start = _number(value(override, "startOverride"))
            if start is not None:
                starts[at] = start
            levels |= dict(map(_level, _levels_in(override)))
        key = attribute(element, "numId") or ""
        self._lists[key] = _List(value(element, "abstractNumId") or "", levels, starts)

    def of(self, properties: Element | None) -> Numbered | None:
        """The list and level of a paragraph by its properties and its style."""
        style = value(properties, "pStyle") or self._styles.default
        own = child(properties, "numPr")
        styled, level = self._styles.numbered(style)
        list_id = value(own, "numId") or styled
        if list_id is None or list_id == "0" or list_id not in self._lists:
            return None
        if own is not None:
            level = _number(value(own, "ilvl")) if value(own, "ilvl") else level
        if level is None or own is None:
            abstract = self._lists[list_id].abstract
            linked = (self._by_style.get((abstract, one)) for one in self._styles.chain(style))
            level = next((one for one in linked if one is not None), level)
        return Numbered(list_id, min(level or 0, _LEVELS - 1))

    def next(self, numbered: Numbered) -> str:
        """The number of the next paragraph of that list and level, with what stands around it."""
        found = self._lists[numbered.list_id]
        abstract = self._followed(found.abstract)
        levels = self._abstract.get(abstract, {}) | found.levels
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if numbered.list_id not in self._begun:
            self._begun.add(numbered.list_id)
            for at, start in found.starts.items():
                if at < _LEVELS:
                    counts[at] = start - 1
        at = numbered.level
        own = levels.get(at, Level())
        before = counts[at]
        counts[at] = min(own.start if before is None else before + 1, _LARGEST)
        for above in range(at):
            if counts[above] is None:
                counts[above] = levels.get(above, Level()).start
        for below in range(at + 1, _LEVELS):
            restart = levels.get(below, Level()).restart
            if restart is None or 0 < at + 1 <= restart:
                counts[below] = None
        return _shown(own, levels, counts)

    def _followed(self, abstract: str) -> str:
        """The numbers that an abstract list without levels of its own takes from a style."""
        style = self._linked.get(abstract)
        list_id = self._styles.numbered(style)[0] if style else None
        return self._lists[list_id].abstract if list_id in self._lists else abstract


def _shown(own: Level, levels: dict[int, Level], counts: list[int | None]) -> str:
    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        level = levels.get(at, Level())
        return printed(counts[at] or 0, "decimal" if own.legal else level.form)

    if own.form in ("bullet", "none") and "%" not in own.text:
        return ""
    label = _PLACE.sub(number, own.text)
    return label + " " if own.after != "nothing" and label[-1:].isalnum() else label


def _levels_in(element: Element) -> list[Element]:
    return [one for one in element if local(one) == "lvl"]


def _level(element: Element) -> tuple[int, Level]:
    legal = child(element, "isLgl")
    start = _number(value(element, "start"))
    return _number(attribute(element, "ilvl")) or 0, Level(
        start=1 if start is None else start,
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        after=value(element, "suff") or "tab",
        legal=legal is not None and attribute(legal, "val") not in ("0", "false"),
        restart=_number(value(element, "lvlRestart")),
    )


def _number(text: str | None) -> int | None:
    """The whole number that a text is, within reason."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 5:
        return None
    return min(int(text), _LARGEST)
