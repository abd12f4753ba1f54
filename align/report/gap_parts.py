"""What all parts of the gap report share: its words, its links, and the cells of its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from align.model.comparison import Comparison
from align.model.target import Target
from align.model.verdict import Verdict
from align.report.index import UNSURE, Index, index, worded
from align.report.markup import Links, escaped
from align.report.style import UNICODE
from align.report.text import Lang, message
from align.report.values import brief, name, number

Field = Callable[[Target], str]
"""The field of a target of the reference: a key of the messages ``field.*``."""

DASH = UNICODE.dash
_LONG = 10  # rows that a table may have before it is folded away


class Report:
    """One report being written: what all its sections need."""

    def __init__(self, comparison: Comparison, lang: Lang, base: str, field: Field) -> None:
        self.comparison = comparison
        self.lang: Lang = lang
        self.links = Links(base)
        self.field = field
        self.index: Index = index(comparison)

    def say(self, key: str, **values: object) -> str:
        """A text of the report."""
        return message(key, self.lang, **values)

    @property
    def colon(self) -> str:
        """A colon as the language writes it."""
        return "：" if self.lang == "zh" else ": "

    def aside(self, text: str) -> str:
        """The text in brackets, as the language writes them behind a word."""
        return f"（{text}）" if self.lang == "zh" else f" ({text})"

    @property
    def comma(self) -> str:
        """What parts the entries of a list in a cell."""
        return "；" if self.lang == "zh" else "; "

    @property
    def gaps_title(self) -> str:
        """The heading over the gaps."""
        relation = self.comparison.relation
        return self.say("markdown.gaps" if relation == "parent" else f"markdown.gaps_{relation}")

    def related(self, key: str) -> str:
        """A text in the wording that suits the relation of the plans."""
        return self.say(worded(key, self.comparison.relation))


def cells(report: Report, verdict: Verdict) -> list[str]:
    """Indicator, and value with link on either side."""
    left, right = report.index.sides(verdict)
    named = left or right
    cells = [escaped(name(named)) if named else DASH]
    for target, plan in ((left, report.comparison.reference), (right, report.comparison.plan)):
        if target is None:
            cells.append(DASH)
            continue
        value = escaped(brief(target, report.lang, UNICODE))
        cells.append(f"{value} {report.links.lines(plan, target.start, target.end)}")
    if verdict.share is not None:
        cells[2] += f" ({report.say('head.share', share=number(verdict.share))})"
    return cells


def reason(report: Report, verdict: Verdict) -> str:
    """The reason, with the doubt or the decision that belongs to it."""
    parts = [escaped(getattr(verdict.reason, report.lang))]
    if verdict.confidence < UNSURE:
        doubt = report.say("summary.doubtful")
        parts.append(f"({doubt}, {report.say('head.confidence')} {verdict.confidence:.2f})")
    if verdict.decision is not None:
        parts.append(f"({report.say('summary.decided')}: `{verdict.decision}`)")
    return " ".join(part for part in parts if part)


def folded(lines: list[str], label: str, rows: int) -> Iterator[str]:
    """A table, folded away behind a label where it is long."""
    if rows <= _LONG:
        yield from lines
        return
    yield from ("<details>", f"<summary>{label}</summary>", "", *lines, "</details>", "")
