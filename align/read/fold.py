"""The folded form of a text, for matching: one character for one character.

Full-width ASCII becomes half-width, every dash ``—``, every double quotation mark ``"``,
every wave ``~``; compatibility ideographs and radicals become the usual characters; invisible
characters become blanks. The indices of a text and of its folded form agree.
"""

from __future__ import annotations

import re
from functools import cache

_GROUPS = (
    ("—", "–‐‑‒―－─━﹘﹣ー"),
    ("-", "−"),
    ('"', "“”„‟〝〞＂「」『』"),
    ("'", "‘’‛‚＇"),
    ("~", "～〜∼˜﹋"),
    ("%", "﹪"),
    ("《", "«≪"),
    ("》", "»≫"),
    ("〔", "﹝"),
    ("〕", "﹞"),
    ("·", "・•‧･∙⋅"),
    (" ", "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u3000\u00a0\u2028\u2029"),
    (":", "∶﹕"),
    (",", "﹐"),
    ("、", "﹑､"),
    (";", "﹔"),
    (".", "﹒"),
    ("(", "﹙"),
    (")", "﹚"),
    ("。", "｡"),
    ("≤", "≦⩽"),
    ("≥", "≧⩾"),
)
_TABLE: dict[int, int] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TABLE.update({ord(char): ord(form) for form, chars in _GROUPS for char in chars})


def fold(text: str) -> str:
    """The text folded for matching, as long as the text."""
    folded = text.translate(_TABLE)
    if _compatibility().search(folded) is None:
        return folded
    return _compatibility().sub(lambda match: _usual(match.group()), folded)


@cache
def _compatibility() -> re.Pattern[str]:
    """Radicals and compatibility ideographs, as PDF fonts print them."""
    return re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")


@cache
def _usual(char: str) -> str:
    """The usual character for a compatibility character, where it is a single one."""
    import unicodedata

    usual = unicodedata.normalize("NFKC", char)
    return usual if len(usual) == 1 else char
