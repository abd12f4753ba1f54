"""Fingerprints of clauses and targets: the same wherever the text stands and however it is cut.

They are of the content alone, so that renumbering, moving or breaking lines otherwise changes
nothing, and any change of the wording does.
"""

import unicodedata
from hashlib import sha256

from align.model.plan import Clause
from align.model.target import Target

LENGTH = 12
"""Hexadecimal digits: enough for a corpus, short enough to be read."""
_SHORT = 8


def of_text(text: str) -> str:
    """The fingerprint of a text without white space, full-width forms read as half-width ones."""
    squeezed = "".join(unicodedata.normalize("NFKC", text).split())
    return sha256(squeezed.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def of_clause(clause: Clause) -> str:
    """The fingerprint of a clause: its heading and text, without number and responsible units."""
    return of_text(clause.text)


def of_target(target: Target) -> str:
    """The fingerprint of a target: its wording, and what was read out of it."""
    fields = (
        target.quote,
        target.indicator,
        target.scope,
        target.kind,
        target.lower,
        target.upper,
        target.unit,
        target.comparator,
        target.change,
        target.baseline,
        target.deadline,
        target.strength,
    )
    return of_text("|".join("" if field is None else str(field) for field in fields))


def subject_id(plan: str, *parts: str) -> str:
    """The id of a decision of a plan on the subject that these parts make up."""
    return f"{plan}-{sha256(chr(31).join((plan, *parts)).encode()).hexdigest()[:_SHORT]}"
