"""The comparator words beside a number: 不低于, 以上, 左右, ≥ and their like, from units.toml.

Only words that touch the number count (with a 为, 达到 or a bracket between): what stands further
away is a matter for whoever binds the number to its indicator.
"""

from __future__ import annotations

import re
from functools import cache

from align.lexicon.loader import table
from align.model.quantity import Comparator

REACH = 14
"""How many characters beside a number are looked at."""


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _before() -> re.Pattern[str]:
    """A comparator at the end of a stretch, one named group for each sense."""
    data = table("units")["comparators"]
    guarded = "|".join(f"(?<![{g['not_after']}]){g['word']}" for g in data["guarded"])
    about = "|".join(
        f"(?<![{data['about_not_after']}]){re.escape(word)}" for word in data["about"]
    )
    return re.compile(
        f"(?P<neg>{_any(data['negations'])})?(?:(?P<up>{_any(data['up'])}|{guarded})"
        f"|(?P<down>{_any(data['down'])})|(?P<least>{_any(data['at_least'])})"
        f"|(?P<most>{_any(data['at_most'])})|(?P<about>{about}))"
        f"(?:{_any(data['fillers'])}){{0,2}} ?$"
    )


@cache
def _far() -> re.Pattern[str]:
    """至少 or 至多 with a short verb between it and the number."""
    words = _any(table("units")["comparators"]["far"])
    return re.compile(f"(?P<far>{words})[一-鿿]{{1,4}}$")


@cache
def _after() -> re.Pattern[str]:
    """A comparator at the start of a stretch."""
    data = table("units")["comparators"]
    return re.compile(
        r" ?(?:\(含[^()]{0,6}\))?(?:及其|及|或者|或|和|含)?"
        f"(?:(?P<least>{_any(data['after_at_least'])})|(?P<most>{_any(data['after_at_most'])})"
        f"|(?P<about>{_any(data['after_about'])})|(?P<within>{_any(data['within'])}))"
    )


@cache
def _last_characters() -> frozenset[str]:
    """The characters that the stretch before a number can end with if it holds a comparator."""
    data = table("units")["comparators"]
    lists = ("up", "down", "at_least", "at_most", "about", "fillers")
    words = [word for key in lists for word in data[key]] + [g["word"] for g in data["guarded"]]
    return frozenset(word[-1] for word in words) | {" "}


def before(text: str, start: int) -> tuple[Comparator, int] | None:
    """The comparator before a number and where its words begin, None where there is none.

    Where a verb stands between (至少使用一种) the words are not counted: the place is ``start``.
    """
    last = text[max(0, start - 1) : start]
    if not last:
        return None
    low = max(0, start - REACH)
    window = text[low:start]
    if last in _last_characters():
        match = _before().search(window)
        if match:
            return _sense(match), low + match.start()
    far = _far().search(window) if "多" in window or "少" in window else None
    if far:
        return (">=" if far["far"].endswith("少") else "<="), start
    return None


def _sense(match: re.Match[str]) -> Comparator:
    if match["about"]:
        return "~"
    upward = bool(match["up"] or match["least"])
    if match["neg"] and (match["up"] or match["down"]):
        upward = not upward
    return ">=" if upward else "<="


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
        verbs = table("units")["comparators"]["within_verbs"]
        return ("<=", match.end()) if text[max(0, start - REACH) : start].endswith(tuple(verbs)) else None
    return (">=" if match["least"] else "<="), match.end()
