"""What a rule is, and how it says what it found."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from align.corpus.library import Library
from align.corpus.manifest import Entry
from align.lexicon.loader import table
from align.model.comparison import Comparison
from align.model.finding import Finding, Location, Severity
from align.model.plan import Plan
from align.model.target import Target
from align.model.verdict import Words

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Gravest first."""


class Case(NamedTuple):
    """What is checked: a plan of the corpus, as far as it could be read and compared."""

    library: Library
    entry: Entry | None
    """None for a plan that the manifest does not list, and for the corpus as a whole."""
    plan: Plan | None = None
    comparison: Comparison | None = None
    """With its parent; None where the corpus does not hold that."""


Check = Callable[["Rule", Case], Iterable[Finding]]


class Rule(NamedTuple):
    """A rule with all that a reader must know of it."""

    code: str
    name: str
    severity: Severity
    summary: Words
    why: Words
    example: str
    """A plan, its reference and what is found, in the plans' own words."""
    remedy: Words
    check: Check
    """What it finds in a plan; nothing where it does not apply."""
    whole: bool = False
    """Whether it looks at the corpus as a whole, not at one plan after another."""

    def find(
        self,
        plan: str,
        location: Location,
        message: Words,
        *,
        related: Iterable[Location] = (),
        confidence: float = 1.0,
    ) -> Finding:
        """A finding of this rule."""
        return Finding(
            self.code, self.severity, plan, location, message, tuple(related), confidence
        )


def words(key: str, **values: object) -> Words:
    """The message of that key in both languages, its places filled."""
    entry = table("messages_cli")["check"][key]

    def told(lang: str) -> str:
        text: str = entry[lang]
        return text.format(
            **{k: getattr(v, lang) if isinstance(v, Words) else v for k, v in values.items()}
        )

    return Words(en=told("en"), zh=told("zh"))


def place(plan: Plan, start: int, end: int) -> Location:
    """The place of a span of a plan's source."""
    source = plan.source
    line, column = source.position(start)
    text = "".join(source.text[start:end].split())
    return Location(source.path, line, column, source.line_of(max(start, end - 1)), text)


def target_place(plan: Plan, target: Target) -> Location:
    """The place of a target."""
    return place(plan, target.start, target.end)


def manifest_place(case: Case, line: int) -> Location:
    """A line of the manifest."""
    config = case.library.config
    return Location(config.path(config.manifest), line, 1, line, "")


def verdicts(case: Case, name: str) -> Iterator[tuple[Target, Target | None, Words, float]]:
    """Reference target, plan target, reason and confidence of every verdict of that name.

    Nothing between peers: there a gap is a benchmark, and nothing is owed.
    """
    comparison = case.comparison
    if comparison is None or comparison.relation == "peer":
        return
    reference = {target.id: target for target in comparison.reference_targets}
    plan = {target.id: target for target in comparison.plan_targets}
    for verdict in comparison.verdicts:
        target = reference.get(verdict.reference_target or "")
        if verdict.verdict == name and target is not None:
            partner = plan.get(verdict.plan_target or "")
            yield target, partner, verdict.reason, verdict.confidence


def expected_place(comparison: Comparison, target: Target) -> Location:
    """Where a reader would look for a target that the plan does not have.

    The plan clause that answers best to the target's clause; where none does, the plan's beginning.
    """
    best: tuple[float, str] | None = None
    for alignment in comparison.alignments:
        if target.clause in alignment.reference:
            rank = (alignment.score or 0.0) + (alignment.primary == target.clause)
            if best is None or rank > best[0]:
                best = (rank, alignment.plan)
    plan = comparison.plan
    if best is None:
        return Location(plan.source.path, 1, 1, 1, "")
    clause = plan.clause(best[1])
    return place(plan, clause.start, clause.start + len(clause.heading))
