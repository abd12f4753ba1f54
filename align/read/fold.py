"""The folded form of a text, for matching: one character for one character.

Full-width ASCII becomes half-width, every dash ``—``, every double quotation mark ``"``,
every wave ``~``; compatibility ideographs and radicals become the usual characters; invisible
characters, characters that steer a display, and those of private use become blanks. The indices
of a text and of its folded form agree.
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
    (" ", "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029"),
    (" ", "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"),
    (" ", "\u3000\u3164\u00a0\ufeff"),
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
_FORMS.update({chr(code): " " for code in range(0xA0) if not chr(code).isprintable()})
for _layout in "\t\n\x0b\f\r\x85":
    del _FORMS[_layout]
_KEYS = frozenset(_FORMS)


def fold(text: str) -> str:
    """The text folded for matching, as long as the text."""
    chars = set(text)
    # a plan holds a dozen such characters: replacing each is faster than one translation table
    for char in chars & _KEYS:
        text = text.replace(char, _FORMS[char])
    # radicals and compatibility ideographs, as PDF fonts print them; bullets of private use
    for char in [one for one in chars if "\u2e80" <= one <= "\u2fdf" or one >= "\ue000"]:
        text = text.replace(char, _usual(char))
    return text


@cache
def _usual(char: str) -> str:
    """The usual character for a compatibility character; a blank for what is none."""
    import unicodedata

    if unicodedata.category(char) in ("Co", "Cf") or "\ufe00" <= char <= "\ufe0f":
        return " "
    if "\U000e0100" <= char <= "\U000e01ef":  # variants of the character before
        return " "
    usual = unicodedata.normalize("NFKC", char)
    return usual if len(usual) == 1 else char
