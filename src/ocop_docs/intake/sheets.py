"""A workbook, or one CSV sheet, as rows: the main sheet, what all rows share, and the lists by code."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ocop_docs.documents.document import Document
from ocop_docs.documents.places import Place
from ocop_docs.errors import Fault, InvalidInput, fault
from ocop_docs.intake.columns import (
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
from ocop_docs.intake.filling import Filled, Lists, code_of
from ocop_docs.intake.headings import Recognised, recognise
from ocop_docs.intake.rows import CellFault, Row, merged
from ocop_docs.intake.said import Line, RawSheet, Spot
from ocop_docs.intake.shared import Shared, read_shared

_FOR_PEOPLE = frozenset({GUIDE_SHEET, CHOICES_SHEET, FAULTS_SHEET})
"""Sheets of the workbook that hold no data."""


class SheetTable:
    """Rows from sheets; a row's own values stand over those shared in the workbook, these over `common`."""

    def __init__(self, sheets: Sequence[RawSheet], model: type[Document], common: Mapping[str, Any]) -> None:
        layout = layout_of(model)
        found = _Sheets(sheets, layout)
        self._main = found.main
        self._lists = found.lists
        self._shared = self._read_shared(found.shared, layout, common)
        self._code_of_line = self._codes()
        self._repeated = _repeated(self._code_of_line)
        self.notes: tuple[str, ...] = (*found.notes, *self._example_notes())
        self.faults: tuple[CellFault, ...] = (*self._shared.faults, *self._strangers())
        self._lines = [line for line in self._main.lines if self._code_of_line[line.number] != EXAMPLE_CODE]
        if not self._lines:
            raise InvalidInput(fault("table-empty", self._main.name))

    def __len__(self) -> int:
        return len(self._lines)

    def rows(self) -> Iterator[Row]:
        """The rows in the order of the main sheet."""
        for number, line in enumerate(self._lines, start=1):
            yield self._row(number, line)

    def _row(self, number: int, line: Line) -> Row:
        code = self._code_of_line[line.number]
        own = Filled(number, code or str(number))
        own.take(self._main, line, (), own.data)
        self._check_code(own, line, code)
        for lists in self._lists:
            lists.fill(own, code)
        origin = _OverShared(own, self._shared)
        data = merged(self._shared.data, own.data)
        return Row(number, own.code, data, origin, tuple(own.faults), frozenset(own.refused))

    def _check_code(self, own: Filled, line: Line, code: str) -> None:
        column = self._main.code_column
        if column is None:
            return
        spot = Spot(self._main.name, line.number, column)
        if not code:
            own.add(spot, fault("code-missing", "", CODE_HEADING))
        elif code in self._repeated:
            lines = self._repeated[code]
            other = lines[0] if lines[0] != line.number else lines[1]
            own.add(
                spot, fault("code-repeated", "", CODE_HEADING, row_code=code, first=Spot("", other, column).address)
            )

    def _codes(self) -> dict[int, str]:
        column = self._main.code_column or 0
        return {line.number: code_of(line.cells.get(column)) for line in self._main.lines}

    def _read_shared(self, raw: RawSheet | None, layout: Layout, common: Mapping[str, Any]) -> Shared:
        shared = read_shared(raw, layout)
        for lists in self._lists:
            lists.fill(shared, SHARED_CODE)
        shared.data = merged(common, shared.data)
        return shared

    def _strangers(self) -> Iterator[CellFault]:
        """Lines of lists that belong to no row."""
        known = {code for code in self._code_of_line.values() if code} | {SHARED_CODE, EXAMPLE_CODE}
        for lists in self._lists:
            for code in set(lists.codes()) - known:
                for line in lists.lines(code):
                    spot = Spot(lists.sheet.name, line.number, lists.sheet.code_column or 0)
                    yield CellFault(0, code, spot, _stranger(code, known - {EXAMPLE_CODE}, self._main.name))

    def _example_notes(self) -> Iterator[str]:
        count = sum(code == EXAMPLE_CODE for code in self._code_of_line.values())
        if count:
            yield f"Dòng có mã “{EXAMPLE_CODE}” không được dùng."


class _OverShared:
    """Where a row's field stands: in its own lines, else on the sheet of what all rows share."""

    def __init__(self, own: Filled, shared: Shared) -> None:
        self._own = own
        self._shared = shared

    def spot(self, place: Place) -> Spot:
        """The cell that gave the value at `place`, or the one that should have."""
        if not _holds(self._own.data, place) and _holds(self._shared.data, place):
            spot = self._shared.spot(place)
            return spot if spot.line else self._own.spot(place)
        return self._own.spot(place)


def _holds(data: Any, place: Place) -> bool:  # noqa: ANN401 - any part of the data
    for step in place:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _repeated(codes: Mapping[int, str]) -> dict[str, list[int]]:
    lines: dict[str, list[int]] = {}
    for number, code in codes.items():
        lines.setdefault(code, []).append(number)
    return {code: numbers for code, numbers in lines.items() if code and len(numbers) > 1 and code != EXAMPLE_CODE}


def _stranger(code: str, known: set[str], main: str) -> Fault:
    if not code:
        return fault("code-missing", "", CODE_HEADING)
    near = difflib.get_close_matches(code, sorted(known), n=1)
    suggestion = f"Có phải là “{near[0]}”?" if near else f"Thêm mã này vào trang “{main}”, hoặc xóa dòng."
    return fault("code-unknown", "", CODE_HEADING, row_code=code, main=main, suggestion=suggestion)


class _Sheets:
    """The sheets of a workbook told apart by their names; every fault of every heading at once."""

    def __init__(self, sheets: Sequence[RawSheet], layout: Layout) -> None:
        self.shared: RawSheet | None = None
        self.lists: list[Lists] = []
        sheets = [sheet for sheet in sheets if sheet.name not in _FOR_PEOPLE]
        self.notes = [f"{sheet.name}: {note}" for sheet in sheets for note in sheet.notes]
        self._faults: list[Fault] = []
        raws = self._by_name(sheets, layout)
        if MAIN_SHEET not in raws:
            raise InvalidInput(*self._faults, fault("table-no-main", name=MAIN_SHEET))
        self.main = self._recognise(raws[MAIN_SHEET], layout.main)
        self.shared = raws.get(SHARED_SHEET)
        self.lists = [Lists(self._recognise(raws[one.name], one)) for one in layout.lists if one.name in raws]
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
                self._passed_over(sheet, names)
        return raws

    def _passed_over(self, sheet: RawSheet, names: Mapping[str, str]) -> None:
        """A sheet whose name is nearly one of ours is a slip; any other is the clerk's own, and is told."""
        near = difflib.get_close_matches(_key(sheet.name), names, n=1, cutoff=0.75)
        if near:
            self._faults.append(fault("sheet-unknown", sheet.name, name=sheet.name, suggestion=names[near[0]]))
        else:
            self.notes.append(f"{sheet.name}: trang này không có trong mẫu nên không được đọc.")


def _key(name: str) -> str:
    return code_of(name).casefold()
