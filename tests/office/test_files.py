"""What is kept is flushed before it is named, proven when it is read, and the databases are set to lose nothing."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Any

import pytest
from tests.office.people import Office

from ocop_docs.office.errors import OfficeRefused, StoreBroken, StoreUnavailable
from ocop_docs.office.store import drives
from ocop_docs.office.store.database import is_sqlite
from ocop_docs.office.store.files import Files
from ocop_docs.office.store.store import Store, create_store
from ocop_docs.office.upkeep.backup import back_up
from ocop_docs.office.upkeep.restoring import restore


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The flushes and renames from now on; a folder is named by its path in the test's own."""
    found: list[str] = []

    def noted(name: str) -> Any:
        call = getattr(os, name)

        def wrapped(*arguments: Any) -> Any:
            opened = Path(f"/proc/self/fd/{arguments[0]}")
            of_folder = isinstance(arguments[0], int) and opened.is_dir()
            found.append(f"{name} {os.path.relpath(opened.readlink(), tmp_path)}" if of_folder else name)
            return call(*arguments)

        return wrapped

    for name in ("fsync", "replace", "rename"):
        monkeypatch.setattr(os, name, noted(name))
    return found


def test_a_file_is_flushed_then_named_then_its_folder_is_flushed(tmp_path: Path, calls: list[str]) -> None:
    digest = Files(tmp_path / "kho" / "files").put(b"content")

    new_folders = ["fsync .", "fsync kho", "fsync kho/files"]
    assert calls == [*new_folders, "fsync", "replace", f"fsync kho/files/{digest[:2]}"]
    assert digest == hashlib.sha256(b"content").hexdigest()


def test_a_backup_and_what_is_restored_are_flushed_then_named_then_their_folder_is_flushed(
    tmp_path: Path, office: Office, calls: list[str]
) -> None:
    office.issue([office.signed()])
    calls.clear()
    back_up(office.store, tmp_path / "b.zip")

    assert calls == ["fsync", "replace", "fsync ."]

    restore(tmp_path / "b.zip", tmp_path / "khác").store.close()

    begun = next(at for at, call in enumerate(calls) if "khác" in call)
    file, folder, named = calls.index("fsync", begun), calls.index("replace", begun), calls.index("rename", begun)
    assert begun < file < folder < named
    assert calls[-1] == "fsync khác"


def test_a_file_is_kept_once_and_proven_when_it_is_read(tmp_path: Path) -> None:
    files = Files(tmp_path)
    digest = files.put(b"content")

    assert (files.put(b"content"), list(files.digests())) == (digest, [digest])
    assert files.get(digest) == b"content"
    files.path(digest).write_bytes(b"contents")
    with pytest.raises(StoreBroken, match="không còn đúng"):
        files.get(digest)
    files.path(digest).unlink()
    with pytest.raises(StoreBroken, match="không còn trên đĩa"):
        files.get(digest)
    for name in ("../office.db", "", "A" * 64, f"{digest}/"):
        with pytest.raises(ValueError, match=f"^{re.escape(name)}$"):
            files.path(name)


def test_a_closed_folder_is_refused_in_words_and_leftovers_are_removed(tmp_path: Path) -> None:
    (tmp_path / "files").write_bytes(b"no folder")
    with pytest.raises(StoreUnavailable, match="Không ghi được"):
        Files(tmp_path / "files").put(b"content")

    files = Files(tmp_path / "other")
    digest = files.put(b"content")
    (files.path(digest).parent / ".tmp-killed").write_bytes(b"cont")

    assert (files.remove_leftovers(), files.remove_leftovers()) == (1, 0)
    assert files.get(digest) == b"content"


@pytest.mark.parametrize(
    ("kind", "place", "refused"),
    [("nfs4", "", True), ("cifs", "kho", True), ("ext4", "", False), ("nfs", "khac", False)],
)
def test_a_store_with_sqlite_on_a_network_drive_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, place: str, *, refused: bool
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 0:1 / / rw - ext4 /dev/vda rw\n" + f"23 22 0:2 / {tmp_path / place} rw shared:1 - {kind} may:/o rw\n"
    )
    monkeypatch.setattr(drives, "MOUNTS", mounts)

    if refused:
        with pytest.raises(OfficeRefused, match="ổ mạng"):
            create_store(tmp_path / "kho")
        assert not (tmp_path / "kho").exists()
    else:
        create_store(tmp_path / "kho").close()


def test_a_network_drive_is_known_by_a_path_with_blanks_and_through_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive, mounts = tmp_path / "ổ chung", tmp_path / "mountinfo"
    drive.mkdir()
    (tmp_path / "lối tắt").symlink_to(drive)
    mounts.write_text(f"23 22 0:2 / {str(drive).replace(' ', chr(92) + '040')} rw shared:1 - cifs may:/o rw\n")
    monkeypatch.setattr(drives, "MOUNTS", mounts)

    assert drives.is_network_drive(drive / "kho")
    assert drives.is_network_drive(tmp_path / "lối tắt" / "kho")
    assert not drives.is_network_drive(tmp_path / "kho")


def test_sqlite_flushes_every_commit_and_its_tables_hold_only_what_they_declare(store: Store) -> None:
    if not is_sqlite(store.engine):
        return
    with store.reading() as connection:
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
        loose = connection.exec_driver_sql(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict"
            " AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
        ).scalars()

        assert found == ["wal", 2]
        assert list(loose) == []
