"""A workbook, or one CSV sheet, as rows: the main sheet, what all rows share, and the lists by code."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ocop_docs.documents.document import Document
from ocop_docs.documents.paths import Place
from ocop_docs.errors import Fault, InvalidInput, fault
from ocop_docs.intake.tables.cell_value import Line, RawSheet, Spot
from ocop_docs.intake.tables.columns import (
    CHOICES_SHEET,
    CODE_HEADING,
    EXAMPLE_CODE,
    FAULTS_SHEET,
    GUIDE_SHEET,
    MAIN_SHEET,
    SHARED_CODE,
    SHARED_SHEET,
    Layout,
    SheetLayout,
    layout_of,
)
from ocop_docs.intake.tables.disk_table import DiskTable, unpickled
from ocop_docs.intake.tables.headings import Recognised, recognise
from ocop_docs.intake.tables.nesting import RowBuilder, append_line, code_of
from ocop_docs.intake.tables.rows import CellFault, Packed, Row, merged
from ocop_docs.intake.tables.shared_sheet import Shared, read_shared

_SHEETS_WITHOUT_DATA = frozenset({GUIDE_SHEET, CHOICES_SHEET, FAULTS_SHEET})
"""Sheets of the workbook that hold no data."""


_MAIN = 0
"""Number of the main sheet on disk; the sheets of the lists follow."""


_SUGGESTIONS = 20
"""Unknown codes for which the nearest known one is looked for: if more are wrong, the whole column is."""


class SheetTable:
    """Rows from sheets; a row's own values replace those shared in the workbook, which replace `common`."""

    def __init__(
        self, sheets: Sequence[RawSheet], model: type[Document], common: Mapping[str, Any], disk: DiskTable
    ) -> None:
        layout = layout_of(model)
        found = _Sheets(sheets, layout)
        self._lines, self._disk = found.lines[_MAIN], disk
        self._list_numbers = range(_MAIN + 1, len(found.lines))
        self.opener = self._sort(found, read_shared(found.shared, layout), common)
        self._twins = {code: self._first_two(code) for code, count in disk.codes(_MAIN) if count > 1 and code}
        examples = sum(count for code, count in disk.codes(_MAIN) if code == EXAMPLE_CODE)
        self._count = len(self._lines) - examples
        self.notes: tuple[str, ...] = (
            *found.notes,
            *([f"Dòng có mã “{EXAMPLE_CODE}” không được dùng."] if examples else []),
        )
        self.faults: tuple[CellFault, ...] = (*self.opener.shared.faults, *self._orphan_lines())
        if not self._count:
            raise InvalidInput(fault("table-empty", self.opener.main.name))

    def __len__(self) -> int:
        return self._count

    def packed(self) -> Iterator[Packed]:
        """The rows in the order of the main sheet: number, code, line, twin line (0: none), lines of lists."""
        number, main = 0, self.opener.main
        for line in self._lines:
            code = _code_on(main, line)
            if code == EXAMPLE_CODE:
                continue
            number += 1
            twin = next((other for other in self._twins.get(code, ()) if other != line.number), 0)
            yield number, code, line, twin, self._disk.find(code, self._list_numbers) if code else []

    def _sort(self, found: _Sheets, shared: Shared, common: Mapping[str, Any]) -> SheetOpener:
        """Put every line under its code; those that all rows share go into `shared` at once."""
        for sheet_number, (sheet, lines) in enumerate(zip(found.recognised, found.lines, strict=True)):
            self._disk.index(sheet_number, lines, partial(_code_on, sheet))
        main, *lists = found.recognised
        for sheet_number, packed in self._disk.find(SHARED_CODE, self._list_numbers):
            append_line(shared, lists[sheet_number - 1], unpickled(packed))
        shared.data = merged(common, shared.data)
        return SheetOpener(main, tuple(lists), shared)

    def _first_two(self, code: str) -> list[int]:
        """The numbers of the first two lines of the main sheet with a code."""
        return [unpickled(packed).number for _, packed in self._disk.find(code, range(_MAIN, _MAIN + 1), 2)]

    def _orphan_lines(self) -> Iterator[CellFault]:
        """Lines of lists whose code no row has."""
        faults: dict[str, Fault] = {}
        for sheet_number, sheet in zip(self._list_numbers, self.opener.lists, strict=True):
            for code, line in self._disk.orphans(sheet_number, _MAIN):
                if code in (SHARED_CODE, EXAMPLE_CODE):
                    continue
                if code not in faults:
                    known = self._codes() if code and len(faults) < _SUGGESTIONS else ()
                    faults[code] = _unknown_code(code, known, self.opener.main.name)
                yield CellFault(0, code, Spot(sheet.name, line.number, sheet.code_column or 0), faults[code])

    def _codes(self) -> list[str]:
        return sorted({SHARED_CODE, *(code for code, _ in self._disk.codes(_MAIN))} - {"", EXAMPLE_CODE})


@dataclass(frozen=True, slots=True)
class SheetOpener:
    """Makes a row of its lines: of the main sheet and of the lists."""

    main: Recognised
    lists: tuple[Recognised, ...]
    shared: Shared

    def open(self, packed: Packed) -> Row:
        """The row of a main line and the lines of lists with its code."""
        number, code, line, twin, others = packed
        own = RowBuilder(number, code or str(number))
        own.add_line(self.main, line, (), own.data)
        self._check_code(own, line, code, twin)
        for sheet_number, other in others:
            append_line(own, self.lists[sheet_number - 1], unpickled(other))
        data = merged(self.shared.data, own.data)
        return Row(number, own.code, data, _RowOrigin(own, self.shared), tuple(own.faults), frozenset(own.refused))

    def _check_code(self, own: RowBuilder, line: Line, code: str, twin: int) -> None:
        column = self.main.code_column
        if column is None:
            return
        spot = Spot(self.main.name, line.number, column)
        if not code:
            own.add_fault(spot, fault("code-missing", "", CODE_HEADING))
        elif twin:
            first = Spot("", twin, column).address
            own.add_fault(spot, fault("code-repeated", "", CODE_HEADING, row_code=code, first=first))


def _code_on(sheet: Recognised, line: Line) -> str:
    return code_of(line.cells.get(sheet.code_column or 0))


class _RowOrigin:
    """The cells of a row: in its own lines, else on the sheet of shared values."""

    def __init__(self, own: RowBuilder, shared: Shared) -> None:
        self._own = own
        self._shared = shared

    def spot(self, place: Place) -> Spot:
        """The cell that gave the value at `place`, or the one that should have."""
        if not _holds(self._own.data, place) and _holds(self._shared.data, place):
            spot = self._shared.spot(place)
            return spot if spot.line else self._own.spot(place)
        return self._own.spot(place)


def _holds(data: Any, place: Place) -> bool:
    for step in place:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _unknown_code(code: str, known: Sequence[str], main: str) -> Fault:
    if not code:
        return fault("code-missing", "", CODE_HEADING)
    near = difflib.get_close_matches(code, known, n=1)
    suggestion = f"Có phải là “{near[0]}”?" if near else f"Thêm mã này vào trang “{main}”, hoặc xóa dòng."
    return fault("code-unknown", "", CODE_HEADING, row_code=code, main=main, suggestion=suggestion)


class _Sheets:
    """The sheets of a workbook by their names, with the faults of all headings."""

    def __init__(self, sheets: Sequence[RawSheet], layout: Layout) -> None:
        sheets = [sheet for sheet in sheets if sheet.name not in _SHEETS_WITHOUT_DATA]
        self.notes = [f"{sheet.name}: {note}" for sheet in sheets for note in sheet.notes]
        self._faults: list[Fault] = []
        raws = self._by_name(sheets, layout)
        if MAIN_SHEET not in raws:
            raise InvalidInput(*self._faults, fault("table-no-main", name=MAIN_SHEET))
        present = [one for one in (layout.main, *layout.lists) if one.name in raws]
        self.shared = raws.get(SHARED_SHEET)
        self.recognised = [self._recognise(raws[one.name], one) for one in present]
        self.lines = [raws[one.name].lines for one in present]
        if self._faults:
            raise InvalidInput(*self._faults)

    def _recognise(self, raw: RawSheet, layout: SheetLayout) -> Recognised:
        sheet, faults = recognise(raw, layout)
        self._faults += faults
        return sheet

    def _by_name(self, sheets: Sequence[RawSheet], layout: Layout) -> dict[str, RawSheet]:
        names = {_key(name): name for name in (MAIN_SHEET, SHARED_SHEET, *(one.name for one in layout.lists))}
        if len(sheets) == 1:
            return {MAIN_SHEET: sheets[0]}
        raws: dict[str, RawSheet] = {}
        for sheet in sheets:
            key = _key(sheet.name)
            if key in names:
                raws[names[key]] = sheet
            else:
                self._report_unknown(sheet, names)
        return raws

    def _report_unknown(self, sheet: RawSheet, names: Mapping[str, str]) -> None:
        """Report a sheet whose name is nearly one of ours as a fault; note any other, which is the clerk's own."""
        near = difflib.get_close_matches(_key(sheet.name), names, n=1, cutoff=0.75)
        if near:
            self._faults.append(fault("sheet-unknown", sheet.name, name=sheet.name, suggestion=names[near[0]]))
        else:
            self.notes.append(f"{sheet.name}: trang này không có trong mẫu nên không được đọc.")


def _key(name: str) -> str:
    return code_of(name).casefold()
