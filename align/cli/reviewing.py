"""The conversation of ``align review``: each doubtful thing is shown, each answer understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from align.cli.review_cards import Terminal, card
from align.decide.make import Answer
from align.errors import UsageError

if TYPE_CHECKING:
    from align.cli.deciding import Desk
    from align.decide.make import Word
    from align.decide.queue import Item
    from align.decide.standing import Ground
    from align.model.decision import Decision
    from align.model.target import Target

_CHOICES = 12  # targets of the plan that are offered as partners


class Outcome(NamedTuple):
    """What a person made of one item."""

    answer: Answer | None
    """None leaves it for another time."""
    why: str = ""


def walk(
    items: tuple[Item, ...],
    desk: Desk,
    terminal: Terminal,
    keep: Callable[[Item, Answer, str], Decision],
) -> int:
    """Go through the items until the end or until the person stops; how many were decided.

    Each answer is kept before the next item is shown.
    """
    done = 0
    for number, item in enumerate(items, 1):
        terminal.tell("")
        terminal.say("item", number=number, all=len(items))
        for line in card(item, desk.plain, terminal):
            terminal.tell(line)
        decision = None
        while decision is None:
            outcome = _asked(item, desk.plain, terminal)
            if outcome is None:
                return done
            if outcome.answer is None:
                break
            try:
                decision = keep(item, outcome.answer, outcome.why)
            except UsageError as error:
                terminal.tell(str(error))
        if decision is not None:
            terminal.say("kept", id=decision.id)
            done += decision.holds != "note"
    return done


def _asked(item: Item, on: Ground, terminal: Terminal) -> Outcome | None:
    """What is to be done with an item; None where the person stops."""
    while True:
        typed = terminal.ask(terminal.text("prompt"))
        if typed is None:
            return None
        key = typed.strip().lower()[:1]
        if key in ("q", "退"):
            return None
        if key in ("s", "跳"):
            return Outcome(None)
        if key in ("a", "接"):
            return _accepted(item, terminal)
        if key in ("n", "注"):
            words = terminal.ask(terminal.text("remark"))
            if words is None:
                return None
            if words.strip():
                return Outcome(Answer("note"), words.strip())
            continue
        if key in ("c", "改"):
            outcome = _corrected(item, on, terminal)
            if outcome is not None:
                return outcome
            continue
        terminal.say("keys")


def _accepted(item: Item, terminal: Terminal) -> Outcome | None:
    typed = terminal.ask(terminal.text("why_accept"))
    if typed is None:
        return None
    answer = Answer("clauses" if item.verdict is None else "verdict")
    return Outcome(answer, typed.strip() or terminal.text("agreed"))


def _corrected(item: Item, on: Ground, terminal: Terminal) -> Outcome | None:
    """What holds instead, and why; None to be asked again."""
    from align.decide import answers

    if item.verdict is None:
        typed = terminal.ask(terminal.text("clauses"))
        if not typed or not typed.strip():
            return None
        answer = answers.on_clause(typed)
    else:
        for target in _choices(item, on):
            terminal.tell(f"  {target.id}  L{target.line}  {target.quote}")
        typed = terminal.ask(terminal.text("verdict"))
        partner = terminal.ask(terminal.text("partner")) if typed is not None else None
        if typed is None or partner is None:
            return None
        try:
            answer = answers.on_target(typed, partner)
        except UsageError as error:
            terminal.tell(str(error))
            return None
    why = ""
    while not why:
        words = terminal.ask(terminal.text("why"))
        if words is None:
            return None
        why = words.strip()
    return Outcome(answer, why)


def _choices(item: Item, on: Ground) -> list[Target]:
    """The plan's targets that might answer: those of the same matter, then of the same clauses."""
    target = on.reference.targets.get(item.subject)
    if target is None:
        return []
    near = {one.plan for one in on.comparison.alignments if target.clause in one.reference}
    own = on.comparison.plan_targets

    def distance(one: Target) -> tuple[bool, bool]:
        same = one.indicator_key is not None and one.indicator_key == target.indicator_key
        return not (same or one.indicator == target.indicator), one.clause not in near

    return [one for one in sorted(own, key=distance) if not all(distance(one))][:_CHOICES]


def decision_of(desk: Desk, item: Item, answer: Answer, word: Word) -> Decision:
    """The decision that an answer on an item amounts to. Raises UsageError."""
    from align.decide.make import decide

    return decide(desk.plain, item.subject, answer, word, desk.engine)
