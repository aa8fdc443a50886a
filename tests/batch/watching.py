"""Batches in their room, watched from outside: their workers found, held and ended as a system would."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import psutil
from tests.batch.tables import jsonl, report

from ocop_docs.batch.job import Job, Order, Phase, State
from ocop_docs.batch.queue import Jobs

PATTERN = "{mã}"
PATIENCE_S = 120
"""For what cannot be long; no test is about how long."""


def room(folder: Path, *, at_once: int = 2, most: int = 50, hours: int = 48) -> Jobs:
    return Jobs(folder, at_once=at_once, most=most, hours=hours)


def table(rows: int, **changes: object) -> bytes:
    """A table of short reports; the last is changed."""
    return jsonl(*(report(number) for number in range(rows - 1)), report(rows) | changes)


def order(jobs: Jobs, data: bytes, *, skip: bool = False, make: bool = True) -> Job:
    return jobs.create(Order("report", ".jsonl", PATTERN, skip, make), lambda path: path.write_bytes(data))


def until(happened: Callable[[], object], every_s: float = 0.02) -> None:
    """Wait until something has happened, looking often."""
    limit = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < limit, "it never happened"
        time.sleep(every_s)


def ended(jobs: Jobs, job: Job) -> State:
    until(lambda: jobs.state(job).phase.ended)
    return jobs.state(job)


def workers(job: Job) -> list[psutil.Process]:
    """The processes that this one has started for a batch."""
    return [one for one in psutil.Process().children() if one.is_running() and job.id in " ".join(_command(one))]


def hold(job: Job) -> psutil.Process:
    """Suspend a batch's worker as soon as there is one."""
    until(lambda: workers(job))
    (worker,) = workers(job)
    worker.suspend()
    return worker


def hold_after(job: Job, rows: int) -> psutil.Process:
    """Suspend a batch's worker once so many of its rows are on record."""
    until(lambda: workers(job))
    (worker,) = workers(job)
    until(lambda: recorded(job) >= rows, every_s=0.002)
    worker.suspend()
    assert job.state.phase is Phase.working
    return worker


def recorded(job: Job) -> int:
    """Rows in the journal of a batch under way."""
    journal = job.result.with_name(f".{job.result.name}.journal")
    return journal.read_bytes().count(b"\n") - 1 if journal.exists() else 0


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []
