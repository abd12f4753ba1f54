"""The words of the commands, in English and in Chinese, from messages_cli.toml."""

from __future__ import annotations

from align.cli.options import Language
from align.lexicon.loader import table


def message(key: str, lang: Language, **values: object) -> str:
    """The text of ``group.key`` in that language, its places filled.

    Raises KeyError where there is no such text.
    """
    group, _, name = key.partition(".")
    text: str = table("messages_cli")[group][name][lang]
    return text.format(**values) if values else text
