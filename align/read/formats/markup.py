"""XML of untrusted origin to elements: nothing outside it is followed, nothing in it expanded."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import Any

from align.read.formats.watch import Watch

_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"'>]{0,40})")
_PLAIN_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii", b"gb18030", b"gbk", b"gb2312")
"""In these a tag is written in its ASCII characters, whatever else is."""

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
    watch.check_memory(weight_of(data))
    _refuse_entities(data, watch, what)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise watch.damaged(what) from None
    check_depth(root, watch)
    return root


def children_of(
    data: bytes, name: str, watch: Watch, *, what: str, extra: str
) -> Iterator[Element]:
    """The children of the first element of that name below the root, in their order.

    Each is emptied when the next one is asked for, so that a long document takes little memory.
    Raises ReadError where it is no XML, declares entities, or is nested too deeply.
    """
    try:
        from lxml import etree
    except ImportError:
        raise watch.missing(extra, what) from None
    _refuse_entities(data, watch, what)
    depth, held, inside = 0, 3 * len(data), False
    try:
        for event, element in etree.iterparse(
            io.BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True,
            load_dtd=False, huge_tree=True,
        ):  # fmt: skip
            if event == "start":
                depth += 1
                held += _ELEMENT + _TEXT + _ATTRIBUTE * len(element.attrib)
                if depth > watch.limits.nesting or held > watch.memory:
                    watch.check_nesting(depth)
                    watch.check_memory(held)
                inside = inside or (depth == 2 and local(element) == name)
            elif depth == 2 and inside:
                return
            else:
                if depth == 3 and inside:
                    held = 3 * len(data)
                    yield element
                    _let_go(element)
                depth -= 1
    except (etree.XMLSyntaxError, ValueError):
        raise watch.damaged(what) from None
    raise watch.damaged(what)


def _let_go(element: Element) -> None:
    """Free what an element holds, and the elements before it: the parser still needs itself."""
    element.clear()
    above = element.getparent()
    while element.getprevious() is not None:
        del above[0]


def _refuse_entities(data: bytes, watch: Watch, what: str) -> None:
    """Raise ReadError where a part declares entities, or is in an encoding that could hide it."""
    declared = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8))
    if declared is not None and declared.group(1).lower() not in _PLAIN_ENCODINGS:
        raise watch.damaged(f"{what}: it is in another encoding than UTF-8")
    if b"\0" in data or not data.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
        raise watch.damaged(what)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise watch.damaged(f"{what}: a declaration of entities stands in it")


_ELEMENT, _TEXT, _ATTRIBUTE = 130, 120, 270
"""Bytes that libxml2 takes for each, beside what is written in it."""


def weight_of(data: bytes, *, more: int = 0) -> int:
    """The bytes that the elements of a markup take at most, ``more`` for each of them."""
    ends = data.count(b"</")
    elements = data.count(b"<") - ends
    texts = data.count(b">") - data.count(b"><")
    own = (_ELEMENT + more) * elements + _TEXT * texts + _ATTRIBUTE * data.count(b"=")
    return own + 3 * len(data)


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
