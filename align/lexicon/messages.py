"""Every text that a user reads, in English and in Chinese, from one catalogue."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from align.errors import DataError
from align.lexicon.loader import is_there, table
from align.model.verdict import Words

Language = Literal["en", "zh"]


def message(key: str, lang: Language, **values: object) -> str:
    """The text of a dotted key in one language, its ``{placeholders}`` filled.

    Raises DataError where the key or one of its values is not there.
    """
    try:
        return _entry(key)[lang].format_map(values)
    except KeyError as missing:
        raise DataError(f"message {key!r} ({lang}) lacks {missing}") from None


def both(key: str, **values: object) -> Words:
    """The text of a dotted key in both languages; Words among the values likewise."""
    en = {name: _in(value, "en") for name, value in values.items()}
    zh = {name: _in(value, "zh") for name, value in values.items()}
    return Words(en=message(key, "en", **en), zh=message(key, "zh", **zh))


def _in(value: object, lang: Language) -> object:
    return getattr(value, lang) if isinstance(value, Words) else value


@cache
def _entry(key: str) -> dict[str, str]:
    found = _at(table("messages"), key)
    if found is None and "." in key:
        part, rest = key.split(".", 1)
        if _has_own_texts(part):
            found = _at(table(f"messages_{part}"), rest)
    if found is None:
        raise DataError(f"no message {key!r}", hint="see lexicon/data/messages*.toml")
    return found


@cache
def _has_own_texts(part: str) -> bool:
    """Whether a part of the tool keeps its texts in a file of its own, messages_PART.toml."""
    return is_there(f"messages_{part}")


def _at(node: dict[str, Any], key: str) -> dict[str, str] | None:
    for name in key.split("."):
        child = node.get(name)
        if not isinstance(child, dict):
            return None
        node = child
    return node if isinstance(node.get("en"), str) and isinstance(node.get("zh"), str) else None
