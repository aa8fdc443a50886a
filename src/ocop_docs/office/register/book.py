"""The register to print and to take away, as Excel and as a Word book (NĐ 30/2020, Điều 16.2.b, Phụ lục IV, mục I)."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from sqlalchemy import Connection, Row, select

from ocop_docs.intake.tables.writing.plain_sheets import PlainSheet, plain_workbook
from ocop_docs.office.audit.verification import Head, head_before
from ocop_docs.office.person import Person
from ocop_docs.office.register.entries import STATES, Book, entries_of, symbol_of
from ocop_docs.office.register.series import title_of
from ocop_docs.office.store.schema import offices
from ocop_docs.office.times import VIETNAM, day
from ocop_docs.ooxml.zip import read_parts, write_zip
from ocop_docs.vietnamese.text import lower_first

COLUMNS = {
    "Số, ký hiệu văn bản": 26,
    "Ngày tháng văn bản": 22,
    "Tên loại và trích yếu nội dung văn bản": 62,
    "Người ký": 26,
    "Nơi nhận văn bản": 36,
    "Đơn vị, người nhận bản lưu": 22,
    "Số lượng bản": 14,
    "Ngày chuyển": 20,
    "Ký nhận": 18,
    "Ghi chú": 21,
}
"""The ten columns of the form, and their widths in millimetres on a landscape A4 page."""
_FIXED = dt.datetime(2020, 3, 5)  # noqa: DTZ001 - python-docx takes no time zone


class Printed(NamedTuple):
    """The register of a book in a year as it is printed; `heads` are those of the audit chain at the months' ends."""

    office: str
    superior: str
    book: Book
    year: int
    lines: list[tuple[str, ...]]
    months: list[int]
    heads: dict[int, Head]


def printed(connection: Connection, person: Person, book: Book, year: int) -> Printed:
    """Return what is printed of a book's year."""
    office = connection.execute(select(offices).where(offices.c.id == person.office)).one()
    found = entries_of(connection, book, year)
    months = [int(entry.date[5:7]) for entry in found]
    lines = [line_of(entry) for entry in found]
    heads = {month: head_before(connection, person.office, _end_of_month(year, month)) for month in set(months)}
    return Printed(office.name, office.superior or "", book, year, lines, months, heads)


def _end_of_month(year: int, month: int) -> str:
    next_one = dt.datetime(year + month // 12, month % 12 + 1, 1, tzinfo=VIETNAM)
    return next_one.astimezone(dt.UTC).isoformat(timespec="milliseconds")


def line_of(entry: Row[Any]) -> tuple[str, ...]:
    """The ten columns of an entry."""
    note = "; ".join(filter(None, [STATES[entry.state], entry.note]))
    return (
        symbol_of(entry),
        day(entry.date),
        _named(entry.kind, entry.subject),
        entry.signatory,
        entry.recipients,
        entry.archive,
        str(entry.copies or ""),
        day(entry.sent),
        entry.receipt,
        note,
    )


def _named(kind: str, subject: str) -> str:
    """Type and trích yếu in one; a trích yếu that begins with the type, as `Kế hoạch năm 2026 …`, names it already."""
    if not kind or subject.casefold().startswith(kind.casefold()):
        return subject
    return f"{kind} {lower_first(subject)}"


def as_workbook(register: Printed) -> bytes:
    """Return the register as an Excel table."""
    columns = [(title, width // 2) for title, width in COLUMNS.items()]
    return plain_workbook(PlainSheet(f"Văn bản đi {register.year}", columns, register.lines))


def as_word(register: Printed) -> bytes:
    """Return the book to print and bind: the cover, then for each month a table and the head of the audit chain."""
    word = Document()
    _set_page(word)
    _cover(word, register)
    start = 0
    for month, same in groupby(register.months):
        end = start + len(list(same))
        _paragraph(word, f"Tháng {month} năm {register.year}", bold=True)
        _table(word, register.lines[start:end])
        head = register.heads[month]
        words = f"Mã kiểm tra nhật ký hết tháng {month}, hoặc lúc in nếu chưa hết tháng (thao tác thứ {head.length}): "
        _paragraph(word, words + head.digest, size=10)
        start = end
    raw = io.BytesIO()
    word.core_properties.created = word.core_properties.modified = _FIXED
    word.core_properties.title = f"{title_of(register.book)} năm {register.year}"
    word.core_properties.author = "OCOP Docs"
    word.save(raw)
    return write_zip(read_parts(raw.getvalue()))


def _set_page(word: Word) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(15)
    style = word.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)


def _cover(word: Word, register: Printed) -> None:
    for text in filter(None, [register.superior.upper(), register.office.upper()]):
        _paragraph(word, text, bold=True, size=14)
    for _ in range(4):
        word.add_paragraph()
    _paragraph(word, title_of(register.book).upper(), bold=True, size=24)
    _paragraph(word, register.book.name, size=16)
    _paragraph(word, f"Năm: {register.year}", bold=True, size=16)
    if register.lines:
        first, last = register.lines[0], register.lines[-1]
        _paragraph(word, f"Từ ngày {first[1]} đến ngày {last[1]}", size=14)
        _paragraph(word, f"Từ số {first[0].partition('/')[0]} đến số {last[0].partition('/')[0]}", size=14)
    word.add_page_break()  # type: ignore[no-untyped-call]


def _table(word: Word, lines: Sequence[tuple[str, ...]]) -> None:
    table = word.add_table(rows=2, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    for column, (title, width) in enumerate(COLUMNS.items()):
        table.columns[column].width = Mm(width)
        _fill(table.rows[0].cells[column], title, width, bold=True)
        _fill(table.rows[1].cells[column], f"({column + 1})", width, bold=False)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no other way
    for line in lines:
        cells = table.add_row().cells
        for cell, text, width in zip(cells, line, COLUMNS.values(), strict=True):
            _fill(cell, text, width, bold=False)


def _fill(cell: Any, text: str, width: int, *, bold: bool) -> None:
    cell.width = Mm(width)
    cell.paragraphs[0].add_run(text).bold = bold


def _paragraph(word: Word, text: str, *, bold: bool = False, size: int = 11) -> None:
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
