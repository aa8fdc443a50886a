"""Writing score sheets into a workbook: a grid of boxes for each product set, a column for each member's sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ocop_docs.intake.tables.writing.workbook import write_value
from ocop_docs.law.product_set import ProductSet
from ocop_docs.law.rubric import product_set
from ocop_docs.rounds.intake.tick_grid import (
    COUNT_KEY,
    FIRST_COLUMN,
    MEMBER_KEY,
    MEMBER_NAME_KEY,
    OPINION_KEY,
    PRODUCT_KEY,
    PRODUCT_NAME_KEY,
    TICK,
    TOTAL_KEY,
    grid_lines,
)
from ocop_docs.rounds.intake.workbook_layout import grid_name
from ocop_docs.rounds.intake.workbook_style import (
    BOLD,
    BORDER,
    HEAD_FILL,
    MIDDLE,
    WRAP,
    offer_codes,
    open_for_input,
    protect,
)
from ocop_docs.rounds.record import Sheet

_WIDTHS = {"A": 12, "B": 64, "C": 7, "D": 7}
_TICK_WIDTH = 11
_EMPTY_COLUMNS = 12
"""Columns of a grid that no product is known for yet."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of a grid: a sheet, ticked or not yet, and the names of its product and member."""

    sheet: Sheet | None = None
    product_name: str = ""
    member_name: str = ""


Grids = Mapping[int, Sequence[SheetColumn]]


def write_grids(book: Workbook, grids: Grids, *, listed: bool) -> None:
    """Add a score sheet for each product set; `listed`: the book has sheets that list products and members."""
    for number in sorted(grids):
        columns = grids[number] or [SheetColumn()] * _EMPTY_COLUMNS
        _Grid(book.create_sheet(grid_name(number)), product_set(number), columns).write(listed=listed)


class _Grid:
    """One score sheet, being written."""

    def __init__(self, sheet: Worksheet, rubric: ProductSet, columns: Sequence[SheetColumn]) -> None:
        self._sheet = sheet
        self._rubric = rubric
        self._columns = columns
        self._lines = list(grid_lines(rubric))
        self._first = len(_HEAD) + 2
        self._last = self._first + len(self._lines) - 1

    def write(self, *, listed: bool) -> None:
        self._write_form()
        for at_column, column in enumerate(self._columns, start=FIRST_COLUMN):
            self._write_column(at_column, column)
        self._look(listed=listed)

    def _write_form(self) -> None:
        title = f"Bộ {self._rubric.number:02d}. {self._rubric.name}"
        self._put(1, 1, f"{title}: mỗi cột một phiếu, mỗi tiêu chí đúng một dấu {TICK}").font = BOLD
        for line, (key, note) in enumerate(_HEAD.items(), start=2):
            self._put(line, 1, key).font = BOLD
            for column, words in enumerate((note, *_LABELS.get(key, ())), start=2):
                self._put(line, column, words)
        for line, one in enumerate(self._lines, start=self._first):
            for column, value in enumerate((one.key, one.text, one.points, "*" * (one.stars or 0)), start=1):
                self._put(line, column, value or (value if value == 0 else None))
            self._dress(line, is_box=one.is_box)
        self._put(self._last + 1, 1, OPINION_KEY).font = BOLD
        self._put(self._last + 1, 2, "Ý kiến của người đánh giá")

    def _write_column(self, column: int, known: SheetColumn) -> None:
        sheet = known.sheet
        self._write_head(column, known)
        for line, one in enumerate(self._lines, start=self._first):
            if one.is_box:
                cell = self._input(line, column)
                if sheet and sheet.ticks.get(one.criterion) == one.box:
                    cell.value = TICK
        opinion = self._input(self._last + 1, column)
        write_value(opinion, sheet.opinion if sheet else None)
        opinion.alignment = WRAP
        if sheet is None:
            for line in (2, 3):
                self._input(line, column)

    def _write_head(self, column: int, known: SheetColumn) -> None:
        sheet, letter = known.sheet, get_column_letter(column)
        ticks = f"{letter}{self._first}:{letter}{self._last}"
        points = f"$C${self._first}:$C${self._last}"
        names = {
            PRODUCT_KEY: sheet.product if sheet else "",
            MEMBER_KEY: sheet.member if sheet else "",
            PRODUCT_NAME_KEY: known.product_name,
            MEMBER_NAME_KEY: known.member_name,
        }
        formulas = {
            COUNT_KEY: f'=COUNTIF({ticks},"{TICK}")&"/{len(list(self._rubric.scored_criteria()))}"',
            TOTAL_KEY: f'=SUMIF({ticks},"{TICK}",{points})',
        }
        for line, key in enumerate(_HEAD, start=2):
            cell = self._sheet.cell(line, column)
            if key in formulas:
                cell.value = formulas[key]
            else:
                write_value(cell, names[key] or None)
            cell.alignment, cell.border = MIDDLE, BORDER

    def _input(self, line: int, column: int) -> Cell:
        cell = self._cell(line, column)
        open_for_input(cell)
        cell.alignment = MIDDLE
        return cell

    def _put(self, line: int, column: int, value: str | int | None) -> Cell:
        cell = self._cell(line, column)
        write_value(cell, value)
        if line > 1:
            cell.alignment = WRAP
        return cell

    def _cell(self, line: int, column: int) -> Cell:
        return cast("Cell", self._sheet.cell(line, column))  # no cell is merged here

    def _dress(self, line: int, *, is_box: bool) -> None:
        for column in range(1, FIRST_COLUMN + len(self._columns)):
            cell = self._sheet.cell(line, column)
            if not is_box:
                cell.fill = HEAD_FILL
                cell.font = BOLD
            elif column < FIRST_COLUMN:
                cell.border = BORDER

    def _look(self, *, listed: bool) -> None:
        sheet = self._sheet
        last = get_column_letter(FIRST_COLUMN + len(self._columns) - 1)
        first = get_column_letter(FIRST_COLUMN)
        for letter, width in _WIDTHS.items():
            sheet.column_dimensions[letter].width = width
        for column in range(FIRST_COLUMN, FIRST_COLUMN + len(self._columns)):
            sheet.column_dimensions[get_column_letter(column)].width = _TICK_WIDTH
        sheet.freeze_panes = f"{first}{self._first}"
        sheet.sheet_view.zoomScale = 90
        sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = f"1:{self._first - 1}"
        rule = DataValidation(
            "list", formula1=f'"{TICK}"', allow_blank=True, showErrorMessage=True, error=f"Ô chấm chỉ ghi {TICK}."
        )
        rule.add(f"{first}{self._first}:{last}{self._last}")
        sheet.add_data_validation(rule)
        if listed:
            offer_codes(sheet, f"{first}2:{last}2", "Sản phẩm")
            offer_codes(sheet, f"{first}3:{last}3", "Thành viên")
        protect(sheet)


_HEAD = {
    PRODUCT_KEY: "",
    MEMBER_KEY: "",
    PRODUCT_NAME_KEY: "",
    MEMBER_NAME_KEY: "",
    COUNT_KEY: "Số tiêu chí đã đánh dấu (phải đủ)",
    TOTAL_KEY: "Tổng điểm của phiếu (để xem; chương trình tính lại)",
}
"""Lines above the form, under its title: key and note."""
_LABELS = {TOTAL_KEY: ("Điểm", "Sao")}
