"""What ``align review`` shows of each doubtful thing: a card at the terminal, a row of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from align.lexicon.messages import Language, message

if TYPE_CHECKING:
    from align.decide.queue import Item
    from align.decide.standing import Ground
    from align.model.decision import Decision
    from align.model.plan import Clause, Plan
    from align.model.target import Target

Ask = Callable[[str], str | None]
"""Shows a prompt and returns the line that was typed; None at the end of the input."""

_QUOTE = 400  # characters of a clause that are shown


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
