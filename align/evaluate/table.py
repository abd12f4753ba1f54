"""Scores as a table in plain text, the same in every language: the figures' names are its terms."""

from __future__ import annotations

from align.evaluate.score import Score

_COLUMNS = (
    ("clauses", "clauses.plan", "f1"),
    ("targets", "targets.plan", "f1"),
    ("quantity", "targets.plan", "quantity_f1"),
    ("hit@1", "alignment", "hit1"),
    ("pairs", "alignment", "f1"),
    ("none", "alignment", "none"),
    ("verdicts", "verdicts", "accuracy"),
    ("headline", "verdicts", "headline_f1"),
    ("macro", "verdicts", "macro_f1"),
    ("partner", "verdicts", "partner"),
    ("additional", "verdicts", "additional_f1"),
)
_WIDTH = 10


def table(scores: dict[str, Score]) -> str:
    """The chief figures, a plan a row, then all figures of each plan, a section a line."""
    name_width = max((len(plan) for plan in scores), default=0)
    head = " " * name_width + "".join(f"{name:>{_WIDTH + 1}}" for name, _, _ in _COLUMNS)
    lines = [head]
    for plan, score in scores.items():
        values = (score[section].figures.get(key) for _, section, key in _COLUMNS)
        cells = ("-" if value is None else f"{value:.3f}" for value in values)
        lines.append(f"{plan:<{name_width}}" + "".join(f"{cell:>{_WIDTH + 1}}" for cell in cells))
    for plan, score in scores.items():
        lines += ["", plan]
        for name, section in score.items():
            figures = "  ".join(f"{key}={value:.3f}" for key, value in section.figures.items())
            lines.append(f"  {name:<18} n={section.labels}  {figures}")
    return "\n".join(lines) + "\n"


def details_of(scores: dict[str, Score]) -> str:
    """What was missed, extra and wrong, an item a line."""
    lines = []
    for plan, score in scores.items():
        for name, section in score.items():
            for sort, items in section.details.items():
                lines += [f"{plan} {name} {sort}: {item}" for item in items]
    return "".join(f"\n{line}" for line in lines) + "\n" if lines else ""
