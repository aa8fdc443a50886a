"""Issuing with a fault at each statement and each call on files: no number without a paper that can be had."""

from __future__ import annotations

import datetime as dt
import os
from typing import Any

import pytest
from sqlalchemy import event, select
from tests.office.people import Office
from tests.office.points import Fault, Points

from ocop_docs.errors import OcopDocsError
from ocop_docs.office.audit.verification import verify
from ocop_docs.office.errors import StoreUnavailable
from ocop_docs.office.papers.issuing import WORD, copy_of, recover
from ocop_docs.office.store import database
from ocop_docs.office.store.database import is_sqlite
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


def test_a_database_that_another_program_locks_is_refused_in_words(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = office.signed()
    monkeypatch.setattr(database, "BUSY_S", 0.05)
    office.store.engine.dispose()  # connections made from now on wait less

    with office.store.engine.connect() as other:
        other.exec_driver_sql("PRAGMA busy_timeout" if is_sqlite(other) else "SELECT * FROM chains FOR UPDATE")
        with pytest.raises(OcopDocsError, match="chưa ghi gì"):
            office.issue([key])

    (entry,) = office.issue([key])
    assert entry == 1


def test_a_database_that_may_only_be_read_is_refused_in_words_and_still_shows_what_it_holds(office: Office) -> None:
    (entry,) = office.issue([office.signed()])
    key = office.signed()
    read_only = {True: "PRAGMA query_only = ON", False: "SET default_transaction_read_only = on"}

    @event.listens_for(office.store.engine, "connect")
    def _set(connection: Any, _: object) -> None:
        cursor = connection.cursor()
        cursor.execute(read_only[is_sqlite(office.store.engine)])
        connection.commit()

    office.store.engine.dispose()
    with pytest.raises(StoreUnavailable, match="chưa ghi gì"):
        office.issue([key])
    with office.store.reading() as connection:
        assert copy_of(connection, entry, WORD)
    event.remove(office.store.engine, "connect", _set)
    office.store.engine.dispose()

    assert office.issue([key]) == [entry + 1]


@pytest.mark.parametrize("days", [1, 3650])
def test_a_clock_set_back_is_refused_in_words_and_nothing_is_lost(office: Office, days: int) -> None:
    key, now = office.signed(), office.store.clock
    office.store.clock = lambda: now() - dt.timedelta(days=days)

    with pytest.raises(OcopDocsError, match="Giờ của máy"):
        office.issue([key], date=office.store.today())

    office.store.clock = now
    assert len(office.issue([key])) == 1
