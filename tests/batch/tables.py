"""Tables for tests: small reports, as rows of a workbook, of CSV or of JSON."""

import io
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.errors import InvalidInput, OcopDocsError, UnreadableInput
from ocop_docs.intake.tables.rows import CellFault, Row, Table, rows_of
from ocop_docs.intake.tables.table import read_table
from ocop_docs.intake.tables.writing.workbook import input_workbook

REPORT = KINDS["report"]
CSV_HEAD = "Mã;Tên cơ quan ban hành;Cấp;Trích yếu;Thời kỳ của văn bản › Từ năm;Thời kỳ của văn bản › Đến năm"
CSV_ROW = "X01;Ủy ban nhân dân xã Ví Dụ;xã;Kết quả;2026;2026"


def report(which: int = 1, **changes: object) -> dict[str, Any]:
    """The data of a short report that can be made."""
    return {
        "kind": "report",
        "issuer": {"name": f"Ủy ban nhân dân xã Ví Dụ {which}", "level": "commune"},
        "subject": "Kết quả thực hiện Chương trình OCOP năm 2026",
        "period": {"start": 2026, "end": 2026},
        "example": True,
    } | changes


def codes(count: int) -> list[str]:
    return [f"X{number:02d}" for number in range(1, count + 1)]


def workbook(count: int = 2, change: Callable[[Workbook], None] = lambda _book: None, **shared: object) -> bytes:
    """A workbook of `count` short reports, changed by hand as a clerk would."""
    book = openpyxl.load_workbook(io.BytesIO(_untouched(count, json.dumps(shared))))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@cache
def _untouched(count: int, shared: str) -> bytes:
    rows = [(code, report(number)) for number, code in enumerate(codes(count), start=1)]
    return input_workbook(REPORT, rows, json.loads(shared) or None)


def read(data: bytes, name: str = "bảng.xlsx", **common: object) -> Table:
    return read_table(io.BytesIO(data), name, REPORT, common)


def rows(data: bytes, name: str = "bảng.xlsx", **common: object) -> list[Row]:
    return list(rows_of(read(data, name, **common)))


def jsonl(*records: object) -> bytes:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def column(sheet: Worksheet, heading: str) -> int:
    """The number of the column under `heading`, of its beginning."""
    found = [cell.column for cell in sheet[1] if str(cell.value).startswith(heading)]
    assert len(found) == 1, f"{heading}: {found}"
    return int(found[0])


def put(book: Workbook, sheet: str, line: int, heading: str, value: object) -> str:
    """Write a cell; return its place as the reader names it."""
    cell = book[sheet].cell(line, column(book[sheet], heading))
    cell.value = value  # type: ignore[assignment]
    return f"{sheet}!{cell.coordinate}"


def shown(faults: list[CellFault] | tuple[CellFault, ...]) -> list[tuple[str, str]]:
    """Place and name of each fault."""
    return [(str(one.spot), one.fault.code) for one in faults]


def refusal(data: bytes, name: str = "bảng.xlsx") -> OcopDocsError:
    """Why a table is refused."""
    with pytest.raises((InvalidInput, UnreadableInput)) as caught:
        read(data, name)
    return caught.value
