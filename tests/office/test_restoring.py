"""Restoring a backup over a store: only when asked, whole or not at all, and the old store is kept."""

from __future__ import annotations

import errno
import os
import tempfile
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection
from tests.office.people import Office, office_of
from tests.office.test_backup import ON_SQLITE, backup_of, symbols

from ocop_docs.office.errors import OfficeRefused, StoreUnavailable
from ocop_docs.office.register.entries import Columns, add_paper
from ocop_docs.office.store.store import DATABASE, FILES, open_store
from ocop_docs.office.upkeep import restoring
from ocop_docs.office.upkeep.copying import copy_rows
from ocop_docs.office.upkeep.doctor import examine
from ocop_docs.office.upkeep.restoring import restore


@ON_SQLITE
def test_a_store_is_replaced_only_when_asked_and_the_old_one_is_kept(office: Office, tmp_path: Path) -> None:
    ours = backup_of(office, tmp_path / "b.zip")
    office.issue([office.signed()])
    office.store.close()
    folder = office.store.folder

    with pytest.raises(OfficeRefused, match="--force"):
        restore(ours, folder)
    restored = restore(ours, folder, force=True)

    assert symbols(restored.store) == []
    assert examine(restored.store).faults == []
    assert restored.replaced
    assert restored.replaced.parent == folder
    old = open_store(restored.replaced)
    assert symbols(old) == ["01/KH-UBND"]
    assert examine(old).faults == []
    for store in (restored.store, old):
        store.close()


@ON_SQLITE
def test_the_backup_of_another_installation_takes_a_place_in_use_with_both_consents(
    office: Office, other: Office, tmp_path: Path
) -> None:
    theirs = backup_of(other, tmp_path / "b.zip")
    office.store.close()

    with pytest.raises(OfficeRefused, match="--force"):
        restore(theirs, office.store.folder, other=True)
    restored = restore(theirs, office.store.folder, force=True, other=True)

    assert symbols(restored.store) == ["01/KH-UBND"]
    restored.store.close()


@ON_SQLITE
def test_a_store_that_is_being_served_is_not_replaced(office: Office, tmp_path: Path) -> None:
    ours = backup_of(office, tmp_path / "b.zip")

    with pytest.raises(OfficeRefused, match="đang mở kho"):
        restore(ours, office.store.folder, force=True)

    office.issue([office.signed()])
    assert symbols(office.store) == ["01/KH-UBND"]


@ON_SQLITE
def test_a_number_taken_while_the_store_is_replaced_is_in_the_new_one(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, folder = backup_of(office, tmp_path / "b.zip"), office.store.folder
    office.store.close()

    def take_a_number() -> None:
        with open_store(folder) as store:
            add_paper(office_of(store).actor("clerk"), None, Columns("TB-UBND", office.day, "Thông báo", "Lịch trực"))

    clerk = threading.Thread(target=take_a_number)

    def copy_meanwhile(*connections: Connection) -> object:
        clerk.start()
        clerk.join(timeout=0.5)
        return copy_rows(*connections)

    monkeypatch.setattr(restoring, "copy_rows", copy_meanwhile)

    restored = restore(ours, folder, force=True)

    clerk.join()
    assert symbols(restored.store) == ["01/TB-UBND"]
    restored.store.close()


@ON_SQLITE
def test_a_store_is_put_back_when_the_new_one_cannot_be_moved_to_its_place(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.issue([office.signed()])
    ours, folder = backup_of(office, tmp_path / "b.zip"), office.store.folder
    office.issue([office.signed()])
    office.store.close()
    rename = Path.rename

    def fail(source: Path, target: Path) -> Path:
        if source.parent.name.startswith(".restoring-") and source.name == DATABASE:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", fail)
        with pytest.raises(StoreUnavailable):
            restore(ours, folder, force=True)

    assert sorted(path.name for path in folder.iterdir()) == [FILES, DATABASE, f"{DATABASE}.queue"]
    with open_store(folder) as store:
        assert symbols(store) == ["01/KH-UBND", "02/KH-UBND"]
        assert examine(store).faults == []


@ON_SQLITE
def test_a_restoration_that_was_killed_is_named_with_the_way_back_and_the_next_removes_its_leftovers(
    office: Office, tmp_path: Path
) -> None:
    ours, folder = backup_of(office, tmp_path / "b.zip"), office.store.folder
    office.store.close()
    kept = folder / "kho-cu-2026-11-27-x"
    for left in (kept, folder / ".restoring-x"):
        left.mkdir()
    (folder / DATABASE).rename(kept / DATABASE)

    with pytest.raises(StoreUnavailable, match="đã dừng giữa chừng") as refused:
        open_store(folder)
    restored = restore(ours, folder, force=True)

    assert str(kept) in str(refused.value)
    assert (kept / DATABASE).is_file()
    assert not (folder / ".restoring-x").exists()
    restored.store.close()


@ON_SQLITE
def test_a_damaged_store_is_replaced_and_kept_as_it_is(office: Office, tmp_path: Path) -> None:
    office.issue([office.signed()])
    ours = backup_of(office, tmp_path / "b.zip")
    office.store.close()
    (office.store.folder / DATABASE).write_bytes(b"nothing that SQLite knows" * 1000)

    restored = restore(ours, office.store.folder, force=True)

    assert symbols(restored.store) == ["01/KH-UBND"]
    assert restored.replaced
    assert (restored.replaced / DATABASE).read_bytes().startswith(b"nothing that SQLite knows")
    restored.store.close()


@ON_SQLITE
def test_a_restoration_without_room_leaves_the_store_as_it_was(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = tempfile.mkstemp

    def full(*, dir: Path, prefix: str) -> tuple[int, str]:  # noqa: A002 - as the function that it stands for
        if ".restoring-" in str(dir):
            raise OSError(28, "No space left on device")
        return make(dir=dir, prefix=prefix)

    office.issue([office.signed()])
    ours = backup_of(office, tmp_path / "b.zip")
    office.issue([office.signed()])
    office.store.close()
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "mkstemp", full)
        with pytest.raises(StoreUnavailable, match="Không ghi được"):
            restore(ours, office.store.folder, force=True)

    assert sorted(path.name for path in office.store.folder.iterdir()) == [FILES, DATABASE, f"{DATABASE}.queue"]
    assert symbols(open_store(office.store.folder)) == ["01/KH-UBND", "02/KH-UBND"]
