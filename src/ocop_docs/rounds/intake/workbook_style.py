"""How the sheets of a round's workbook look, and what in them may be changed."""

from __future__ import annotations

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

HEAD_FILL = PatternFill("solid", fgColor="FFDDE8F3")
INPUT_FILL = PatternFill("solid", fgColor="FFFFF8E1")
BOLD = Font(bold=True)
BORDER = Border(*(Side("thin", color="FFBFBFBF"),) * 4)
WRAP = Alignment(wrap_text=True, vertical="top")
MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")


def open_for_input(cell: Cell | MergedCell) -> None:
    """Mark a cell as one to fill in; it can be changed on a protected sheet."""
    cell.protection, cell.fill, cell.border = Protection(locked=False), INPUT_FILL, BORDER


def protect(sheet: Worksheet) -> None:
    """Protect a sheet against slips, without a password. Widths and heights can be changed."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.formatCells = False


def offer_codes(sheet: Worksheet, cells: str, listed: str) -> None:
    """Offer the codes in the first column of the sheet `listed` as choices for `cells`."""
    rule = DataValidation(
        "list",
        formula1=f"'{listed}'!$A$2:$A$1000",
        allow_blank=True,
        showErrorMessage=True,
        error=f"Chọn một mã ở trang “{listed}”.",
    )
    rule.add(cells)
    sheet.add_data_validation(rule)
