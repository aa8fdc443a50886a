"""A sheet with tables of numbers and, beside each, a chart of Excel that draws them as columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from ocop_docs.intake.tables.writing.workbook import write_value

_WIDTH_CM, _HEIGHT_CM = 18, 8
_LINES_OF_A_CHART = 18
"""Lines of a sheet that a chart of this height covers, with one to spare."""
_LABEL_WIDTH = 40
_CHART_COLUMN = "E"


class BarTable(NamedTuple):
    """One chart: its title, the names of its series, and a line for each group of columns; None draws nothing."""

    title: str
    series: Sequence[str]
    lines: Sequence[tuple[str, Sequence[Decimal | int | None]]]


def add_charts(sheet: Worksheet, tables: Sequence[BarTable]) -> None:
    """Write the numbers of each table, one below the other, each with its chart beside it."""
    sheet.column_dimensions["A"].width = _LABEL_WIDTH
    row = 1
    for table in tables:
        _write(sheet, row, table)
        sheet.add_chart(_chart(sheet, row, table), f"{_CHART_COLUMN}{row}")
        row += max(len(table.lines) + 2, _LINES_OF_A_CHART)


def _write(sheet: Worksheet, row: int, table: BarTable) -> None:
    for column, words in enumerate((table.title, *table.series), 1):
        write_value(sheet.cell(row, column), words)
        sheet.cell(row, column).font = Font(bold=True)
    for line, (label, numbers) in enumerate(table.lines, row + 1):
        write_value(sheet.cell(line, 1), label)
        for column, number in enumerate(numbers, 2):
            sheet.cell(line, column).value = number


def _chart(sheet: Worksheet, row: int, table: BarTable) -> BarChart:
    last, width = row + len(table.lines), 1 + len(table.series)
    chart = BarChart()
    chart.title, chart.width, chart.height = table.title, _WIDTH_CM, _HEIGHT_CM
    chart.y_axis.scaling.min = 0
    # openpyxl hides both axes unless they are asked for.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    chart.add_data(Reference(sheet, min_col=2, max_col=width, min_row=row, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=row + 1, max_row=last))
    return chart
