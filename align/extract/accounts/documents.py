"""Find the numbers of documents and standards: 国发〔2021〕23号, GB/T 50378-2019."""

import re
from functools import cache
from typing import NamedTuple


class DocumentNumber(NamedTuple):
    """A document's or standard's number in a text: 国发〔2021〕23号, GB/T 50378-2019."""

    start: int
    end: int
    text: str
    """Without white space."""


@cache
def _document() -> re.Pattern[str]:
    """The bracketed year and the number of an official document."""
    return re.compile(r"[〔\[(【﹝](?:19|20)[0-9]{2}[〕\])】﹞] ?(?:第 ?)?[0-9]{1,5} ?号")


@cache
def _issuer() -> re.Pattern[str]:
    """The issuer's code before it: Chinese characters, none of them a word that leads to it."""
    return re.compile(r"[一-鿿]{2,8}$")


@cache
def _standard() -> re.Pattern[str]:
    """A national, local, trade or group standard."""
    return re.compile(
        r"(?:GB|DB[0-9]{0,4}|JGJ|CJJ|HJ|CJ|JG|SL|NY|DL|LY|QB|YB|JB|JT|JTG|ISO|IEC|T/[A-Z]{2,8})"
        r"(?:/[TZJ])? ?[0-9]{2,6}(?:\.[0-9]{1,3})*(?:[-—](?:19|20)[0-9]{2})?"
    )


_LEADING = (
    "通知",
    "印发",
    "的",
    "见",
    "据",
    "照",
    "按",
    "和",
    "及",
    "与",
    "办法",
    "方案",
    "规划",
    "号",
)
"""Words that lead to a number or end what stands before it; they are no part of a code."""


def find_document_numbers(text: str) -> list[DocumentNumber]:
    """The numbers of documents and standards in the text, in order."""
    found = []
    for match in _document().finditer(text):
        low = max(0, match.start() - 8)
        issuer = _issuer().search(text[low : match.start()])
        if issuer is None:
            continue
        code = issuer.group()
        cut = max((code.rfind(word) + len(word) for word in _LEADING if word in code), default=0)
        if len(code) - cut >= 2:
            start = match.start() - len(code) + cut
            found.append(_document_number(text, start, match.end()))
    found += [_document_number(text, *match.span()) for match in _standard().finditer(text)]
    return sorted(found)


def _document_number(text: str, start: int, end: int) -> DocumentNumber:
    return DocumentNumber(start, end, text[start:end].replace(" ", ""))
