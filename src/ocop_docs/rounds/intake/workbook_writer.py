"""Writing the workbook of a round: facts, lists, and a grid of ticks for each product set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ocop_docs.intake.tables.columns import GUIDE_SHEET, SheetLayout
from ocop_docs.intake.tables.writing.flattening import at
from ocop_docs.intake.tables.writing.saving import saved
from ocop_docs.intake.tables.writing.workbook import SheetWriter, write_value
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
from ocop_docs.rounds.intake.workbook_layout import BASES, FACTS_HEAD, PAPER, grid_name, round_layout
from ocop_docs.rounds.record import Sheet
from ocop_docs.settings import settings

_LOCKED_FILL = PatternFill("solid", fgColor="FFF2F2F2")
_HEAD_FILL = PatternFill("solid", fgColor="FFDDE8F3")
_INPUT_FILL = PatternFill("solid", fgColor="FFFFF8E1")
_BOLD = Font(bold=True)
_OPEN = Protection(locked=False)
_LINE = Border(*(Side("thin", color="FFBFBFBF"),) * 4)
_WRAP = Alignment(wrap_text=True, vertical="top")
_MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")
_WIDTHS = {"A": 12, "B": 64, "C": 7, "D": 7}
_TICK_WIDTH = 11
_EMPTY_COLUMNS = 12
"""Columns of a grid that no product is known for yet."""
_REFERENCES = {"Mã xã": "Xã, phường", "Mã chủ thể": "Chủ thể", "Mã thành viên": "Thành viên"} | {
    "Mã sản phẩm trong đợt": "Sản phẩm"
}
"""Columns that hold a code, and the sheet that lists it."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of a grid: a sheet, ticked or not yet, and the names that its codes stand for."""

    sheet: Sheet | None = None
    product_name: str = ""
    member_name: str = ""


Grids = Mapping[int, Sequence[SheetColumn]]


def round_workbook(record: Mapping[str, Any], grids: Grids, points: Sequence[Mapping[str, Any]] = ()) -> bytes:
    """Return the workbook of a round holding `record`.

    Args:
        record: the data of the round.
        grids: the columns of the score sheet of each product set.
        points: the sheets of a round before the rubric of 2026, with the points of each part as far as known.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    _write_guide(book, _ADVICE)
    writer = SheetWriter(book)
    layout = round_layout()
    _open_facts(writer.write_shared(layout.facts.main.name, FACTS_HEAD, layout.facts.main, record))
    for one in layout.lists:
        _refer(writer.write_lines(one, at(record, one.lists[0]) or []), one)
    writer.write_lines(layout.heads, list(_heads(record)))
    writer.write_lines(layout.bases, list(_bases(record)))
    if points:
        _refer(writer.write_lines(layout.points, points), layout.points)
    _write_grids(book, grids, listed=True)
    writer.write_choices()
    book.active = 1
    return saved(book)


def member_workbook(grids: Grids) -> bytes:
    """Return the workbook in which one member fills the sheets of `grids`."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _write_guide(book, _MEMBER_ADVICE)
    _write_grids(book, grids, listed=False)
    book.active = 1 if grids else 0
    return saved(book)


def _heads(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name in PAPER.choices.values():
        yield {**(at(record, ("papers", name)) or {}), PAPER.path[0]: name}


def _bases(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name in PAPER.choices.values():
        for basis in at(record, ("papers", name, *BASES)) or ():
            yield {**basis, PAPER.path[0]: name}


def _open_facts(sheet: Worksheet) -> None:
    """Headings cannot be changed by a slip; what is to be filled is marked and open."""
    for number in range(2, sheet.max_row + 1):
        cell = sheet.cell(number, 2)
        cell.protection, cell.fill, cell.border = _OPEN, _INPUT_FILL, _LINE
        cell.alignment = sheet.cell(number, 1).alignment = sheet.cell(number, 3).alignment = _WRAP
    sheet.freeze_panes = "A2"
    _protect(sheet)


def _protect(sheet: Worksheet) -> None:
    """Without a password: against slips, not against the clerk. Widths and heights stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.formatCells = False


def _refer(sheet: Worksheet, layout: SheetLayout) -> None:
    """Offer the codes of the list that a column refers to."""
    for number, column in enumerate(layout.columns, start=1):
        listed = _REFERENCES.get(column.title)
        if listed and listed != layout.name:
            _offer(
                sheet, f"{get_column_letter(number)}2:{get_column_letter(number)}{settings().max_table_rows}", listed
            )


def _offer(sheet: Worksheet, cells: str, listed: str) -> None:
    rule = DataValidation(
        "list",
        formula1=f"'{listed}'!$A$2:$A$1000",
        allow_blank=True,
        showErrorMessage=True,
        error=f"Chọn một mã ở trang “{listed}”.",
    )
    rule.add(cells)
    sheet.add_data_validation(rule)


def _write_grids(book: Workbook, grids: Grids, *, listed: bool) -> None:
    for number in sorted(grids):
        columns = grids[number] or [SheetColumn()] * _EMPTY_COLUMNS
        _Grid(book.create_sheet(grid_name(number)), product_set(number), columns).write(listed=listed)


class _Grid:
    """Writes one score sheet."""

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
        self._put(1, 1, f"{title}: mỗi cột một phiếu, mỗi tiêu chí đúng một dấu {TICK}").font = _BOLD
        for line, (key, note) in enumerate(_HEAD.items(), start=2):
            self._put(line, 1, key).font = _BOLD
            for column, words in enumerate((note, *_LABELS.get(key, ())), start=2):
                self._put(line, column, words)
        for line, one in enumerate(self._lines, start=self._first):
            for column, value in enumerate((one.key, one.text, one.points, "*" * (one.stars or 0)), start=1):
                self._put(line, column, value or (value if value == 0 else None))
            self._dress(line, is_box=one.is_box)
        self._put(self._last + 1, 1, OPINION_KEY).font = _BOLD
        self._put(self._last + 1, 2, "Ý kiến của người đánh giá")

    def _write_column(self, column: int, known: SheetColumn) -> None:
        sheet = known.sheet
        letter = get_column_letter(column)
        ticks = f"{letter}{self._first}:{letter}{self._last}"
        points = f"$C${self._first}:$C${self._last}"
        head = {
            PRODUCT_KEY: sheet.product if sheet else "",
            MEMBER_KEY: sheet.member if sheet else "",
            PRODUCT_NAME_KEY: known.product_name,
            MEMBER_NAME_KEY: known.member_name,
            COUNT_KEY: f'=COUNTIF({ticks},"{TICK}")&"/{len(list(self._rubric.scored_criteria()))}"',
            TOTAL_KEY: f'=SUMIF({ticks},"{TICK}",{points})',
        }
        for line, key in enumerate(_HEAD, start=2):
            cell = self._sheet.cell(line, column)
            if key in (COUNT_KEY, TOTAL_KEY):
                cell.value = head[key]
            else:
                write_value(cell, head[key] or None)
            cell.alignment, cell.border = _MIDDLE, _LINE
        for line, one in enumerate(self._lines, start=self._first):
            if one.is_box:
                cell = self._input(line, column)
                if sheet and sheet.ticks.get(one.criterion) == one.box:
                    cell.value = TICK
        opinion = self._input(self._last + 1, column)
        write_value(opinion, sheet.opinion if sheet else None)
        opinion.alignment = _WRAP
        if sheet is None:
            for line in (2, 3):
                self._input(line, column)

    def _input(self, line: int, column: int) -> Any:  # noqa: ANN401 - openpyxl's cells are untyped
        cell = self._sheet.cell(line, column)
        cell.protection, cell.fill, cell.border, cell.alignment = _OPEN, _INPUT_FILL, _LINE, _MIDDLE
        return cell

    def _put(self, line: int, column: int, value: str | int | None) -> Any:  # noqa: ANN401 - as above
        cell = self._sheet.cell(line, column)
        write_value(cell, value)
        if line > 1:
            cell.alignment = _WRAP
        return cell

    def _dress(self, line: int, *, is_box: bool) -> None:
        for column in range(1, FIRST_COLUMN + len(self._columns)):
            cell = self._sheet.cell(line, column)
            if not is_box:
                cell.fill = _HEAD_FILL
                cell.font = _BOLD
            elif column < FIRST_COLUMN:
                cell.border = _LINE

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
            _offer(sheet, f"{first}2:{last}2", "Sản phẩm")
            _offer(sheet, f"{first}3:{last}3", "Thành viên")
        _protect(sheet)


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


def _write_guide(book: Workbook, lines: Sequence[str]) -> None:
    sheet: Worksheet = book.create_sheet(GUIDE_SHEET)
    sheet.column_dimensions["A"].width = 110
    for number, text in enumerate(lines, start=1):
        cell = sheet.cell(number, 1, text)
        cell.alignment, cell.font = _WRAP, Font(bold=number == 1)


_TICKING = (
    "Trang “Bộ …” là phiếu đánh giá của một bộ sản phẩm: mỗi cột là phiếu của một thành viên cho một sản phẩm.",
    f"Ở mỗi tiêu chí ghi đúng một chữ {TICK} vào mức được chọn.",
    f"Không đạt thì ghi {TICK} vào dòng “Không” hoặc “Không đạt mức nào”.",
    "Cột để trống hoàn toàn là phiếu chưa chấm. Dòng “Đã đánh dấu” phải đủ số tiêu chí.",
    "Ô nền vàng nhạt là ô để ghi. Không gộp ô, không xóa dòng, không sửa cột đầu.",
)
_ADVICE = (
    "Hồ sơ đợt đánh giá, phân hạng sản phẩm OCOP: bảng nhập dữ liệu",
    "Ghi lần lượt từng trang từ trái sang phải, cuối cùng là các trang “Bộ …”.",
    "Tiêu đề có dấu * là mục bắt buộc. Mục khác để trống được.",
    "Mục cần có mà để trống thì in chỗ trống (…) và được nhắc khi kiểm tra.",
    "Trang “Vắng mặt” và “Không chấm điểm” chỉ ghi khi có; phải ghi lý do.",
    "Có danh sách sản phẩm và thành viên rồi thì lấy bảng mới đã có sẵn cột cho từng phiếu bằng lệnh:",
    "    ocop-docs new evaluation --from tệp-này.xlsx --table tệp-mới.xlsx",
    "Muốn mỗi thành viên một tệp để chấm riêng:",
    "    ocop-docs new evaluation --from tệp-này.xlsx --members thư-mục",
    *_TICKING,
    "Xong thì xem kết quả, rồi làm mọi văn bản của đợt:",
    "    ocop-docs score tệp-này.xlsx",
    "    ocop-docs round tệp-này.xlsx -o thư-mục",
)
_MEMBER_ADVICE = (
    "Phiếu đánh giá của một thành viên Hội đồng",
    *_TICKING,
    "Ghi xong thì lưu và gửi lại tệp này cho Thư ký Hội đồng.",
)
