"""Links from the drawing to file and line (OSC 8): which terminals have them, and the addresses."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.report.page import Address

_PROGRAMS = frozenset(
    ("iTerm.app", "WezTerm", "vscode", "ghostty", "rio", "Tabby", "Hyper", "mintty")
)  # values of TERM_PROGRAM
_TERMS = ("xterm-kitty", "xterm-ghostty", "foot", "alacritty", "wezterm", "contour")
_OLDEST_VTE = 5000  # of VTE_VERSION: GNOME Terminal and its kin
_OLDEST_KONSOLE = 201200
_OLDEST_TMUX = (3, 4)


def supported(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to have links; FORCE_HYPERLINK says it for others."""
    forced = environment.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced not in ("", "0")
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    if term == "dumb" or "STY" in environment:  # GNU screen drops them and shows the rest
        return False
    if "TMUX" in environment:
        version = environment.get("TERM_PROGRAM_VERSION", "") if program == "tmux" else ""
        return _numbers(version) >= _OLDEST_TMUX
    return (
        program in _PROGRAMS
        or term.startswith(_TERMS)
        or "WT_SESSION" in environment
        or _whole(environment.get("VTE_VERSION")) >= _OLDEST_VTE
        or _whole(environment.get("KONSOLE_VERSION")) >= _OLDEST_KONSOLE
    )


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version: of "3.4a" 3 and 4; of what is none, none."""
    parts = (part.rstrip("abcdefghijklmnopqrstuvwxyz") for part in version.split("."))
    return tuple(map(_whole, parts)) if version else ()


def addresses(environment: Mapping[str, str]) -> Address:
    """What gives the address of a line: a file with the line behind "#", or the editor's own."""
    from urllib.parse import quote

    editor = environment.get("TERM_PROGRAM") == "vscode"
    host = "" if editor else _host()

    def address(path: str, line: int) -> str:
        place = quote(os.path.abspath(path).replace(os.sep, "/"), errors="replace")
        if not place.startswith("/"):
            place = f"/{place}"  # a drive's letter comes first
        return f"vscode://file{place}:{line}" if editor else f"file://{host}{place}#{line}"

    return address


def _host() -> str:
    """The name of this machine, by which a terminal knows whether the file is at hand."""
    import socket

    try:
        return socket.gethostname()
    except OSError:
        return ""
