"""The words of the reports, in Chinese and in English, from messages_report.toml."""

from __future__ import annotations

from align.lexicon import messages

Lang = messages.Language


def message(key: str, lang: Lang, **values: object) -> str:
    """The report's text of that key in that language, its places filled.

    Raises DataError where there is no such text.
    """
    return messages.message(f"report.{key}", lang, **values)
