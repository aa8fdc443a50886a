"""The process that does one batch: `python -m ocop_docs.batch.worker FOLDER`, started by `room.Jobs`.

Its standard input is its lifeline: when the program that started it goes, however it goes, the pipe ends and so
does the worker. What it had made is kept by the batch's journal.
"""

from __future__ import annotations

import os
import secrets
import signal
import sys
import threading
import time
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ocop_docs.batch import runner as batches
from ocop_docs.batch.job import LOCK, MARKED, RESULT, Job, Phase, State
from ocop_docs.batch.locking import lock
from ocop_docs.batch.outcome import Outcome, each_cell_once
from ocop_docs.errors import Fault, InvalidInput, OcopDocsError, OutputRefused, UnreadableInput, fault
from ocop_docs.output import write_whole
from ocop_docs.pipeline import load_table

_STEP_S = 0.2
"""Seconds between two notes of progress."""


def main(folder: str) -> None:
    """Do the batch of a folder, unless another worker is at it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program; the lifeline tells the worker
    threading.Thread(target=_end_with_lifeline, daemon=True).start()
    # From inside its folder every path that a refusal names is a bare name.
    os.chdir(folder)
    job = Job(Path())
    with Path(LOCK).open("a+b") as held:
        if lock(held):
            work(job)


def _end_with_lifeline() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


def work(job: Job) -> None:
    """Do the batch of the folder that this process is in; however it ends, its last state says so."""
    try:
        outcome = _run(job)
        job.end(_last_state(outcome), _report(outcome))
    except OcopDocsError as error:
        phase = Phase.refused if isinstance(error, UnreadableInput | InvalidInput) else Phase.failed
        job.end(State(phase), {"cells": [_at_cell(one) for one in error.faults]})
    except Exception:  # noqa: BLE001 - whatever broke, who waits is owed the words
        number = secrets.token_hex(4)
        sys.stderr.write(f"error {number}\n{traceback.format_exc()}")
        job.end(State(Phase.failed), {"cells": [_at_cell(fault("batch-failed", number=number))]})


def _run(job: Job) -> Outcome:
    """Read the table, make the documents, mark the bad cells."""
    order = job.order
    job.note(State(Phase.reading))
    table = load_table(job.table, order.kind)
    job.note(State(Phase.working, 0, len(table)))
    Path(RESULT).unlink(missing_ok=True)  # a result without its report is made anew
    task = batches.Job(
        kind=order.kind,
        table=table,
        output=Path(RESULT) if order.make else None,
        pattern=order.pattern,
        skip=order.skip,
        resume=True,
    )
    outcome = _run_or_begin_anew(task, _Progress(job))
    _mark(job, outcome)
    return outcome


def _run_or_begin_anew(task: batches.Job, progress: _Progress) -> Outcome:
    """Go on where an earlier run was; begin anew when the order, the program or a template is no longer the same."""
    try:
        return batches.run_batch(task, progress)
    except OutputRefused as error:
        if error.faults[0].code != "batch-changed":
            raise
        for left in Path().glob(f".{RESULT}.*"):
            left.unlink()
        return batches.run_batch(task, progress)


def _mark(job: Job, outcome: Outcome) -> None:
    Path(MARKED).unlink(missing_ok=True)
    if outcome.faults:
        from ocop_docs.intake.tables.writing.marked_copy import marked_copy  # noqa: PLC0415 - most batches have nothing to mark

        write_whole(Path(MARKED), marked_copy(job.table.read_bytes(), job.table.name, outcome.faults))


def _last_state(outcome: Outcome) -> State:
    ended = Phase.faulty if outcome.faults else Phase.checked
    return State(Phase.made if outcome.output else ended, outcome.rows, outcome.rows)


def _report(outcome: Outcome) -> dict[str, Any]:
    """What the run came to; `cells` are its bad cells, each once, however many rows it spoils."""
    said = outcome.as_dict()
    del said["faults"], said["output"]
    return said | {"cells": [one.as_dict() for one in each_cell_once(outcome.faults)]}


def _at_cell(one: Fault) -> dict[str, Any]:
    """A fault of the whole table, at its cell where it names one (`Dữ liệu!C1`)."""
    said = asdict(one)
    sheet, _, cell = one.place.rpartition("!")
    return {"row": 0, "sheet": sheet, "cell": cell, **said, "code": "", "fault": one.code}


class _Progress:
    """Notes rows done a few times a second; the rate is that of this run."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._first: tuple[int, float] | None = None
        self._noted = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        first, began = self._first = self._first or (done, now)
        if done == total or now - self._noted >= _STEP_S:
            self._noted = now
            rate = (done - first) / (now - began) if now > began else 0.0
            self._job.note(State(Phase.working, done, total, rate))


if __name__ == "__main__":
    main(sys.argv[1])
