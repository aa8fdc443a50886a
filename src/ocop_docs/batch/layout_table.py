"""The workbook of a check of many files: a sheet with a line for each file, one with a line for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ocop_docs.batch.layout_files import CheckedFile
from ocop_docs.checks.finding import Severity
from ocop_docs.checks.layout.grouping import grouped
from ocop_docs.intake.tables.writing.saving import saved
from ocop_docs.intake.tables.writing.workbook import write_value

_COUNTS = tuple((severity.label, 12) for severity in Severity)
_FILES = (("Tệp", 44), ("Văn bản", 24), *_COUNTS, ("Xét được", 10), ("Ghi chú", 60))
_FINDINGS = (("Tệp", 44), ("Mức", 14), ("Điều tìm thấy", 70), ("Số chỗ", 8), ("Chỗ", 50), ("Theo", 40), ("Mã", 28))
_LONGEST_CELL = 32_000
"""Characters; Excel allows 32,767."""


def layout_table(files: Iterable[CheckedFile]) -> bytes:
    """Return the workbook (.xlsx) of these files; the same results give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    checked = list(files)
    _fill(book.create_sheet("Tệp"), _FILES, map(_line, checked))
    _fill(book.create_sheet("Điều tìm thấy"), _FINDINGS, (line for file in checked for line in _findings(file)))
    return saved(book)


def _line(file: CheckedFile) -> Sequence[str | int]:
    if file.report is None:
        return (file.name, "", "", "", "", "", " ".join(f"{fault.message} {fault.remedy}" for fault in file.faults))
    counts = [file.count(severity) for severity in Severity]
    return (file.name, ", ".join(file.report.documents), *counts, f"{file.report.coverage:.0%}", "")


def _findings(file: CheckedFile) -> Iterator[Sequence[str | int]]:
    for finding, places in grouped(file.report.findings) if file.report else ():
        label, where = finding.severity.label, "; ".join(places)
        yield file.name, label, finding.message, len(places), where, finding.citation, finding.code


def _fill(sheet: Worksheet, columns: Sequence[tuple[str, int]], lines: Iterable[Sequence[str | int]]) -> None:
    for row, values in enumerate([[title for title, _ in columns], *lines], 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            write_value(cell, _printable(value) if isinstance(value, str) else value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=row == 1)
    for column, (_, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _printable(text: str) -> str:
    """The text as a cell can hold it: the name of a file may have any character."""
    return ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)[:_LONGEST_CELL]
