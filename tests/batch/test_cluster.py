"""Many machines: a real Dask scheduler and two workers on loopback, one of which dies half way."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.batch.tables import jsonl, read, report

from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.errors import UnreadableInput

pytest.importorskip("distributed", reason="the optional part for clusters is not installed")
# distributed itself leaves sockets and loops to the collector when a worker dies.
pytestmark = pytest.mark.filterwarnings("default")

ROWS = 40
RECORDS = [report(number) for number in range(ROWS)]


def started(stack: ExitStack, program: str, *arguments: str) -> subprocess.Popen[bytes]:
    """A part of the cluster as a process of its own, ended with the test."""
    command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments, "--no-dashboard"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The scheduler's address and the processes of two workers."""
    file = tmp_path / "scheduler.json"
    with ExitStack() as stack:
        started(stack, "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))
        options = ("--scheduler-file", str(file), "--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path))
        workers = [started(stack, "dask_worker", *options) for _ in range(2)]
        while not file.exists() or not file.read_text(encoding="utf-8").strip():
            time.sleep(0.05)
        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        wait_for_workers(address)
        yield address, workers


def wait_for_workers(address: str) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=120)


def test_when_one_of_two_workers_dies_no_document_is_lost_or_made_twice(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, workers = cluster
    alone, together = tmp_path / "một.zip", tmp_path / "nhiều.zip"
    run_batch(Batch("report", read(jsonl(*RECORDS), "b.jsonl"), alone))
    killed: list[int] = []

    def kill_half_way(done: int, total: int) -> None:
        if done >= total // 2 and not killed:
            os.kill(workers[0].pid, signal.SIGKILL)
            killed.append(done)

    outcome = run_batch(Batch("report", read(jsonl(*RECORDS), "b.jsonl"), together, scheduler=address), kill_half_way)

    assert killed
    assert workers[0].wait() == -signal.SIGKILL
    assert workers[1].poll() is None
    assert (outcome.made, outcome.faults) == (ROWS, [])
    assert together.read_bytes() == alone.read_bytes()


def test_a_scheduler_that_does_not_answer_is_named_and_no_file_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ocop_docs.batch.executors.CONNECT_TIMEOUT", "1s")
    batch = Batch("report", read(jsonl(*RECORDS), "b.jsonl"), tmp_path / "kq.zip", scheduler="tcp://127.0.0.1:9")

    with pytest.raises(UnreadableInput) as caught:
        run_batch(batch)

    assert [one.code for one in caught.value.faults] == ["cluster-unreachable"]
    assert list(tmp_path.iterdir()) == []
