"""What identifies a finding from one run to the next: plan, rule and wording, never a line."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from align.model.finding import Finding

_LENGTH = 32


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """One for each finding, in their order.

    Findings that are alike in everything are numbered, so that a second one of them is new.
    """
    seen: dict[str, int] = {}
    result = []
    for finding in findings:
        key = _content(finding)
        seen[key] = seen.get(key, 0) + 1
        number = f"\0{seen[key]}" if seen[key] > 1 else ""
        result.append(hashlib.sha256(f"{key}{number}".encode()).hexdigest()[:_LENGTH])
    return result


def _content(finding: Finding) -> str:
    """Plan, rule, the wording there and the wordings beside it.

    What is about a whole file has no wording: then the message tells findings apart.
    """
    wordings = [finding.location.text, *(place.text for place in finding.related)]
    if not any(wordings):
        wordings = [finding.message.en]
    return "\0".join((finding.plan, finding.code, *wordings))
