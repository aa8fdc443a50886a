"""A table is kept on disk: memory does not grow with it, and it reads the same whatever becomes of its file."""

import io
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook
from tests.batch.tables import jsonl, put, read, report, workbook

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.errors import OutputRefused
from ocop_docs.intake.tables.disk_table import DiskTable, StoredRows, unpickled
from ocop_docs.intake.tables.rows import rows_of
from ocop_docs.intake.tables.table import read_table
from ocop_docs.pipeline import load_table

HEAD = "Mã;Tên cơ quan ban hành;Cấp;Trích yếu;Thời kỳ của văn bản › Từ năm;Thời kỳ của văn bản › Đến năm"
LONG = "Kết quả " * 400


def csv(rows: int) -> bytes:
    lines = (f"X{number};Ủy ban nhân dân xã Ví Dụ {number};xã;{LONG};2026;2026" for number in range(rows))
    return "\n".join([HEAD, *lines]).encode()


def lines(rows: int) -> bytes:
    return jsonl(*(report(number, subject=LONG) for number in range(rows)))


def peak(data: bytes, name: str) -> int:
    """Bytes of Python's memory that reading the table and going through its rows takes at most."""
    file = io.BytesIO(data)
    tracemalloc.start()
    table = read_table(file, name, KINDS["report"])
    assert sum(1 for _ in rows_of(table)) == len(table)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


@pytest.mark.parametrize(("name", "make"), [("b.jsonl", lines), ("b.csv", csv)])
def test_a_table_takes_a_small_part_of_its_own_size_in_memory(name: str, make: Callable[[int], bytes]) -> None:
    peak(make(2), name)  # what is imported and drawn once
    data = make(400)

    assert peak(data, name) < len(data) / 8


def test_rows_read_again_are_the_same_though_the_file_was_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_bytes(jsonl(report(1), report(2)))
    table = load_table(path, "report")
    first = [row.data for row in rows_of(table)]

    path.write_bytes(jsonl(report(3)))

    assert [row.data for row in rows_of(table)] == first


def test_lines_of_lists_find_their_row_in_any_order() -> None:
    def shuffle(book: Workbook) -> None:
        for line, code, words in ((2, "X02", "Luật"), (3, "X01", "Nghị định"), (4, "X02", "Nghị quyết")):
            put(book, "Căn cứ ban hành", line, "Mã", code)
            put(book, "Căn cứ ban hành", line, "Tên loại văn bản", words)

    table = read_table(io.BytesIO(workbook(2, shuffle)), "b.xlsx", KINDS["report"])

    assert [[base["document_type"] for base in row.data["legal_bases"]] for row in rows_of(table)] == [
        ["Nghị định"],
        ["Luật", "Nghị quyết"],
    ]


def test_a_code_copied_down_a_whole_column_is_a_fault_of_each_line() -> None:
    copied = re.sub(rb"(?m)^X\d+", b"X", csv(400))

    faults = [one for row in rows_of(read(copied, "b.csv")) for one in row.faults]

    assert {one.fault.code for one in faults} == {"code-repeated"}
    assert [one.spot.line for one in faults] == list(range(2, 402))


def test_rows_are_found_by_their_code_sheet_by_sheet() -> None:
    disk = DiskTable()
    disk.index(1, disk.store(["a1", "b1", "a2"]), lambda row: row[0])
    disk.index(0, disk.store(["a0", "c0"]), lambda row: row[0])

    def found(*sheets_and_most: Any) -> list[tuple[int, str]]:
        return [(sheet, unpickled(packed)) for sheet, packed in disk.find("a", *sheets_and_most)]

    assert found(range(2)) == [(0, "a0"), (1, "a1"), (1, "a2")]
    assert found(range(1, 2), 1) == [(1, "a1")]
    assert list(disk.codes(1)) == [("a", 2), ("b", 1)]
    assert list(disk.orphans(1, main=0)) == [("b", "b1")]


def test_a_full_disk_is_refused_with_a_remedy() -> None:
    disk = DiskTable()
    disk._base.execute("PRAGMA max_page_count = 20")  # noqa: SLF001 - a disk that is full cannot be had otherwise

    with pytest.raises(OutputRefused) as caught:
        disk.store("x" * 1000 for _ in range(1000))

    assert [one.code for one in caught.value.faults] == ["table-no-room"]


def test_stored_rows_keep_their_table_open() -> None:
    def stored() -> StoredRows[int]:
        return DiskTable().store(range(3))

    assert list(stored()) == [0, 1, 2]
