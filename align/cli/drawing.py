"""Turn a drawing into text: plain, or with colours and links where the session wants them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from align.cli.options import Session

if TYPE_CHECKING:
    from align.report.interface import View
    from align.report.page import Page


def view_of(session: Session) -> View:
    """How the session wants drawings."""
    from align.report.interface import View

    return View(lang=session.reader_lang, ascii=session.ascii)


def drawn(session: Session, page: Page) -> str:
    """The drawing in the session's width; rich is loaded only where there are colours."""
    if session.linked:
        from align.cli.links import addresses

        page = page.linked(addresses(os.environ))
    if not session.colored:
        return page.text(session.columns)
    from io import StringIO

    from rich.console import Console

    stream = StringIO()
    console = Console(
        file=stream,
        width=session.columns,
        force_terminal=True,
        color_system="256",
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(page, crop=False, end="")
    return stream.getvalue()
