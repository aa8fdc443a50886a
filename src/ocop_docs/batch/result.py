"""The result of a batch while it grows: its store, its journal, and the way back after a kill."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ocop_docs.batch.chunk import Made
from ocop_docs.batch.journal import Entry, Journal, KeptFile
from ocop_docs.batch.manifest import DIGEST, FILE, listed_in, manifest_lines
from ocop_docs.batch.outcome import Outcome
from ocop_docs.batch.store import FolderStore, Store, ZipStore
from ocop_docs.errors import OutputRefused, fault
from ocop_docs.settings import settings

Digests = Callable[[], Iterator[str]]
"""The hashes of the rows' data, in the order of the table; each call begins anew."""


class Result:
    """A ZIP (`….zip`) or folder under way; `finished` when an earlier run had already ended it."""

    def __init__(self, output: Path, *, resume: bool, head: dict[str, Any], digests: Digests) -> None:
        """Take hold of the place of the result.

        Raises:
            OutputRefused: the result is there, another run is at it or left it unfinished, or the place is closed.
        """
        self._output = output
        self._digests = digests
        self._pending: list[Entry] = []
        self._part = output.with_name(f".{output.name}.part")
        record = output.with_name(f".{output.name}.journal")
        self.finished = output.exists()
        self._finished_files = 0
        if self.finished:
            self._check_finished(record, resume=resume)
            return
        with self._writable():
            self._journal = Journal(record, head, output, resume=resume)
            self._store: Store = (ZipStore if output.suffix.lower() == ".zip" else FolderStore)(output, self._part)

    def restore(self, outcome: Outcome) -> int:
        """Take up what an earlier run made; return how many rows need not be looked at again.

        Of a result that is finished every row is looked at, though none is made: why rows were left out is told again.

        Raises:
            OutputRefused: the data of a row that was made has changed.
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
        """Names of the documents that are in the result."""
        return (entry.file for entry in self._journal.entries() if entry.file)

    def add(self, made: Made, name: str) -> None:
        """Add a row: its document under `name`, or (`""`) the reasons for which it has none."""
        with self._writable():
            offset = self._store.add(name, made.content, made.crc) if name else 0
            pdf = self._add_pdf(made, name) if name and made.pdf else ()
        entry = Entry(
            row=made.number,
            code=made.code,
            digest=made.digest,
            file=name,
            sha256=made.sha256 if name else "",
            offset=offset,
            size=len(made.content),
            crc=made.crc,
            findings=made.findings,
            faults=[asdict(one) for one in made.faults],
            pdf=pdf,
        )
        self._pending.append(entry)
        if len(self._pending) >= settings().chunk_rows:
            self._commit()

    def _add_pdf(self, made: Made, name: str) -> tuple[Any, ...]:
        """The PDF beside a document, as the journal keeps it."""
        beside = str(Path(name).with_suffix(".pdf"))
        offset = self._store.add(beside, made.pdf, made.pdf_crc)
        return KeptFile(beside, made.pdf_sha256, offset, len(made.pdf), made.pdf_crc)

    def finish(self) -> None:
        """Put the result in its place, whole."""
        if self.finished:
            return
        self._commit()
        with self._writable():
            self._store.finish(self._journal.entries(), manifest_lines(self._journal.entries()))
        self._journal.close(remove=True)
        self.finished = True

    def discard(self) -> None:
        """Leave nothing of the result."""
        if not self.finished:
            self._store.discard()
            self._journal.close(remove=True)
            self.finished = True

    def close(self) -> None:
        """Let go; what is finished stays, what is begun waits to be resumed, what is empty goes."""
        if self.finished:
            return
        if any(True for _ in self._journal.entries()):
            self._store.close()
            self._journal.close()
        else:
            self.discard()

    def _commit(self) -> None:
        """The documents first, then the record of them."""
        with self._writable():
            self._store.flush()
            self._journal.append(self._pending)
        self._pending = []

    def _check_finished(self, record: Path, *, resume: bool) -> None:
        listed = listed_in(self._output) if resume else None
        if listed is None or [row.get(DIGEST) for row in listed] != list(self._digests()):
            raise OutputRefused(fault("batch-output-exists", path=self._output))
        self._finished_files = sum(1 for row in listed if row[FILE])
        # A kill between the last rename and the end leaves only this.
        record.unlink(missing_ok=True)

    @contextmanager
    def _writable(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputRefused(fault("output-unwritable", path=self._output)) from error


def _count(entry: Entry, outcome: Outcome) -> None:
    outcome.made += bool(entry.file)
    outcome.resumed += bool(entry.file)
    outcome.count_findings(entry.row, entry.findings)
    outcome.faults += entry.cell_faults()
