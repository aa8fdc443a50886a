"""Running a batch: rows go out in chunks, documents come back in table order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from ocop_docs.batch.chunk import ChunkResult, RowResult, Shared, Task, digest_of, make_chunk, maker
from ocop_docs.batch.executors import executor_for
from ocop_docs.batch.names import DEFAULT_PATTERN, Names, check_pattern
from ocop_docs.batch.outcome import Outcome
from ocop_docs.batch.result_writer import ResultWriter
from ocop_docs.engines.choice import obstacle
from ocop_docs.errors import ConversionError, RenderError, fault
from ocop_docs.intake.tables.rows import Table, rows_of
from ocop_docs.settings import settings

Progress = Callable[[int, int], None]
"""Called with the number of rows done and the number of all rows."""

_CHUNKS_PER_WORKER = 8
_PDF_TAKES = 4
"""How many times fewer rows a chunk with PDFs has: they take long, and what is under way is lost when a run ends."""
_AHEAD = 2
"""Chunks submitted for each worker: enough that none waits, few enough to hold in memory."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A table and how to make documents of it.

    `output` None only checks (a dry run). `skip` makes the good rows and leaves out the others; without it one bad row
    means that nothing is made. `judge_all` checks the layout of every document, not of a sample. `pdf` makes a PDF
    beside each document. `draft` makes drafts, which errors of content do not bar.
    """

    kind: str
    table: Table
    output: Path | None = None
    pattern: str = DEFAULT_PATTERN
    skip: bool = False
    resume: bool = False
    judge_all: bool = False
    pdf: bool = False
    draft: bool = False
    workers: int | None = None
    scheduler: str | None = None


def run_batch(batch: Batch, progress: Progress = lambda _done, _all: None) -> Outcome:
    """Make the documents of all rows, or name the fault of every bad cell: `batch_steps` to its end.

    Args:
        batch: what to make.
        progress: told after each row.

    Raises:
        InvalidInput, OutputRefused, ConversionError, RenderError: as `batch_steps`.
    """
    steps = batch_steps(batch, progress)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            outcome: Outcome = end.value
            return outcome


def batch_steps(batch: Batch, progress: Progress) -> Generator[None, None, Outcome]:
    """Run a batch, with a step for each row, so that a program with one thread can do other work in between.

    Closing the generator leaves what was made to be resumed.

    The result appears whole under its name or not at all. With faults and without `skip` nothing is written;
    `outcome.faults` then says why, and `outcome.made` is 0.

    Raises:
        InvalidInput: the pattern of names cannot be read.
        OutputRefused: the result exists, is being written by another run, or cannot be written.
        ConversionError: PDFs are wanted, and this machine has no engine for them.
        RenderError: a worker process died, or a machine of the cluster has another version of the program or template.
    """
    check_pattern(batch.pattern)
    outcome = Outcome(len(batch.table), faults=list(batch.table.faults), notes=batch.table.notes)
    result = None
    if batch.output is not None and not outcome.faults:
        if batch.pdf and (missing := obstacle()):
            raise ConversionError(missing)
        result = ResultWriter(batch.output, resume=batch.resume, head=_head(batch), digests=lambda: _digests(batch))
    try:
        yield from _run(batch, result, outcome, progress)
    finally:
        if result:
            result.close()
    return outcome


def _run(batch: Batch, result: ResultWriter | None, outcome: Outcome, progress: Progress) -> Iterator[None]:
    """Make what is not yet made, then finish the result or discard it."""
    done = result.restore(outcome) if result else 0
    unfinished = result if result and not result.finished else None
    names = Names(unfinished.names() if unfinished else ())
    if done < outcome.rows:
        with executor_for(outcome.rows - done, batch.workers, batch.scheduler) as (executor, workers):
            runner = _Runner(batch, executor, workers, make=unfinished is not None)
            for chunk in runner.results(done):
                for row in chunk:
                    _take(row, names, unfinished, outcome)
                    runner.make = runner.make and (batch.skip or not outcome.faults)
                    done += 1
                    progress(done, outcome.rows)
                    yield
                if unfinished:
                    unfinished.commit_when_due()
    if result is not None:
        _end(batch, result, outcome)


def _end(batch: Batch, result: ResultWriter, outcome: Outcome) -> None:
    if outcome.faults and not batch.skip:
        result.discard()
        outcome.made = outcome.resumed = 0
    else:
        result.finish()
        outcome.output = str(batch.output)


def _take(row: RowResult, names: Names, result: ResultWriter | None, outcome: Outcome) -> None:
    """Add one row's document to the result, and its faults and findings to the outcome."""
    outcome.faults += row.faults
    outcome.count_findings(row.number, row.findings)
    if result is None:
        return
    name = names.take(row.name) if row.content else ""
    result.add(row, name)
    outcome.made += bool(name)


class _Runner:
    """Submits chunks of rows to an executor, a few ahead, and yields their results in order.

    `make` may be turned off meanwhile: the rows that follow are then only checked.
    """

    def __init__(self, batch: Batch, executor: Executor, workers: int, *, make: bool) -> None:
        self._table = batch.table
        self._shared = Shared(batch.kind, batch.pattern, batch.table.opener, pdf=batch.pdf, draft=batch.draft)
        self._executor = executor
        self._ahead = workers * _AHEAD if workers > 1 else 0
        # Documents of one template have the same layout, and checking it costs more than making the document.
        self._check_layout_every = 1 if batch.judge_all else settings().layout_sample
        most = settings().chunk_rows // (_PDF_TAKES if batch.pdf else 1)
        self._size = max(1, min(most, len(batch.table) // (workers * _CHUNKS_PER_WORKER)))
        self.make = make

    def results(self, after: int) -> Iterator[Sequence[RowResult]]:
        """Yield the results of the rows after the first `after`, a chunk at a time."""
        waiting: deque[Future[ChunkResult]] = deque()
        rows = islice(enumerate(self._table.packed()), after, None)
        try:
            while counted := list(islice(rows, self._size)):
                tasks = [Task(packed, self.make, at % self._check_layout_every == 0) for at, packed in counted]
                waiting.append(self._executor.submit(make_chunk, self._shared, tasks))
                if len(waiting) > self._ahead:
                    yield self._next(waiting)
            while waiting:
                yield self._next(waiting)
        except BrokenExecutor as error:
            raise RenderError(fault("batch-broken")) from error

    def _next(self, waiting: deque[Future[ChunkResult]]) -> Sequence[RowResult]:
        chunk, here = waiting.popleft().result(), maker(self._shared.kind)
        if chunk.maker != here:
            raise RenderError(fault("batch-makers-differ", here=here, there=chunk.maker))
        return chunk.rows


def _digests(batch: Batch) -> Iterator[str]:
    return map(digest_of, rows_of(batch.table))


def _head(batch: Batch) -> dict[str, Any]:
    """Return what must be equal for a run to resume another."""
    return {
        "maker": maker(batch.kind),
        "kind": batch.kind,
        "pattern": batch.pattern,
        "skip": batch.skip,
        "rows": len(batch.table),
    } | {option: True for option in ("pdf", "draft") if getattr(batch, option)}
