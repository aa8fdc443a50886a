"""Reading the workbook of a round, and the files in which members filled their sheets."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from ocop_docs.documents.paths import Place, field_path
from ocop_docs.errors import Fault, InvalidInput, fault
from ocop_docs.intake.errors import faults_of
from ocop_docs.intake.json import ZIP, read_json
from ocop_docs.intake.tables.cell_value import Line, RawSheet, Spot
from ocop_docs.intake.tables.cells import CellError, value_of
from ocop_docs.intake.tables.columns import CHOICES_SHEET, FAULTS_SHEET, GUIDE_SHEET, Path, SheetLayout
from ocop_docs.intake.tables.headings import Headings, Recognised, recognise
from ocop_docs.intake.tables.shared_sheet import HEADING_COLUMN, Shared, read_shared
from ocop_docs.intake.tables.xlsx_reader import read_xlsx
from ocop_docs.law.rubric import product_set_numbers
from ocop_docs.rounds.intake.record_builder import RoundRecord
from ocop_docs.rounds.intake.tick_grid_reader import ReadSheet, read_grid
from ocop_docs.rounds.intake.workbook_layout import (
    BASES,
    BASES_SHEET,
    CONTINUED,
    FACTS_SHEET,
    LEAD_IN,
    OTHERS,
    PAPER,
    PAPERS_SHEET,
    POINTS_SHEET,
    grid_name,
    grid_number,
    round_layout,
)
from ocop_docs.rounds.record import MemberSheets

_NOT_READ = frozenset({GUIDE_SHEET, CHOICES_SHEET, FAULTS_SHEET})


def read_round(data: bytes) -> RoundRecord:
    """Return the record in a workbook of `ocop-docs new evaluation --table`; faults of cells are in it.

    Raises:
        UnreadableInput: refused at the gate, or no workbook.
        InvalidInput: a sheet or a heading that the workbook does not have; `faults` names them all.
    """
    sheets, grids = _facts_and_grids(read_xlsx(data))
    book = _Book(sheets)
    record = RoundRecord({**book.filled.data, "kind": "evaluation"}, book.where, book.faults, book.filled.refused)
    for raw, number in grids:
        record.add(read_grid(raw, number))
    record.data.setdefault("sheets", [])
    return record


def read_member_sheets(data: bytes, name: str) -> list[ReadSheet]:
    """Return the sheets in one member's file, a workbook with score sheets or JSON; its name leads every place.

    Raises:
        UnreadableInput: neither a workbook nor JSON.
        InvalidInput: fields or sheets that such a file does not have.
    """
    if not data.startswith(ZIP):
        return list(_json_sheets(data, name))
    _, grids = _facts_and_grids(read_xlsx(data))
    if not grids:
        raise InvalidInput(fault("table-no-main", name, name=grid_name(product_set_numbers()[0])))
    return [_named(sheet, name) for raw, number in grids for sheet in read_grid(raw, number)]


def _json_sheets(data: bytes, name: str) -> Iterator[ReadSheet]:
    record = read_json(data)
    try:
        read = MemberSheets.model_validate(record)
    except ValidationError as error:
        faults = faults_of(error, MemberSheets, record)
        raise InvalidInput(*(_in_file(one, name) for one in faults)) from error
    for row, sheet in enumerate(read.sheets):
        places = {field: f"{name}: {field_path(('sheets', row, field))}" for field in type(sheet).model_fields}
        yield ReadSheet(sheet.model_dump(mode="json", exclude_none=True), places)


def _named(sheet: ReadSheet, name: str) -> ReadSheet:
    places = {field: f"{name}: {place}" for field, place in sheet.places.items()}
    return ReadSheet(sheet.data, places, [_in_file(one, name) for one in sheet.faults], sheet.set_number)


def _in_file(one: Fault, name: str) -> Fault:
    return Fault(one.code, one.message, f"{name}: {one.place}", one.title, one.remedy)


Grids = list[tuple[RawSheet, int]]


def _facts_and_grids(sheets: Sequence[RawSheet]) -> tuple[dict[str, RawSheet], Grids]:
    """Return the sheets of facts and lists by name, and the score sheets; any other sheet is refused, not skipped."""
    layout = round_layout()
    known = {
        name.casefold(): name
        for name in (FACTS_SHEET, PAPERS_SHEET, BASES_SHEET, POINTS_SHEET, *(one.name for one in layout.lists))
    }
    plain: dict[str, RawSheet] = {}
    grids: Grids = []
    faults: list[Fault] = []
    for sheet in sheets:
        name = " ".join(sheet.name.split()).casefold()
        if (number := grid_number(sheet.name)) is not None:
            grids.append((sheet, number))
        elif name in known:
            plain[known[name]] = sheet
        elif sheet.name not in _NOT_READ:
            faults.append(_unknown_sheet(sheet.name, list(known.values())))
    if faults:
        raise InvalidInput(*faults)
    return plain, grids


def _unknown_sheet(name: str, known: list[str]) -> Fault:
    near = difflib.get_close_matches(name, [*known, *map(grid_name, product_set_numbers())], n=1)
    if near:
        return fault("sheet-unknown", name, name=name, suggestion=near[0])
    return fault("sheet-extra", name, name=name)


class _Book:
    """The sheets of facts and lists, read into the data of one record."""

    def __init__(self, sheets: Mapping[str, RawSheet]) -> None:
        if FACTS_SHEET not in sheets:
            raise InvalidInput(fault("table-no-main", name=FACTS_SHEET))
        layout = round_layout()
        self._sheets = sheets
        self._facts_sheet = sheets[FACTS_SHEET]
        self._sheet_of: dict[Path, str] = {one.lists[0]: one.name for one in (*layout.lists, layout.points)}
        known = [*layout.lists, layout.points, layout.heads, layout.bases]
        self._recognised, wrong = self._headings(sheets, known)
        self.filled: Shared = self._facts(wrong)
        # A missing group would be reported as one fault without a cell; its required fields have cells.
        for column in layout.facts.main.columns:
            if column.required:
                _group(self.filled.data, column.path[:-1])
        for one in (*layout.lists, layout.points):
            self._take_list(one)
        self._take_papers()
        self.faults = [_at_its_cell(each.spot, each.fault) for each in self.filled.faults]

    def _headings(
        self, sheets: Mapping[str, RawSheet], known: Sequence[SheetLayout]
    ) -> tuple[dict[str, Recognised], list[Fault]]:
        found: dict[str, Recognised] = {}
        wrong: list[Fault] = []
        for one in known:
            if one.name in sheets:
                found[one.name], faults = recognise(sheets[one.name], one)
                wrong += faults
        return found, wrong

    def _facts(self, wrong: list[Fault]) -> Shared:
        try:
            filled = read_shared(self._facts_sheet, round_layout().facts)
        except InvalidInput as refused:
            wrong = [*refused.faults, *wrong]
        if wrong:
            raise InvalidInput(*wrong)
        return filled

    def _take_list(self, layout: SheetLayout) -> None:
        sheet = self._recognised.get(layout.name)
        if sheet is None:
            return
        (*above, last), items = layout.lists[0], list[dict[str, Any]]()
        for number, line in enumerate(self._sheets[layout.name].lines):
            items.append({})
            self.filled.add_line(sheet, line, (*above, last, number), items[number])
        if items:
            _group(self.filled.data, tuple(above))[last] = items

    def _take_papers(self) -> None:
        for sheet, line, paper in self._lines_of_papers(PAPERS_SHEET):
            part = _group(self.filled.data, ("papers", paper))
            if ("papers", paper) in self.filled.sources:
                self._refuse(sheet, line, fault("paper-repeated", "", PAPER.title, paper=_title_of(paper)))
            self.filled.add_line(sheet, line, ("papers", paper), part)
            part.pop(PAPER.path[0], None)
        for sheet, line, paper in self._lines_of_papers(BASES_SHEET):
            self._take_basis(sheet, line, paper)

    def _take_basis(self, sheet: Recognised, line: Line, paper: str) -> None:
        place: Place = ("papers", paper, *BASES)
        items = _group(self.filled.data, ("papers", paper)).setdefault(BASES[0], [])
        continued = line.cells.get(sheet.column_of(LEAD_IN), "") == CONTINUED and bool(items)
        if continued:
            place = (*place, len(items) - 1, OTHERS)
            items = items[-1].setdefault(OTHERS, [])
        items.append({})
        self.filled.add_line(sheet, line, (*place, len(items) - 1), items[-1])
        items[-1].pop(PAPER.path[0], None)
        if continued:
            items[-1].pop(LEAD_IN[0])

    def _lines_of_papers(self, name: str) -> Iterator[tuple[Recognised, Line, str]]:
        sheet = self._recognised.get(name)
        if sheet is None:
            return
        for line in self._sheets[name].lines:
            try:
                yield sheet, line, str(value_of(line.cells.get(sheet.column_of(PAPER.path), ""), PAPER))
            except CellError as refused:
                self._refuse(sheet, line, refused.at("", PAPER.title))

    def _refuse(self, sheet: Recognised, line: Line, wrong: Fault) -> None:
        self.filled.add_fault(Spot(sheet.name, line.number, sheet.column_of(PAPER.path)), wrong)

    def where(self, place: Place) -> str:
        """Return the cell of `place`, or the sheet on which it is missing."""
        spot = self.filled.spot(place)
        if spot.line:
            return str(spot)
        return self._sheet_of.get(_names(place)) or str(self._empty_line(place))

    def _empty_line(self, place: Place) -> Spot:
        """Return the line of the sheet of facts that is empty."""
        headings = Headings(round_layout().facts.main)
        for line in self._facts_sheet.lines:
            found = headings.find(str(line.cells.get(HEADING_COLUMN, "")))
            if not isinstance(found, Fault) and getattr(found[0], "path", ()) == _names(place):
                return Spot(self._facts_sheet.name, line.number, HEADING_COLUMN + 1)
        return Spot(self._facts_sheet.name, 0)


def _at_its_cell(spot: Spot, one: Fault) -> Fault:
    return Fault(one.code, one.message, str(spot), one.title, one.remedy)


def _names(place: Place) -> Path:
    return tuple(step for step in place if isinstance(step, str))


def _title_of(paper: str) -> str:
    return next(choice.label for choice in PAPER.choices if choice.value == paper)


def _group(data: dict[str, Any], path: Path) -> dict[str, Any]:
    for name in path:
        data = data.setdefault(name, {})
    return data
