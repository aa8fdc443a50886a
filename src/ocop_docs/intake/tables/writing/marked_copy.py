"""A copy of a table with its bad cells marked: a note on each tells what is wrong and what to do."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from pathlib import PurePath

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook

from ocop_docs.intake.tables.cell_value import InvalidCell
from ocop_docs.intake.tables.columns import FAULTS_SHEET
from ocop_docs.intake.tables.csv_reader import read_csv
from ocop_docs.intake.tables.disk_table import DiskTable
from ocop_docs.intake.tables.rows import CellFault
from ocop_docs.intake.tables.writing.saving import saved
from ocop_docs.intake.tables.writing.workbook import write_value

_HEADINGS = ("Dòng", "Mã", "Trang", "Ô", "Mục", "Sai gì", "Cách sửa")
_WIDTHS = (8, 14, 28, 10, 40, 60, 60)
_BAD = PatternFill("solid", fgColor="FFFFC7CE")
_AUTHOR = "OCOP Docs: lỗi"
_NOTE_SIZE = {"height": 130, "width": 320}


def marked_copy(data: bytes, name: str, faults: Sequence[CellFault]) -> bytes:
    """Return the table as a workbook with a sheet of all faults in front and every bad cell marked.

    A table of JSON has no cells; its copy is the sheet of faults alone. The table must have been read before:
    its size and content are not judged again.
    """
    book = _book(data, PurePath(name).suffix.lower())
    for fault in faults:
        if fault.spot.column and (sheet := _sheet_name(book, fault.spot.sheet)):
            _mark(book[sheet].cell(fault.spot.line, fault.spot.column), fault)
    _list(book, faults)
    return saved(book)


def _book(data: bytes, ending: str) -> Workbook:
    if ending == ".xlsx":
        with warnings.catch_warnings():
            # What openpyxl does not keep are the reader's own ornaments, not the table.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    book = Workbook()
    if ending != ".csv":
        book.remove(book.worksheets[0])
        return book
    book.worksheets[0].title = "CSV"
    sheet = read_csv(io.BytesIO(data), DiskTable())
    for line in (sheet.head, *sheet.lines):
        for column, value in line.cells.items():
            cell = book.worksheets[0].cell(line.number, column)
            write_value(cell, "" if isinstance(value, InvalidCell) else str(value))
    return book


def _sheet_name(book: Workbook, name: str) -> str:
    if name:
        return name if name in book.sheetnames else ""
    return book.sheetnames[0] if book.sheetnames else ""


def _mark(cell: object, fault: CellFault) -> None:
    """Colour a cell and add to its note."""
    if not isinstance(cell, Cell):
        return
    before = f"{cell.comment.text}\n" if cell.comment and cell.comment.author == _AUTHOR else ""
    cell.fill = _BAD
    cell.comment = Comment(f"{before}{fault.fault.message} {fault.fault.remedy}", _AUTHOR, **_NOTE_SIZE)


def _list(book: Workbook, faults: Sequence[CellFault]) -> None:
    if FAULTS_SHEET in book.sheetnames:
        del book[FAULTS_SHEET]
    sheet = book.create_sheet(FAULTS_SHEET, 0)
    book.active = 0
    for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True), start=1):
        sheet.cell(1, column, heading).font = Font(bold=True)
        sheet.column_dimensions[chr(ord("A") + column - 1)].width = width
    for line, one in enumerate(faults, start=2):
        cells = (one.number or None, one.code, one.spot.sheet, one.spot.address)
        words = (one.fault.title, one.fault.message, one.fault.remedy)
        for column, value in enumerate((*cells, *words), start=1):
            write_value(sheet.cell(line, column), value or None)
