"""Calls in worker processes, each within limits: for what comes from outside and may hang or grow.

This limits resources, it is no sandbox: a worker is an ordinary process of this user.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from typing import Any, Final

from ocop_docs.errors import CallEnded, Fault, fault
from ocop_docs.isolation.calls import Answer, Call
from ocop_docs.isolation.limits import Limits
from ocop_docs.isolation.platform import IN_BROWSER
from ocop_docs.isolation.processes import end, start
from ocop_docs.settings import settings

_COMMAND = (sys.executable, "-P", "-m", "ocop_docs.isolation.worker")
_CPU_EXHAUSTED = 24
"""SIGXCPU on Linux and macOS; `signal` does not have it on Windows."""
_TEMPORARY = ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR")


class WorkerError(Exception):
    """A function failed in a worker as it should not have; the text is its traceback there."""


def call(limits: Limits, function: Callable[..., Any], *arguments: Any) -> Any:
    """Return what a function of a module returns, run in a worker process.

    Arguments and result must be picklable. Waits while all workers are busy. In a browser it is called in this process.

    Raises:
        OcopDocsError: as the function.
        CallEnded: it took too long or too much memory, or its process died.
        WorkerError: any other exception of the function.
    """
    return _POOL.call(Call(limits, settings(), function, arguments))


def close() -> None:
    """End all workers; calls under way fail."""
    _POOL.close()


class _Worker:
    """One process with a folder of its own for temporary files."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="ocop-docs-", ignore_cleanup_errors=True)
        places = dict.fromkeys(_TEMPORARY, self._folder.name)
        try:
            self._process = start((*_COMMAND, self._folder.name), os.environ | places, subprocess.PIPE, subprocess.PIPE)
        except BaseException:
            self._folder.cleanup()
            raise
        self.too_slow = self.too_much = False

    def answer(self, one: Call) -> Answer | None:
        """Return the answer; None when the process died or was ended for taking too long."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None  # noqa: S101, PT018 - both are pipes
        packed = pickle.dumps(one)
        timer = threading.Timer(one.limits.seconds, self._end_slow)
        timer.start()
        try:
            stdin.write(packed)
            stdin.flush()
            answer: Answer = pickle.load(stdout)  # noqa: S301 - from our own process
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):  # ValueError: closed meanwhile
            self.too_much = self._process.wait() == -_CPU_EXHAUSTED
            return None
        finally:
            timer.cancel()
        return answer

    def _end_slow(self) -> None:
        self.too_slow = True
        self._process.kill()

    def why_ended(self, limits: Limits, *, out_of_memory: bool) -> Fault:
        """Return why the last call has no answer that counts."""
        if out_of_memory:
            return fault("work-too-large", memory=limits.memory_mb)
        if self.too_slow:
            return fault("work-too-slow", seconds=limits.seconds)
        return fault("work-too-much", seconds=limits.cpu_seconds) if self.too_much else fault("work-died")

    def close(self) -> None:
        """End the process with what it started, and remove its files."""
        end(self._process)
        for stream in filter(None, (self._process.stdin, self._process.stdout)):
            with contextlib.suppress(OSError):
                stream.close()
        self._folder.cleanup()


class _Pool:
    """Up to `settings().workers` processes, started when they are first needed and kept for the next call."""

    def __init__(self) -> None:
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._changed = threading.Condition()

    def call(self, one: Call) -> Any:
        worker = self._take()
        usable = False
        try:
            answer = worker.answer(one)
            usable = answer is not None and answer.usable
        finally:
            self._give_back(worker, usable=usable)
        if answer is None or answer.out_of_memory:
            raise CallEnded(worker.why_ended(one.limits, out_of_memory=answer is not None))
        if answer.refusal:
            raise answer.refusal
        if answer.traceback:
            raise WorkerError(answer.traceback)
        return answer.value

    def close(self) -> None:
        """End all workers."""
        with self._changed:
            ended, self._all, self._idle = self._all, set(), []
        for worker in ended:
            worker.close()

    def _take(self) -> _Worker:
        with self._changed:
            self._changed.wait_for(lambda: self._idle or len(self._all) < settings().workers)
            if self._idle:
                return self._idle.pop()
            worker = _Worker()
            self._all.add(worker)
            return worker

    def _give_back(self, worker: _Worker, *, usable: bool) -> None:
        if not usable:
            worker.close()  # before another may start in its place
        with self._changed:
            if usable and worker in self._all:
                self._idle.append(worker)
            else:
                self._all.discard(worker)
            self._changed.notify()


class _SameProcess:
    """Does each call in this process, where there are no others: without limits."""

    def call(self, one: Call) -> Any:
        return one.function(*one.arguments)

    def close(self) -> None:
        """Nothing was started."""


_POOL: Final = _SameProcess() if IN_BROWSER else _Pool()
atexit.register(close)
