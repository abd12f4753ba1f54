"""What the commands that take decisions share: the two plans, the person, keeping the file."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from align.cli.options import Session
from align.cli.work import library_of
from align.errors import UsageError

if TYPE_CHECKING:
    from align.corpus.library import Library
    from align.decide.engine import Engine
    from align.decide.standing import Ground
    from align.model.decision import Decision


class Desk(NamedTuple):
    """Two plans laid out for somebody to decide on."""

    library: Library
    decided: Ground
    """With the decisions that there are applied."""
    plain: Ground
    """As the tool alone sees it."""
    engine: Engine


def desk_for(session: Session, reference: str, plan: str) -> Desk:
    """The two plans compared, without and with the decisions."""
    from align.corpus.compare import compare_plans
    from align.corpus.deciding import engine_of
    from align.corpus.remembered import load_prepared
    from align.decide.apply import apply
    from align.decide.standing import ground

    library = library_of(session)
    sides = load_prepared(library, reference), load_prepared(library, plan)
    plain = compare_plans(library._replace(decisions=()), *sides)
    engine = engine_of(plain)
    decided = apply(plain, library.decisions, engine)
    return Desk(library, ground(decided), ground(plain), engine)


def keep(desk: Desk, decisions: Collection[Decision], *, replacing: Collection[str] = ()) -> str:
    """Write the decisions into their file and return its path."""
    import os

    from align.corpus import decisions as file

    path = desk.library.config.decisions_path
    directory = os.path.dirname(path)
    if directory:
        os.makedirs(directory, exist_ok=True)
    file.keep(path, decisions, replacing=replacing)
    return path


def day(option: str, value: str | None) -> str | None:
    """The ISO date, None for none. Raises UsageError for anything else."""
    from align.corpus.decisions import is_day

    if value is not None and not is_day(value):
        raise UsageError(f"{option} must be a day as 2026-03-31, not {value!r}")
    return value


def day_of_writing(value: str | None) -> str:
    """The day that a decision bears: as given, else today."""
    import datetime

    given = day("--on", value)
    return given or datetime.datetime.now().astimezone().date().isoformat()


def present(option: str, value: str | None, hint: str) -> str:
    """The words of an option that must say something. Raises UsageError where it does not."""
    if value is None or not value.strip():
        raise UsageError(f"{option} is wanted", hint=hint)
    return " ".join(value.split())
