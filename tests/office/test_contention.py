"""Many processes at once, and processes that are killed: no number is left out, given twice, or lost."""

from __future__ import annotations

import itertools
import random
import signal
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.office.people import Office
from tests.office.workers import Worker
from tests.soak import IN_FULL, long_run

from ocop_docs.office.audit.verification import verify
from ocop_docs.office.papers.issuing import recover
from ocop_docs.office.store.schema import copies, entries
from ocop_docs.office.store.store import Store

PROCESSES = 8
NUMBERS = 10_000 if IN_FULL else 160
ISSUES = 400 if IN_FULL else 16
KILLS = 250 if IN_FULL else 4
"""For each database and kind of work."""


def numbers(store: Store) -> list[int]:
    with store.reading() as connection:
        return list(connection.execute(select(entries.c.number).order_by(entries.c.number)).scalars())


def assert_sound(store: Store, acknowledged: set[int]) -> None:
    """Numbers without gap or double, nothing acknowledged lost, each made paper with its file, and a sound chain."""
    recover(store)
    found = numbers(store)
    assert found == list(range(1, len(found) + 1))
    with store.reading() as connection:
        assert acknowledged <= set(connection.execute(select(entries.c.id)).scalars())
        papers = connection.execute(select(entries.c.id).where(entries.c.document_id.is_not(None))).scalars().all()
        for digest in connection.execute(select(copies.c.digest)).scalars():
            store.files.get(digest)
        assert connection.execute(select(func.count()).select_from(copies)).scalar() == len(papers)
        assert [one.faults for one in verify(connection)] == [[]]


def in_eight_processes(office: Office, address: str, what: str, count: int, folder: Path) -> list[int]:
    """Divide `count` among the processes, and return every entry that they acknowledged."""
    working = [Worker(office, address, what, count // PROCESSES, folder / f"{each}.log") for each in range(PROCESSES)]
    for worker in working:
        worker.process.join()
    assert [worker.process.exitcode for worker in working] == [0] * PROCESSES
    return [entry for worker in working for entry in worker.acknowledged()]


@long_run
@pytest.mark.parametrize(("what", "count"), [("numbers", NUMBERS), ("issues", ISSUES)])
def test_what_eight_processes_number_at_once_is_numbered_without_gap_or_double(
    office: Office, address: str, tmp_path: Path, what: str, count: int
) -> None:
    acknowledged = in_eight_processes(office, address, what, count, tmp_path)

    assert len(acknowledged) == len(set(acknowledged)) == count
    assert_sound(office.store, set(acknowledged))


@long_run
@pytest.mark.parametrize("what", ["numbers", "issues"])
def test_a_process_killed_at_any_moment_loses_nothing_that_it_acknowledged(
    office: Office, address: str, tmp_path: Path, what: str
) -> None:
    rng, acknowledged = random.Random(KILLS), set[int]()
    for each in range(KILLS):
        worker = Worker(office, address, what, 10_000, tmp_path / f"{each}.log")
        while not worker.acknowledged():
            time.sleep(0.01)
        time.sleep(rng.random() / 5)
        worker.process.kill()
        worker.process.join()
        acknowledged |= set(worker.acknowledged())

    assert len(acknowledged) >= KILLS
    assert_sound(office.store, acknowledged)


@long_run
def test_a_process_killed_at_each_point_of_issuing_leaves_what_recovery_makes_whole(
    office: Office, address: str, tmp_path: Path
) -> None:
    acknowledged, step = set[int](), 1 if IN_FULL else 7
    for point in itertools.count(1, step):
        worker = Worker(office, address, "killed at", point, tmp_path / f"{point}.log")
        worker.process.join()
        acknowledged |= set(worker.acknowledged())
        if worker.process.exitcode == 0:
            break
        assert worker.process.exitcode == -signal.SIGKILL

    assert point > 60, "every statement, commit, flush and rename was a point"
    assert_sound(office.store, acknowledged)
