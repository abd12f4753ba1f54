"""Colours and symbols: never a colour alone, and none that the colour-blind confuse.

The colours come from the 256-colour palette, of middle lightness, so that they can be read on
light and on dark ground (on white as on black the contrast is 4.3 and more, of amber and sky, for
which the palette has none such, 3.7); blue stands against orange, never green against red.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from align.model.verdict import VerdictName

if TYPE_CHECKING:
    from rich.style import Style


class Sign(NamedTuple):
    """How a verdict looks: its symbol, the same in ASCII, and its style."""

    symbol: str
    ascii: str
    style: str


SIGNS: dict[VerdictName, Sign] = {
    "looser": Sign("▼", "<", "orange"),
    "missing": Sign("∅", "x", "magenta"),
    "unquantified": Sign("○", "~", "amber"),
    "incomparable": Sign("?", "?", "grey"),
    "deferred": Sign("↑", "^", "teal"),
    "contributes": Sign("%", "%", "teal"),
    "specified": Sign("◆", "#", "sky"),
    "equal": Sign("=", "=", "strong"),
    "stricter": Sign("▲", ">", "blue"),
    "additional": Sign("+", "+", "sky"),
    "n/a": Sign("-", "-", "dim"),
}

_DEFINITIONS = {
    "orange": "color(130)",
    "magenta": "color(132)",
    "amber": "color(100)",
    "grey": "color(243)",
    "teal": "color(30)",
    "sky": "color(67)",
    "blue": "color(63)",
    "dim": "color(243)",
    "strong": "bold",
    "title": "bold",
    "only_reference": "color(130) underline",
    "only_plan": "color(63) underline",
    "mark": "bold underline",
}


class Glyphs(NamedTuple):
    """The characters that the drawing consists of."""

    rule: str
    bar: str
    block: str
    ellipsis: str
    arrow: str
    both: str
    dash: str
    at_least: str
    at_most: str
    about: str
    range: str
    dot: str


UNICODE = Glyphs("─", "│", "█", "…", "→", "↔", "—", "≥", "≤", "≈", "–", "·")
ASCII = Glyphs("-", "|", "#", "...", "->", "<->", "-", ">=", "<=", "~", "-", "-")


IN_ASCII = {ord(sign): plain for sign, plain in zip(UNICODE, ASCII, strict=True)}
"""For ``str.translate``: the characters of a drawing as those of one in ASCII."""


def glyphs(*, ascii: bool) -> Glyphs:
    """The characters to draw with."""
    return ASCII if ascii else UNICODE


_PLACE = "\t"  # parts the name of a style from the place that the text leads to


def leading_to(style: str, path: str, line: int) -> str:
    """The style for text that leads to a line of a file, where the terminal has links."""
    return f"{style}{_PLACE}{line}{_PLACE}{path}"


def place_of(style: str) -> tuple[str, tuple[str, int] | None]:
    """The name of the style, and path and line that text in it leads to, if any."""
    if _PLACE not in style:
        return style, None
    name, line, path = style.split(_PLACE, 2)
    return name, (path, int(line))


def symbol(verdict: VerdictName, *, ascii: bool) -> str:
    """The one-cell symbol of a verdict."""
    sign = SIGNS[verdict]
    return sign.ascii if ascii else sign.symbol


@cache
def rich_style(name: str) -> Style:
    """The rich style of that name. Raises KeyError for a name that is not defined here."""
    from rich.style import Style

    return Style.parse(_DEFINITIONS[name])
