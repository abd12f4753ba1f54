"""Full stops that are printed as dots: some typesetting systems have no other."""

from __future__ import annotations

import re
from functools import cache

from align.read.headings.numbering import NUMERALS

_FEWEST = 5
"""Dots: so many sentences tell how a document is set."""
_RARE = 10
"""So many times the full stops the dots must come."""


@cache
def _dot() -> re.Pattern[str]:
    return re.compile(
        r'[\u4e00-\u9fff)\]》"%]\s?(\.)(?=[\s\u4e00-\u9fff(\[《"]|$)',
    )


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s。.;:])[{NUMERALS}]{{1,3}}\s?$")


def with_full_stops(folded: str) -> str:
    """The folded text with dots for full stops made full stops, where the document has no other.

    Dots in numbers and behind numbers stay, those of contents lists too.
    """
    if _RARE * folded.count("。") > folded.count("."):
        return folded
    places = [found.start(1) for found in _dot().finditer(folded)]
    ends = [at for at in places if not _numeral().search(folded, max(0, at - 5), at)]
    if len(ends) < max(_FEWEST, _RARE * folded.count("。")):
        return folded
    chars = list(folded)
    for at in ends:
        chars[at] = "。"
    return "".join(chars)
