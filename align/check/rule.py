"""What a rule is, and how it says what it found."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from align.check.decided import DecisionState
from align.check.settings import Limits
from align.check.severities import SEVERITY
from align.corpus.library import Library
from align.corpus.manifest import Entry
from align.errors import AlignError
from align.lexicon.messages import both
from align.model.comparison import Comparison
from align.model.finding import Finding, Location, Severity
from align.model.plan import Plan
from align.model.target import Target
from align.model.verdict import Words
from align.report.findings.outcome import SEVERITIES, RuleInfo


class Twin(NamedTuple):
    """An earlier plan of the corpus that is the same as the one checked."""

    id: str
    path: str
    why: Words


class Case(NamedTuple):
    """What is checked: a plan of the corpus, as far as it could be read and compared."""

    library: Library
    entry: Entry | None
    """None for a plan that the manifest does not list, and for the corpus as a whole."""
    limits: Limits
    plan: Plan | None = None
    targets: tuple[Target, ...] = ()
    parent: Plan | None = None
    """The plan that it carries out, where the corpus holds that."""
    comparison: Comparison | None = None
    """With its parent; None where the corpus does not hold that."""
    above: tuple[Comparison, ...] = ()
    """The parent with its own parent, and so on upwards."""
    audit: tuple[Finding, ...] = ()
    """What the plan's audit found."""
    reported: Comparison | None = None
    """What its gap report is about; None where there is no report."""
    twin: Twin | None = None
    failure: AlignError | None = None
    """Why it could not be read."""
    path: str = ""
    """Where its text lies."""
    decisions: tuple[DecisionState, ...] = ()
    """People's decisions, for the corpus as a whole only."""


Check = Callable[["Rule", Case], Iterable[Finding]]


class Rule(NamedTuple):
    """A rule with all that a reader must know of it."""

    code: str
    name: str
    summary: Words
    why: Words
    example: str
    """A plan, its reference and what is found, in the plans' own words."""
    remedy: Words
    check: Check
    """What it finds in a plan; nothing where it does not apply."""
    whole: bool = False
    """Whether it looks at the corpus as a whole, not at one plan after another."""

    @property
    def severity(self) -> Severity:
        """How grave its findings are by default."""
        return SEVERITY[self.code]

    def info(self, severity: Severity | None = None) -> RuleInfo:
        """What reports may say of it, with the severity in force."""
        level = severity or self.severity
        return RuleInfo(self.code, self.name, level, self.summary, self.why, self.remedy)

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


def words(code: str, **values: object) -> Words:
    """The message of that rule in both languages, its places filled."""
    return both(f"check.rule.{code}", **values)


def part(key: str, **values: object) -> Words:
    """A part of a message in both languages."""
    return both(f"check.part.{key}", **values)


def place(plan: Plan, start: int, end: int) -> Location:
    """The place of a span of a plan's source."""
    source = plan.source
    line, column = source.position(start)
    text = "".join(source.text[start:end].split())
    return Location(source.path, line, column, source.line_of(max(start, end - 1)), text)


def target_place(plan: Plan, target: Target) -> Location:
    """The place of a target."""
    return place(plan, target.start, target.end)


def whole_file(path: str) -> Location:
    """The beginning of a file, for what is about all of it."""
    return Location(path, 1, 1, 1, "")


def manifest_place(case: Case, line: int) -> Location:
    """A line of the manifest."""
    config = case.library.config
    return Location(config.path(config.manifest), line, 1, line, "")


def entry_place(case: Case) -> Location:
    """The entry of the plan in the manifest; its text where it is not listed."""
    if case.entry is None:
        return whole_file(case.path)
    return manifest_place(case, case.entry.line)


class Judged(NamedTuple):
    """A verdict with the targets that it is about."""

    reference: Target
    target: Target | None
    reason: Words
    confidence: float
    axis: str
    """For ``looser``: value, deadline, scope or strength, the first of them that falls short."""


def verdicts(case: Case, name: str) -> Iterator[Judged]:
    """Every verdict of that name on a target of the reference.

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
            axes = verdict.axes._asdict()
            order = ("value", "deadline", "scope", "strength")
            axis = next((axis for axis in order if axes[axis] == "looser"), "value")
            partner = plan.get(verdict.plan_target or "")
            yield Judged(target, partner, verdict.reason, verdict.confidence, axis)


def shortfalls(rule: Rule, case: Case, axis: str) -> Iterator[Finding]:
    """The targets of the plan that fall short first of all on that axis."""
    comparison = case.comparison
    if comparison is None:
        return
    for judged in verdicts(case, "looser"):
        if judged.target is not None and judged.axis == axis:
            indicator = judged.reference.indicator
            yield rule.find(
                comparison.plan.id,
                target_place(comparison.plan, judged.target),
                words(rule.code, indicator=indicator, reason=judged.reason),
                related=(target_place(comparison.reference, judged.reference),),
                confidence=judged.confidence,
            )


def of_audit(rule: Rule, case: Case) -> Iterator[Finding]:
    """What the plan's audit found under the rule's code."""
    for finding in case.audit:
        if finding.code == rule.code:
            yield finding._replace(severity=rule.severity)


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
        return whole_file(plan.source.path)
    return heading_place(plan, best[1])


def heading_place(plan: Plan, id: str) -> Location:
    """The number and heading of a clause, or its first words."""
    clause = plan.clause(id)
    stop = clause.body or min(len(clause.text), 12)
    end = clause.offsets[stop - 1] + 1 if stop else clause.start
    return place(plan, clause.start, end)


__all__ = [
    "SEVERITIES",
    "Case",
    "Judged",
    "Rule",
    "Twin",
    "entry_place",
    "expected_place",
    "heading_place",
    "manifest_place",
    "of_audit",
    "part",
    "place",
    "shortfalls",
    "target_place",
    "verdicts",
    "whole_file",
    "words",
]
