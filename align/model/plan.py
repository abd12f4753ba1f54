"""A plan as it was read: its metadata, its clauses, and the text set apart from them."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from align.model.source import Source, Span

Level = Literal["national", "provincial", "municipal", "district", "zone", "unknown"]
"""national · provincial (province, region) · municipal (a city, also one under the central
government) · district (district or county) · zone (new area, sub-centre, development zone)."""

Role = Literal["lead", "support", "shared"]


class Unit(NamedTuple):
    """A body named as responsible for a clause."""

    name: str
    role: Role
    """``shared`` where the plan prints no difference between leading and supporting bodies."""


class Cell(NamedTuple):
    """A cell of a table: its text without layout white space, and where it stands."""

    text: str
    start: int
    end: int


class Row(NamedTuple):
    """A row of an indicator table.

    ``values`` holds, per target year (None where the column names none), the printed cell.
    """

    group: Cell | None
    number: Cell | None
    indicator: Cell
    unit: Cell | None
    baseline: Cell | None
    baseline_year: int | None
    values: tuple[tuple[int | None, Cell], ...]
    nature: Literal["binding", "expected"] | None


class Clause(NamedTuple):
    """The smallest unit of a plan with a heading or number of its own, with all its paragraphs."""

    id: str
    """As an analyst would cite it; unique in the plan; "0" is the text before the first heading."""
    number: str
    """The number as printed, without brackets and dots; "" where there is none."""
    heading: str
    path: tuple[str, ...]
    """The headings above, as printed with their numbers, outermost first."""
    start: int
    end: int
    line: int
    line_end: int
    page: int | None
    units: tuple[Unit, ...]
    text: str
    """The heading (without its number) and all paragraphs; white space of the layout, page
    furniture and the list of responsible units taken out, characters as printed."""
    offsets: Sequence[int]
    """``offsets[i]`` is the place of ``text[i]`` in the source; as long as ``text``."""
    folded: str
    """``text`` with every character folded for matching (half-width forms, one form of each
    quotation mark and dash); character by character, so that the indices of both agree."""
    body: int
    """Index in ``text`` of the first character after the heading."""
    paragraphs: tuple[int, ...]
    """Indices in ``text`` where a paragraph begins."""
    row: Row | None = None
    """The table row that the clause is, where it is one."""


class Apart(NamedTuple):
    """Text that belongs to no clause, or stands inside one without being part of its wording."""

    start: int
    end: int
    kind: Literal["cover", "title", "heading", "page", "signature", "web", "table", "blank"]


class Citation(NamedTuple):
    """A document that the plan names, between 《 and 》, and whether it says it carries it out."""

    title: str
    start: int
    end: int
    carried_out: bool


class Metadata(NamedTuple):
    """What a plan says about itself; None where the text does not say it."""

    title: str
    issuer: str | None
    number: str | None
    date: str | None
    """ISO date, as ``2023-10-17``."""
    jurisdiction: str | None
    level: Level
    cited: tuple[Citation, ...]
    parent: str | None
    """The title of the plan that this one carries out, as cited."""
    names: tuple[str, ...]
    """The plan's own place names (``北京市``, ``北京``): they tell plans apart, not matters."""


class Plan(NamedTuple):
    """One plan, read: what the read stage returns."""

    id: str
    source: Source
    meta: Metadata
    clauses: tuple[Clause, ...]
    """In text order; their spans do not overlap."""
    apart: tuple[Apart, ...]

    def clause(self, id: str) -> Clause:
        """The clause of that id. Raises KeyError where there is none."""
        for clause in self.clauses:
            if clause.id == id:
                return clause
        raise KeyError(id)


__all__ = [
    "Apart",
    "Cell",
    "Citation",
    "Clause",
    "Level",
    "Metadata",
    "Plan",
    "Role",
    "Row",
    "Span",
    "Unit",
]
