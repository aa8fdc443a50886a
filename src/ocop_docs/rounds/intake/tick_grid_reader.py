"""Reading the ticks of a score sheet: one sheet of the record for each column, every fault at its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ocop_docs.errors import Fault, fault
from ocop_docs.intake.tables.cell_value import CellValue, InvalidCell, RawSheet, Spot, column_letters
from ocop_docs.intake.tables.nesting import code_of
from ocop_docs.law.rubric import product_set
from ocop_docs.messages.reasons import reason
from ocop_docs.rounds.intake.tick_grid import FIRST_COLUMN, MEMBER_KEY, NOT_READ, OPINION_KEY, PRODUCT_KEY, GridLine
from ocop_docs.rounds.intake.tick_grid import grid_lines as lines_of

_MARKS = frozenset({"x", "✓", "✔", "√", "☒", "☑"})

NO_CODE = "?"
"""Takes the place of a code whose cell is empty, so that all other cells are still checked."""


@dataclass
class ReadSheet:
    """One member's sheet of one product: its data, the cells of its parts, and the faults of its cells."""

    data: dict[str, Any]
    places: dict[str, str]
    faults: list[Fault] = field(default_factory=list)
    set_number: int | None = None
    """The product set whose form was filled; None where the source does not name it."""


def read_grid(raw: RawSheet, number: int) -> Iterator[ReadSheet]:
    """Yield the sheet of each column that has entries; a column without ticks is a sheet not yet filled."""
    return _Grid(raw, number).sheets()


class _Grid:
    def __init__(self, raw: RawSheet, number: int) -> None:
        self._raw = raw
        self._number = number
        self._lines = {line.key: line for line in lines_of(product_set(number)) if line.is_box}
        self._cells = {line.number: line.cells for line in (raw.head, *raw.lines)}
        keys = {number: code_of(cells.get(1)) for number, cells in self._cells.items()}
        self._keys = {at: key for at, key in keys.items() if key}
        self._line_of = {key: at for at, key in self._keys.items()}

    def sheets(self) -> Iterator[ReadSheet]:
        broken = self._broken()
        for column in self._columns():
            sheet = self._sheet(column)
            if sheet is not None:
                sheet.faults += broken
                broken = []
                yield sheet
        if broken:
            yield ReadSheet({}, {}, broken)

    def _columns(self) -> list[int]:
        used = {column for line in self._cells.values() for column in line if column >= FIRST_COLUMN}
        return sorted(used)

    def _broken(self) -> list[Fault]:
        """Return a fault for lines of the form that are missing, or keys that it does not have."""
        known = set(self._lines) | NOT_READ | {PRODUCT_KEY, MEMBER_KEY, OPINION_KEY}
        wanted = set(self._lines) | {PRODUCT_KEY, MEMBER_KEY}
        unknown = [key for at, key in self._keys.items() if key not in known and self._has_ticks(at)]
        missing = [key for key in (*self._lines, PRODUCT_KEY, MEMBER_KEY) if key in wanted - set(self._line_of)]
        wrong = [*missing, *unknown]
        return [fault("grid-lines", self._raw.name, keys=", ".join(wrong[:10]))] if wrong else []

    def _has_ticks(self, at: int) -> bool:
        return any(column >= FIRST_COLUMN for column in self._cells[at])

    def _sheet(self, column: int) -> ReadSheet | None:
        """Return the sheet in `column`; None where nothing is ticked yet."""
        entries = {at: cells[column] for at, cells in self._cells.items() if column in cells}
        marks = {at: mark for at, mark in entries.items() if self._keys.get(at) not in self._not_ticks()}
        opinion = entries.get(self._line_of.get(OPINION_KEY, 0))
        if not marks and opinion is None:
            return None
        places = {
            "product": self._at(self._line_of.get(PRODUCT_KEY, 0), column),
            "member": self._at(self._line_of.get(MEMBER_KEY, 0), column),
            "ticks": self._at(0, column),
            "opinion": self._at(self._line_of.get(OPINION_KEY, 0), column),
        }
        data: dict[str, Any] = {
            name: code_of(entries.get(self._line_of.get(key, 0))) or NO_CODE
            for name, key in (("member", MEMBER_KEY), ("product", PRODUCT_KEY))
        }
        if opinion is not None:
            data["opinion"] = opinion if isinstance(opinion, str) else str(opinion)
        faults = list(self._head_faults(data, places))
        data["ticks"] = self._ticks(marks, column, faults)
        return ReadSheet(data, places, faults, self._number)

    def _not_ticks(self) -> frozenset[str]:
        return NOT_READ | {PRODUCT_KEY, MEMBER_KEY, OPINION_KEY}

    def _head_faults(self, data: dict[str, Any], places: dict[str, str]) -> Iterator[Fault]:
        for name, key in (("product", PRODUCT_KEY), ("member", MEMBER_KEY)):
            if data[name] == NO_CODE:
                yield fault("grid-head", places[name], key, what=key.lower())

    def _ticks(self, marks: dict[int, CellValue], column: int, faults: list[Fault]) -> dict[str, int]:
        """Return the box ticked for each criterion; more or fewer than one is a fault."""
        ticked: dict[str, list[GridLine]] = {line.criterion: [] for line in self._lines.values()}
        for at, mark in marks.items():
            line = self._lines.get(self._keys.get(at, ""))
            place = self._at(at, column)
            if isinstance(mark, InvalidCell):
                faults.append(fault(mark.code, place, **mark.facts))
            elif line is None:
                faults.append(fault("grid-stray", place))
            elif str(mark).strip().casefold() not in _MARKS:
                faults.append(fault("grid-mark", place, line.text[:60], said=str(mark)[:40]))
            else:
                ticked[line.criterion].append(line)
        faults += self._counted(ticked, column)
        return {criterion: lines[0].box for criterion, lines in ticked.items() if len(lines) == 1}

    def _counted(self, ticked: dict[str, list[GridLine]], column: int) -> Iterator[Fault]:
        for criterion, lines in ticked.items():
            at = [self._line_of[line.key] for line in lines]
            if len(lines) > 1:
                cells = ", ".join(Spot("", line, column).address for line in at)
                yield fault("grid-two-ticks", self._at(at[1], column), _title(criterion), cells=cells)
            elif not lines:
                yield self._without(criterion, column)

    def _without(self, criterion: str, column: int) -> Fault:
        at = [
            self._line_of[key]
            for key, line in self._lines.items()
            if line.criterion == criterion and key in self._line_of
        ]
        cells = ", ".join(Spot("", line, column).address for line in at) or reason("these-cells")
        return fault("grid-no-tick", self._at(min(at, default=0), column), _title(criterion), cells=cells)

    def _at(self, line: int, column: int) -> str:
        return str(Spot(self._raw.name, line, column)) if line else f"{self._raw.name}!cột {column_letters(column)}"


def _title(criterion: str) -> str:
    return f"Tiêu chí {criterion}"
