"""A workbook of plain tables, to read and filter: a sheet for each, its titles on the first line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ocop_docs.intake.tables.writing.charts import BarTable, add_charts
from ocop_docs.intake.tables.writing.saving import saved
from ocop_docs.intake.tables.writing.workbook import write_value

_LONGEST_CELL = 32_000
"""Characters; Excel allows 32,767."""


class PlainSheet(NamedTuple):
    """A sheet: its name, the title and width (in characters) of each column, and its lines."""

    name: str
    columns: Sequence[tuple[str, int]]
    lines: Iterable[Sequence[str | int]]


def plain_workbook(*sheets: PlainSheet, charts: tuple[str, Sequence[BarTable]] | None = None) -> bytes:
    """Return the workbook (.xlsx); the same sheets give the same bytes.

    Args:
        sheets: its tables, a sheet for each.
        charts: the name of one more sheet, and the charts on it.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    if charts and charts[1]:
        add_charts(book.create_sheet(charts[0]), charts[1])
    return saved(book)


def _fill(target: Worksheet, sheet: PlainSheet) -> None:
    for row, values in enumerate([[title for title, _ in sheet.columns], *sheet.lines], 1):
        for column, value in enumerate(values, 1):
            cell = target.cell(row, column)
            write_value(cell, _printable(value) if isinstance(value, str) else value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=row == 1)
    for column, (_, width) in enumerate(sheet.columns, 1):
        target.column_dimensions[get_column_letter(column)].width = width
    target.freeze_panes = "A2"
    target.auto_filter.ref = target.dimensions


def _printable(text: str) -> str:
    """The text as a cell can hold it: the name of a file may have any character."""
    return ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)[:_LONGEST_CELL]
