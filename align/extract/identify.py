"""Which indicator of the lexicon a printed phrase means, wording aside."""

from __future__ import annotations

import re
from functools import cache

from align.lexicon import indicators


@cache
def _same() -> re.Pattern[str]:
    return re.compile(r"比重|占比|比率|百分比|的|累计|总规模|[(（][^()（）]*[)）]|[、\"“”《》·]")


def canonical(name: str) -> str:
    """The wording with what plans vary freely taken out or brought to one form."""
    return _same().sub(lambda match: "比例" if match.group()[0] in "比占百" else "", name)


@cache
def _by_canonical() -> dict[str, str]:
    result: dict[str, str] = {}
    for key, indicator in indicators.indicators().items():
        for name in indicator.names:
            result.setdefault(canonical(name), key)
    return result


@cache
def closest(phrase: str) -> str | None:
    """The key of the indicator that the phrase means; None where the lexicon has none."""
    found = indicators.find(phrase)
    if found is not None:
        return found.key
    return _by_canonical().get(canonical(phrase))
