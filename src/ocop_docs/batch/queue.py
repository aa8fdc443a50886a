"""The queue of batch jobs: ordered, started a few at a time, stopped, resumed, and removed when old."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from filelock import lock_descriptor

from ocop_docs.batch.job import DAMAGED, LOCK, STOP, Job, Order, Phase, State
from ocop_docs.errors import OutputRefused, fault

_log = logging.getLogger(__name__)
_ID = re.compile("[0-9a-f]{32}")
_HOUR = 3600
_CLEAR_EVERY_S = 600
_STOP_WAIT_S, _STOP_STEP_S = 10, 0.05
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Keeps Windows from opening a console for each worker."""


class Jobs:
    """The queue, in one folder. An id cannot be guessed: whoever has it may see the batch."""

    def __init__(self, folder: Path, *, at_once: int, most: int, hours: int) -> None:
        """Keep up to `most` batches in `folder`, each for `hours` after it last changed; work on `at_once`."""
        self._folder = folder.absolute()
        self._at_once = at_once
        self._most = most
        self._kept_s = hours * _HOUR
        self._lock = threading.RLock()
        self._waiting: deque[str] = deque()
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._clear()

    def create(self, order: Order, save: Callable[[Path], object]) -> Job:
        """Order a batch; `save` writes its table to the path given to it.

        Raises:
            OutputRefused: the queue is full, or its folder cannot be written.
        """
        self._clear()
        if sum(1 for _ in self._all()) >= self._most:
            raise OutputRefused(fault("batches-full", limit=self._most))
        job = Job(self._folder / secrets.token_hex(16))
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            job.folder.mkdir(mode=0o700)
            save(job.folder / f"bang{order.ending}")
            _sync(job.folder / f"bang{order.ending}")
            job.add_state(State(Phase.waiting))
            job.order = order
        except OSError as error:
            shutil.rmtree(job.folder, ignore_errors=True)
            raise OutputRefused(fault("batches-unwritable")) from error
        self._enqueue(job)
        return job

    def find(self, name: str) -> Job | None:
        """Return the batch of that id; None when there is none or it is too old."""
        job = Job(self._folder / name)
        if not _ID.fullmatch(name) or not job.exists:
            return None
        if self._is_old(job):
            self.remove(job)
            return None
        self._check(job)
        return job

    def _check(self, job: Job) -> None:
        """Set a batch aside whose files are not what was written; a worker may be writing them for the first time."""
        try:
            job.check()
        except (OSError, ValueError) as error:
            if not job.exists:
                raise OutputRefused(fault("batch-gone")) from error
            aside = job.folder.with_name(f"{job.id}{DAMAGED}")
            with contextlib.suppress(OSError):
                job.folder.rename(aside)
            _log.warning("batch %s is damaged and was set aside as %s", job.id, aside.name, exc_info=error)
            raise OutputRefused(fault("batch-damaged", folder=aside.name)) from error

    def state(self, job: Job) -> State:
        """Return its state; `interrupted` when its worker died without a last state."""
        alive = self._is_alive(job)
        state = job.state  # in this order: a worker that ends in between has written its last state before
        return state if state.phase.ended or alive else replace(state, phase=Phase.interrupted, rate=0.0)

    def run(self, job: Job, order: Order | None = None) -> None:
        """Start an ended batch again, with a new `order` where given; documents that are made are kept."""
        self._await_end(job)
        with self._lock:
            if self._is_alive(job):
                return
            if order is not None:
                job.order = order
            before = job.state
            job.add_state(
                State(Phase.waiting) if before.phase.has_report else replace(before, phase=Phase.waiting, rate=0.0)
            )
            self._enqueue(job)

    def stop(self, job: Job) -> None:
        """Kill its worker, or take it out of the queue; documents made so far are kept for `run`."""
        with self._lock:
            process = self._running.get(job.id)
            if job.id in self._waiting:
                self._waiting.remove(job.id)
        if process is not None:
            process.kill()
            self._forget(job.id, process)
        elif _is_held(job.folder / LOCK):
            self._stop_elsewhere(job)
        state = job.state
        if not state.phase.ended:
            job.add_state(replace(state, phase=Phase.stopped, rate=0.0))

    def _stop_elsewhere(self, job: Job) -> None:
        """Ask the worker of another program to end, and wait for it; raise OutputRefused when it does not."""
        (job.folder / STOP).touch()
        end = time.monotonic() + _STOP_WAIT_S
        while _is_held(job.folder / LOCK):
            if time.monotonic() > end:
                raise OutputRefused(fault("batch-not-stopped"))
            time.sleep(_STOP_STEP_S)

    def remove(self, job: Job) -> None:
        """Stop it and delete its folder."""
        if job.exists:
            with contextlib.suppress(OSError, ValueError):  # a damaged one goes as well
                self.stop(job)
        shutil.rmtree(job.folder, ignore_errors=True)

    def _enqueue(self, job: Job) -> None:
        with self._lock:
            self._waiting.append(job.id)
            self._start_next()

    def _start_next(self) -> None:
        while self._waiting and len(self._running) < self._at_once:
            job = Job(self._folder / self._waiting.popleft())
            command = [sys.executable, "-P", "-m", "ocop_docs.batch.worker", str(job.folder)]
            process = subprocess.Popen(  # noqa: S603 - our own module
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, creationflags=_NO_WINDOW
            )
            self._running[job.id] = process
            threading.Thread(target=self._forget, args=(job.id, process), daemon=True).start()

    def _forget(self, name: str, process: subprocess.Popen[bytes]) -> None:
        """Wait for the end of a worker, then start the next; a second call finds it done."""
        with process:
            process.wait()
        with self._lock:
            if self._running.get(name) is process:
                del self._running[name]
            self._start_next()

    def _await_end(self, job: Job) -> None:
        """Wait for a worker that has written its last state."""
        process = self._running.get(job.id)
        if process is not None and job.state.phase.ended:
            self._forget(job.id, process)

    def _is_alive(self, job: Job) -> bool:
        with self._lock:
            return job.id in self._running or job.id in self._waiting or _is_held(job.folder / LOCK)

    def _all(self) -> Iterator[Job]:
        found = self._folder.iterdir() if self._folder.is_dir() else ()
        return (Job(one) for one in found if _ID.fullmatch(one.name.removesuffix(DAMAGED)))

    def keep_clear(self) -> None:
        """Delete batches past their hours, now and every few minutes, without end."""
        while True:
            self._clear()
            time.sleep(_CLEAR_EVERY_S)

    def _clear(self) -> None:
        for job in list(self._all()):
            if self._is_old(job):
                self.remove(job)

    def _is_old(self, job: Job) -> bool:
        """Return whether its folder has not changed for as long as batches are kept."""
        try:
            changed = job.folder.stat().st_mtime
        except OSError:
            return False
        return time.time() - changed > self._kept_s and not self._is_alive(job)


def _sync(path: Path) -> None:
    """Flush a file to the disk before something is written that says it is there."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _is_held(path: Path) -> bool:
    """Return whether a worker of any program holds the lock; the system lifts it when its holder dies."""
    if not path.exists():
        return False
    with path.open("a+b") as file:
        return not lock_descriptor(file.fileno(), blocking=False)
