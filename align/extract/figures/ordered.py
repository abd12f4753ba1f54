"""Works that are to be done as an authority has asked for: 按国家和省要求完成…任务."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.draft import Draft
from align.extract.naming.phrase import read_phrase
from align.extract.sentences import Segment


@cache
def _ordered() -> re.Pattern[str]:
    """按国家和省要求完成…任务: works whose size an authority has set."""
    authority = cues.alternatives(cues.words("reference", "authority"))
    how = "(?:按期|按时|如期|全面|高质量|保质保量)*"
    return re.compile(
        f"按照?{authority}(?:的|统一|有关|相关)*(?:要求|部署|安排|规定|计划|下达){how}完成"
        "([^,;。]{4,30}?)(?:目标任务|任务|目标|指标)$"
    )


def ordered_drafts(text: str, segment: Segment) -> list[Draft]:
    """The works that are to be done as an authority has asked for."""
    if not text.startswith("按", segment.start) or "完成" not in text[segment.start : segment.end]:
        return []
    match = _ordered().match(text, segment.start, segment.end)
    phrase = read_phrase(text, *match.span(1)) if match is not None else None
    if match is None or phrase is None:
        return []
    start, end = match.span()
    if phrase.scope is not None and len(phrase.scope) <= len("园区"):  # bare, it narrows nothing
        named = phrase.scope + phrase.indicator
        phrase = phrase._replace(indicator=named, scope=None)
    return [Draft(start, end, start, phrase, "reference", "level", word=match.group())]
