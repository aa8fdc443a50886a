"""Writing the workbook of a round: facts, lists, and a grid of ticks for each product set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ocop_docs.intake.tables.columns import GUIDE_SHEET, SheetLayout
from ocop_docs.intake.tables.writing.flattening import at
from ocop_docs.intake.tables.writing.saving import saved
from ocop_docs.intake.tables.writing.workbook import SheetWriter
from ocop_docs.rounds.intake.tick_grid_writer import Grids, write_grids
from ocop_docs.rounds.intake.workbook_guide import MEMBER_GUIDE, ROUND_GUIDE
from ocop_docs.rounds.intake.workbook_layout import (
    BASES,
    CONTINUED,
    FACTS_HEAD,
    LEAD_IN,
    OTHERS,
    PAPER,
    PAPER_NAMES,
    round_layout,
)
from ocop_docs.rounds.intake.workbook_style import WRAP, offer_codes, open_for_input, protect
from ocop_docs.settings import settings

_REFERENCES = {"Mã xã": "Xã, phường", "Mã chủ thể": "Chủ thể", "Mã thành viên": "Thành viên"} | {
    "Mã sản phẩm trong đợt": "Sản phẩm"
}
"""Columns that hold a code, and the sheet that lists the codes."""


def round_workbook(record: Mapping[str, Any], grids: Grids, points: Sequence[Mapping[str, Any]] = ()) -> bytes:
    """Return the workbook of a round holding `record`.

    Args:
        record: the data of the round.
        grids: the columns of the score sheet of each product set.
        points: the sheets of a round before the rubric of 2026, with the points of each part as far as known.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    _write_guide(book, ROUND_GUIDE)
    writer = SheetWriter(book)
    layout = round_layout()
    _open_facts(writer.write_shared(layout.facts.main.name, FACTS_HEAD, layout.facts.main, record))
    for one in layout.lists:
        _refer(writer.write_lines(one, at(record, one.lists[0]) or []), one)
    writer.write_lines(layout.heads, list(_heads(record)))
    writer.write_lines(layout.bases, list(_bases(record)))
    if points:
        _refer(writer.write_lines(layout.points, points), layout.points)
    write_grids(book, grids, listed=True)
    writer.write_choices()
    book.active = 1
    return saved(book)


def member_workbook(grids: Grids) -> bytes:
    """Return the workbook in which one member fills the sheets of `grids`."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _write_guide(book, MEMBER_GUIDE)
    write_grids(book, grids, listed=False)
    book.active = 1 if grids else 0
    return saved(book)


def _heads(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name in PAPER_NAMES:
        yield {**(at(record, ("papers", name)) or {}), PAPER.path[0]: name}


def _bases(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name in PAPER_NAMES:
        for basis in at(record, ("papers", name, *BASES)) or ():
            yield {**basis, PAPER.path[0]: name}
            for other in basis.get(OTHERS) or ():
                yield {**other, LEAD_IN[0]: CONTINUED, PAPER.path[0]: name}


def _open_facts(sheet: Worksheet) -> None:
    """Protect the headings; mark and open the cells to fill in."""
    for number in range(2, sheet.max_row + 1):
        cell = sheet.cell(number, 2)
        open_for_input(cell)
        cell.alignment = sheet.cell(number, 1).alignment = sheet.cell(number, 3).alignment = WRAP
    sheet.freeze_panes = "A2"
    protect(sheet)


def _refer(sheet: Worksheet, layout: SheetLayout) -> None:
    """Offer the codes of the list that a column refers to."""
    for number, column in enumerate(layout.columns, start=1):
        listed = _REFERENCES.get(column.title)
        if listed and listed != layout.name:
            offer_codes(
                sheet, f"{get_column_letter(number)}2:{get_column_letter(number)}{settings().max_table_rows}", listed
            )


def _write_guide(book: Workbook, lines: Sequence[str]) -> None:
    sheet: Worksheet = book.create_sheet(GUIDE_SHEET)
    sheet.column_dimensions["A"].width = 110
    for number, text in enumerate(lines, start=1):
        cell = sheet.cell(number, 1, text)
        cell.alignment, cell.font = WRAP, Font(bold=number == 1)
