"""What the owner of a corpus has set for the check: ``[tool.align.check]`` or ``[check]``."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, cast

from align.config import Config, check_table, near
from align.errors import AlignError, DataError, UsageError
from align.model.finding import Severity
from align.report.findings.outcome import SEVERITIES

KEYS = ("select", "ignore", "per-plan-ignores", "severity", "fail-on", "baseline", "limits")
METADATA = ("title", "jurisdiction", "level", "issuer", "number", "date")
THRESHOLDS = (*SEVERITIES, "never")
ALL = "ALL"


class Limits(NamedTuple):
    """The thresholds of single rules."""

    unexplained: float = 0.05
    """The share of numerals that may stay unexplained before P004 speaks."""
    confidence: float = 0.0
    """Findings that are less sure are not told."""
    metadata: tuple[str, ...] = ("title", "jurisdiction", "level")
    """What P005 wants to know of a plan."""


class Settings(NamedTuple):
    """The settings in force."""

    select: tuple[str, ...] = (ALL,)
    ignore: tuple[str, ...] = ()
    per_plan: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Pattern of ids or paths, and the codes that are ignored in the plans it fits."""
    severity: Mapping[str, Severity] = {}
    """By code, where it is not the rule's own."""
    fail_on: str = "error"
    baseline: str | None = None
    """As seen from the working directory."""
    limits: Limits = Limits()

    def selects(self, code: str) -> bool:
        """Whether the rule of that code is to be applied."""
        return _fits(code, self.select) and not _fits(code, self.ignore)

    def ignores(self, code: str, plan: str, path: str) -> bool:
        """Whether findings of that rule do not count in that plan."""
        from fnmatch import fnmatchcase

        return any(
            _fits(code, codes) and (fnmatchcase(plan, pattern) or fnmatchcase(path, pattern))
            for pattern, codes in self.per_plan
        )


def _fits(code: str, prefixes: Sequence[str]) -> bool:
    return any(prefix == ALL or code.startswith(prefix) for prefix in prefixes)


def settings_of(config: Config, names: Mapping[str, str]) -> Settings:
    """The settings of a configuration; ``names`` maps the names of all rules to their codes.

    Raises DataError for an unknown key, rule or value, with a suggestion.
    """
    table = check_table(config)
    where = config.file
    _known(table, KEYS, where)
    ignores = _table(table, "per-plan-ignores", where)
    severity = _table(table, "severity", where)
    baseline = table.get("baseline")
    if baseline is not None and (not isinstance(baseline, str) or not baseline):
        raise DataError(f"baseline must be a path, not {baseline!r}", path=where)
    return Settings(
        select=_codes(table.get("select", [ALL]), "select", names, where),
        ignore=_codes(table.get("ignore", []), "ignore", names, where),
        per_plan=tuple(
            (pattern, _codes(codes, f"per-plan-ignores.{pattern}", names, where))
            for pattern, codes in ignores.items()
        ),
        severity={
            _exact(rule, names, where): cast("Severity", _choice(level, SEVERITIES, where, rule))
            for rule, level in severity.items()
        },
        fail_on=_choice(table.get("fail-on", "error"), THRESHOLDS, where, "fail-on"),
        baseline=None if baseline is None else config.path(baseline),
        limits=_limits(_table(table, "limits", where), where),
    )


def codes_of(option: str, text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The codes, prefixes and names of a comma-separated option. Raises UsageError."""
    given = [word.strip() for word in text.replace("，", ",").split(",")]
    return tuple(_code(word, names, UsageError, option) for word in given if word)


def _limits(table: Mapping[str, Any], where: str | None) -> Limits:
    _known(table, ("unexplained", "confidence", "metadata"), where)
    usual = Limits()
    fields = table.get("metadata", list(usual.metadata))
    if not isinstance(fields, list):
        raise DataError("limits.metadata must be a list", path=where)
    return Limits(
        unexplained=_share(table.get("unexplained", usual.unexplained), "unexplained", where),
        confidence=_share(table.get("confidence", usual.confidence), "confidence", where),
        metadata=tuple(_choice(field, METADATA, where, "limits.metadata") for field in fields),
    )


def _share(value: object, key: str, where: str | None) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise DataError(f"limits.{key} must be a number from 0 to 1, not {value!r}", path=where)
    return float(value)


def _table(table: Mapping[str, Any], key: str, where: str | None) -> Mapping[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise DataError(f"{key} must be a table", path=where)
    return value


def _known(table: Mapping[str, Any], keys: Sequence[str], where: str | None) -> None:
    for key in table:
        if key not in keys:
            raise DataError(f"unknown key {key!r}", path=where, hint=near(key, keys))


def _choice(value: object, known: Sequence[str], where: str | None, key: str) -> str:
    if value not in known:
        hint = near(str(value), list(known))
        raise DataError(f"unknown value {value!r} for {key}", path=where, hint=hint)
    return str(value)


def _codes(value: object, key: str, names: Mapping[str, str], where: str | None) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataError(f"{key} must be a list of codes or names", path=where)
    return tuple(_code(item, names, DataError, key, where) for item in value)


def _exact(rule: str, names: Mapping[str, str], where: str | None) -> str:
    """The code of one rule, by code or name."""
    code = names.get(rule.lower(), rule.upper())
    if code not in names.values():
        raise _no_rule(rule, names, DataError, "severity", where)
    return code


def _code(
    word: str,
    names: Mapping[str, str],
    error: type[AlignError],
    key: str,
    where: str | None = None,
) -> str:
    """A code, the beginning of one, or ALL, for what the user wrote."""
    code = names.get(word.lower(), word.upper())
    if code == ALL or (code and any(known.startswith(code) for known in names.values())):
        return code
    raise _no_rule(word, names, error, key, where)


def _no_rule(
    word: str, names: Mapping[str, str], error: type[AlignError], key: str, where: str | None
) -> AlignError:
    known = [*names.values(), *names]
    hint = near(word.upper() if word[:1].isupper() else word, known)
    if hint.startswith("known"):
        hint = "align rule lists them"
    return error(f"no rule {word!r} for {key}", path=where, hint=hint)
