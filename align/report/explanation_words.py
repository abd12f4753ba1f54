"""The words of ``align explain``, in Chinese and in English, from messages_explain.toml."""

from __future__ import annotations

from align.lexicon import messages
from align.lexicon.loader import table
from align.report.text import Lang


def words(key: str, lang: Lang, **values: object) -> str:
    """The text of that key in that language, its places filled.

    Raises DataError where there is no such text.
    """
    return messages.message(f"explain.{key}", lang, **values)


def scorer_name(scorer: str, lang: Lang) -> str:
    """What a reader calls a scorer; in English as the JSON document and docs/alignment.md do."""
    known = scorer in table("messages_explain")["scorer"]
    return words(f"scorer.{scorer}", lang) if known else scorer
