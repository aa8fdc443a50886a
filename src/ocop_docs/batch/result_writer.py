"""Writing the result of a batch: a store of documents and a journal of rows, from which a killed run is resumed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any

from ocop_docs.batch.chunk import RowResult
from ocop_docs.batch.journal import Entry, Journal, KeptFile, remove_journal
from ocop_docs.batch.manifest import DIGEST, FILE, listed_in, manifest_lines
from ocop_docs.batch.outcome import Outcome
from ocop_docs.batch.store import FolderStore, Store, ZipStore
from ocop_docs.errors import OutputRefused, fault
from ocop_docs.output import unwritable

_UNCOMMITTED_S = 1.0
"""Seconds of finished work that a kill may cost; flushing more often takes longer than making the documents."""
_MOST_PENDING = 256
"""Rows that wait to be flushed: their findings are in memory."""
Digests = Callable[[], Iterator[str]]
"""Gives the hashes of the rows' data in table order; each call starts over."""


class ResultWriter:
    """Writes a ZIP (`….zip`) or folder; `finished` when it is complete, maybe by an earlier run."""

    def __init__(self, output: Path, *, resume: bool, head: dict[str, Any], digests: Digests) -> None:
        """Begin or reopen the result at `output`.

        Raises:
            OutputRefused: the result exists, another run writes it or left it unfinished, or its folder is closed.
        """
        self._output = output
        self._digests = digests
        self._pending: list[Entry] = []
        self._committed_at = monotonic()
        self._pdf = bool(head.get("pdf"))
        self._part = output.with_name(f".{output.name}.part")
        journal = output.with_name(f".{output.name}.journal")
        self.finished = output.exists()
        self._finished_files = 0
        if self.finished:
            self._check_finished(journal, resume=resume)
            return
        with self._writable():
            self._journal = Journal(journal, head, output, resume=resume)
            self._store: Store = (ZipStore if output.suffix.lower() == ".zip" else FolderStore)(output, self._part)

    def restore(self, outcome: Outcome) -> int:
        """Keep what an earlier run made; return how many rows are done.

        Of a finished result every row is checked again, but none made, to report again why rows were left out.

        Raises:
            OutputRefused: the data of a row that is done has changed.
        """
        if self.finished:
            outcome.resumed = outcome.made = self._finished_files
            return 0
        kept = 0
        for entry, digest in zip(self._journal.entries(), self._digests(), strict=False):
            if entry.digest != digest:
                raise OutputRefused(fault("batch-changed", path=self._output, row=entry.row, work=self._part))
            if entry.file and not self._store.whole(entry):
                break
            kept += 1
            _count(entry, outcome)
        self._journal.cut(kept)
        with self._writable():
            self._store.resume(self._journal.entries())
        return kept

    def names(self) -> Iterator[str]:
        """Return the names of the documents in the result."""
        return (entry.file for entry in self._journal.entries() if entry.file)

    def add(self, row: RowResult, name: str) -> None:
        """Add a row: its document under `name`, or its faults when `name` is `""`."""
        with self._writable():
            offset = self._store.add(name, row.content, row.crc) if name else 0
            pdf = self._add_pdf(row, name) if name and row.pdf else ()
        entry = Entry(
            row=row.number,
            code=row.code,
            digest=row.digest,
            file=name,
            sha256=row.sha256 if name else "",
            offset=offset,
            size=len(row.content),
            crc=row.crc,
            findings=row.findings,
            faults=row.faults,
            pdf=pdf,
        )
        self._pending.append(entry)

    def commit_when_due(self) -> None:
        """Flush what was added, unless it is little and that was done a moment ago."""
        if len(self._pending) >= _MOST_PENDING or monotonic() - self._committed_at >= _UNCOMMITTED_S:
            self._commit()

    def _add_pdf(self, row: RowResult, name: str) -> KeptFile:
        """Add the PDF beside a document."""
        beside = str(Path(name).with_suffix(".pdf"))
        offset = self._store.add(beside, row.pdf, row.pdf_crc)
        return KeptFile(beside, row.pdf_sha256, offset, len(row.pdf), row.pdf_crc)

    def finish(self) -> None:
        """Give the complete result its final name."""
        if self.finished:
            return
        self._commit()
        with self._writable():
            self._store.finish(manifest_lines(self._journal.entries(), pdf=self._pdf))
        self._journal.close(remove=True)
        self.finished = True

    def discard(self) -> None:
        """Remove the unfinished result."""
        if not self.finished:
            self._store.discard()
            self._journal.close(remove=True)
            self.finished = True

    def close(self) -> None:
        """Close the files; an unfinished result stays to be resumed, an empty one is removed."""
        if self.finished:
            return
        with suppress(OutputRefused):  # a full disk has ended the run in the words of `add`
            self._commit()
        if any(True for _ in self._journal.entries()):
            self._store.close()
            self._journal.close()
        else:
            self.discard()

    def _commit(self) -> None:
        """Flush the documents first, then their entries; entries whose writing was broken off are not written again."""
        entries, self._pending = self._pending, []
        with self._writable():
            self._store.flush()
            self._journal.append(entries)
        self._committed_at = monotonic()

    def _check_finished(self, journal: Path, *, resume: bool) -> None:
        listed = listed_in(self._output, pdf=self._pdf) if resume else None
        if listed is None or [row.get(DIGEST) for row in listed] != list(self._digests()):
            raise OutputRefused(fault("batch-output-exists", path=self._output))
        self._finished_files = sum(1 for row in listed if row[FILE])
        # A kill between the last rename and the end leaves only the journal.
        remove_journal(journal)

    @contextmanager
    def _writable(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise unwritable(self._output, error) from error


def _count(entry: Entry, outcome: Outcome) -> None:
    outcome.made += bool(entry.file)
    outcome.resumed += bool(entry.file)
    outcome.count_findings(entry.row, entry.findings)
    outcome.faults += entry.faults
