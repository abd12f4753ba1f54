"""Apply the rules to the plans of a corpus."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from align.check.baseline import fixed, marked, read_baseline
from align.check.cases import Cases
from align.check.catalogue import NAMES, RULES
from align.check.fingerprints import fingerprints
from align.check.rule import Case, Rule
from align.check.settings import Settings, settings_of
from align.corpus.library import Library, Located, locate
from align.errors import AlignError
from align.model.finding import Finding
from align.model.source import Source
from align.report.findings.outcome import SEVERITIES, Diagnostic, Failure, Outcome

Progress = Callable[[int, int], None]
"""Told how many plans are done, of how many."""


class Wanted(NamedTuple):
    """Which plans are checked."""

    names: tuple[str, ...] | None = None
    """Ids or paths; None for the whole corpus."""
    corpus: bool = True
    """Whether the rules about the corpus as a whole are applied too."""


def check_corpus(
    library: Library,
    wanted: Wanted | Sequence[str] = (),
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """What the rules find in the plans wanted; in the whole corpus where none is named.

    Raises UsageError for an unknown name, DataError for settings or a baseline that are not as
    they must be. A plan that cannot be read is a failure of its own; the others are checked all
    the same.
    """
    if not isinstance(wanted, Wanted):
        wanted = Wanted(tuple(wanted), corpus=False) if wanted else Wanted()
    rules_set = settings if settings is not None else settings_of(library.config, NAMES)
    names = dict.fromkeys(library.ids) if wanted.names is None else dict.fromkeys(wanted.names)
    located = list(dict.fromkeys(locate(library, name) for name in names))
    rules = [rule for rule in RULES if rules_set.selects(rule.code)]
    known = read_baseline(rules_set.baseline) if rules_set.baseline else ()
    work = _Run(Cases(library, rules_set, located), rules, rules_set)
    if wanted.corpus:
        work.take(work.cases.whole(), whole=True)
    for done, found in enumerate(located):
        if progress is not None:
            progress(done, len(located))
        work.take(work.cases.plan(found), whole=False)
    if progress is not None:
        progress(len(located), len(located))
    diagnostics = marked(work.diagnostics(), known)
    plans = tuple(_name(found) for found in located)
    unread = {name for name in plans if name in work.unread}
    gone = fixed(
        diagnostics,
        [entry for entry in known if entry.plan not in unread],
        plans=None if wanted.names is None else plans,
        codes={rule.code for rule in rules if wanted.corpus or not rule.whole},
    )
    return Outcome(
        diagnostics=diagnostics,
        failures=tuple(work.failures.values()),
        plans=plans,
        rules=tuple(rule.info(rules_set.severity.get(rule.code)) for rule in rules),
        sources=work.sources,
        fixed=gone,
        baseline=rules_set.baseline,
    )


class _Run:
    """What is gathered while the plans are checked one after the other."""

    def __init__(self, cases: Cases, rules: Sequence[Rule], settings: Settings) -> None:
        self.cases = cases
        self.failures: dict[str, Failure] = {}
        self.sources: dict[str, Source] = {}
        self.unread: set[str] = set()
        self._rules = rules
        self._settings = settings
        self._found: list[Finding] = []

    def take(self, case: Case, *, whole: bool) -> None:
        """Apply the rules to a case and keep what they find, and the texts that it points into."""
        if case.failure is not None:
            self._fail(case.failure)
            self.unread.add(case.entry.id if case.entry is not None else case.path)
        found = list(self._apply(case, whole=whole))
        self._found += found
        paths = {place.path for one in found for place in (one.location, *one.related)}
        for plan in (case.plan, case.comparison and case.comparison.reference):
            if plan is not None and plan.source.path in paths:
                self.sources[plan.source.path] = plan.source

    def _apply(self, case: Case, *, whole: bool) -> Iterator[Finding]:
        least = self._settings.limits.confidence
        for rule in self._rules:
            if rule.whole is not whole:
                continue
            level = self._settings.severity.get(rule.code)
            for finding in rule.check(rule, case):
                if finding.confidence >= least:
                    yield finding if level is None else finding._replace(severity=level)

    def _fail(self, error: AlignError) -> None:
        # a parent that fails does so for all its children
        self.failures[str(error)] = Failure(error.path, error.line, str(error))

    def diagnostics(self) -> list[Diagnostic]:
        """The findings in the order of their places, what a setting ignores marked."""
        findings = sorted(self._found, key=_order)
        ignores = self._settings.ignores
        return [
            Diagnostic(
                finding,
                fingerprint,
                "ignored" if ignores(finding.code, finding.plan, finding.location.path) else "",
            )
            for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
        ]


def _name(found: Located) -> str:
    return found.id if found.entry else found.path


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.location
    return place.path, place.line, place.column, finding.code, finding.message.en


def fails(findings: Iterable[Finding], threshold: str) -> bool:
    """Whether a finding is at or above the threshold: a severity, or "never"."""
    if threshold == "never":
        return False
    counted = SEVERITIES[: [str(name) for name in SEVERITIES].index(threshold) + 1]
    return any(finding.severity in counted for finding in findings)
