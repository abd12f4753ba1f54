"""Of whom an indicator is said, by what stands before the lexicon's name for it."""

from functools import lru_cache

from align.judge.lattice import lattice
from align.judge.subject import Subject, essence, essences
from align.lexicon.indicators import indicators
from align.lexicon.loader import table


def qualifier_of(subject: Subject) -> str:
    """What an indicator says before the lexicon's name for it, "" where it says nothing."""
    for name in _names_of(subject.key):
        at = subject.name.find(name)
        if at >= 0:
            before = subject.name[:at]
            for word, _ in lattice().states:
                before = before.replace(word, "")  # new or old, it is of nobody
            for joined in JOINED if subject.nature == "intensity" else ():
                before = before.removesuffix(joined)
            whole = (*table("judging")["places"]["whole"], *ALL)
            of_all = len(before) < 2 or before in whole
            return "" if of_all or before.endswith(PER_GDP) else before
    return ""


PER_GDP = ("生产总值", "GDP")
"""What the whole territory's figure is divided by says of no part of it."""

ALL = ("全社会", "整体", "总体", "全国", "本省", "我省", "我市", "我区", "经济社会发展")
"""Words before a name that narrow it in nothing."""

JOINED = ("强度", "能源消费", "能耗")
"""Ends of another intensity that is printed with the one in question: (能耗)碳排放强度."""


@lru_cache(maxsize=1024)
def _names_of(key: str | None) -> tuple[str, ...]:
    entry = indicators().get(key or "")
    names = essences(entry.names) if entry else set()
    # a name that stands for another where it is alone is printed behind whose it is: 运输碳排放强度
    names.update(
        word for word, same in table("judging")["folding"]["whole"] if essence(same) in names
    )
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
