"""XML of untrusted origin to elements: nothing outside it is followed, nothing in it expanded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from align.read.formats.watch import Watch

Element = Any
"""An element of lxml, which has no types of its own."""


def root_of(data: bytes, watch: Watch, *, what: str, extra: str) -> Element:
    """The root element of an XML part.

    Raises ReadError where it is no XML, declares entities, or is nested too deeply.
    """
    try:
        from lxml import etree
    except ImportError:
        raise watch.missing(extra, what) from None
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise watch.damaged(f"{what}: a declaration of entities stands in it")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise watch.damaged(what) from None
    check_depth(root, watch)
    return root


def check_depth(root: Element, watch: Watch) -> None:
    """Raise ReadError where elements lie too deep inside one another."""
    depth = 0
    for _, down in steps(root):
        depth += 1 if down else -1
        if depth > watch.limits.nesting:
            watch.check_nesting(depth)


def steps(root: Element) -> Iterator[tuple[Element, bool]]:
    """Every element in document order, once on the way in (True) and once on the way out."""
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end")):
        yield element, event == "start"


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """The value of an attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, and so on downwards; None where there is none."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def value(element: Element | None, *names: str) -> str | None:
    """The attribute ``val`` of the descendant that the names lead to."""
    found = child(element, *names)
    return None if found is None else attribute(found, "val")
