"""Prohibitions of building a thing: alike where they forbid one matter, however they name it."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from align.lexicon.concepts import find_concepts, locate_concepts
from align.lexicon.loader import table
from align.model.target import Target

Reach = Literal["same", "wider", "narrower"]


class Ban(NamedTuple):
    """What must no longer be built."""

    matters: frozenset[str]
    """The concepts of the field that its object is of: coal, for 煤电机组 and 燃煤设施."""
    general: bool
    """It forbids whatever is of that matter (燃煤设施), not one kind of plant (煤电机组)."""


def ban_of(target: Target) -> Ban | None:
    """The prohibition that a target is; None where it is none, or of nothing that is known."""
    if target.kind != "coverage" or not forbids(target):
        return None
    return _ban(target.indicator)


def forbids(target: Target) -> bool:
    """Whether a state is that nothing of the kind may be any more, not that it is all done."""
    words = table("judging")["bans"]["forbids"]
    return any(word in target.word or word in target.quote for word in words)


def binds_whoever_builds(target: Target) -> bool:
    """Whether a target forbids or curbs the building of a thing.

    Such a rule holds where there is none of the kind as well: none may come.
    """
    if not any(act in target.quote for act in table("judging")["bans"]["builds"]):
        return False
    return forbids(target) or any(word in target.quote for word in CURBS)


CURBS = ("严格控制", "从严控制", "严控", "从严", "限制")
"""What lets a thing be built in exceptional cases only."""


def curbs(line: str, ban: Ban) -> str:
    """What a sentence names of a ban's matter, the building of which it forbids or curbs, or ""."""
    words = table("judging")["bans"]
    for part in line.split(","):
        if any(word in part for word in (*words["forbids"], *CURBS)) and any(
            act in part for act in words["builds"]
        ):
            for start, end, concept in locate_concepts(part):
                word = part[start:end]
                if concept in ban.matters and not any(act in word for act in words["builds"]):
                    return _with_act(part, start, end)
    return ""


def _with_act(part: str, start: int, end: int) -> str:
    """What is built together with the word for building it, where that stands right before it."""
    acts = table("judging")["bans"]["builds"]
    act = next((act for act in acts if part.endswith(act, 0, start)), "")
    return part[start - len(act) : end]


@lru_cache(maxsize=1024)
def _ban(thing: str) -> Ban | None:
    words = table("judging")["bans"]
    if not any(act in thing for act in words["builds"]):
        return None
    matters = frozenset(find_concepts(thing))
    return Ban(matters, thing.endswith(tuple(words["general"]))) if matters else None


def relate_bans(reference: Ban | None, plan: Ban | None) -> Reach | None:
    """How far the plan's prohibition reaches; None where they forbid different things.

    Two that each name one kind of plant are as alike as their names are, which others judge.
    """
    if reference is None or plan is None or reference.matters != plan.matters:
        return None
    if reference.general == plan.general:
        return "same" if plan.general else None
    return "wider" if plan.general else "narrower"
