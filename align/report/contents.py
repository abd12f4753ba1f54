"""The list of gap reports as markdown: which plans, against what, with which verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from align.lexicon.loader import table
from align.model.comparison import Comparison
from align.model.verdict import VERDICTS
from align.report.index import counts
from align.report.text import Lang, message


def page(comparisons: Sequence[Comparison], *, lang: Lang) -> str:
    """A table with a row for each report and a column for each verdict."""
    words = {key: entry[lang] for key, entry in table("messages_cli")["contents"].items()}
    names = [message(f"verdict.{name}", lang) for name in VERDICTS]
    head = [words["plan"], words["reference"], words["relation"], *names]
    lines = [f"# {words['title']}", "", words["intro"], ""]
    lines += [_row(head), _row(["---"] * 3 + ["---:"] * len(names))]
    for comparison in comparisons:
        found = counts(comparison)
        plan, reference = comparison.plan, comparison.reference
        relation = words[comparison.relation]
        cells = [f"[{plan.meta.title or plan.id}]({plan.id}.md)", reference.meta.title, relation]
        lines.append(_row([*cells, *(str(found[name]) for name in VERDICTS)]))
    notes = {getattr(note, lang): None for c in comparisons for note in c.notes}
    if notes:
        lines += ["", *(f"- {note}" for note in notes)]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
