"""Which characters of two near sentences differ."""

from __future__ import annotations

from collections.abc import Iterable

from align.report.layout import Span

Change = tuple[int, int, int, int]
"""Start and end in the reference, start and end in the plan."""

MARKED_REFERENCE = ("[-", "-]")
MARKED_PLAN = ("{+", "+}")
"""The brackets that stand for a style, as in git's word differences."""

_LONGEST = 400  # characters of a sentence; beyond it a difference is no longer read by eye
_MOST_WORK = 10_000  # pairs of equal characters: what the comparison takes time for
_NEAR = 0.45  # below this likeness two sentences are two sentences, not two wordings of one
_DIGITS = frozenset("0123456789.%")
_ISLAND = 2  # common stretches shorter than this between two differences belong to them


def differences(reference: str, plan: str) -> tuple[list[Span], list[Span]]:
    """What only the reference and what only the plan says, as spans; empty where not near."""
    if reference == plan or max(len(reference), len(plan)) > _LONGEST:
        return [], []
    counts = [(reference.count(char), plan.count(char)) for char in set(plan)]
    if sum(here * there for here, there in counts) > _MOST_WORK:
        return [], []
    # no likeness is greater than that of the same characters in any order
    if 2 * sum(map(min, counts)) / (len(reference) + len(plan)) < _NEAR:
        return [], []
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, reference, plan, autojunk=False)
    if matcher.ratio() < _NEAR:
        return [], []
    changes = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
    left: list[Span] = []
    right: list[Span] = []
    for a, b, c, d in _joined(_whole_numbers(change, reference, plan) for change in changes):
        if b > a:
            left.append((a, b, "only_reference"))
        if d > c:
            right.append((c, d, "only_plan"))
    return left, right


def _whole_numbers(change: Change, reference: str, plan: str) -> Change:
    """The stretch widened so that it cuts no number: 2025 against 2030, not 25 against 30."""
    a, b, c, d = change
    if reference[a : a + 1] in _DIGITS or plan[c : c + 1] in _DIGITS:
        while a and c and reference[a - 1] == plan[c - 1] and reference[a - 1] in _DIGITS:
            a, c = a - 1, c - 1
    if reference[b - 1 : b] in _DIGITS or plan[d - 1 : d] in _DIGITS:
        while reference[b : b + 1] and reference[b : b + 1] == plan[d : d + 1] in _DIGITS:
            b, d = b + 1, d + 1
    return a, b, c, d


def _joined(changes: Iterable[Change]) -> list[Change]:
    """The stretches, those made one that only an island of common characters parts."""
    joined: list[Change] = []
    for a, b, c, d in changes:
        if joined and a - joined[-1][1] < _ISLAND and c - joined[-1][3] < _ISLAND:
            first = joined.pop()
            joined.append((first[0], b, first[2], d))
        else:
            joined.append((a, b, c, d))
    return joined


def bracketed(text: str, spans: list[Span], brackets: tuple[str, str]) -> str:
    """The text with brackets around the spans: for output without styles."""
    parts: list[str] = []
    at = 0
    for start, end, _ in spans:
        parts += (text[at:start], brackets[0], text[start:end], brackets[1])
        at = end
    parts.append(text[at:])
    return "".join(parts)
