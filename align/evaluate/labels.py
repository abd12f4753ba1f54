"""Read the labels: JSON lines, one file of each sort for each labelled plan.

Every labelled plan has ``clauses.<plan>.jsonl`` and ``targets.<plan>.jsonl``; those that are
compared with a reference also have ``verdicts.<plan>.jsonl`` and ``alignment.<plan>.jsonl``.
"""

import json
import os
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from align.config import reason
from align.errors import DataError


class ClauseLabel(NamedTuple):
    """A clause: ``anchor`` is how it begins, without its number and without white space."""

    id: str
    anchor: str
    heading: str


class TargetLabel(NamedTuple):
    """A target: ``quote`` stands in the text without white space, ``value_quote`` in the quote."""

    id: str
    quote: str
    value_quote: str | None
    indicator: str
    scope: str | None
    kind: str
    lower: Decimal | None
    upper: Decimal | None
    unit: str | None
    comparator: str | None
    change: str
    baseline: int | None
    deadline: int | None
    strength: str
    extensive: bool
    optional: bool = False
    """A careful reader may leave it out: it costs nothing if missed or found."""


class VerdictLabel(NamedTuple):
    """The verdict on a reference target, or an additional target of the plan."""

    reference: str | None
    plan: str | None
    verdict: str
    also: tuple[str, ...] = ()
    """Other verdicts that a careful reader would sign."""
    partners: tuple[str | None, ...] = ()
    """Plan targets that are right partners."""
    optional: bool = False


class AlignmentLabel(NamedTuple):
    """The reference clauses that a plan clause answers to, best first."""

    plan: str
    reference: tuple[str, ...]
    primary: str | None
    primary_also: tuple[str, ...] = ()


class Labels(NamedTuple):
    """All labels of one plan."""

    clauses: tuple[ClauseLabel, ...]
    targets: tuple[TargetLabel, ...]
    verdicts: tuple[VerdictLabel, ...]
    alignments: tuple[AlignmentLabel, ...]


def labelled(directory: str) -> tuple[str, ...]:
    """The ids of the plans with labelled verdicts, sorted.

    Raises DataError where the directory cannot be read.
    """
    try:
        names = os.listdir(directory)
    except OSError as error:
        raise DataError(f"cannot read the labels: {reason(error)}", path=directory) from error
    return tuple(
        sorted(n[9:-6] for n in names if n.startswith("verdicts.") and n.endswith(".jsonl"))
    )


def load_labels(directory: str, plan: str) -> Labels:
    """The labels of a plan; empty for the sorts that there is no file of.

    Raises DataError, with the line, for a label that lacks something.
    """

    def read(sort: str, make: Callable[[dict[str, Any]], Any]) -> tuple[Any, ...]:
        return _read(os.path.join(directory, f"{sort}.{plan}.jsonl"), make)

    return Labels(
        read("clauses", lambda label: ClauseLabel(label["id"], label["anchor"], label["heading"])),
        read("targets", _target),
        read("verdicts", _verdict),
        read("alignment", _alignment),
    )


def _read(path: str, make: Callable[[dict[str, Any]], Any]) -> tuple[Any, ...]:
    if not os.path.exists(path):
        return ()
    labels = []
    number = 0
    try:
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):  # noqa: B007  # used in the error
                if line.strip():
                    labels.append(make(json.loads(line, parse_float=Decimal)))
    except OSError as error:
        raise DataError(f"cannot read the labels: {reason(error)}", path=path) from error
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"not a label: {error}", path=path, line=number) from error
    return tuple(labels)


def _target(label: dict[str, Any]) -> TargetLabel:
    values = {name: label[name] for name in TargetLabel._fields if name != "optional"}
    for bound in ("lower", "upper"):
        values[bound] = None if values[bound] is None else Decimal(values[bound])
    return TargetLabel(**values, optional=label.get("optional", False))


def _verdict(label: dict[str, Any]) -> VerdictLabel:
    return VerdictLabel(
        label["municipal"],
        label["district"],
        label["verdict"],
        tuple(label.get("also", ())),
        tuple(label.get("partners", [label["district"]])),
        label.get("optional", False),
    )


def _alignment(label: dict[str, Any]) -> AlignmentLabel:
    return AlignmentLabel(
        label["district"],
        tuple(label["municipal"]),
        label["primary"],
        tuple(label.get("primary_also", ())),
    )
