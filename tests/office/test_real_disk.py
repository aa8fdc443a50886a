"""A disk that is really full, or really read-only: refused in words, and nothing lost when there is room again."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.office.cluster import binaries, running
from tests.office.people import Office, office_of, open_office
from tests.soak import IN_FULL, long_run

from ocop_docs.office.audit.verification import verify
from ocop_docs.office.errors import StoreUnavailable
from ocop_docs.office.papers.issuing import WORD, copy_of, recover
from ocop_docs.office.store.schema import entries
from ocop_docs.office.store.store import create_store, open_store

FREE = range(0, 400, 20) if IN_FULL else range(0, 400, 100)
"""Kilobytes that are left on the full disk."""


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[None]:
    """A small disk of its own in the folder, while the block lasts."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=777", "tmpfs", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        assert not IN_FULL, made.stderr
        pytest.skip("this user may not mount a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def full(folder: Path, but: int) -> Iterator[None]:
    """Leave that many kilobytes of the disk free."""
    filler = folder / "filler"
    with filler.open("wb") as file:
        free = shutil.disk_usage(folder).free - but * 1024
        os.posix_fallocate(file.fileno(), 0, max(free, 1))
    yield
    filler.unlink()


def assert_whole(office: Office, issued: int) -> None:
    """Each number has its paper and its file, from 1 on, and the chain is sound."""
    recover(office.store)
    with office.store.reading() as connection:
        found = connection.execute(select(entries.c.id, entries.c.number).order_by(entries.c.number)).all()
        assert [one.number for one in found] == list(range(1, len(found) + 1))
        assert len(found) >= issued
        for entry, _ in found:
            office.store.files.get(str(copy_of(connection, entry, WORD)))
        assert [one.faults for one in verify(connection)] == [[]]


def issue_while_full(office: Office, disk: Path) -> int:
    """Issue with less and less room; return how often it was refused. What was acknowledged is there afterwards."""
    refused = acknowledged = 0
    for free in FREE:
        keys = [office.signed(subject=f"Kế hoạch khi đĩa còn {free} KB, thứ {each}") for each in range(3)]
        with full(disk, free):
            for key in keys:
                try:
                    office.issue([key])
                except StoreUnavailable:
                    refused += 1
                else:
                    acknowledged += 1
        assert_whole(office, acknowledged)
    office.issue([office.signed()])
    assert_whole(office, acknowledged + 1)
    return refused


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """Where a disk is mounted: a short path, for the socket of PostgreSQL."""
    folder = Path(tempfile.mkdtemp(prefix="ocop-disk-"))
    folder.chmod(0o755)
    yield folder
    folder.rmdir()


@long_run
def test_a_full_disk_under_sqlite_refuses_in_words_and_loses_nothing(small_disk: Path) -> None:
    with mounted(small_disk, "6m"):
        office = open_office(create_store(small_disk / "kho"))
        assert issue_while_full(office, small_disk) > 0
        office.store.close()


@long_run
@pytest.mark.skipif(binaries() is None, reason="PostgreSQL is not installed; conftest.py refuses that in CI")
def test_a_full_disk_under_postgresql_refuses_in_words_and_loses_nothing(small_disk: Path, tmp_path: Path) -> None:
    found = binaries()
    assert found
    with mounted(small_disk, "160m"), running(found, where=small_disk) as cluster:
        office = open_office(create_store(tmp_path / "kho", cluster.new_database()))
        assert issue_while_full(office, small_disk) > 0
        office.store.close()


def test_a_disk_that_became_read_only_is_refused_in_words_and_goes_on_when_it_may_be_written(small_disk: Path) -> None:
    with mounted(small_disk, "20m"):
        office = open_office(create_store(small_disk / "kho"))
        key = office.signed()
        office.issue([office.signed()])
        office.store.close()
        remount(small_disk, "ro")
        with pytest.raises(StoreUnavailable, match="Cơ sở dữ liệu chưa nhận"):
            open_store(small_disk / "kho")
        remount(small_disk, "rw")
        office = office_of(open_store(small_disk / "kho"))
        office.issue([key])
        assert_whole(office, 2)
        office.store.close()


def remount(folder: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)
