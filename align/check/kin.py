"""Whose plan a plan is: which city's, and which plans of the corpus it may carry out."""

import re
from functools import cache
from typing import NamedTuple

from align.corpus.library import Library
from align.model.plan import Citation, Plan


class Candidate(NamedTuple):
    """A plan of the corpus that a plan may carry out, and where it is cited."""

    id: str
    citation: Citation | None


def candidates(library: Library, plan: Plan) -> list[Candidate]:
    """The plans that a plan says it carries out, none of which is above another of them."""
    found: dict[str, Candidate] = {}
    cited = [(_bare(item.title), item) for item in plan.meta.cited if item.carried_out]
    parent = _bare(plan.meta.parent or "")
    for entry in library.entries:
        title = _bare(entry.title or "")
        citation = next((item for name, item in cited if name == title), None)
        if title and entry.id != plan.id and (title == parent or citation is not None):
            found.setdefault(entry.id, Candidate(entry.id, citation))
    above = {name for own in found for name in _above(library, own)}
    return [candidate for name, candidate in found.items() if name not in above]


def _above(library: Library, id: str) -> list[str]:
    """The ids above a plan in the manifest, nearest first."""
    parents = library.parents
    result: list[str] = []
    name = parents.get(id, "")
    while name in parents and name not in result and name != id:
        result.append(name)
        name = parents[name]
    return result


def _bare(title: str) -> str:
    return "".join(char for char in title if char.isalnum())


@cache
def _places() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"^(.{2,8}?(?:省|自治区))"),
        re.compile(r"^(?:.{2,8}?(?:省|自治区))?(.{2,6}?(?:市|自治州|地区|盟))"),
    )


def home(plan: Plan) -> str:
    """Province and city that a plan lies in or is of, as printed; its jurisdiction else."""
    province, city = _home(plan)
    return f"{province}{city}" or plan.meta.jurisdiction or plan.meta.title


def _home(plan: Plan) -> tuple[str, str]:
    """Province and city of a plan's jurisdiction; "" where it does not print them."""
    place = plan.meta.jurisdiction or ""
    province, city = (pattern.match(place) for pattern in _places())
    return (province.group(1) if province else "", city.group(1) if city else "")


def foreign(parent: Plan, plan: Plan) -> bool:
    """Whether a plan lies in another city or province than the plan that it is put under.

    Only where both say where they lie: a district that does not print its city may lie anywhere.
    """
    if parent.meta.level == "national":
        return False
    ours, theirs = _home(plan), _home(parent)
    if _carries_out(plan, parent) or (theirs[1] and theirs[1][:-1] in _names(plan)):
        return False
    if ours[0] and theirs[0] and ours[0] != theirs[0]:
        return True
    # a city within a city (昆山市 in 苏州市) does not print the outer one: only a place that goes
    # on after its city's name tells where it lies
    goes_on = not (plan.meta.jurisdiction or "").endswith(ours[1])
    return bool(ours[1] and theirs[1] and ours[1] != theirs[1] and goes_on)


def _carries_out(plan: Plan, parent: Plan) -> bool:
    title = _bare(parent.meta.title)
    return any(_bare(item.title) == title for item in plan.meta.cited if item.carried_out)


def _names(plan: Plan) -> str:
    return f"{plan.meta.jurisdiction or ''}{plan.meta.title}"
