"""The journal of a batch under way: one line for each row done, so that a killed run can be resumed.

A line is written only after its document; whatever comes after the last whole line is done again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from filelock import lock_descriptor

from ocop_docs.errors import Fault, OutputRefused, fault
from ocop_docs.intake.tables.cell_value import Spot
from ocop_docs.intake.tables.rows import CellFault

LOCK_SUFFIX = ".lock"


class KeptFile(NamedTuple):
    """A file of the result: its name, the hash of its bytes, and where in an archive they stand."""

    file: str
    sha256: str
    offset: int
    size: int
    crc: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One row done: the hash of its data, its file (`""` when left out), where its bytes are, its findings.

    `pdf` is the PDF beside its file, if one was made.
    """

    row: int
    code: str
    digest: str
    file: str = ""
    sha256: str = ""
    offset: int = 0
    size: int = 0
    crc: int = 0
    findings: Sequence[dict[str, str]] = ()
    faults: Sequence[dict[str, Any]] = ()
    pdf: Sequence[Any] = ()

    @property
    def files(self) -> list[KeptFile]:
        """The row's files in the result, in their order."""
        word = [KeptFile(self.file, self.sha256, self.offset, self.size, self.crc)] if self.file else []
        return [*word, KeptFile(*self.pdf)] if self.pdf else word

    def cell_faults(self) -> list[CellFault]:
        """Return the faults for which the row was left out."""
        return [
            CellFault(one["number"], one["code"], Spot(**one["spot"]), Fault(**one["fault"])) for one in self.faults
        ]


class Journal:
    """Entries of one batch, in the order of the rows, in a file beside the result; one process at a time writes it."""

    def __init__(self, path: Path, head: dict[str, Any], output: Path, *, resume: bool) -> None:
        """Begin the journal of the batch described by `head`, or open it to go on.

        Raises:
            OutputRefused: another run holds it; it is the journal of another batch; or it has entries and `resume`
                is not set.
        """
        self._path = path
        # A file of its own: Windows lets nobody read a file that is locked.
        self._lock: BinaryIO = path.with_suffix(LOCK_SUFFIX).open("ab")
        self._file: BinaryIO = path.open("a+b")
        try:
            self._begin(head, output, resume=resume)
        except OutputRefused:
            self._close()
            raise

    def _begin(self, head: dict[str, Any], output: Path, *, resume: bool) -> None:
        # The system lifts the lock when this process dies.
        if not lock_descriptor(self._lock.fileno(), blocking=False):
            raise OutputRefused(fault("batch-busy", path=output))
        first = next(self._lines(), None)
        done = sum(1 for _ in self.entries())
        work = output.with_name(f".{output.name}.*")
        if done and not resume:
            raise OutputRefused(fault("batch-unfinished", path=output, done=done, work=work))
        if done and first != head:
            raise OutputRefused(fault("batch-changed", path=output, row=1, work=work))
        if not done:
            self._file.truncate(0)
            self._write([head])

    def entries(self) -> Iterator[Entry]:
        """Yield the entries so far; a line torn by a kill, and all after it, do not count."""
        lines = self._lines()
        next(lines, None)
        for line in lines:
            yield Entry(**line)

    def append(self, entries: list[Entry]) -> None:
        """Add entries and flush them to the disk."""
        self._write([{name: getattr(entry, name) for name in Entry.__dataclass_fields__} for entry in entries])

    def cut(self, count: int) -> None:
        """Keep only the first `count` entries."""
        self._file.seek(0)
        for _ in range(count + 1):
            self._file.readline()
        self._file.truncate(self._file.tell())

    def close(self, *, remove: bool = False) -> None:
        """Close the journal and lift its lock; `remove` it when the batch is finished or refused."""
        if remove and os.name != "nt":  # while the lock is held, where the system lets an open file be removed
            remove_journal(self._path)
        self._close()
        if remove:
            remove_journal(self._path)

    def _close(self) -> None:
        self._file.close()
        self._lock.close()

    def _write(self, lines: list[dict[str, Any]]) -> None:
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        self._file.write(text.encode())
        self._file.flush()
        os.fsync(self._file.fileno())

    def _lines(self) -> Iterator[dict[str, Any]]:
        with self._path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    return
                try:
                    yield json.loads(line)
                except ValueError:
                    return


def remove_journal(path: Path) -> None:
    """Remove a journal and its lock, where they are."""
    path.unlink(missing_ok=True)
    path.with_suffix(LOCK_SUFFIX).unlink(missing_ok=True)
