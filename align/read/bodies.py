"""The names of public bodies and firms, and the words that tell what part they have."""

import re
from functools import cache

from align.model.plan import Role
from align.read.words import words

_ROLES: tuple[Role, ...] = ("lead", "support", "shared")
LONGEST_NAME = 30
_BEFORE = ("会同", "由", "以及", "及", "和")
_AFTER = ("等相关单位", "等有关单位", "等相关部门", "等有关部门", "等部门", "等单位", "等")


def clean(name: str) -> str:
    """A name without the words around it."""
    name = name.strip(" :：。.、，,")
    if name.startswith(_BEFORE):
        for word in _BEFORE:
            name = name.removeprefix(word)
    if "等" in name:
        for word in _AFTER:
            if len(name) > len(word) + 1:
                name = name.removesuffix(word)
    if name.endswith(("）", ")", "］", "]")):
        opened = sum(name.count(char) for char in "（(［[")
        closed = sum(name.count(char) for char in "）)］]")
        if closed > opened:
            name = name.rstrip("）)］]")
    return name


def is_body(name: str, *, told: bool) -> bool:
    """Whether a name ends as the names of public bodies and firms do.

    ``told`` says that the text tells that it names a body; else a word for a place is not enough.
    """
    name = name.rstrip("等")
    if name.endswith((")", "）")):
        name = name[: max(name.rfind("("), name.rfind("（"))]
    if not 2 <= len(name) <= LONGEST_NAME:
        return False
    if name.endswith(words("office_words")):
        return True
    told = told or name.startswith(("各", "相关", "有关"))
    return told and name.endswith(words("area_words"))


def strip_ending(item: str) -> tuple[str, Role | None]:
    """An item without the words that tell the part of the bodies before it, and that part."""
    bare = item.rstrip("。")
    if bare[-1:] not in _last_chars() or not bare.endswith(_endings()):
        return item, None
    ending = next(word for word in _endings() if bare.endswith(word))
    return bare[: -len(ending)].rstrip("等,、"), _ending_role(ending)


def _ending_role(ending: str) -> Role:
    for role in _ROLES:
        if ending in words("unit_endings", role):
            return role
    return "shared"


def role_of(label: str) -> Role:
    """The part of the bodies after a label."""
    for role in _ROLES:
        if label in words("unit_labels", role):
            return role
    return "shared"


def _alternatives(key: str) -> str:
    every = {word for role in _ROLES for word in words(key, role)}
    return "|".join(sorted(map(re.escape, every), key=lambda word: (-len(word), word)))


@cache
def label() -> re.Pattern[str]:
    """A label in front of bodies, as group ``label``, with or without a ``colon``."""
    return re.compile(
        rf"(?:各|市级|区级|县级)?(?P<label>{_alternatives('unit_labels')})(?P<colon>:)?"
    )


@cache
def labelled() -> re.Pattern[str]:
    """A label with its colon, anywhere in a text."""
    return re.compile(rf"(?:{_alternatives('unit_labels')}):")


@cache
def _last_chars() -> frozenset[str]:
    """The last characters of the endings: most names have none of them."""
    return frozenset(word[-1] for word in _endings())


@cache
def _endings() -> tuple[str, ...]:
    every = {word for role in _ROLES for word in words("unit_endings", role)}
    return tuple(sorted(every, key=lambda word: (-len(word), word)))
