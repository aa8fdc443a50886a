"""Issuing with a fault at each statement and each call on files: no number without a paper that can be had."""

from __future__ import annotations

import os
import sqlite3

import pytest
from sqlalchemy import select
from tests.office.people import Office
from tests.office.points import Fault, Points

from ocop_docs.errors import OcopDocsError
from ocop_docs.office.audit.verification import verify
from ocop_docs.office.papers.issuing import WORD, copy_of, recover
from ocop_docs.office.store.schema import documents, entries


def test_a_fault_at_any_point_of_issuing_spends_no_number_without_a_paper(office: Office) -> None:
    store, failing, issued = office.store, 0, 0
    while True:
        failing += 1
        key = office.signed(subject=f"Kế hoạch với lỗi ở bước {failing}")
        with Points(failing).watched(store):
            try:
                office.issue([key])
            except (Fault, OcopDocsError):
                failed = True
            else:
                failed = False
        with store.reading() as connection:
            state = connection.execute(select(documents.c.state).where(documents.c.key == key)).scalar_one()
            found = list(connection.execute(select(entries.c.number).order_by(entries.c.number)).scalars())
        issued += state == "numbered"
        assert found == list(range(1, issued + 1)), f"at point {failing}"
        assert state in ("signed", "numbered")
        if not failed:
            break
        recover(store)

    assert failing > 40, "every statement, commit, fsync and rename was a point"
    assert state == "numbered"
    with store.reading() as connection:
        assert [one.faults for one in verify(connection)] == [[]]
        for entry in connection.execute(select(entries.c.id)).scalars().all():
            store.files.get(str(copy_of(connection, entry, WORD)))


def test_a_full_disk_is_refused_in_words_and_recovers_when_there_is_room(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    key = office.signed()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OcopDocsError, match="Không ghi được") as refused:
            office.issue([key])

    assert refused.value.http_status == 503
    assert recover(office.store) == 1
    assert not list(office.store.files.folder.glob("??/.tmp-*"))


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_database_that_another_program_locks_is_refused_in_words(office: Office) -> None:
    key = office.signed()
    path = office.store.folder / "office.db"

    other = sqlite3.connect(path, isolation_level=None)
    with office.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OcopDocsError, match="chưa ghi gì"):
        office.issue([key])
    other.execute("ROLLBACK")
    other.close()

    (entry,) = office.issue([key])
    assert entry == 1


def test_a_clock_set_back_is_refused_in_words_and_nothing_is_lost(office: Office) -> None:
    import datetime as dt

    key, now = office.signed(), office.store.clock
    office.store.clock = lambda: now() - dt.timedelta(days=3650)

    with pytest.raises(OcopDocsError, match="Đồng hồ"):
        office.issue([key], date=office.store.today())

    office.store.clock = now
    assert len(office.issue([key])) == 1
