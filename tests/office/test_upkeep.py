"""Backup, restore, move, doctor and the printed register: what comes out is what was put in."""

from __future__ import annotations

import datetime as dt
import io
import random
import threading
import zipfile
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from sqlalchemy import delete, func, select
from tests.office.conftest import Cluster
from tests.office.people import Office, office_of, open_office
from tests.soak import IN_FULL, long_run

from ocop_docs.errors import InvalidInput
from ocop_docs.office.audit.verification import head_before, holds_head
from ocop_docs.office.errors import OfficeRefused, StoreBroken
from ocop_docs.office.register.book import COLUMNS, Printed, as_word, as_workbook, line_of, printed
from ocop_docs.office.register.entries import Columns, add_paper, book_of, entries_of, reserve, send_out, symbol_of
from ocop_docs.office.register.importing import import_register, read_register
from ocop_docs.office.store.schema import counters, entries
from ocop_docs.office.store.store import DATABASE, Store, open_store
from ocop_docs.office.upkeep.backup import back_up, verify_backup
from ocop_docs.office.upkeep.copying import fingerprints
from ocop_docs.office.upkeep.doctor import examine
from ocop_docs.office.upkeep.moving import move
from ocop_docs.office.upkeep.restoring import restore

BACKUPS = 20 if IN_FULL else 2


def held(store: Store) -> dict[str, tuple[int, str]]:
    with store.snapshot() as connection:
        return fingerprints(connection)


@long_run
def test_backups_made_while_others_write_are_whole_and_restore_equal(office: Office, tmp_path: Path) -> None:
    stopped = threading.Event()

    def write() -> None:
        clerk = office.actor("clerk")
        while not stopped.is_set():
            add_paper(clerk, None, Columns("TB-UBND", office.day, "Thông báo", "Lịch trực"))

    office.issue([office.signed()])
    writer = threading.Thread(target=write)
    writer.start()
    try:
        for each in range(BACKUPS):
            back_up_and_restore(office, tmp_path, each)
    finally:
        stopped.set()
        writer.join()


def back_up_and_restore(office: Office, folder: Path, each: int) -> None:
    with office.store.reading() as connection:
        before = connection.execute(select(func.count()).select_from(entries)).scalar_one()
    made = back_up(office.store, folder / f"{each}.zip")
    assert verify_backup(folder / f"{each}.zip") == made
    restored = restore(folder / f"{each}.zip", folder / f"restored{each}").store

    assert held(restored) == made.tables
    assert made.papers >= before
    assert examine(restored).faults == []
    restored.close()


def test_a_restored_store_counts_on_where_the_backup_ended(office: Office, tmp_path: Path) -> None:
    office.issue([office.signed(), office.signed()])
    back_up(office.store, tmp_path / "b.zip")

    restored = office_of(restore(tmp_path / "b.zip", tmp_path / "other place").store)
    restored.issue([restored.signed()])

    with restored.store.reading() as connection:
        book = book_of(connection, restored.person("clerk"), None)
        assert [symbol_of(one)[:2] for one in entries_of(connection, book, office.day.year)] == ["01", "02", "03"]
    restored.store.close()


def test_a_backup_that_was_cut_off_or_changed_is_refused_and_so_is_a_place_in_use(
    office: Office, tmp_path: Path
) -> None:
    office.issue([office.signed()])
    path = tmp_path / "b.zip"
    back_up(office.store, path)
    whole, rng = path.read_bytes(), random.Random(1)

    with pytest.raises(OfficeRefused):
        restore(path, office.store.folder)
    with pytest.raises(OfficeRefused):
        back_up(office.store, path)
    for wrong in (b"", whole[: len(whole) // 2], b"PK" + whole[2:-30]):
        path.write_bytes(wrong)
        with pytest.raises(StoreBroken):
            verify_backup(path)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        start = archive.getinfo(DATABASE).header_offset
    for _ in range(20):
        place = rng.randrange(start, len(whole) - 400)
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            verify_backup(path)
        except StoreBroken:
            continue
        with zipfile.ZipFile(path) as archive:  # a byte that no content is in, such as a date of the archive
            assert {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_store_moves_to_postgresql_and_back_with_every_row_and_digest_equal(
    office: Office, cluster: Cluster, tmp_path: Path
) -> None:
    other = open_office(office.store, "Sở Nông nghiệp và Môi trường")
    office.issue([office.signed(), office.signed()])
    other.issue([other.signed()])
    before, address = held(office.store), cluster.new_database()

    assert move(office.store, address) == before
    moved = open_store(office.store.folder, address)
    assert held(moved) == before
    with pytest.raises(OfficeRefused):
        move(office.store, address)
    there = office_of(moved)
    there.issue([there.signed()])
    assert examine(moved).faults == []

    back = f"sqlite:///{tmp_path}/back.db"
    assert move(moved, back) == held(moved)
    moved.close()


def test_the_doctor_names_a_gap_and_a_file_that_is_gone(office: Office) -> None:
    (entry,) = office.issue([office.signed()])
    reserve(office.actor("clerk"), None, office.day, "giữ")
    assert examine(office.store) == (0, 0, [])

    with office.store.writing() as connection:
        connection.execute(delete(counters))
        connection.execute(counters.insert().values(book_id=1, year=office.day.year, last=4))
    for path in office.store.files.folder.glob("??/*"):
        path.write_bytes(b"something else")
    faults = examine(office.store).faults

    assert entry == 1
    assert any("thiếu số: 3, 4" in line for line in faults)
    assert any("không còn đúng" in line for line in faults)


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_the_doctor_warns_of_a_database_that_was_copied_without_its_log(office: Office) -> None:
    office.issue([office.signed()])
    office.store.close()  # which writes the log into the database
    copied = (office.store.folder / DATABASE).read_bytes()
    again = office_of(open_store(office.store.folder))
    again.issue([again.signed()])
    again.store.close()
    (office.store.folder / DATABASE).write_bytes(copied)

    with closing(open_store(office.store.folder)) as store:
        faults = examine(store).faults

    assert len(faults) == 1
    assert "bản chép cũ" in faults[0]


def test_the_register_prints_its_ten_columns_as_excel_and_as_a_word_book(office: Office) -> None:
    office.issue([office.signed(), office.signed()])
    add_paper(office.actor("clerk"), None, Columns("TB-UBND", office.day, "Thông báo", "=1+1"))
    with office.store.reading() as connection:
        book = book_of(connection, office.person("clerk"), None)
        register = printed(connection, office.person("clerk"), book, office.day.year)
        lines = [line_of(one) for one in entries_of(connection, book, office.day.year)]

    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook(register))).active
    word = Document(io.BytesIO(as_word(register)))

    assert sheet
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == list(COLUMNS)
    assert rows[1][:4] == ["01/KH-UBND", f"{office.day:%d/%m/%Y}", lines[0][2], "Đỗ Đức Trọng"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}, "no formula"
    (table,) = word.tables
    assert [[cell.text for cell in row.cells] for row in table.rows][2:] == [list(line) for line in lines]
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in text
    assert "Từ số 01 đến số 03" in text
    head = register.heads[office.day.month]
    assert f"(thao tác thứ {head.length}): {head.digest}" in text
    with office.store.reading() as connection:
        assert holds_head(connection, head.digest), "a printed head proves every act before it"
    assert as_word(register) == as_word(register), "the same register gives the same bytes"


def test_a_register_kept_in_excel_is_taken_in_whole_and_numbers_go_on(office: Office) -> None:
    clerk, book = office.actor("clerk"), openpyxl.Workbook()
    sheet = book.active
    assert sheet
    sheet.append(list(COLUMNS))
    date = office.day.replace(month=1, day=1)
    for number in ("01/KH-UBND", "2", "02a/QĐ-UBND"):
        sheet.append([number, f"{date:%d/%m/%Y}", "Kế hoạch gì đó", "Đỗ Đức Trọng", "Các thôn", "VT", 3, "", "", ""])
    raw = io.BytesIO()
    book.save(raw)

    assert import_register(clerk, None, read_register(raw.getvalue())) == 3
    with pytest.raises(InvalidInput) as refused:
        import_register(clerk, None, read_register(raw.getvalue()))
    office.issue([office.signed()])

    assert len(refused.value.faults) == 3
    with office.store.reading() as connection:
        found = entries_of(connection, book_of(connection, clerk.person, None), office.day.year)
        assert [symbol_of(one) for one in found] == ["01/KH-UBND", "02", "02a/QĐ-UBND", "03/KH-UBND"]


def test_what_the_register_gives_as_excel_is_taken_in_again_line_by_line(office: Office) -> None:
    (entry,) = office.issue([office.signed()])
    add_paper(office.actor("clerk"), None, Columns("TB-UBND", office.day, "Thông báo", "Lịch trực", note="Gửi gấp"))
    send_out(office.actor("clerk"), entry, office.day, "Bưu điện", "Hai bì thư")
    other = open_office(office.store, "Sở Nông nghiệp và Môi trường")

    import_register(other.actor("clerk"), None, read_register(as_workbook(printed_of(office))))

    assert printed_of(other).lines == printed_of(office).lines


def test_the_head_of_a_month_stays_what_it_was_when_the_month_ended(office: Office) -> None:
    office.issue([office.signed()])
    now = office.store.clock()
    ended = (now + dt.timedelta(days=31)).isoformat(timespec="milliseconds")
    with office.store.reading() as connection:
        before = head_before(connection, office.id, ended)
    office.store.clock = lambda: now + dt.timedelta(days=62)
    office.draft()

    with office.store.reading() as connection:
        assert head_before(connection, office.id, ended) == before
        assert head_before(connection, office.id, "2000").length == 0


def printed_of(office: Office) -> Printed:
    with office.store.reading() as connection:
        clerk = office.person("clerk")
        return printed(connection, clerk, book_of(connection, clerk, None), office.day.year)


def test_a_register_with_bad_lines_is_refused_with_all_of_them(office: Office) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet
    sheet.append(list(COLUMNS))
    sheet.append(["mười hai", "01/01/2026", *[""] * 8])
    sheet.append(["12", "31/02/2026", *[""] * 8])
    raw = io.BytesIO()
    book.save(raw)

    with pytest.raises(InvalidInput) as refused:
        read_register(raw.getvalue())

    assert [fault.message[:6] for fault in refused.value.faults] == ["Dòng 2", "Dòng 3"]


def test_a_blank_workbook_is_no_register() -> None:
    raw = io.BytesIO()
    openpyxl.Workbook().save(raw)

    with pytest.raises(InvalidInput) as refused:
        read_register(raw.getvalue())

    assert [fault.code for fault in refused.value.faults] == ["office-register-headings"]
