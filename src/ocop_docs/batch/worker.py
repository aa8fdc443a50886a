"""The process that runs one batch of the queue: `python -m ocop_docs.batch.worker FOLDER`, started by `queue.Jobs`.

Its standard input is a pipe from the program that started it: when that program ends, however it ends, the pipe closes
and the worker ends too. The journal of the batch keeps what was made.
"""

from __future__ import annotations

import os
import secrets
import signal
import sys
import threading
import time
import traceback
from collections.abc import Generator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from filelock import lock_descriptor

from ocop_docs.batch.job import LOCK, MARKED, RESULT, STOP, Job, Phase, State
from ocop_docs.batch.outcome import Outcome, each_cell_once
from ocop_docs.batch.runner import Batch, batch_steps
from ocop_docs.errors import Fault, InvalidInput, OcopDocsError, OutputRefused, UnreadableInput, fault
from ocop_docs.isolation.limits import limit_memory
from ocop_docs.output import write_whole
from ocop_docs.pipeline import load_table
from ocop_docs.settings import settings

_STEP_S = 0.2
"""Seconds between two states."""


def main(folder: str) -> None:
    """Run the batch in a folder, unless another worker runs it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the program, and its end ends the worker
    threading.Thread(target=_end_with_parent, daemon=True).start()
    limit_memory(settings().batch_memory_mb)
    # Inside its folder every path in a refusal is a mere file name.
    os.chdir(folder)
    job = Job(Path())
    with Path(LOCK).open("a+b") as held:
        if lock_descriptor(held.fileno(), blocking=False):
            Path(STOP).unlink(missing_ok=True)
            threading.Thread(target=_end_when_asked, daemon=True).start()
            work(job)


def _end_with_parent() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


def _end_when_asked() -> None:
    """End when another program than the one that started this asks for it."""
    while not Path(STOP).exists():
        time.sleep(_STEP_S)
    os._exit(1)


def work(job: Job) -> None:
    """Run the batch in the current folder; however the run ends, its last state tells it."""
    for _ in work_steps(job):
        pass


def work_steps(job: Job) -> Generator[None, None, None]:
    """Run the batch in the current folder, step by step."""
    try:
        outcome = yield from _run(job)
        job.end(_last_state(outcome), _report(outcome))
    except OcopDocsError as error:
        phase = Phase.refused if isinstance(error, UnreadableInput | InvalidInput) else Phase.failed
        job.end(State(phase), {"cells": [_at_cell(one) for one in error.faults]})
    except Exception:  # noqa: BLE001 - whatever broke, the page must show it
        number = secrets.token_hex(4)
        sys.stderr.write(f"error {number}\n{traceback.format_exc()}")
        job.end(State(Phase.failed), {"cells": [_at_cell(fault("batch-failed", number=number))]})


def _run(job: Job) -> Generator[None, None, Outcome]:
    """Read the table, make the documents, mark the bad cells."""
    order = job.order
    job.add_state(State(Phase.reading))
    table = load_table(job.table, order.kind)
    job.add_state(State(Phase.working, 0, len(table)))
    Path(RESULT).unlink(missing_ok=True)  # a result without a report is not to be trusted
    batch = Batch(
        kind=order.kind,
        table=table,
        output=Path(RESULT) if order.make else None,
        pattern=order.pattern,
        skip=order.skip,
        resume=True,
        pdf=order.pdf,
    )
    outcome = yield from _run_or_start_over(batch, _Progress(job))
    _mark(job, outcome)
    return outcome


def _run_or_start_over(batch: Batch, progress: _Progress) -> Generator[None, None, Outcome]:
    """Resume an earlier run; start over when the order, the program or a template has changed."""
    try:
        return (yield from batch_steps(batch, progress))
    except OutputRefused as error:
        if error.faults[0].code not in ("batch-changed", "journal-damaged"):
            raise
        for left in Path().glob(f".{RESULT}.*"):
            left.unlink()
        return (yield from batch_steps(batch, progress))


def _mark(job: Job, outcome: Outcome) -> None:
    Path(MARKED).unlink(missing_ok=True)
    if outcome.faults:
        from ocop_docs.intake.tables.writing.marked_copy import marked_copy

        write_whole(Path(MARKED), marked_copy(job.table.read_bytes(), job.table.name, outcome.faults))


def _last_state(outcome: Outcome) -> State:
    ended = Phase.faulty if outcome.faults else Phase.checked
    return State(Phase.made if outcome.output else ended, outcome.rows, outcome.rows)


def _report(outcome: Outcome) -> dict[str, Any]:
    """Return the outcome as plain data; `cells` has each fault of a cell once, however many rows it affects."""
    report = outcome.as_dict()
    del report["faults"], report["output"]
    return report | {"cells": [one.as_dict() for one in each_cell_once(outcome.faults)]}


def _at_cell(one: Fault) -> dict[str, Any]:
    """Return a fault of the whole table, at its cell where it has one (`Dữ liệu!C1`)."""
    sheet, _, cell = one.place.rpartition("!")
    return {"row": 0, "sheet": sheet, "cell": cell, **asdict(one), "code": "", "fault": one.code}


class _Progress:
    """Writes the number of rows done a few times a second; the rate is that of this run."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._first: tuple[int, float] | None = None
        self._written = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        first, began = self._first = self._first or (done, now)
        if done == total or now - self._written >= _STEP_S:
            self._written = now
            rate = (done - first) / (now - began) if now > began else 0.0
            self._job.add_state(State(Phase.working, done, total, rate))


if __name__ == "__main__":
    main(sys.argv[1])
