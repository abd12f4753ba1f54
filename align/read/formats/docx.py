"""Word files (.docx, .docm): paragraphs with their automatic numbers, tables, text boxes.

Read from the parts of the archive that hold text, numbers and styles; pictures, macros, embedded
files and what relationships point to are never opened. Footnotes, comments, headers, footers and
deleted text are no part of the running text and left out.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from align.errors import ReadError
from align.read.formats.archive import Archive
from align.read.formats.cells import Cell, lines_of_table
from align.read.formats.document import Document
from align.read.formats.markup import Element, attribute, child, children_of, local, root_of, value
from align.read.formats.watch import OCR, Watch
from align.read.formats.word_numbers import Numbers, Styles

_WHAT = "a Word file (.docx)"
_RELATION = "/officeDocument"
_KEPT = frozenset(
    {"hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml"}
    | {"dir", "bdo", "oMath", "oMathPara", "ruby", "rubyBase"}
)
"""What may stand around runs; deletions, comments and the codes of fields are not among it."""


def read(archive: Archive, watch: Watch) -> Document:
    """The text of a Word file, a line for each paragraph and each row of a table.

    Raises ReadError where it is damaged, has no text, or is beyond a limit.
    """
    main = _main_part(archive, watch)
    folder = posixpath.dirname(main)
    parts = {
        name: _part(archive, posixpath.join(folder, f"{name}.xml"), watch)
        for name in ("styles", "numbering")
    }
    data = archive.part(main)
    if data is None:
        raise watch.damaged(_WHAT)
    styles = Styles(parts["styles"])
    body = children_of(data, "body", watch, what=_WHAT, extra="docx")
    lines = _Walk(styles, Numbers(parts["numbering"], styles), watch).blocks(body)
    text = "\n".join(lines) + "\n"
    if not text.strip():
        raise ReadError("no text in it, pictures at most", path=watch.path, hint=OCR)
    return Document(text, "docx")


def _part(archive: Archive, name: str, watch: Watch) -> Element | None:
    data = archive.part(name)
    return None if data is None else root_of(data, watch, what=_WHAT, extra="docx")


def _main_part(archive: Archive, watch: Watch) -> str:
    """The name of the part that holds the document itself."""
    relations = _part(archive, "_rels/.rels", watch)
    for one in relations if relations is not None else ():
        if local(one) == "Relationship" and (attribute(one, "Type") or "").endswith(_RELATION):
            name = (attribute(one, "Target") or "").lstrip("/")
            if name in archive.names:
                return name
    return "word/document.xml"


class _Walk:
    """Goes through the blocks of a document in their order."""

    def __init__(self, styles: Styles, numbers: Numbers, watch: Watch) -> None:
        self._styles = styles
        self._numbers = numbers
        self._watch = watch
        self._boxes: list[Element] = []

    def blocks(self, parent: Iterable[Element]) -> list[str]:
        """The lines of the paragraphs and tables in an element."""
        self._watch.check_time()
        lines: list[str] = []
        for element in parent:
            kind = local(element)
            if kind == "p":
                lines += self._paragraph(element)
            elif kind == "tbl":
                lines += lines_of_table(self._rows(element))
            elif kind in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
                lines += self.blocks(element)
        return lines

    def _paragraph(self, element: Element) -> list[str]:
        """A paragraph with its number, and after it those of the text boxes anchored in it."""
        properties = child(element, "pPr")
        outer, self._boxes = self._boxes, []
        text = self._runs(element)
        boxes, self._boxes = self._boxes, outer
        style = self._styles.names.get(value(properties, "pStyle") or "", "")
        if style.startswith(("toc ", "目录")):
            text = text.replace("\t", "……")
        if text.strip():
            numbered = self._numbers.of(properties)
            text = (self._numbers.next(numbered) if numbered else "") + text
        lines = text.split("\n")
        for box in boxes:
            lines += self.blocks(box)
        return lines

    def _runs(self, parent: Element) -> str:
        """The text of the runs in an element, as printed."""
        parts = []
        for element in parent:
            kind = local(element)
            if kind == "r":
                parts.append(self._run(element))
            elif kind in _KEPT:
                parts.append(self._runs(element))
            elif kind == "AlternateContent":
                parts.append(self._alternative(element))
            elif "/math}" in str(element.tag):
                parts.append(element.text or "" if kind == "t" else self._runs(element))
        return "".join(parts)

    def _run(self, run: Element) -> str:
        hidden = child(run, "rPr", "vanish")
        if hidden is not None and attribute(hidden, "val") not in ("0", "false"):
            return ""
        parts = []
        for element in run:
            kind = local(element)
            if kind == "t":
                parts.append(element.text or "")
            elif kind in ("tab", "ptab"):
                parts.append("\t")
            elif kind in ("br", "cr"):
                parts.append("\n")
            elif kind == "noBreakHyphen":
                parts.append("-")
            elif kind == "AlternateContent":
                parts.append(self._alternative(element))
            elif kind in ("drawing", "pict", "object"):
                self._find_boxes(element)
            elif kind == "ruby":
                parts.append(self._runs(element))
        return "".join(parts)

    def _alternative(self, element: Element) -> str:
        """What the first of several forms of the same thing holds."""
        for form in element:
            if local(form) in ("Choice", "Fallback"):
                return self._run(form) + "".join(
                    self._run(one) for one in form if local(one) == "r"
                )
        return ""

    def _find_boxes(self, drawing: Element) -> None:
        """Note the text boxes of a drawing; one inside another comes with the outer one."""
        stack = list(reversed(drawing))
        while stack:
            element = stack.pop()
            if local(element) == "txbxContent":
                self._boxes.append(element)
            elif local(element) != "Fallback":
                stack += reversed(element)

    def _rows(self, table: Element) -> list[list[Cell]]:
        """The cells of a table; a cell that goes on from the row above is left empty."""
        rows = []
        for row in table.iter("{*}tr"):
            if row.getparent() is not table and local(row.getparent()) not in ("sdtContent", "ins"):
                continue
            cells = []
            for cell in row.iter("{*}tc"):
                if _owner(cell) is not row:
                    continue
                merged = child(cell, "tcPr", "vMerge")
                goes_on = merged is not None and attribute(merged, "val") != "restart"
                cells.append(Cell([] if goes_on else self.blocks(cell)))
            rows.append(cells)
        return rows


def _owner(cell: Element) -> Element | None:
    """The row that a cell stands in."""
    above = cell.getparent()
    while above is not None and local(above) != "tr":
        above = above.getparent()
    return above
