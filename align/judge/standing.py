"""What a target by reference refers to: a figure handed down, one to surpass, a benchmark."""

from __future__ import annotations

from typing import Literal

from align.lexicon.loader import table
from align.model.target import Target

Standing = Literal["handed_down", "beyond", "benchmark"]


def standing_of(target: Target) -> Standing:
    """``handed_down``: the upper level's figure; ``beyond``: more than it; else ``benchmark``."""
    words = table("judging")["reference"]
    text = target.word + target.quote
    if any(word in text for word in words["beyond"]):
        return "beyond"
    return "handed_down" if hands_down(text) else "benchmark"


def benchmark_rank(target: Target) -> int | None:
    """The place of a benchmark on the scale of appraisals, the higher the further.

    国内先进, 国内领先, 国际先进, 国际领先; None for any other.
    """
    text = target.word + target.quote
    for rank, words in enumerate(table("judging")["reference"]["benchmarks"]):
        if any(word in text for word in words):
            return rank
    return None


def hands_down(text: str) -> bool:
    """Whether a wording leaves the figure to the level above."""
    return any(word in text for word in table("judging")["reference"]["handed_down"])
