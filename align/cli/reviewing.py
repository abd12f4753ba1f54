"""The conversation of ``align review``: what is shown of each doubtful thing, and the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from align.decide.make import Answer
from align.errors import UsageError
from align.lexicon.messages import Language, message

if TYPE_CHECKING:
    from align.cli.deciding import Desk
    from align.decide.make import Word
    from align.decide.queue import Item
    from align.decide.standing import Ground
    from align.model.decision import Decision
    from align.model.plan import Clause, Plan
    from align.model.target import Target

Ask = Callable[[str], str | None]
"""Shows a prompt and returns the line that was typed; None at the end of the input."""

_QUOTE = 400  # characters of a clause that are shown
_CHOICES = 12  # targets of the plan that are offered as partners


class Terminal(NamedTuple):
    """Whom the conversation is held with."""

    ask: Ask
    tell: Callable[[str], None]
    lang: Language

    def say(self, key: str, **values: object) -> None:
        """Tell a text of the catalogue."""
        self.tell(self.text(key, **values))

    def text(self, key: str, **values: object) -> str:
        """A text of the catalogue."""
        return message(f"decide.review.{key}", self.lang, **values)


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


def card(item: Item, on: Ground, terminal: Terminal) -> Iterator[str]:
    """What is to be seen of an item: both quotes with their lines, the reason, what others said."""
    if item.verdict is not None:
        yield from _verdict_card(item, on, terminal)
    else:
        yield from _clause_card(item, on, terminal)
    standing = item.standing
    if standing is not None:
        cause = getattr(standing.cause, terminal.lang) if standing.cause else ""
        key = "was_suspect" if item.again else "was_note"
        values = _told(standing.decision, terminal.lang)
        yield terminal.text(key, cause=cause, **values)
    for hint in item.hints:
        yield terminal.text("hint", plan=hint.plan, **_told(hint, terminal.lang))


def _told(decision: Decision, lang: Language) -> dict[str, object]:
    return {
        "what": what(decision, lang),
        "why": decision.why or message("decide.reason.none", lang),
        "by": decision.by,
        "on": decision.on,
        "quote": decision.plan_quote,
    }


def what(decision: Decision, lang: Language) -> str:
    """What a decision says, in a few words."""
    if decision.holds == "verdict" and decision.verdict is not None:
        return message(f"report.verdict.{decision.verdict}", lang)
    return message(f"decide.holds.{decision.holds.replace('-', '_')}", lang)


def _verdict_card(item: Item, on: Ground, terminal: Terminal) -> Iterator[str]:
    verdict = item.verdict
    if verdict is None:
        return
    lang = terminal.lang
    name = message(f"report.verdict.{verdict.verdict}", lang)
    left = on.reference.targets.get(verdict.reference_target or "")
    right = on.plan.targets.get(verdict.plan_target or "")
    named = left or right
    indicator = named.indicator if named else ""
    yield terminal.text(
        "verdict_head",
        id=item.subject,
        indicator=indicator,
        verdict=name,
        confidence=f"{verdict.confidence:.2f}",
    )
    yield _line(terminal, "reference", on.comparison.reference, left)
    if right is None and verdict.evidence is not None:
        place, plan = verdict.evidence, on.comparison.plan
        quote = "".join(plan.source.text[place.start : place.end].split())
        yield terminal.text(
            "side", side=terminal.text("plan"), path=plan.source.path, line=place.line, quote=quote
        )
    else:
        yield _line(terminal, "plan", on.comparison.plan, right)
    yield terminal.text("reason", reason=getattr(verdict.reason, lang))


def _line(terminal: Terminal, side: str, plan: Plan, target: Target | None) -> str:
    name = terminal.text(side)
    if target is None:
        return terminal.text("silent", side=name)
    where = {"path": plan.source.path, "line": target.line}
    return terminal.text("side", side=name, quote=f"{target.quote}  [{target.id}]", **where)


def _clause_card(item: Item, on: Ground, terminal: Terminal) -> Iterator[str]:
    alignment = item.alignment
    if alignment is None:
        return
    clause = on.plan.by_id[item.subject]
    yield terminal.text("clause_head", id=clause.id, heading=clause.heading)
    yield _clause_line(terminal, "plan", on.comparison.plan, clause)
    if not alignment.reference:
        yield terminal.text("unaligned")
    for evidence in alignment.evidence:
        chosen = evidence.reference in alignment.reference
        other = on.reference.by_id[evidence.reference]
        key = "answers" if chosen else "runner_up"
        yield terminal.text(key, id=other.id, heading=other.heading, score=f"{evidence.score:.2f}")
        if chosen or evidence is alignment.evidence[0]:
            yield _clause_line(terminal, "reference", on.comparison.reference, other)


def _clause_line(terminal: Terminal, side: str, plan: Plan, clause: Clause) -> str:
    text = "".join(clause.text.split())
    quote = text if len(text) <= _QUOTE else text[: _QUOTE - 1] + "…"
    name = terminal.text(side)
    return terminal.text("side", side=name, path=plan.source.path, line=clause.line, quote=quote)


def sheet_row(item: Item, on: Ground, lang: Language) -> dict[str, str]:
    """The item as a row of the table that a colleague fills in."""
    hints = "; ".join(f"{hint.plan}: {what(hint, lang)} ({hint.why})" for hint in item.hints)
    row = {"key": item.key, "subject": item.subject, "hints": hints}
    row["confidence"] = f"{item.confidence:.2f}"
    verdict = item.verdict
    if verdict is None:
        return row | _clause_cells(item, on)
    left = on.reference.targets.get(verdict.reference_target or "")
    right = on.plan.targets.get(verdict.plan_target or "")
    named = left or right
    row |= {"verdict": verdict.verdict, "reason": getattr(verdict.reason, lang)}
    row["indicator"] = named.indicator if named else ""
    for side, target in (("reference", left), ("plan", right)):
        if target is not None:
            row |= {f"{side}_line": str(target.line), f"{side}_quote": target.quote}
    if right is None and verdict.evidence is not None:
        place = verdict.evidence
        quote = "".join(on.comparison.plan.source.text[place.start : place.end].split())
        row |= {"plan_line": str(place.line), "plan_quote": quote}
    return row


def _clause_cells(item: Item, on: Ground) -> dict[str, str]:
    clause = on.plan.by_id[item.subject]
    chosen = item.alignment.reference if item.alignment else ()
    others = [on.reference.by_id[name] for name in chosen]
    return {
        "verdict": "",
        "indicator": clause.heading,
        "plan_line": str(clause.line),
        "plan_quote": "".join(clause.text.split())[:_QUOTE],
        "reference_line": " ".join(str(other.line) for other in others),
        "reference_quote": "; ".join(f"{other.id} {other.heading}" for other in others),
    }


def decision_of(desk: Desk, item: Item, answer: Answer, word: Word) -> Decision:
    """The decision that an answer on an item amounts to. Raises UsageError."""
    from align.decide.make import decide

    return decide(desk.plain, item.subject, answer, word, desk.engine)
