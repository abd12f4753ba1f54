"""Footnotes: what stands below a rule at the foot of a page and explains a word above it."""

from __future__ import annotations

from align.read.layout.lines import Line

_RULE = frozenset("—-_")
_SHORTEST_RULE = 4
_FARTHEST = 60
"""Lines: as far above its note the mark of a word may stand."""
_LONGEST = 6
"""Lines of one note."""


def footnotes(lines: list[Line]) -> set[int]:
    """Indices of the lines of footnotes, and of the rules above them."""
    result: set[int] = set()
    for index, line in enumerate(lines):
        if line.flat[0] in _RULE and _is_rule(line):
            end = _end(lines, index)
            if end > index + 1:
                result.update(range(index, end))
    return result


def _is_rule(line: Line) -> bool:
    return len(line.flat) >= _SHORTEST_RULE and _RULE.issuperset(line.flat)


def _end(lines: list[Line], rule: int) -> int:
    """The line after the last note below a rule; notes begin with marks that stand above, too."""
    above = lines[max(0, rule - _FARTHEST) : rule]
    at = rule + 1
    while at < len(lines):
        mark = _mark(lines[at].flat)
        if not mark or not any(line.flat.find(mark, 1) > 0 for line in above):
            break
        stop = next(
            (
                end
                for end in range(at, min(len(lines), at + _LONGEST))
                if lines[end].flat[-1] == "。"
            ),
            None,
        )
        if stop is None:
            break
        at = stop + 1
    return at


def _mark(flat: str) -> str:
    """The mark that a note begins with: ①, [1], *."""
    if "①" <= flat[0] <= "⑳" or flat[0] == "*":
        return flat[0]
    end = flat.find("]", 1, 4)
    return flat[: end + 1] if flat[0] == "[" and flat[1:end].isdecimal() else ""
