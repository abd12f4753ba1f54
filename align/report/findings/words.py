"""The words of the check's formats, from messages_check.toml."""

from __future__ import annotations

from align.lexicon import messages
from align.report.text import Lang


def message(key: str, lang: Lang, **values: object) -> str:
    """The text of that key in that language. Raises DataError where there is no such text."""
    return messages.message(f"check.text.{key}", lang, **values)
