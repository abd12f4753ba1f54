"""The sentence that says why a verdict was given, and the values as it shows them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from align.judge.subject import Subject, is_share
from align.lexicon.messages import both
from align.model.target import Target
from align.model.verdict import Words

LONGEST = 30
"""Characters of a quotation within a sentence."""

POINTS = "个百分点"
"""The unit of a difference between two shares."""

_COMPARATORS = {">=": "≥", "<=": "≤", "~": "≈"}
_ROMAN = {str(step): sign for step, sign in enumerate("ⅠⅡⅢⅣⅤ", 1)}


def plain(number: Decimal) -> str:
    """A decimal as a reader writes it: no exponent, no trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show(target: Target) -> Words:
    """What a target commits to: its printed value, or, quoted, the words that stand for one."""
    if target.lower is None and target.upper is None:
        return wording(target)
    unit = target.unit or ""
    lower, upper = target.lower, target.upper
    if is_fraction(target):
        return _fraction(target)
    if lower is not None and upper is not None and lower != upper:
        value = both("verdict.value.range", low=plain(lower), high=plain(upper), unit=unit)
    elif target.kind == "grade":
        value = _grade(target)
    elif unit == POINTS and lower is not None and lower == upper:
        sign = _COMPARATORS.get(target.comparator or "", "") + plain(lower)
        value = both(f"verdict.value.point{'' if lower == 1 else 's'}", value=sign)
    else:
        known = lower if lower is not None else upper
        text = _COMPARATORS.get(target.comparator or "", "") + plain(known or Decimal(0)) + unit
        value = Words(text, text)
    if target.change == "level":
        return value
    return both(f"verdict.value.{target.change}", value=value)


def is_fraction(target: Target) -> bool:
    """Whether a share is printed as a fraction, without a unit: 三分之二."""
    return is_share(target) and not target.unit and PARTS in target.quote


PARTS = "分之"
"""What stands between the denominator and the numerator of a fraction in words."""

_NUMERALS = "一二三四五六七八九十百两0123456789"


def _fraction(target: Target) -> Words:
    """A fraction as it is printed, in English its per cent."""
    head, _, tail = target.quote.partition(PARTS)
    below = head[len(head.rstrip(_NUMERALS)) :]
    above = tail[: len(tail) - len(tail.lstrip(_NUMERALS))]
    sign = _COMPARATORS.get(target.comparator or "", "")
    share = (target.normalized.lower if target.normalized else None) or Decimal(0)
    value = Words(f"{sign}{plain(_rounded(share))}%", f"{sign}{below}{PARTS}{above}")
    if target.change == "level":
        return value
    return both(f"verdict.value.{target.change}", value=value)


def _rounded(number: Decimal) -> Decimal:
    """A number to the hundredth: the thirds of a fraction have no end."""
    return number.quantize(Decimal("0.01"), ROUND_HALF_EVEN)


def _grade(target: Target) -> Words:
    """A grade as it is printed: Ⅲ类 of water, 2星级 and above."""
    step = target.lower if target.lower is not None else target.upper
    number = plain(step or Decimal(0))
    if target.unit == "类":
        number = _ROMAN.get(number, number)
    text = number + (target.unit or "")
    if target.comparator in (">=", "<="):
        return both("verdict.value.or_better", value=text)
    return Words(text, text)


def wording(target: Target) -> Words:
    """The words of a target in quotation marks, a long quotation cut before what it commits to."""
    quote = target.quote
    overlap = target.word and quote == target.indicator + target.word
    if len(quote) > LONGEST:
        quote = _from_commitment(target)
    elif overlap:
        # a table's cells run together: what both of them say is said once
        quote = target.indicator + target.word[_shared(target) :]
    known = quoted(quote)
    if _says_of_what(target):
        return known
    # the words of a commitment that go on with the one before do not say of what they are
    return Words(f"{target.indicator} {known.en}", target.indicator + known.zh)


def _says_of_what(target: Target) -> bool:
    """Whether a quotation names its indicator, in part or in other words."""
    return not set(target.indicator).isdisjoint(target.quote) or not target.indicator


def named_in(text: str) -> Words:
    """A name to stand within quotation marks: those that it holds itself turned into inner ones."""
    words = quoted(text)
    zh = words.zh[1:-1]
    while zh.count('"') > 1:
        zh = zh.replace('"', "‘", 1).replace('"', "’", 1)
    return Words(words.en[1:-1], zh)


def quoted(text: str) -> Words:
    """A quotation, with the marks inside it turned into inner ones."""
    plain_text = text.replace("“", '"').replace("”", '"')
    inner = text.replace("“", "‘").replace("”", "’")
    return Words('"' + plain_text.replace('"', "'") + '"', f"“{inner}”")


def _from_commitment(target: Target) -> str:
    """A long quotation cut to its indicator, where that is printed in it, and its commitment."""
    quote, name, word = target.quote, target.indicator, target.word
    at, said = quote.find(name), quote.rfind(word) if word else -1
    if at < 0 or said < at + len(name) or said + len(word) - at <= LONGEST:
        start = min((place for place in (at, said) if place >= 0), default=len(quote) - LONGEST)
        return _between(quote, start, start + LONGEST)
    head = _between(quote, at, at + min(len(name), LONGEST // 2)).rstrip("…")
    return head + _between(quote, said, said + LONGEST // 2)


def _between(quote: str, start: int, end: int) -> str:
    """A part of a quotation, with dots where something was left out."""
    return ("…" if start > 0 else "") + quote[start:end] + ("…" if end < len(quote) else "")


def _shared(target: Target) -> int:
    """How many characters the end of the indicator and the start of the word have in common."""
    name, word = target.indicator, target.word
    return next((size for size in range(len(word), 0, -1) if name.endswith(word[:size])), 0)


def when(reference: Target, plan: Target) -> Words:
    """The deadlines of both, in words."""
    if reference.deadline == plan.deadline:
        if plan.deadline is None:
            return both("verdict.when.none")
        return both("verdict.when.both", year=plan.deadline)
    if plan.deadline is None:
        return both("verdict.when.reference_only", reference=reference.deadline)
    if reference.deadline is None:
        return both("verdict.when.plan_only", plan=plan.deadline)
    return both("verdict.when.two", plan=plan.deadline, reference=reference.deadline)


def shown_beside(reference: Target, best: Target, other: Target) -> Words:
    """What another target commits to, with its year where that is not the answer's."""
    value = show(other)
    if other.deadline == best.deadline:
        return value
    time = when(reference, other)
    return Words(f"{value.en} ({time.en})", f"{value.zh}（{time.zh}）")


def told_apart(targets: Sequence[Target]) -> list[Words]:
    """The quotes of targets, of those with one quote the names, each once."""
    quotes = [target.quote for target in targets]
    names = (t.quote if quotes.count(t.quote) == 1 else t.indicator for t in targets)
    return [quoted(name) for name in dict.fromkeys(names)]


def printed_gap(reference: Target, base_gap: Decimal | None) -> Decimal | None:
    """A gap in base units in the printed unit of the reference."""
    if base_gap is None:
        return None
    value = reference.normalized
    if value is None:
        return base_gap
    if is_fraction(reference):
        return _rounded(base_gap)
    for printed, base in ((reference.lower, value.lower), (reference.upper, value.upper)):
        if printed and base:
            factor = base / printed
            return (base_gap / factor).quantize(Decimal("0.0001"), ROUND_HALF_EVEN).normalize()
    return base_gap


def signed(gap: Decimal) -> str:
    """A gap with its sign: +11.3, -2.5, 0."""
    return ("+" if gap > 0 else "") + plain(gap)


def gap_words(reference: Target, gap: Decimal, *, points: bool = False) -> Words:
    """The size of a gap with its unit, without sign; in percentage points where told."""
    if points or reference.unit in ("%", "％", POINTS) or is_fraction(reference):
        return both(f"verdict.value.point{'' if abs(gap) == 1 else 's'}", value=plain(abs(gap)))
    if not reference.unit:
        return Words(plain(abs(gap)), plain(abs(gap)))
    return both("verdict.value.amount", value=plain(abs(gap)), unit=reference.unit)


def scope_words(subject: Subject) -> Words:
    """The printed scope of a target, or what stands for none."""
    # where no scope is printed, a name may narrow the members itself
    own = subject.target.scope or (subject.target.indicator if subject.scope.limited else "")
    return Words(quoted(own).en, own) if own else both("verdict.value.whole")


def reach_words(reference: Subject, plan: Subject) -> dict[str, Words]:
    """How both scopes are told: by the names where those say it, and nothing else is printed."""
    if reference.target.scope or plan.target.scope:
        return {"scope_plan": scope_words(plan), "scope_reference": scope_words(reference)}
    names = {"scope_plan": plan.target.indicator, "scope_reference": reference.target.indicator}
    return {key: Words(quoted(name).en, name) for key, name in names.items()}


def reason(key: str, reference: Subject, plan: Subject, /, **values: object) -> Words:
    """The sentence of one cause, with the values of both targets filled in."""
    ours, theirs = plan.target, reference.target
    known: dict[str, object] = {
        "plan": show(ours),
        "reference": show(theirs),
        "when": when(theirs, ours),
        **reach_words(reference, plan),
        "name_plan": ours.indicator,
        "name_reference": theirs.indicator,
        "base_plan": ours.baseline,
        "base_reference": theirs.baseline,
    }
    return both(f"verdict.reason.{key}", **(known | values))


def note(key: str, reference: Subject, plan: Subject, /, **values: object) -> Words:
    """A clause that is added behind the sentence."""
    known: dict[str, object] = {
        "plan": show(plan.target),
        **reach_words(reference, plan),
        "name_plan": _name(plan.target),
        "name_reference": _name(reference.target),
        "when": when(reference.target, plan.target),
    }
    return both(f"verdict.note.{key}", **(known | values))


def _name(target: Target) -> str:
    """An indicator, with what it is of where it is but what is done to that (接入, 能效)."""
    bare = len(target.indicator) <= BARE and target.scope
    return f"{target.scope}{target.indicator}" if bare else target.indicator


BARE = 4
"""Characters of an indicator that say too little without their scope."""


def joined(sentence: Words, *notes: Words) -> Words:
    """A sentence with its notes."""
    return Words(
        sentence.en + "".join(item.en for item in notes),
        sentence.zh + "".join(item.zh for item in notes),
    )
