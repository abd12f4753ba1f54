"""The sentences of a clause before and after, those that answer to each other side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from align.model.plan import Clause
from align.model.revision import Part, Passage
from align.revise.wording import ratio

_NEAR = 0.45
"""Sentences less alike than this are taken out and put in, not edited."""
_MOST_WORK = 20_000  # pairs of sentences that are compared; beyond it only equal ones are found

Step = tuple[int | None, int | None]


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(r"[^。;!?]*[。;!?]+[\"')\]]?|[^。;!?]+")


def sentences(clause: Clause) -> list[Part]:
    """The sentences of a clause; its heading is one, and a paragraph ends one."""
    cuts = sorted({0, clause.body, *clause.paragraphs, len(clause.text)})
    return [
        Part(clause.id, match.start(), match.end())
        for start, end in pairwise(cuts)
        for match in _sentence().finditer(clause.folded, start, end)
        if any(char.isalnum() for char in match.group())
    ]


def passages(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Passage, ...]:
    """All sentences of the old clauses beside those of the new ones, in reading order."""
    left = [(part, clause) for clause in old for part in sentences(clause)]
    right = [(part, clause) for clause in new for part in sentences(clause)]
    texts = [_text(*one) for one in left], [_text(*one) for one in right]
    found = []
    for i, j in _aligned(*texts):
        same = i is not None and j is not None and texts[0][i] == texts[1][j]
        found.append(
            Passage(
                None if i is None else left[i][0], None if j is None else right[j][0], same=same
            )
        )
    return tuple(found)


def _text(part: Part, clause: Clause) -> str:
    """A sentence as it is compared: a heading without the mark that closes it."""
    text = clause.folded[part.start : part.end].strip()
    return text.strip("。.:,") if part.end <= clause.body + 1 else text.lstrip("。.:,")


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[Step]:
    """Both sides in order: equal ones at either end first, what lies between by likeness."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    yield from ((at, at) for at in range(head))
    middle = old[head : len(old) - tail], new[head : len(new) - tail]
    work = len(middle[0]) * len(middle[1])
    steps = _by_likeness(*middle) if work <= _MOST_WORK else _by_sameness(*middle)
    for i, j in steps:
        yield None if i is None else i + head, None if j is None else j + head
    for at in range(tail, 0, -1):
        yield len(old) - at, len(new) - at


def _by_likeness(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """The pairs in order whose likeness adds up to most."""
    alike = [[ratio(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            if alike[i][j] >= _NEAR:
                best[i][j] = max(best[i][j], best[i + 1][j + 1] + alike[i][j])
    steps: list[Step] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if alike[i][j] >= _NEAR and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            steps.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            steps.append((i, None))
            i += 1
        else:
            steps.append((None, j))
            j += 1
    return [*steps, *((at, None) for at in range(i, len(old)))] + [
        (None, at) for at in range(j, len(new))
    ]


def _by_sameness(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """Only equal sentences side by side: for a text of more sentences than can be compared."""
    from difflib import SequenceMatcher

    steps: list[Step] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            steps += zip(range(a, b), range(c, d), strict=True)
        else:
            steps += [(at, None) for at in range(a, b)]
            steps += [(None, at) for at in range(c, d)]
    return steps
