"""Apply the rules to the plans of a corpus."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from align.check.catalogue import RULES
from align.check.rule import SEVERITIES, Case
from align.corpus.compare import compare_plans
from align.corpus.library import Library, load_plan, locate, parent_name
from align.errors import AlignError
from align.model.finding import Finding
from align.pipeline import Prepared, prepare


class Checked(NamedTuple):
    """The outcome of a check."""

    findings: tuple[Finding, ...]
    """In the order of their places."""
    failures: tuple[AlignError, ...]
    """Why plans could not be checked."""
    plans: int
    """How many were checked."""


def check_corpus(library: Library, names: Sequence[str] = ()) -> Checked:
    """What the rules find in the plans named; in the whole corpus where none is named.

    Raises UsageError for an unknown name. A plan that cannot be read is a failure of its own; the
    others are checked all the same.
    """
    located = [locate(library, name) for name in names or dict.fromkeys(library.ids)]
    findings = [] if names else list(_apply(Case(library, None), whole=True))
    failures: dict[str, AlignError] = {}
    parents: dict[str, Prepared] = {}
    for found in located:
        name = found.id if found.entry else found.path
        try:
            findings += _apply(_case(library, name, parents), whole=False)
        except AlignError as error:
            failures[str(error)] = error  # a parent that fails does so for all its children
    findings.sort(key=_order)
    return Checked(tuple(findings), tuple(failures.values()), len(located))


def _apply(case: Case, *, whole: bool) -> Iterator[Finding]:
    for rule in RULES:
        if rule.whole is whole:
            yield from rule.check(rule, case)


def _case(library: Library, name: str, read: dict[str, Prepared]) -> Case:
    """A plan, compared with its parent where the corpus holds that; ``read`` keeps the parents."""
    found = locate(library, name)
    plan = load_plan(library, name)
    parent = parent_name(library, plan)
    if parent is None or parent not in library.ids:
        return Case(library, found.entry, plan)
    if parent not in read:
        read[parent] = prepare(load_plan(library, parent))
    return Case(library, found.entry, plan, compare_plans(library, read[parent], plan))


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.location
    return place.path, place.line, place.column, finding.code, finding.message.en


def fails(findings: Iterable[Finding], threshold: str) -> bool:
    """Whether a finding is at or above the threshold: a severity, or "never"."""
    if threshold == "never":
        return False
    counted = SEVERITIES[: [str(name) for name in SEVERITIES].index(threshold) + 1]
    return any(finding.severity in counted for finding in findings)
