"""Read what a person has written as an answer: at a prompt, or in a cell of a table."""

from __future__ import annotations

import re

from align.decide.make import Answer
from align.errors import UsageError
from align.lexicon.messages import message
from align.model.verdict import VERDICTS, VerdictName

_ACCEPT = ("accept", "a", "yes", "y", "接受", "同意", "是")
_NO = ("no", "否", "不是", "不对应")
_NONE = ("none", "-", "无", "没有")


def on_target(text: str, partner: str = "") -> Answer:
    """The answer on a target: accept, no, the name of a verdict, or a partner alone.

    Raises UsageError for anything else.
    """
    word = text.strip().lower()
    given = _ids(partner)
    if len(given) > 1:
        raise UsageError(f"one partner, not {len(given)}")
    other = None if not partner.strip() else given[0] if given else ""
    if word in _NO:
        return Answer("not-partner", partner=other)
    if word in _ACCEPT and other is None:
        return Answer("verdict")
    if not word and other is not None:
        return Answer("verdict", partner=other)
    verdict = verdict_named(word)
    if verdict is None:
        raise UsageError(
            f"{text.strip()!r} is no answer", hint=f"accept, no, or one of: {', '.join(VERDICTS)}"
        )
    return Answer("verdict", verdict=verdict, partner=other)


def on_clause(text: str) -> Answer:
    """The answer on a clause: accept, no (to what is shown), none, or clauses, primary first."""
    word = text.strip().lower()
    if not word:
        raise UsageError("nothing is no answer", hint="accept, no, none, or ids of clauses")
    if word in _ACCEPT:
        return Answer("clauses")
    if word in _NO:
        return Answer("not-clauses")
    return Answer("clauses", clauses=_ids(text))


def _ids(text: str) -> tuple[str, ...]:
    """The ids in a list; none where the text says that there is none."""
    if text.strip().lower() in _NONE:
        return ()
    return tuple(word for word in re.split(r"[;；,，\s]+", text.strip()) if word)


def clause_ids(text: str) -> tuple[str, ...]:
    """The clauses in a list that is parted by commas or semicolons; "none" gives none."""
    return _ids(text)


def verdict_named(word: str) -> VerdictName | None:
    """The verdict of that name in either language; None where there is none."""
    for name in VERDICTS:
        if word in (name, message(f"report.verdict.{name}", "zh")):
            return name
    return None
