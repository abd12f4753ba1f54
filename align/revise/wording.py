"""The wording of clauses without their numbers and layout, and how alike two wordings are."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from rapidfuzz.distance import Indel

from align.model.plan import Clause

_GRAM = 3  # characters; two plans of one field share few stretches of three but boilerplate
_CLOSING = "。.:：,"
_QUOTES = {ord("“"): '"', ord("”"): '"', ord("‘"): "'", ord("’"): "'"}


class Wording(NamedTuple):
    """A clause as far as it is text."""

    heading: str
    text: str
    """Heading and body, folded, a line end between them."""
    grams: frozenset[str]
    row: str | None
    """The folded indicator where the clause is a table row."""


def wording(clause: Clause) -> Wording:
    """The wording of a clause: the same for a heading run into the text and on its own line."""
    heading = clause.folded[: clause.body].strip().strip(_CLOSING)
    body = clause.folded[clause.body :].strip().lstrip(_CLOSING)
    text = f"{heading}\n{body}"
    plain = heading + body
    grams = frozenset(plain[at : at + _GRAM] for at in range(max(len(plain) - _GRAM + 1, 1)))
    row = None if clause.row is None else clause.row.indicator.text
    return Wording(heading, text, grams, row)


def ratio(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1: the share of characters in common, in order."""
    return Indel.normalized_similarity(one, other)


@cache
def _number() -> re.Pattern[str]:
    digits = "零〇一二三四五六七八九十百两0-9"
    return re.compile(
        rf"(?:第\s?[{digits}]{{1,6}}\s?(?:[编篇章节条]|部分)\s*[、.．:：]?"
        rf"|[(（]\s?[{digits}]{{1,5}}\s?[)）]\s*[、.．]?"
        rf"|[{digits}]{{1,5}}(?:[.．][0-9]{{1,2}}){{0,3}}\s*[、.．)）\s]"
        rf"|[①-⑳]\s*[、.．]?)\s*"
    )


def split_heading(printed: str) -> tuple[str, str]:
    """The number of a printed heading ("" without one) and the heading without it."""
    found = _number().match(printed)
    if found is None:
        return "", printed.strip()
    return found.group().strip(), printed[found.end() :].strip()


def numbers(clause: Clause) -> tuple[str, ...]:
    """The numbers of the headings above a clause, and its own."""
    return (*(split_heading(heading)[0] for heading in clause.path), clause.number)


def chapters(clause: Clause) -> tuple[str, ...]:
    """The headings above a clause without their numbers, outermost first."""
    return tuple(split_heading(heading)[1] for heading in clause.path)


def folded(heading: str) -> str:
    """A heading as it is compared: width of characters, quotation marks and blanks made alike."""
    plain = normalize("NFKC", heading).translate(_QUOTES)
    return "".join(plain.split())
