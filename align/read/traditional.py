"""Plans in traditional characters: matched in their simplified forms, one for one."""

from __future__ import annotations

from functools import cache

from align.errors import ReadError

_TELLING = frozenset(
    "國發業產來時會對這實現電動經濟開關區義務員長門問間題類應廠廣態標準農鄉鎮環節減約責單結構"
    "規劃資綠過運輸車達點萬億於個為與進設體後從將動確強擴續總統籌導質領導"
)
"""Traditional characters that hardly any plan does without."""
_FREQUENT = "國發業產會"
_MANY = 8
"""Different ones of them that a text in simplified characters never has."""


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters."""
    if not any(char in text for char in _FREQUENT):
        return False
    found = 0
    for char in _TELLING:
        if char in text:
            found += 1
            if found == _MANY:
                return True
    return False


def simplified(text: str, *, path: str) -> str:
    """The text with each traditional character replaced by its simplified form.

    As long as the text. Raises ReadError where the table of characters is not installed.
    """
    for char in set(text):
        if char > "\u33ff":
            form = _form(char, path)
            if form != char:
                text = text.replace(char, form)
    return text


@cache
def _form(char: str, path: str) -> str:
    """The simplified form of a character; itself where that is none or not a single one."""
    form: str = _converter(path).convert(char)
    return form if len(form) == 1 else char


@cache
def _converter(path: str):  # type: ignore[no-untyped-def]  # opencc has no types
    """OpenCC's conversion from traditional to simplified characters."""
    try:
        import opencc
    except ImportError:
        raise ReadError(
            "in traditional characters, for which a table is missing",
            path=path,
            hint="pip install 'align[traditional]'",
        ) from None
    return opencc.OpenCC("t2s")
