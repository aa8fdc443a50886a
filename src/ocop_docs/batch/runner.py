"""Running a batch: rows go out in shares, documents come back in the order of the table."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from ocop_docs.batch.chunk import Made, Order, Share, Task, digest_of, make_share, maker
from ocop_docs.batch.executors import executor_for
from ocop_docs.batch.names import DEFAULT_PATTERN, Names, check_pattern
from ocop_docs.batch.outcome import Outcome
from ocop_docs.batch.result import Result
from ocop_docs.engines.choice import obstacle
from ocop_docs.errors import ConversionError, RenderError, fault
from ocop_docs.intake.tables.rows import Table, rows_of
from ocop_docs.settings import settings

Progress = Callable[[int, int], None]
"""Called with the number of rows done and of all rows."""

_SHARES_PER_WORKER = 8
_AHEAD = 2
"""Shares in hand for each worker, so that none waits, and memory holds few documents."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with a table.

    `output` None looks only (a dry run). `skip` makes the good rows and leaves out the others; without it one
    faulty row means that nothing is made. `judge_all` holds every document against the rules of layout, not a sample.
    `pdf` makes a PDF beside each document.
    """

    kind: str
    table: Table
    output: Path | None = None
    pattern: str = DEFAULT_PATTERN
    skip: bool = False
    resume: bool = False
    judge_all: bool = False
    pdf: bool = False
    workers: int | None = None
    scheduler: str | None = None


def run_batch(job: Job, progress: Progress = lambda _done, _all: None) -> Outcome:
    """Make the documents of every row, or say what stands in the way at each cell.

    The result appears whole under its name or not at all. With faults and without `skip` nothing is written;
    `outcome.faults` then says why, and `outcome.made` is 0.

    Raises:
        InvalidInput: the pattern of names cannot be read.
        OutputRefused: the result is there already, is being written by another run, or cannot be written.
        ConversionError: PDFs are wanted, and this machine has no engine for them.
        RenderError: a worker died, or one of a cluster has another version of the program or template.
    """
    check_pattern(job.pattern)
    outcome = Outcome(len(job.table), faults=list(job.table.faults), notes=job.table.notes)
    result = None
    if job.output is not None and not outcome.faults:
        if job.pdf and (missing := obstacle()):
            raise ConversionError(missing)
        result = Result(job.output, resume=job.resume, head=_head(job), digests=lambda: _digests(job))
    try:
        _run(job, result, outcome, progress)
    finally:
        if result:
            result.close()
    return outcome


def _run(job: Job, result: Result | None, outcome: Outcome, progress: Progress) -> None:
    """Make what is not yet made, then finish the result or discard it."""
    done = result.restore(outcome) if result else 0
    growing = result if result and not result.finished else None
    names = Names(growing.names() if growing else ())
    if done < outcome.rows:
        with executor_for(outcome.rows - done, job.workers, job.scheduler) as (executor, workers):
            runner = _Runner(job, executor, workers, make=growing is not None)
            for made in runner.results(done):
                _take(made, names, growing, outcome)
                runner.make = runner.make and (job.skip or not outcome.faults)
                done += 1
                progress(done, outcome.rows)
    if result is not None:
        _end(job, result, outcome)


def _end(job: Job, result: Result, outcome: Outcome) -> None:
    if outcome.faults and not job.skip:
        result.discard()
        outcome.made = outcome.resumed = 0
    else:
        result.finish()
        outcome.output = str(job.output)


def _take(made: Made, names: Names, result: Result | None, outcome: Outcome) -> None:
    """Put one row's document into the result, or its faults into the outcome."""
    outcome.faults += made.faults
    outcome.count_findings(made.number, made.findings)
    if result is None:
        return
    name = names.take(made.name) if made.content else ""
    result.add(made, name)
    outcome.made += bool(name)


class _Runner:
    """Hands shares of rows to an executor and gives the results back in order, a few shares ahead.

    `make` may be turned off on the way: the rows that follow are then only looked at.
    """

    def __init__(self, job: Job, executor: Executor, workers: int, *, make: bool) -> None:
        self._table = job.table
        self._order = Order(job.kind, job.pattern, job.table.opener, pdf=job.pdf)
        self._executor = executor
        self._ahead = workers * _AHEAD if workers > 1 else 0
        # Documents of one template are laid out alike: a few tell of all, and judging costs more than making.
        self._judge_every = 1 if job.judge_all else settings().layout_sample
        self._size = max(1, min(settings().chunk_rows, len(job.table) // (workers * _SHARES_PER_WORKER)))
        self.make = make

    def results(self, after: int) -> Iterator[Made]:
        """What became of each row after the first `after`."""
        waiting: deque[Future[Share]] = deque()
        rows = islice(enumerate(self._table.packed()), after, None)
        try:
            while counted := list(islice(rows, self._size)):
                tasks = [Task(packed, self.make, at % self._judge_every == 0) for at, packed in counted]
                waiting.append(self._executor.submit(make_share, self._order, tasks))
                if len(waiting) > self._ahead:
                    yield from self._next(waiting)
            while waiting:
                yield from self._next(waiting)
        except BrokenExecutor as error:
            raise RenderError(fault("batch-broken")) from error

    def _next(self, waiting: deque[Future[Share]]) -> Sequence[Made]:
        share, here = waiting.popleft().result(), maker(self._order.kind)
        if share.maker != here:
            raise RenderError(fault("batch-makers-differ", here=here, there=share.maker))
        return share.results


def _digests(job: Job) -> Iterator[str]:
    return map(digest_of, rows_of(job.table))


def _head(job: Job) -> dict[str, Any]:
    """What must be the same for a run to go on with another's work."""
    return {
        "maker": maker(job.kind),
        "kind": job.kind,
        "pattern": job.pattern,
        "skip": job.skip,
        "rows": len(job.table),
    } | ({"pdf": True} if job.pdf else {})
