"""Keep the figures of a score in a file, and tell which of them have dropped."""

import json
from typing import NamedTuple

from align.config import reason
from align.errors import DataError
from align.evaluate.score import Score

DIGITS = 4
Kept = dict[str, dict[str, dict[str, float]]]
"""Plan, section and figure to the value, rounded."""


class Change(NamedTuple):
    """A figure that differs from the kept one; ``now`` is None where it is not there any more."""

    name: str
    before: float
    now: float | None

    @property
    def dropped(self) -> bool:
        """Whether it became worse."""
        return self.now is None or self.now < self.before


def kept(scores: dict[str, Score]) -> Kept:
    """The figures as they are kept."""
    return {
        plan: {
            name: {key: round(value, DIGITS) for key, value in section.figures.items()}
            for name, section in score.items()
        }
        for plan, score in scores.items()
    }


def dump(figures: Kept) -> str:
    """The text of a baseline file: sorted, one figure a line."""
    return json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def load(path: str) -> Kept:
    """The figures of a baseline file. Raises DataError where it cannot be read as one."""
    try:
        with open(path, encoding="utf-8") as file:
            figures: Kept = json.load(file)
        for sections in figures.values():
            for values in sections.values():
                if not all(isinstance(value, (int, float)) for value in values.values()):
                    raise TypeError("a figure must be a number")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot read the baseline: {reason(error)}", path=path) from error
    except (AttributeError, TypeError, ValueError) as error:
        raise DataError(f"not a baseline: {error}", path=path) from error
    return figures


def changes(before: Kept, now: Kept) -> list[Change]:
    """The figures of the baseline that differ now, for the plans that were scored."""
    result = []
    for plan in sorted(before.keys() & now.keys()):
        for section, values in sorted(before[plan].items()):
            for key, value in sorted(values.items()):
                current = now[plan].get(section, {}).get(key)
                if current != value:
                    result.append(Change(f"{plan} {section} {key}", value, current))
    return result
