"""OFD files (GB/T 33190): the text of each page with its places.

An OFD file is an archive of XML parts. Text stands in text objects with a box each; what the
parts refer to outside of the archive is never looked for.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import chain

from align.errors import ReadError
from align.read.formats.archive import Archive
from align.read.formats.document import Document
from align.read.formats.markup import Element, attribute, child, local, root_of
from align.read.formats.sheets.compose import compose
from align.read.formats.sheets.sheet import Piece, Rule, Sheet
from align.read.formats.watch import OCR, Watch

_WHAT = "an OFD file"
_POINTS = 72 / 25.4
"""OFD measures in millimetres, sheets in points."""
_GAP = 0.5
"""Ems: a wider gap between characters parts pieces."""


def read(archive: Archive, watch: Watch) -> Document:
    """The text of an OFD file, with the places of its printed lines and its pages.

    Raises ReadError where it is damaged, has no text, or is beyond a limit.
    """
    root = _part(archive, "OFD.xml", watch)
    place = child(root, "DocBody", "DocRoot")
    name = _resolved("OFD.xml", (place.text or "").strip() if place is not None else "")
    document = _part(archive, name, watch)
    pages = child(document, "Pages")
    if document is None or pages is None:
        raise watch.damaged(_WHAT)
    found = [one for one in pages if local(one) == "Page"]
    watch.check_pages(len(found))
    common = child(document, "CommonData")
    size = _box(child(common, "PageArea", "PhysicalBox")) or (0.0, 0.0, 210.0, 297.0)
    templates = _templates(common)
    sheets = []
    for one in found:
        watch.check_time()
        part = _part(archive, _resolved(name, attribute(one, "BaseLoc") or ""), watch)
        if part is None:
            continue
        below = templates.get(_template(part))
        base = None if below is None else _part(archive, _resolved(name, below), watch)
        sheets.append(_sheet([one for one in (base, part) if one is not None], size))
    if not any(sheet.pieces for sheet in sheets):
        raise ReadError("an OFD file without text, of pictures", path=watch.path, hint=OCR)
    return compose(sheets, watch, kind="ofd")


def _part(archive: Archive, name: str, watch: Watch) -> Element | None:
    data = archive.part(name)
    return None if data is None else root_of(data, watch, what=_WHAT, extra="ofd")


def _resolved(base: str, name: str) -> str:
    """The name of a part that another part gives; from the root where it begins with a slash."""
    if name.startswith("/"):
        return posixpath.normpath(name[1:])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), name))


def _box(element: Element | None) -> tuple[float, float, float, float] | None:
    """Left, top, width and height in millimetres."""
    numbers = _numbers((element.text or "") if element is not None else "")
    return (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) == 4 else None


def _numbers(text: str) -> list[float]:
    """The numbers of a list; "g 3 2.5" in it stands for 2.5 three times."""
    result: list[float] = []
    words = iter(text.split())
    try:
        for word in words:
            if word == "g":
                count = int(next(words))
                result += [float(next(words))] * min(max(count, 0), 10_000)
            else:
                result.append(float(word))
    except (ValueError, StopIteration):
        return result
    return [one if abs(one) < 1e6 else 0.0 for one in result]


def _templates(common: Element | None) -> dict[str, str]:
    """Where the templates of pages lie, by their ids."""
    return {
        attribute(one, "ID") or "": attribute(one, "BaseLoc") or ""
        for one in (common if common is not None else ())
        if local(one) == "TemplatePage"
    }


def _template(page: Element) -> str:
    """The id of the template that a page is printed upon; "" for none."""
    found = child(page, "Template")
    return (attribute(found, "TemplateID") if found is not None else None) or ""


def _sheet(parts: list[Element], size: tuple[float, float, float, float]) -> Sheet:
    """The sheet of a page's part, after that of its template."""
    left, top, width, height = _box(child(parts[-1], "Area", "PhysicalBox")) or size
    pieces: list[Piece] = []
    rules: list[Rule] = []
    for element in chain.from_iterable(part.iter() for part in parts):
        kind = local(element)
        if kind not in ("TextObject", "PathObject") or attribute(element, "Visible") == "false":
            continue
        numbers = _numbers(attribute(element, "Boundary") or "")
        if len(numbers) != 4:
            continue
        x, y = numbers[0] - left, numbers[1] - top
        if kind == "PathObject":
            edges = (x, x + numbers[2], y, y + numbers[3])
            rules.append(Rule(*(edge * _POINTS for edge in edges)))
        elif not _is_turned(element):
            pieces += _pieces(element, x, y)
    return Sheet(width * _POINTS, height * _POINTS, pieces, lambda: rules)


def _is_turned(element: Element) -> bool:
    """Whether text is turned or slanted, as watermarks and stamps are."""
    matrix = _numbers(attribute(element, "CTM") or "")
    return len(matrix) == 6 and abs(matrix[1]) > 0.1 * abs(matrix[0])


def _pieces(element: Element, x: float, y: float) -> Iterator[Piece]:
    """The text of a text object, cut at wide gaps."""
    matrix = _numbers(attribute(element, "CTM") or "")
    scale = (matrix[0], matrix[3]) if len(matrix) == 6 else (1.0, 1.0)
    size = (_numbers(attribute(element, "Size") or "") or [4.0])[0]
    for code in element:
        if local(code) != "TextCode":
            continue
        text = code.text or ""
        start = (_numbers(attribute(code, "X") or "") or [0.0])[0]
        base = (_numbers(attribute(code, "Y") or "") or [size])[0]
        steps = _numbers(attribute(code, "DeltaX") or "")
        if any(abs(step) > size / 4 for step in _numbers(attribute(code, "DeltaY") or "")):
            continue  # one character below the other
        bottom = (y + base * scale[1]) * _POINTS
        top = bottom - size * abs(scale[1]) * _POINTS
        for at, end, first, last in _stretches(text, start, steps, size):
            edges = (x + first * scale[0]) * _POINTS, (x + last * scale[0]) * _POINTS
            if text[at:end].strip():
                yield Piece(*edges, top, bottom, text[at:end].strip())


def _stretches(
    text: str, start: float, steps: list[float], size: float
) -> Iterator[tuple[int, int, float, float]]:
    """Stretches of text without a wide gap: first and last index, left and right edge."""
    at, left, place = 0, start, start
    for index, char in enumerate(text):
        width = size if ord(char) > 0x2000 else size / 2
        if index + 1 == len(text):
            yield at, index + 1, left, place + width
        else:
            step = steps[index] if index < len(steps) else width
            if step > width + _GAP * size:
                yield at, index + 1, left, place + width
                at, left = index + 1, place + step
            place += step
