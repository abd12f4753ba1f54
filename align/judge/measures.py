"""What the words of measuring in an indicator's name say."""

from functools import cache, lru_cache

from align.lexicon.loader import table


@lru_cache(maxsize=4096)
def nature_of(name: str) -> str:
    """What the last measure word of a folded name says that is measured; "" for a state."""
    if name.startswith(("单位", "人均", "每")):
        return "intensity"
    best, found = (0, 0), ""
    for nature, words in _measures():
        for word in words:
            at = name.rfind(word)
            if at >= 0 and (at + len(word), len(word)) > best:
                best, found = (at + len(word), len(word)), nature
    return found


@lru_cache(maxsize=4096)
def is_measure(name: str) -> bool:
    """Whether a folded name says how something is measured, and nothing of what: 综合利用率."""
    words = table("judging")["folding"]
    bare = name.removeprefix("年")
    return any(bare.removeprefix(kind) in words["bare"] for kind in ("", *words["manner"]))


@cache
def _measures() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((nature, tuple(words)) for nature, words in table("judging")["measure"].items())
