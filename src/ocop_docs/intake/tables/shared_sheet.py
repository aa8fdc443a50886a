"""The sheet of what all rows share: a heading on the left, its value on the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ocop_docs.documents.paths import Place
from ocop_docs.errors import Fault, InvalidInput, fault
from ocop_docs.intake.tables.cell_value import Line, RawSheet, Spot
from ocop_docs.intake.tables.columns import SHARED_CODE, Column, Layout, Path
from ocop_docs.intake.tables.headings import Headings
from ocop_docs.intake.tables.nesting import RowBuilder
from ocop_docs.messages.reasons import reason

HEADING_COLUMN, VALUE_COLUMN = 1, 2
SHARED_HEAD = ("Mục", "Giá trị dùng chung cho mọi dòng", "Cách ghi")
"""Titles of the columns; the third is for people and is not read."""


@dataclass
class Shared(RowBuilder):
    """As `RowBuilder`, but each field has a line of its own."""

    sheet: str = ""
    lines: dict[Path, Line] = field(default_factory=dict)

    def spot(self, place: Place) -> Spot:
        """The cell of `place`, on its own line or on a list sheet."""
        path = tuple(step for step in place if isinstance(step, str))
        for known, line in self.lines.items():
            if known[: len(path)] == path:
                return Spot(self.sheet, line.number, VALUE_COLUMN)
        return super().spot(place)


def read_shared(raw: RawSheet | None, layout: Layout) -> Shared:
    """Return the values of the sheet with the faults of its cells; empty when there is no sheet.

    Raises:
        InvalidInput: headings that the main sheet does not have; `faults` names them all.
    """
    shared = Shared(0, SHARED_CODE, sheet=raw.name if raw else "")
    faults = list(_read(raw, Headings(layout.main), shared)) if raw else []
    if faults:
        raise InvalidInput(*faults)
    return shared


def _read(raw: RawSheet, headings: Headings, shared: Shared) -> Iterator[Fault]:
    """Take every line of the sheet; yield what is wrong with its headings."""
    for line in raw.lines:
        if VALUE_COLUMN not in line.cells:
            continue
        place = str(Spot(raw.name, line.number, HEADING_COLUMN))
        heading = str(line.cells.get(HEADING_COLUMN, ""))
        found = headings.find(heading)
        if isinstance(found, Fault):
            yield Fault(found.code, found.message, place, "", found.remedy)
        elif not isinstance(found[0], Column):
            yield fault("heading-unknown", place, heading=heading, suggestion=reason("delete-this-line"))
        elif found[0].path in shared.lines:
            first = Spot("", shared.lines[found[0].path].number, HEADING_COLUMN).address
            yield fault("heading-repeated", place, heading=heading, first=first)
        else:
            _take(raw, line, found[0], shared)


def _take(raw: RawSheet, line: Line, column: Column, shared: Shared) -> None:
    shared.lines[column.path] = line
    spot = Spot(raw.name, line.number, VALUE_COLUMN)
    shared.add_cell(spot, line.cells[VALUE_COLUMN], column, (), shared.data)
