"""A drawing that fits itself to the terminal it is shown in, as rich segments or plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from align.report.layout import Run
from align.report.style import IN_ASCII, Glyphs, glyphs, place_of, rich_style
from align.report.text import Lang

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.segment import Segment

Row = list[Run]
"""One line of the page."""


class Canvas(NamedTuple):
    """What every part of a drawing must know."""

    width: int
    lang: Lang
    ascii: bool
    marks: bool
    """There are no colours: mark differences by brackets, draw bars of symbols."""

    @property
    def glyphs(self) -> Glyphs:
        """The characters to draw with."""
        return glyphs(ascii=self.ascii)

    def own(self, text: str) -> str:
        """The tool's own words, their signs in ASCII where only that is to be drawn with."""
        return text.translate(IN_ASCII) if self.ascii else text


Draw = Callable[[Canvas], Iterable[Row]]

Address = Callable[[str, int], str]
"""The address of a line of a file, for a terminal that opens it."""


class Page:
    """A renderable for rich; print it with ``console.print(page, crop=False)`` for speed."""

    def __init__(
        self,
        draw: Draw,
        *,
        lang: Lang,
        ascii: bool = False,
        width: int | None = None,
        marks: bool | None = None,
    ) -> None:
        self._address: Address | None = None
        self._draw = draw
        self._lang: Lang = lang
        self._ascii = ascii
        self._width = width
        self._marks = marks

    def linked(self, address: Address) -> Page:
        """The same page, its places leading where ``address`` says."""
        page = copy(self)
        page._address = address
        return page

    def text(self, width: int) -> str:
        """The page as plain text, differences in brackets, no line wider than ``width`` cells."""
        canvas = Canvas(self._width or width, self._lang, self._ascii, self._marks is not False)
        if self._address is None:
            lines = ("".join(text for text, _ in row).rstrip() for row in self._draw(canvas))
        else:
            lines = (
                "".join(self._led(*run)[0] for run in row).rstrip() for row in self._draw(canvas)
            )
        return "".join(f"{line}\n" for line in lines)

    def _led(self, text: str, style: str) -> Run:
        """The text, in link marks where it leads somewhere, and the name of its style."""
        name, place = place_of(style)
        if place is None or self._address is None:
            return text, name
        return f"\x1b]8;;{self._address(*place)}\x1b\\{text}\x1b]8;;\x1b\\", name

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Segments, the unstyled text between two styled ones in one piece."""
        from rich.segment import Segment

        if console.color_system is None:
            yield Segment(self.text(options.max_width))
            return
        marks = console.no_color if self._marks is None else self._marks
        canvas = Canvas(self._width or options.max_width, self._lang, self._ascii, marks)
        plain: list[str] = []
        for row in self._draw(canvas):
            for text, style in row:
                if not style:
                    plain.append(text)
                    continue
                if plain:
                    yield Segment("".join(plain))
                    plain = []
                told, named = self._led(text, style)
                yield Segment(told, rich_style(named) if named else None)
            plain.append("\n")
        yield Segment("".join(plain))
