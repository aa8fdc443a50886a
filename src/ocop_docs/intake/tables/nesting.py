"""From the lines of recognised sheets to nested data, with the line that each part came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ocop_docs.documents.paths import Place, field_path
from ocop_docs.errors import Fault, fault
from ocop_docs.intake.tables.cell_value import CellValue, InvalidCell, Line, Spot
from ocop_docs.intake.tables.cells import CellError, value_of
from ocop_docs.intake.tables.columns import Column, Path
from ocop_docs.intake.tables.headings import Recognised
from ocop_docs.intake.tables.rows import CellFault
from ocop_docs.vietnamese.text import normalise

_LONGEST_NUMBER = 7
"""Digits in the number of a line: Excel has 1,048,576 lines, and Python reads no number of thousands of digits."""


def code_of(cell: CellValue | None) -> str:
    """A code as it is compared: one form of accents, single spaces; `""` for none."""
    if cell is None or isinstance(cell, InvalidCell):
        return ""
    return " ".join(normalise(str(cell)).split())


@dataclass
class RowBuilder:
    """The data of one row as it grows."""

    number: int
    code: str
    data: dict[str, Any] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)
    refused: set[Place] = field(default_factory=set)
    sources: dict[Place, tuple[Recognised, Line]] = field(default_factory=dict)

    def add_line(self, sheet: Recognised, line: Line, place: Place, into: dict[str, Any]) -> None:
        """Put the cells of `line` into the part `into` at `place`."""
        self.sources[place] = (sheet, line)
        for number, cell in line.cells.items():
            target = sheet.targets.get(number)
            if isinstance(target, Column):
                self.add_cell(Spot(sheet.name, line.number, number), cell, target, place, into)

    def add_cell(self, spot: Spot, cell: CellValue, column: Column, place: Place, into: dict[str, Any]) -> None:
        """Put one cell into the part `into`, or record its fault."""
        try:
            put(into, column.path, value_of(cell, column))
        except CellError as refused:
            here = (*place, *column.path)
            self.refused.add(here)
            self.add_fault(spot, refused.at(field_path(here), column.title))

    def add_fault(self, spot: Spot, wrong: Fault) -> None:
        """Record a fault at its cell."""
        self.faults.append(CellFault(self.number, self.code, spot, wrong))

    def spot(self, place: Place) -> Spot:
        """The cell of `place`; the code's cell, or the line, where the sheet has no such column."""
        for end in range(len(place), -1, -1):
            if place[:end] in self.sources:
                sheet, line = self.sources[place[:end]]
                path = tuple(step for step in place[end:] if isinstance(step, str))
                return Spot(sheet.name, line.number, sheet.column_of(path) if path else sheet.code_column or 0)
        return Spot("", self.number)


def put(into: dict[str, Any], path: Path, value: object) -> None:
    """Set `value` at `path`, creating the groups above it."""
    for name in path[:-1]:
        into = into.setdefault(name, {})
    into[path[-1]] = value


def append_line(filled: RowBuilder, sheet: Recognised, line: Line) -> None:
    """Append one line of a list sheet to the list of `filled` that it belongs to."""
    parent = _parent_list(filled, sheet, line)
    if parent is not None:
        place, items = parent
        part: dict[str, Any] = {}
        items.append(part)
        filled.add_line(sheet, line, (*place, len(items) - 1), part)


def _parent_list(filled: RowBuilder, sheet: Recognised, line: Line) -> tuple[Place, list[Any]] | None:
    """The list that a line belongs to, and its place; None, with a fault, where there is no line above."""
    part, place = filled.data, Place()
    *above, last = sheet.layout.lists
    for depth, path in enumerate(above):
        items = _at(part, path)
        number = _parent_number(line.cells.get(sheet.parent_columns[depth]))
        if not 1 <= number <= len(items):
            _refuse(filled, sheet, line, depth)
            return None
        part, place = items[number - 1], (*place, *path, number - 1)
    return (*place, *last), _list_at(part, last)


def _parent_number(cell: CellValue | None) -> int:
    if isinstance(cell, str):
        digits = cell.strip()
        return int(digits) if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else 0
    return cell if isinstance(cell, int) else 0


def _refuse(filled: RowBuilder, sheet: Recognised, line: Line, depth: int) -> None:
    column = sheet.parent_columns[depth]
    cell = line.cells.get(column, "")
    facts = {"row_code": filled.code, "said": cell if isinstance(cell, str | int) else "?"}
    heading, parent = sheet.layout.parent_headings[depth], sheet.layout.titles[depth]
    filled.add_fault(
        Spot(sheet.name, line.number, column), fault("parent-line-unknown", "", heading, parent=parent, **facts)
    )


def _at(part: Any, path: Path) -> list[Any]:
    for name in path:
        part = part.get(name, {})
    return part if isinstance(part, list) else []


def _list_at(part: dict[str, Any], path: Path) -> list[Any]:
    for name in path[:-1]:
        part = part.setdefault(name, {})
    items: list[Any] = part.setdefault(path[-1], [])
    return items
