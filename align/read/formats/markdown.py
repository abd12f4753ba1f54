"""Markdown: the marks taken off, every line left in its place."""

from __future__ import annotations

import re

from align.read.decode import Decoded
from align.read.formats.document import Document

_LINES = re.compile(r"[^\n]*\n?")
_HEAD = re.compile(r"[ ]{0,3}#{1,6}[ \t]+|[ ]{0,3}(?:>[ ]?)+|[ ]{0,3}[*+][ ]+")
_TAIL = re.compile(r"[ \t]+#+[ \t]*$")
_RULER = re.compile(r"[ \t|:+=*_-]+")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\n]{0,500}\)")
_STRESS = re.compile(r"(\*{1,3}|_{2,3}|~~|`{1,2})(?=\S)([^\n*`]{1,300}?)(?<=\S)\1")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(decoded: Decoded) -> Document:
    """The text without the marks of headings, emphasis, links and quotations.

    Rows of tables keep their bars, which the reading of tables knows.
    """
    text = _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), decoded.text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Document("".join(map(_plain, _LINES.findall(text))), f"markdown, {decoded.encoding}")


def _plain(printed: str) -> str:
    """A line without marks, with its line end."""
    line = printed.rstrip("\n")
    end = printed[len(line) :]
    if not line.strip():
        return end
    if line.startswith(("```", "~~~")) or ("|" not in line and _RULER.fullmatch(line)):
        return end
    found = _HEAD.match(line)
    if found:
        line = _TAIL.sub("", line[found.end() :])
    line = _STRESS.sub(r"\2", _LINK.sub(r"\1", line))
    return _ESCAPED.sub(r"\1", line.rstrip("\\")) + end
