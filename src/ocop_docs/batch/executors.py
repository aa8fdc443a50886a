"""Executors for a batch: this process, several processes of this machine, or a Dask cluster."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.settings import Settings, adopt, settings

CONNECT_TIMEOUT = "10s"
"""Longest wait for the answer of a scheduler."""


class SerialExecutor(Executor):
    """Does each call at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return a future that is already done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future carries whatever was raised
            future.set_exception(error)
        return future


@contextmanager
def executor_for(
    count: int, workers: int | None, scheduler: str | None, *, serial_below: int | None = None
) -> Iterator[tuple[Executor, int]]:
    """Yield an executor for `count` rows, and how many calls it can take at once.

    Args:
        count: rows to make; few are made in this process, since starting others takes longer.
        workers: processes to use; None: one for each processor that this process may use.
        serial_below: how many rows are too few for more processes; None: as set.
        scheduler: address of a Dask scheduler (`tcp://10.0.0.5:8786`), whose workers then make all documents.

    Raises:
        UnreadableInput: Dask is not installed, or no scheduler answers.
    """
    if scheduler:
        with _cluster(scheduler) as (client, size):
            yield client, size
        return
    least = settings().serial_below if serial_below is None else serial_below
    size = workers or (_processors() if count >= least else 1)
    if size == 1:
        yield SerialExecutor(), 1
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Spawned processes start alike on every system and inherit no thread of the progress bar.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(size, count), mp_context=context, initializer=_start_worker, initargs=(settings(),))
    try:
        yield pool, min(size, count)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start_worker(given: Settings) -> None:
    """Ignore Ctrl+C, which the parent handles, and end with the parent: a killed run leaves no process behind."""
    adopt(given)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _cluster(address: str) -> Iterator[tuple[Executor, int]]:
    try:
        distributed = import_module("distributed")
    except ModuleNotFoundError as error:
        raise UnreadableInput(fault("cluster-missing")) from error
    try:
        client = distributed.Client(address, timeout=CONNECT_TIMEOUT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise UnreadableInput(fault("cluster-unreachable", address=address)) from error
    with client:
        yield client.get_executor(pure=False), max(1, sum(client.nthreads().values()))
