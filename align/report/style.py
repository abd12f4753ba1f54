"""Colours and symbols: never a colour alone, and none that the colour-blind confuse.

The colours come from the 256-colour palette, of middle lightness, so that they can be read on
light and on dark ground; blue stands against orange, never green against red.
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
    "orange": "color(166)",
    "magenta": "color(133)",
    "amber": "color(136)",
    "grey": "color(244)",
    "teal": "color(30)",
    "sky": "color(67)",
    "blue": "color(33)",
    "dim": "color(244)",
    "strong": "bold",
    "title": "bold",
    "only_reference": "color(166) underline",
    "only_plan": "color(33) underline",
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


def glyphs(*, ascii: bool) -> Glyphs:
    """The characters to draw with."""
    return ASCII if ascii else UNICODE


def symbol(verdict: VerdictName, *, ascii: bool) -> str:
    """The one-cell symbol of a verdict."""
    sign = SIGNS[verdict]
    return sign.ascii if ascii else sign.symbol


@cache
def rich_style(name: str) -> Style:
    """The rich style of that name. Raises KeyError for a name that is not defined here."""
    from rich.style import Style

    return Style.parse(_DEFINITIONS[name])
