"""The list of gap reports as markdown: which plans, against what, and all targets beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.lexicon.loader import table
from align.model.comparison import Comparison
from align.model.verdict import VERDICTS
from align.report.index import counts
from align.report.markup import escaped
from align.report.text import Lang, message


def page(comparisons: Sequence[Comparison], *, lang: Lang) -> str:
    """A table with a row for each report and a column for each verdict, then the matrices."""
    words = {key: entry[lang] for key, entry in table("messages_cli")["contents"].items()}
    names = [message(f"verdict.{name}", lang) for name in VERDICTS]
    head = [words["plan"], words["reference"], words["relation"], *names]
    lines = [f"# {words['title']}", "", words["intro"], ""]
    lines += [_row(head), _row(["---"] * 3 + ["---:"] * len(names))]
    for comparison in comparisons:
        found = counts(comparison)
        plan, reference = comparison.plan, comparison.reference
        relation = words[comparison.relation]
        cells = [f"[{escaped(plan.meta.title or plan.id)}]({plan.id}.md)"]
        cells += [escaped(reference.meta.title or reference.id), relation]
        lines.append(_row([*cells, *(str(found[name]) for name in VERDICTS)]))
    notes = {getattr(note, lang): None for c in comparisons for note in c.notes}
    if notes:
        lines += ["", *(f"- {escaped(note)}" for note in notes)]
    return "\n".join([*lines, *_matrices(comparisons, lang)]) + "\n"


def _matrices(comparisons: Sequence[Comparison], lang: Lang) -> Iterator[str]:
    """For each reference, its targets in all the plans that were compared with it."""
    from align.report import matrix

    by_reference: dict[str, list[Comparison]] = {}
    for comparison in comparisons:
        by_reference.setdefault(comparison.reference.id, []).append(comparison)
    for members in by_reference.values():
        yield ""
        for line in matrix.page(members, lang, summed=False).splitlines():
            yield f"#{line}" if line.startswith("#") else line


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
