"""Backups of others, of newer and of older programs; the date of the last verified backup."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import hashlib
import json
import os
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest
from tests.office.people import Office, office_of

from ocop_docs.office.errors import OfficeRefused, StoreBroken, StoreUnavailable
from ocop_docs.office.register.entries import book_of, entries_of, symbol_of
from ocop_docs.office.store.canonical import canonical
from ocop_docs.office.store.store import DATABASE, Store
from ocop_docs.office.upkeep.backup import MANIFEST, back_up, verify_backup
from ocop_docs.office.upkeep.doctor import examine
from ocop_docs.office.upkeep.restoring import restore
from ocop_docs.office.upkeep.verified_backup import backup_status, last_verified, verify_own_backup

ON_SQLITE = pytest.mark.parametrize("address", ["sqlite"], indirect=True)


def backup_of(office: Office, path: Path) -> Path:
    back_up(office.store, path)
    return path


def rewrite(path: Path, parts: dict[str, bytes], **changes: object) -> None:
    """Change parts of a backup and its manifest."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()} | parts
    held[MANIFEST] = canonical(json.loads(held[MANIFEST]) | changes).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)


def symbols(store: Store) -> list[str]:
    office = office_of(store)
    with store.reading() as connection:
        book = book_of(connection, office.person("clerk"), None)
        return [symbol_of(one) for one in entries_of(connection, book, office.day.year)]


@ON_SQLITE
def test_a_backup_of_another_installation_is_refused_with_the_name_of_its_office(
    office: Office, other: Office, tmp_path: Path
) -> None:
    theirs = backup_of(other, tmp_path / "b.zip")

    for force in (False, True):
        with pytest.raises(OfficeRefused, match="Ủy ban nhân dân xã Tân Lập") as refused:
            restore(theirs, office.store.folder, force=force)
    with pytest.raises(OfficeRefused, match="Ủy ban nhân dân xã Tân Lập"):
        verify_own_backup(office.store, theirs)

    assert "--other-office" in str(refused.value)
    assert "Ủy ban nhân dân xã Suối Mơ" in str(refused.value), "whose store it is"
    assert symbols(office.store) == []
    with office.store.reading() as connection:
        assert last_verified(connection) is None


def test_a_backup_of_another_installation_is_refused_for_a_database_elsewhere_too(
    office: Office, other: Office, tmp_path: Path
) -> None:
    address = office.store.engine.url.render_as_string(hide_password=False)

    with pytest.raises(OfficeRefused, match="Tân Lập"):
        restore(backup_of(other, tmp_path / "b.zip"), tmp_path / "thư mục trống", address, force=True)
    assert not (tmp_path / "thư mục trống").exists()


@ON_SQLITE
@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EIO, errno.EMFILE], ids=errno.errorcode.get)
def test_a_machine_that_cannot_unpack_a_backup_is_no_fault_of_the_backup(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    def full(*_: object) -> None:
        raise OSError(reason, os.strerror(reason))

    ours = backup_of(office, tmp_path / "b.zip")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", full)
        with pytest.raises(StoreUnavailable, match="Không ghi được"):
            verify_backup(ours)
    with pytest.raises(StoreUnavailable, match="Không đọc được"):
        verify_backup(tmp_path / "không có.zip")


@ON_SQLITE
def test_a_backup_of_a_newer_program_is_refused_as_such_whatever_else_it_holds(office: Office, tmp_path: Path) -> None:
    newer = backup_of(office, tmp_path / "b.zip")
    rewrite(newer, {}, schema="9999", program="9.9", something="new")

    for act in (lambda: verify_backup(newer), lambda: restore(newer, tmp_path / "mới")):
        with pytest.raises(StoreUnavailable, match=r"mới hơn.*9\.9|9\.9.*mới hơn"):
            act()
    assert not (tmp_path / "mới").exists()


@ON_SQLITE
def test_a_backup_that_an_older_program_made_is_proven_and_restored(office: Office, tmp_path: Path) -> None:
    office.issue([office.signed()])
    older = backup_of(office, tmp_path / "b.zip")
    as_of_step_0009(older)

    assert verify_backup(older).schema == "0009"
    restored = restore(older, tmp_path / "kho mới")

    assert symbols(restored.store) == ["01/KH-UBND"]
    assert examine(restored.store).faults == []
    restored.store.close()


def as_of_step_0009(path: Path) -> None:
    """Make a backup what the program made before mail: without the three tables of the next step."""
    later = ("outbox", "mailboxes", "identities")
    with zipfile.ZipFile(path) as archive:
        database, tables = archive.read(DATABASE), json.loads(archive.read(MANIFEST))["tables"]
    file = path.with_suffix(".db")
    file.write_bytes(database)
    with contextlib.closing(sqlite3.connect(file)) as connection:
        for name in later:
            connection.execute(f"DROP TABLE {name}")
        connection.execute("UPDATE alembic_version SET version_num = '0009'")
        connection.commit()
    content = file.read_bytes()
    held = {name: held for name, held in tables.items() if name not in later}
    digest = hashlib.sha256(content).hexdigest()
    rewrite(path, {DATABASE: content}, schema="0009", database=digest, tables=held)


@ON_SQLITE
def test_the_last_good_backup_is_the_newest_that_was_proven(office: Office, tmp_path: Path) -> None:
    old, new = backup_of(office, tmp_path / "cũ.zip"), tmp_path / "mới.zip"
    now = office.store.clock
    office.store.clock = lambda: now() + dt.timedelta(hours=1)
    back_up(office.store, new)
    broken = tmp_path / "hỏng.zip"
    broken.write_bytes(new.read_bytes()[:-100])

    made = verify_own_backup(office.store, new)
    verify_own_backup(office.store, old)
    with pytest.raises(StoreBroken):
        verify_own_backup(office.store, broken)

    with office.store.reading() as connection:
        last = last_verified(connection)
    assert last
    assert (last.at, last.name) == (made.at, "mới.zip")


@ON_SQLITE
def test_the_doctor_warns_when_no_good_backup_is_younger_than_the_limit(office: Office, tmp_path: Path) -> None:
    now, path = office.store.clock, tmp_path / "b.zip"

    def faults_after(days: int) -> list[str]:
        office.store.clock = lambda: now() + dt.timedelta(days=days)
        return examine(office.store).faults

    assert faults_after(7) == []
    assert [line[:32] for line in faults_after(8)] == ["Chưa có bản sao lưu nào đã thử t"]
    verify_own_backup(office.store, backup_of(office, path))
    assert faults_after(15) == []
    (warned,) = faults_after(16)
    assert "Bản sao lưu tốt gần nhất" in warned
    assert f"{office.day + dt.timedelta(days=8):%d/%m/%Y}" in warned
    assert "quá 7 ngày" in warned


@ON_SQLITE
def test_a_date_that_a_wrong_clock_gave_does_not_stay_the_last(office: Office, tmp_path: Path) -> None:
    now = office.store.clock
    office.store.clock = lambda: now() + dt.timedelta(days=3650)
    verify_own_backup(office.store, backup_of(office, tmp_path / "sai giờ.zip"))
    office.store.clock = now
    with office.store.reading() as connection:
        status = backup_status(connection, office.day)
    assert status.late, "no date to come keeps the warning away"
    assert "ngày ấy chưa đến" in status.words

    verify_own_backup(office.store, backup_of(office, tmp_path / "đúng giờ.zip"))

    with office.store.reading() as connection:
        last = last_verified(connection)
    assert last
    assert last.name == "đúng giờ.zip"
