"""The folded form of a text, for matching: one character for one character.

Full-width ASCII becomes half-width, every dash ``—``, every double quotation mark ``"``,
every wave ``~``; compatibility ideographs and radicals become the usual characters; invisible
characters become blanks. The indices of a text and of its folded form agree.
"""

from __future__ import annotations

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
_FORMS = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FORMS.update({char: form for form, chars in _GROUPS for char in chars})
_KEYS = frozenset(_FORMS)


def fold(text: str) -> str:
    """The text folded for matching, as long as the text."""
    chars = set(text)
    # a plan holds a dozen such characters: replacing each is faster than one translation table
    for char in chars & _KEYS:
        text = text.replace(char, _FORMS[char])
    # radicals and compatibility ideographs, as PDF fonts print them
    for char in [one for one in chars if "\u2e80" <= one <= "\u2fdf" or one >= "\uf900"]:
        text = text.replace(char, _usual(char))
    return text


@cache
def _usual(char: str) -> str:
    """The usual character for a compatibility character, where it is a single one."""
    import unicodedata

    usual = unicodedata.normalize("NFKC", char)
    return usual if len(usual) == 1 else char
