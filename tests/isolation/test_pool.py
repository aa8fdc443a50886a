"""Calls in worker processes: what they give back, what ends them, what they leave behind."""

from __future__ import annotations

import operator
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from tests.isolation.work import ROOT, hold, leave_a_file, spin, swallow, write_much

from ocop_docs.errors import CallEnded, UnreadableInput
from ocop_docs.isolation import pool
from ocop_docs.isolation.limits import Limits
from ocop_docs.isolation.pool import WorkerError, call
from ocop_docs.pipeline import lint
from ocop_docs.settings import settings

LIMITS = Limits(seconds=20, cpu_seconds=20, memory_mb=1_000, file_mb=1)
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory and processors")


@pytest.fixture(autouse=True)
def no_workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # so that a worker finds the functions of the tests
    pool._POOL.close()  # noqa: SLF001 - each test begins without workers
    yield
    pool._POOL.close()  # noqa: SLF001


def children() -> list[psutil.Process]:
    return [one for one in psutil.Process().children() if is_worker(one)]


def is_worker(process: psutil.Process) -> bool:
    """Whether it is one; Windows refuses the command of a process that is just starting or ending."""
    try:
        return "ocop_docs.isolation.worker" in process.cmdline()
    except psutil.AccessDenied:
        return False


def test_a_call_gives_back_what_the_function_returns_and_the_worker_stays() -> None:
    first = call(LIMITS, os.getpid)

    assert first == call(LIMITS, os.getpid) != os.getpid()


def test_a_refusal_comes_back_with_its_faults() -> None:
    with pytest.raises(UnreadableInput) as refused:
        call(LIMITS, lint, b"no package")

    assert [fault.code for fault in refused.value.faults] == ["package-not-zip"]


def test_another_exception_comes_back_with_its_traceback() -> None:
    with pytest.raises(WorkerError, match="ZeroDivisionError"):
        call(LIMITS, operator.truediv, 1, 0)


@pytest.mark.parametrize(
    ("function", "arguments", "code"),
    [
        (time.sleep, (600,), "work-too-slow"),
        (spin, (), "work-too-slow"),
        pytest.param(spin, (), "work-too-much", marks=linux_only),
        pytest.param(operator.mul, ("a", 10**10), "work-too-large", marks=linux_only),
        pytest.param(swallow, (), "work-too-large", marks=linux_only),
        (os._exit, (9,), "work-died"),
    ],
    ids=["sleeps", "spins", "spins for long", "grows", "grows and says nothing of it", "dies"],
)
def test_what_exceeds_its_limits_is_ended_and_the_next_call_works(
    function: object, arguments: tuple[object, ...], code: str
) -> None:
    shortest = {"work-too-slow": {"seconds": 1}, "work-too-much": {"cpu_seconds": 1}}
    limits = LIMITS._replace(**shortest.get(code, {}))
    with pytest.raises(CallEnded) as ended:
        call(limits, function, *arguments)  # type: ignore[arg-type]

    assert [fault.code for fault in ended.value.faults] == [code]
    assert call(LIMITS, operator.add, 1, 2) == 3
    assert len(children()) == 1


@linux_only
def test_a_file_cannot_grow_beyond_its_limit() -> None:
    with pytest.raises(WorkerError, match="File too large"):
        call(LIMITS, write_much)


def test_what_a_worker_leaves_in_its_folder_goes_with_it() -> None:
    left = Path(call(LIMITS, leave_a_file))
    assert left.exists()

    pool._POOL.close()  # noqa: SLF001

    assert not left.parent.exists()
    assert children() == []


@linux_only
def test_a_worker_of_a_large_program_is_kept() -> None:
    large = bytearray(400 << 20)
    large[::4096] = b"a" * len(large[::4096])

    assert call(LIMITS, os.getpid) == call(LIMITS, os.getpid)


@linux_only
def test_a_worker_that_was_large_is_not_kept() -> None:
    assert call(LIMITS, hold, 400 << 20) == 400 << 20

    assert children() == []


def test_a_worker_ends_in_the_midst_of_a_call_when_its_program_is_gone() -> None:
    busy = pool._Worker()  # noqa: SLF001
    threading.Thread(target=busy.answer, args=(pool.Call(LIMITS, settings(), spin, ()),), daemon=True).start()
    process = psutil.Process(busy._process.pid)  # noqa: SLF001
    while process.cpu_times().user < 0.5:
        time.sleep(0.05)

    busy._process.stdin.close()  # type: ignore[union-attr]  # noqa: SLF001 - as the system does when the program dies

    assert busy._process.wait(60) == 0  # noqa: SLF001 - its end shows nowhere else
    busy.close()


def test_no_more_calls_run_at_a_time_than_there_are_workers() -> None:
    asked = [threading.Thread(target=call, args=(LIMITS, time.sleep, 0.3)) for _ in range(5)]
    for thread in asked:
        thread.start()
    while any(thread.is_alive() for thread in asked):
        assert len(children()) <= settings().workers
    for thread in asked:
        thread.join()
