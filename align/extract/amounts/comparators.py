"""The comparator words beside a number: 不低于, 以上, 左右, ≥ and their like, from units.toml.

Only words that touch the number count (with a 为, 达到 or a bracket between): what stands further
away is a matter for whoever binds the number to its indicator. The words are compared as plain
strings, which costs less than building a pattern of them all.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from align.lexicon.loader import table
from align.model.quantity import Comparator

REACH = 14
"""How many characters beside a number are looked at."""
_FAR = 4
"""How many characters may stand between 至少 and its number."""


class _Word(NamedTuple):
    """A comparator word, with the characters before it that make it part of another word."""

    word: str
    sense: Comparator
    negated: bool
    """Whether a negation before it turns it round."""
    not_after: str


@cache
def _data() -> dict[str, Any]:
    return table("units")["comparators"]  # type: ignore[no-any-return]  # the build checks it


@cache
def _words() -> dict[str, list[_Word]]:
    """The words that stand before a number, by their last character, longest first."""
    data = _data()
    words = [_Word(word, ">=", True, "") for word in data["up"]]
    words += [_Word(word, "<=", True, "") for word in data["down"]]
    words += [_Word(word, ">=", False, "") for word in data["at_least"]]
    words += [_Word(word, "<=", False, "") for word in data["at_most"]]
    words += [_Word(word, "~", False, data["about_not_after"]) for word in data["about"]]
    words += [_Word(entry["word"], ">=", True, entry["not_after"]) for entry in data["guarded"]]
    result: dict[str, list[_Word]] = {}
    for word in sorted(words, key=lambda word: -len(word.word)):
        result.setdefault(word.word[-1], []).append(word)
    return result


@cache
def _fillers() -> dict[str, list[str]]:
    """The words that may stand between a comparator and its number, by their last character."""
    result: dict[str, list[str]] = {}
    for word in sorted(_data()["fillers"], key=len, reverse=True):
        result.setdefault(word[-1], []).append(word)
    return result


@cache
def _after() -> re.Pattern[str]:
    """A comparator at the start of a stretch."""
    data = _data()
    groups = "|".join(
        f"(?P<{name}>{'|'.join(map(re.escape, data[key]))})"
        for name, key in (
            ("least", "after_at_least"),
            ("most", "after_at_most"),
            ("about", "after_about"),
            ("within", "within"),
        )
    )
    return re.compile(
        rf" {{0,2}}级?(?:[(（][^()（）]{{1,6}}[)）])?(?:及其|及|或者|或|和|含)?(?:{groups})"
    )


def before(text: str, start: int) -> tuple[Comparator, int] | None:
    """The comparator before a number and where its words begin, None where there is none.

    Where a verb stands between (至少使用一种) the words are not counted: the place is ``start``.
    """
    low = max(0, start - REACH)
    window = text[low:start].rstrip(" ")
    for _ in range(3):
        found = _ending(window)
        if found is not None:
            return found[0], low + found[1]
        for filler in _fillers().get(window[-1:], ()):
            if window.endswith(filler):
                window = window[: -len(filler)]
                break
        else:
            break
    return _from_far(text, low, start)


def _ending(window: str) -> tuple[Comparator, int] | None:
    """The comparator that a stretch ends with, and its index there."""
    for word in _words().get(window[-1:], ()):
        if not window.endswith(word.word):
            continue
        place = len(window) - len(word.word)
        ahead = window[max(0, place - 1) : place]
        if ahead and ahead in word.not_after:
            continue
        sense = word.sense
        if word.negated:
            for negation in _data()["negations"]:
                if window.endswith(negation, 0, place):
                    return ("<=" if sense == ">=" else ">="), place - len(negation)
        return sense, place
    return None


def _from_far(text: str, low: int, start: int) -> tuple[Comparator, int] | None:
    """至少 or 至多 with a short verb between it and the number."""
    for word in _data()["far"]:
        place = text.rfind(word, max(low, start - _FAR - len(word)), start)
        between = text[place + len(word) : start]
        if place >= 0 and between and all("一" <= character <= "鿿" for character in between):
            return (">=" if word.endswith("少") else "<="), start
    return None


def after(text: str, start: int, end: int) -> tuple[Comparator, int] | None:
    """The comparator that begins at ``end`` and where its words end, None where there is none.

    ``start`` is where the number begins: 内 counts only where 控制在 stands before it.
    """
    match = _after().match(text, end)
    if match is None:
        return None
    if match["about"]:
        return "~", match.end()
    if match["within"]:
        held = text[max(0, start - REACH) : start].endswith(tuple(_data()["within_verbs"]))
        return ("<=", match.end()) if held else None
    return (">=" if match["least"] else "<="), match.end()
