"""What processes of their own do to a store: take numbers, issue papers, until they are done or killed."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.office.people import Office, office_of
from tests.office.points import Kills

from ocop_docs.office.register.entries import Columns, add_paper
from ocop_docs.office.store.store import open_store

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload([__name__])


class Worker:
    """A process at work on a store; what it acknowledged is in a file, which a kill does not take away."""

    def __init__(self, office: Office, address: str, what: str, count: int, log: Path) -> None:
        self._log = log
        self.process: BaseProcess = CONTEXT.Process(target=_work, args=(what, office.store.folder, address, count, log))
        self.process.start()

    def acknowledged(self) -> list[int]:
        """The entries that it acknowledged so far."""
        lines = self._log.read_text(encoding="utf-8").splitlines(keepends=True) if self._log.exists() else []
        return [int(line) for line in lines if line.endswith("\n")]


def _work(what: str, folder: Path, address: str, count: int, log: Path) -> None:
    office = office_of(open_store(folder, address))
    handle = os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    for entry in WORK[what](office, count):
        os.write(handle, f"{entry}\n".encode())


def _numbers(office: Office, count: int) -> Iterator[int]:
    clerk = office.actor("clerk")
    for _ in range(count):
        yield add_paper(clerk, None, Columns("TB-UBND", office.day, "Thông báo", "Lịch trực"))


def _issues(office: Office, count: int) -> Iterator[int]:
    for _ in range(count):
        yield from office.issue([office.signed()])


def _killed_at(office: Office, point: int) -> Iterator[int]:
    """Issue a paper, and be killed at that point of it; without so many points, end well."""
    key = office.signed(subject=f"Kế hoạch bị dừng ở bước {point}")
    with Kills(point).watched(office.store):
        yield from office.issue([key])


WORK: dict[str, Callable[[Office, int], Iterator[int]]] = {
    "numbers": _numbers,
    "issues": _issues,
    "killed at": _killed_at,
}
