"""The input workbook of a kind, drawn from its model: headings with units, notes, drop-downs, filled rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ocop_docs.documents.catalogue import Kind
from ocop_docs.documents.fields import ValueType
from ocop_docs.intake.tables.columns import (
    CHOICES_SHEET,
    CODE_HEADING,
    EXAMPLE_CODE,
    GUIDE_SHEET,
    NO,
    SHARED_CODE,
    SHARED_SHEET,
    YES,
    Column,
    Layout,
    SheetLayout,
    layout_of,
)
from ocop_docs.intake.tables.shared_sheet import SHARED_HEAD
from ocop_docs.intake.tables.writing.flattening import CellContent, at, cells_of, lines_of
from ocop_docs.intake.tables.writing.guide import guide_lines
from ocop_docs.intake.tables.writing.saving import saved
from ocop_docs.intake.tables.writing.usual import usual_layout
from ocop_docs.settings import settings

DataRow = tuple[str, Mapping[str, Any]]
"""A row's code and its data."""

_HEAD_FILL = PatternFill("solid", fgColor="FFDDE8F3")
_MUST_FILL = PatternFill("solid", fgColor="FFFCE4D6")
_EXAMPLE_FONT = Font(italic=True, color="FF808080")
_TOP = Alignment(wrap_text=True, vertical="top")
_FORMATS = {ValueType.date: "DD/MM/YYYY", ValueType.money: "#,##0", ValueType.integer: "0"}
_TEXT_FORMAT = "@"
"""Excel's format for text: what is typed stays as typed, zeros in front and `5-7` included."""

_WIDTHS = {ValueType.text: 26, ValueType.pairs: 24, ValueType.money: 20}
_LIST_WIDTH, _NARROW = 48, 14
_PLAIN_CHOICES = {ValueType.boolean: (YES, NO), ValueType.stars: ("3 sao", "4 sao", "5 sao", "3 sao trở lên")}


def input_workbook(
    kind: Kind, rows: Sequence[DataRow], shared: Mapping[str, Any] | None = None, *, in_full: bool = True
) -> bytes:
    """Return the workbook of `kind` holding `rows`; the same rows give the same bytes.

    Args:
        kind: the kind of document.
        rows: code and data of each row; a row coded `VÍ DỤ` shows how to fill the sheet and is never made.
        shared: what all rows share; its lists are on their sheets under the code `Chung`.
        in_full: whether it has every sheet and column, or those that `usual_layout` keeps.
    """
    layout = layout_of(kind.model)
    if not in_full:
        layout = usual_layout(layout, [*(data for _, data in rows), shared or {}])
    book = Workbook()
    book.remove(book.worksheets[0])
    _write_guide(book.create_sheet(GUIDE_SHEET), kind, layout, in_full=in_full)
    writer = SheetWriter(book)
    writer.write_main(layout.main, rows)
    writer.write_shared(SHARED_SHEET, SHARED_HEAD, layout.main, shared or {})
    for one in layout.lists:
        writer.write_list(one, rows, shared or {})
    writer.write_choices()
    book.active = 1
    return saved(book)


class SheetWriter:
    """Writes sheets and collects the drop-downs they need."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._choices: list[tuple[str, ...]] = []

    def write_main(self, layout: SheetLayout, rows: Sequence[DataRow]) -> None:
        """The sheet with a line for each document."""
        sheet = self._sheet(layout)
        for number, (code, data) in enumerate(rows, start=2):
            _write_line(sheet, number, [code, *cells_of(data, layout)], [None, *layout.columns])

    def write_list(self, layout: SheetLayout, rows: Sequence[DataRow], shared: Mapping[str, Any]) -> None:
        """A sheet of parts, each under the code of its document."""
        sheet = self._sheet(layout)
        own = [None] * (1 + len(layout.parent_headings))
        number = 2
        for code, data in (*(((SHARED_CODE, shared),) if shared else ()), *rows):
            for above, part in lines_of(data, layout):
                _write_line(sheet, number, [code, *above, *cells_of(part, layout)], [*own, *layout.columns])
                number += 1

    def write_shared(self, name: str, head: Sequence[str], layout: SheetLayout, shared: Mapping[str, Any]) -> Worksheet:
        """A sheet of headings on the left and values on the right."""
        sheet: Worksheet = self._book.create_sheet(name)
        for index, title in enumerate(head, start=1):
            _write_heading(sheet, index, title, must=False)
        for number, column in enumerate(layout.columns, start=2):
            value = cells_of(shared, layout)[number - 2] if at(shared, column.path) is not None else None
            # Among many documents each may give it itself; one record has no other place for it.
            heading = column.heading.removesuffix(" *") if layout.coded else column.heading
            _write_line(sheet, number, [heading, value, column.note], [None, column, None])
            sheet.cell(number, 2).number_format = _FORMATS.get(column.type, _TEXT_FORMAT)
            self._add_choices(sheet, column, f"B{number}")
        for letter, width in zip("ABC", (52, 60, 70), strict=True):
            sheet.column_dimensions[letter].width = width
        return sheet

    def write_lines(self, layout: SheetLayout, parts: Sequence[Mapping[str, Any]]) -> Worksheet:
        """A sheet whose lines need no code: all are of one record."""
        sheet = self._sheet(layout)
        for number, part in enumerate(parts, start=2):
            _write_line(sheet, number, cells_of(part, layout), layout.columns)
        return sheet

    def write_choices(self) -> None:
        """The lists behind the drop-downs: a formula cannot hold words with commas."""
        sheet = self._book.create_sheet(CHOICES_SHEET)
        sheet.sheet_state = "hidden"
        for column, words in enumerate(self._choices, start=1):
            for number, word in enumerate(words, start=1):
                sheet.cell(number, column, word)

    def _sheet(self, layout: SheetLayout) -> Worksheet:
        sheet: Worksheet = self._book.create_sheet(layout.name)
        headings = (CODE_HEADING, *layout.parent_headings) if layout.coded else ()
        for number, heading in enumerate(headings, start=1):
            _write_heading(sheet, number, heading, must=True)
            sheet.column_dimensions[get_column_letter(number)].number_format = _TEXT_FORMAT if number == 1 else "0"
        for number, column in enumerate(layout.columns, start=1 + len(headings)):
            self._write_column(sheet, number, column)
        sheet.freeze_panes = f"{get_column_letter(1 + max(1, len(headings)))}2"
        return sheet

    def _write_column(self, sheet: Worksheet, number: int, column: Column) -> None:
        _write_heading(sheet, number, column.heading, must=column.required, note=column.note)
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].number_format = _FORMATS.get(column.type, _TEXT_FORMAT)
        sheet.column_dimensions[letter].width = _LIST_WIDTH if column.is_list else _WIDTHS.get(column.type, _NARROW)
        self._add_choices(sheet, column, f"{letter}2:{letter}{settings().max_table_rows}")

    def _add_choices(self, sheet: Worksheet, column: Column, cells: str) -> None:
        words = tuple(choice.label for choice in column.choices) or _PLAIN_CHOICES.get(column.type, ())
        if not words:
            return
        if words not in self._choices:
            self._choices.append(words)
        letter = get_column_letter(self._choices.index(words) + 1)
        # Stars may also be written otherwise (“4 - 5 sao”): offered, not enforced.
        rule = DataValidation(
            "list",
            formula1=f"'{CHOICES_SHEET}'!${letter}$1:${letter}${len(words)}",
            allow_blank=True,
            showErrorMessage=column.type is not ValueType.stars,
            errorTitle=column.titles[-1][:32],
            error="Chọn một giá trị trong danh sách.",
        )
        rule.add(cells)
        sheet.add_data_validation(rule)


def _write_heading(sheet: Worksheet, column: int, heading: str, *, must: bool, note: str = "") -> None:
    cell = sheet.cell(1, column, heading)
    cell.font, cell.alignment = Font(bold=True), _TOP
    cell.fill = _MUST_FILL if must else _HEAD_FILL
    if note:
        cell.comment = Comment(note, "OCOP Docs", height=110, width=300)


def _write_line(sheet: Worksheet, number: int, values: Sequence[CellContent], columns: Sequence[Column | None]) -> None:
    for index, (value, column) in enumerate(zip(values, columns, strict=True), start=1):
        if value is None or value == "":
            continue
        cell = sheet.cell(number, index)
        write_value(cell, value)
        cell.alignment = _TOP
        if column is not None:
            cell.number_format = _FORMATS.get(column.type, _TEXT_FORMAT)
        if values[0] == EXAMPLE_CODE:
            cell.font = _EXAMPLE_FONT


def write_value(cell: Any, value: CellContent) -> None:
    """Put a value into a cell; text stays text, also where it begins like a formula."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, dt.date):
        cell.number_format = _FORMATS[ValueType.date]


def _write_guide(sheet: Worksheet, kind: Kind, layout: Layout, *, in_full: bool) -> None:
    sheet.column_dimensions["A"].width = 110
    for number, (text, strong) in enumerate(guide_lines(kind, layout, in_full=in_full), start=1):
        cell = sheet.cell(number, 1, text)
        cell.alignment, cell.font = _TOP, Font(bold=strong)
