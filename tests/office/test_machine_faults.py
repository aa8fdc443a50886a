"""What a machine does to a store: no descriptors left, a damaged page, a lost connection, a clock that jumps."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select, text
from tests.office.people import Office, office_of

from ocop_docs.errors import OcopDocsError
from ocop_docs.office.audit.verification import verify
from ocop_docs.office.errors import StoreUnavailable
from ocop_docs.office.papers.issuing import recover
from ocop_docs.office.register.entries import book_of, entries_of, symbol_of
from ocop_docs.office.store.schema import entries
from ocop_docs.office.store.store import DATABASE, open_store
from ocop_docs.office.upkeep.doctor import examine

resource = pytest.importorskip("resource")


@contextmanager
def descriptors_left(count: int) -> Iterator[None]:
    """Let the process open that many files more, and no other."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = next(number for number in range(soft) if not Path(f"/proc/self/fd/{number}").exists())
    resource.setrlimit(resource.RLIMIT_NOFILE, (free + count, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def numbers(office: Office) -> list[int]:
    with office.store.reading() as connection:
        assert [one.faults for one in verify(connection)] == [[]]
        return list(connection.execute(select(entries.c.number).order_by(entries.c.number)).scalars())


def test_without_descriptors_for_files_issuing_is_refused_in_words_and_goes_on_later(office: Office) -> None:
    office.issue([office.signed()])
    refused = 0
    for left in range(7):
        key = office.signed()
        office.store.engine.dispose()
        with descriptors_left(left):
            try:
                office.issue([key])
            except OcopDocsError:
                refused += 1
        recover(office.store)
        found = numbers(office)
        assert found == list(range(1, len(found) + 1))

    assert refused > 0
    assert examine(office.store).faults == []


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_damaged_page_is_named_by_the_doctor_and_written_to_by_nobody(office: Office) -> None:
    office.issue([office.signed() for _ in range(3)])
    office.store.close()
    path = office.store.folder / DATABASE
    content = bytearray(path.read_bytes())
    for page in range(8, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)

    with pytest.raises(StoreUnavailable):
        open_store(office.store.folder).files and office.issue([office.signed()])

    assert path.read_bytes() == content


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_log_without_its_index_of_memory_is_read_again_whole(office: Office) -> None:
    office.issue([office.signed()])
    for name in (DATABASE, f"{DATABASE}-wal"):  # as a machine leaves them that lost its power
        shutil.copy(office.store.folder / name, office.store.folder / f"copy-{name}")
    office.store.close()
    for name in (DATABASE, f"{DATABASE}-wal"):
        (office.store.folder / f"copy-{name}").replace(office.store.folder / name)
    (office.store.folder / f"{DATABASE}-shm").unlink(missing_ok=True)

    again = office_of(open_store(office.store.folder))

    assert numbers(again) == [1]
    again.store.close()


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_a_lost_connection_is_refused_in_words_and_the_next_act_has_another(office: Office) -> None:
    key = office.signed()

    with pytest.raises(StoreUnavailable, match="chưa ghi gì"), office.store.writing() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    office.issue([key])
    assert numbers(office) == [1]


@pytest.mark.parametrize("jump", [dt.timedelta(days=1), dt.timedelta(days=3650)])
def test_a_clock_that_jumps_ahead_and_back_loses_nothing(office: Office, jump: dt.timedelta) -> None:
    office.issue([office.signed()])
    key, now = office.signed(), office.store.clock
    office.store.clock = lambda: now() + jump
    office.issue([key], date=office.day)
    office.store.clock = now

    with pytest.raises(StoreUnavailable, match="Giờ của máy"):
        office.draft()

    assert numbers(office) == [1, 2]
    (fault,) = examine(office.store).faults
    assert "sau giờ của máy" in fault
    assert f"{office.day + jump:%d/%m/%Y}" in fault


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_year_turns_at_midnight_in_vietnam_whatever_the_machines_zone(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    period = {"period": {"start": 2026, "end": 2027}}
    for second in ("2026-12-31T16:59:59", "2026-12-31T17:00:00"):
        office.store.clock = lambda second=second: dt.datetime.fromisoformat(f"{second}+00:00")
        office.issue([office.signed(**period)], date=office.store.today())

    with office.store.reading() as connection:
        book = book_of(connection, office.person("clerk"), None)
        found = [[symbol_of(one) for one in entries_of(connection, book, year)] for year in (2026, 2027)]
    assert found == [["01/KH-UBND"], ["01/KH-UBND"]]
