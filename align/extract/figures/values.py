"""From indicators and figures to drafts: which figure is whose, and what it says."""

from __future__ import annotations

from align.extract import cues
from align.extract.draft import Draft
from align.extract.figures.verbs import Verb
from align.extract.governing.reign import Reign
from align.extract.naming.phrase import Phrase
from align.lexicon.indicators import closest
from align.model.quantity import Comparator, Quantity
from align.model.target import Change

PER_TIME = ("/日", "/天", "/年", "/小时", "/月", "/h", "/d", "/a")
"""Capacities by the day or year add up over districts like amounts."""

RATES = frozenset(("ratio", "points", "times", "doublings", "none"))


def make_draft(phrase: Phrase, quantity: Quantity, verb: Verb, year: int | None = None) -> Draft:
    """A figure target of one indicator."""
    change = verb.change
    rate = quantity.dimension in {"ratio", "points", "times", "doublings", "none"}
    intensive = "/" in quantity.unit and not quantity.unit.endswith(PER_TIME)
    added = phrase.added or "新增" in phrase.indicator
    if change in ("level", "increase") and added and not rate and not intensive:
        change = "increase"
        phrase = _without_added(phrase)
    elif phrase.added and quantity.dimension == "ratio":
        phrase = _with_added(phrase)
    if change == "level" and phrase.indicator.endswith("增量"):
        change = "increase"  # what is bounded is what comes on top
    if change == "level" and rate:
        change = _rate_change(phrase.indicator)
    if change == "decrease":
        phrase = _without_rate(phrase)
    grade = quantity.dimension.startswith("grade")
    return Draft(
        start=min(phrase.start, quantity.start),
        end=max(quantity.outer_end, quantity.end, min(phrase.end, quantity.end)),
        at=quantity.start,
        phrase=phrase,
        kind="grade" if grade else "quantity",
        change=change,
        quantity=quantity,
        comparator=_comparator(quantity, verb),
        word=verb.word,
        keeps=verb.word in cues.words("value", "keep"),
        year=year,
    )


def _comparator(quantity: Quantity, verb: Verb) -> Comparator | None:
    """What the words beside the figure say, else the verb; 控制在 before a range bounds nothing."""
    within = verb.word.startswith("控制") and quantity.lower != quantity.upper
    if within and quantity.comparator in ("=", "<="):
        return "="
    return verb.comparator if quantity.comparator == "=" else quantity.comparator


_ADDED = "新增"


def _without_added(phrase: Phrase) -> Phrase:
    """The thing itself, where an amount of it is added: the change says so."""
    bare = phrase.indicator[2:]
    if not phrase.indicator.startswith(_ADDED) or len(bare) < 2:
        return phrase
    return phrase._replace(indicator=bare, key=phrase.key or closest(bare), added=True)


def _with_added(phrase: Phrase) -> Phrase:
    """A share of what is newly added, which is none of the stock: 新增高效电机占比."""
    if phrase.indicator.startswith(_ADDED) or (phrase.scope or "").startswith(_ADDED):
        return phrase
    for length in range(2, len(phrase.indicator) - 2):
        part, share = phrase.indicator[:length], phrase.indicator[length:]
        if cues.ends_in_part(part) and phrase.key and closest(share) == phrase.key:
            return phrase._replace(indicator=share, scope="新增" + part)  # 新增建筑|…替代率
    whole = "新增" + phrase.indicator
    return phrase._replace(indicator=whole, key=closest(whole) or phrase.key)


def _without_rate(phrase: Phrase) -> Phrase:
    """The indicator itself, where the words name its fall: 能耗降低率, 能耗降幅."""
    word = cues.last_word(
        phrase.indicator, 0, len(phrase.indicator), cues.words("value", "rate_decrease")
    )
    if word is None or len(phrase.indicator) - len(word) < 3:
        return phrase
    bare = phrase.indicator.removesuffix(word).removesuffix("年均")
    return phrase._replace(indicator=bare, key=phrase.key or closest(bare))


def _rate_change(indicator: str) -> Change:
    if indicator.endswith(cues.words("value", "rate_decrease")):
        return "decrease"
    if indicator.endswith(cues.words("value", "rate_increase")):
        return "increase"
    return "level"


def deal(group: list[Quantity], phrases: list[Phrase], verb: Verb, reign: Reign) -> list[Draft]:
    """One target per figure and indicator: 分别 in order, one figure for all, years in order."""
    if not phrases:
        return []
    if len(phrases) == len(group):
        pairs = list(zip(phrases, group, strict=True))
        years: list[int | None] = [None] * len(group)
    elif len(group) == 1:
        pairs = [(phrase, group[0]) for phrase in phrases]
        years = [None] * len(phrases)
    elif len(phrases) == 1:
        pairs = [(phrases[0], quantity) for quantity in group]
        dealt = reign.years if len(reign.years) == len(group) else ()
        years = list(dealt) or [None] * len(group)
    else:
        pairs = list(zip(phrases, group, strict=False))
        years = [None] * len(pairs)
    drafts = [
        make_draft(phrase, quantity, verb, year)
        for (phrase, quantity), year in zip(pairs, years, strict=True)
    ]
    if len(group) > 1 and len(phrases) > 1 and phrases[-1].indicator.endswith("幅"):
        # the last member's 降幅 or 增幅 is that of the whole list
        drafts = [draft._replace(change=drafts[-1].change) for draft in drafts]
    return drafts
