"""What a report may be asked for, and which formats there are.

Adding a format: write ``report/NAME.py`` with a function of ``(Comparison, View)``, add a line to
``FORMATS``, and a golden file to the tests.
"""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from align.model.comparison import Comparison
from align.model.pairing import SentencePair
from align.model.plan import Clause
from align.model.verdict import VERDICTS, VerdictName
from align.report.text import Lang

Sentences = Callable[[Clause, Clause], Sequence[SentencePair]]
"""The sentences of a reference clause and of a plan clause that answer to each other."""


class View(NamedTuple):
    """How a comparison is to be shown."""

    lang: Lang = "zh"
    width: int | None = None
    """In terminal cells; None takes the terminal's."""
    ascii: bool = False
    """Draw with ASCII characters only; the plans' own text stays as it is."""
    only: Collection[VerdictName] = ()
    """The verdicts to show; empty shows all."""
    clauses: bool = True
    """Whether the aligned clauses are shown side by side."""
    sentences: Sentences | None = None
    """None lays the clauses side by side as wholes, without differences marked."""
    brief: bool = False
    """Whether an overview is enough: counts, no or few single targets. A comparison has a drawing
    of its own for that."""
    legend: bool = True
    """Whether the symbols are explained at the foot of the table."""
    marks: bool | None = None
    """Mark differences by brackets, not by style; None: where the output has no styles."""

    def shows(self, verdict: VerdictName) -> bool:
        """Whether verdicts of that name are to be shown."""
        return not self.only or verdict in self.only


class Format(NamedTuple):
    """An output format that is plain text: its name, file suffix and function."""

    name: str
    suffix: str
    render: Callable[[Comparison, View], str]


def _json(comparison: Comparison, view: View) -> str:  # noqa: ARG001  # the same for every view
    from align.report import as_json

    return as_json.comparison(comparison)


def _markdown(comparison: Comparison, view: View) -> str:
    from align.report import markdown

    return markdown.gap_report(comparison, lang=view.lang)


def _csv(comparison: Comparison, view: View) -> str:
    from align.report import tables

    return tables.verdicts(comparison, lang=view.lang, only=view.only)


def _html(comparison: Comparison, view: View) -> str:
    from align.report import html

    return html.comparison(
        comparison, view.lang, sentences=view.sentences, only=view.only, clauses=view.clauses
    )


def _json_lines(comparison: Comparison, view: View) -> str:
    from align.report import json_lines

    return json_lines.verdicts(comparison, only=view.only)


FORMATS: tuple[Format, ...] = (
    Format("json", ".json", _json),
    Format("markdown", ".md", _markdown),
    Format("csv", ".csv", _csv),
    Format("html", ".html", _html),
    Format("jsonl", ".jsonl", _json_lines),
)
"""Besides ``terminal``, which is drawn by ``terminal.comparison`` to the width it is shown in,
and ``xlsx``, which is no text: ``sheets.workbook``."""


def verdict_names(names: Collection[str]) -> tuple[VerdictName, ...]:
    """The verdicts of those names in order of consequence. Raises KeyError for an unknown one."""
    known = {str(name): name for name in VERDICTS}
    chosen = {known[name] for name in names}
    return tuple(name for name in VERDICTS if name in chosen)
