"""The words that show a sentence to be about an indicator, nearest first."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from align.judge.carriage import common_name
from align.judge.lattice import wholes
from align.judge.measures import is_measure, nature_of
from align.judge.qualifiers import qualifier_of
from align.judge.subject import Subject, essence, fold
from align.lexicon.concepts import find_concepts
from align.lexicon.indicators import find, indicators
from align.lexicon.loader import table

_JOINED = str.maketrans(dict.fromkeys("和与及或", "\n"))

SHORT = 3
"""Characters that an indicator's own name has at least to be looked for, where it is no term of the
field: 用水 of 用水总量 is in 利用水平."""

LEAST = 4
"""Characters that say what is done to a thing: fewer (建筑面积) would fit any sentence."""


class Terms(NamedTuple):
    """The words that show a sentence to be about an indicator."""

    names: tuple[str, ...]
    things: tuple[str, ...]
    kinds: tuple[str, ...]
    """Kinds of what it counts: 光伏 for the capacity of renewable power."""
    falling: frozenset[str] = frozenset()
    """Those of which less is wanted: a sentence that wants more of one says the opposite."""


def terms_for(subject: Subject) -> Terms:
    """The names of an indicator, and words for what its figure counts."""
    entry = indicators().get(subject.key or "") or find(common_name(subject.plain))
    full, bare = subject.plain, essence(subject.plain)
    if is_measure(full):
        # what is measured only the scope tells
        full = bare = subject.scope.text + full if subject.scope.text else ""
    names = {name for name in (full, bare) if len(name) >= SHORT}
    if find_concepts(full):
        names.add(full)
    things: set[str] = set()
    part = qualifier_of(subject)
    if entry and part:
        # of whom it is said must be said as well: 碳排放 alone is not 供热系统碳排放
        things.update(word for word in _folded(entry.things) if part in word)
    elif entry:
        names.update(_folded(entry.names))
        things.update(_folded(entry.things))
    elif subject.nature in ("share", "amount", ""):
        things.update(_things(full))
    things.update(_savings(full, part))
    things.update(_in_short(subject))
    peaked = "" if entry else _peaked(full)
    entry = find(peaked) or entry if peaked else entry
    if peaked:
        things.update((peaked, *_folded(entry.things if entry else ())))
    if subject.state:
        things.update(_folded(table("judging")["states"][subject.state]))
    things.update(_of_the_whole(names))
    things -= names
    entries = _narrower(entry.key if entry else "", entry.subject if entry else "", bare)
    kinds = {word for item in entries for word in _folded(item["words"])} - things - names
    falling = kinds if any(item.get("falls") for item in entries) else set()
    return Terms(
        _sorted(names - _generic()),
        _sorted(things),
        _sorted(kinds),
        frozenset(falling | things if peaked else falling),
    )


def _peaked(name: str) -> str:
    """What a name says is to peak (石油消费 of 石油消费达峰), "" where it says no such thing."""
    tail = next((word for word in PEAKS if name.endswith(word)), "")
    bare = name[: -len(tail)] if tail else ""
    return bare if len(bare) > SHORT else ""


PEAKS = ("进入峰值平台期", "进入平台期", "峰值平台期", "达到峰值", "达峰", "峰值")
"""What the name of a peak ends with: whoever curbs a thing speaks of it without a word for that."""


def _savings(name: str, sector: str) -> list[str]:
    """What is done for a sector's intensity: 运输节能 for 运输能耗强度."""
    tails = [word for word, _ in table("judging")["folding"]["whole"] if "强度" in word]
    if not sector:
        sector = next((name[: -len(tail)] for tail in tails if name.endswith(tail)), "")
    elif not name.endswith(tuple(tails)):
        return []
    return [sector + saving for saving in SAVINGS] if len(sector) > 1 else []


SAVINGS = ("节能", "节能降碳", "降碳", "减碳", "减排")
"""How a sector comes to use less energy, and emit less, for what it does."""


def _in_short(subject: Subject) -> list[str]:
    """How it is said in short that an area grows: 森林扩面 for 森林面积."""
    thing = subject.plain.removesuffix(AREA)
    grows = subject.target.change != "decrease" and thing != subject.plain
    return [thing + "扩面", "扩大" + thing] if grows and 1 < len(thing) <= LEAST else []


AREA = "面积"
"""What the name of an area ends with."""


@cache
def _generic() -> frozenset[str]:
    """Words that are a name of nothing by themselves: 标准, 水平, 项目."""
    return frozenset(table("judging")["folding"]["filler"])


def _narrower(key: str, subject: str, name: str) -> list[dict[str, Any]]:
    """What the lexicon says of the kinds of what an indicator counts."""
    return [
        entry
        for entry in table("judging")["narrower"]
        if (key in entry["of"] or subject in entry["of"] or any(w in name for w in entry["named"]))
        and key not in entry["but"]
    ]


def _folded(words: Sequence[str]) -> list[str]:
    return fold("\n".join(words)).split("\n")


def _sorted(words: set[str]) -> tuple[str, ...]:
    return tuple(sorted((word for word in words if len(word) > 1), key=lambda w: (-len(w), w)))


@cache
def _measure_words() -> tuple[str, ...]:
    words = map(fold, table("judging")["folding"]["measures"])
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def _things(name: str) -> list[str]:
    """A name without its measure words, its listed parts apart (太阳能、风电装机 → two)."""
    if nature_of(name) in ("intensity", "rate", "concentration"):
        return []
    bare = name.split("占", maxsplit=1)[0] if "占" in name[2:] else name
    for word in _measure_words():
        if bare.endswith(word) and len(bare) > len(word) + 1:
            bare = bare[: -len(word)]
            break
    to_whom, sign, done = bare.partition("实施")
    if sign and to_whom.startswith("对"):
        return [part for part in (bare, done) if len(part) > 2]  # those it is done to are not it
    # what follows 和 has left behind whose it is (农田甲烷和氧化亚氮排放)
    first = bare.translate(_JOINED).split("\n", maxsplit=1)[0]
    listed = bare
    for word in table("judging")["folding"]["ranks"]:
        listed = listed.replace(word, "")
    # two characters are too common a word to show what a sentence is about
    return [part for part in (bare, listed, *first.split("、")) if len(part) > 2]


def _of_the_whole(names: set[str]) -> list[str]:
    """Names of one kind of thing, said of all its kinds: 公共建筑节能改造 is also 建筑节能改造."""
    found = wholes()
    return [
        whole + name[len(kind) :]
        for name in names
        for kind, whole in found.get(name[:1], ())
        if name.startswith(kind) and len(name) >= len(kind) + LEAST
    ]
