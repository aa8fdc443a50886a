"""The record of a batch that is under way: one line for each row done, so that a killed run can be resumed.

A line is written only after the document it speaks of; whatever lies beyond the last whole line is done again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from ocop_docs.batch.locking import lock
from ocop_docs.errors import Fault, OutputRefused, fault
from ocop_docs.intake.tables.cell_value import Spot
from ocop_docs.intake.tables.rows import CellFault


class KeptFile(NamedTuple):
    """A file of the result: its name, the hash of its bytes, and where in an archive they stand."""

    file: str
    sha256: str
    offset: int
    size: int
    crc: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One row done: its data's hash, its file (`""` when left out), where the bytes stand, what was found.

    `pdf` is the file beside it, where PDFs are made.
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
        """Why the row was left out."""
        return [
            CellFault(one["number"], one["code"], Spot(**one["spot"]), Fault(**one["fault"])) for one in self.faults
        ]


class Journal:
    """Entries of one batch, in the order of the rows, in a file beside the result."""

    def __init__(self, path: Path, head: dict[str, Any], output: Path, *, resume: bool) -> None:
        """Begin the record of the batch described by `head`, or open it to go on.

        Raises:
            OutputRefused: another run holds it; it is the record of another batch; or it has entries and the
                run was not asked to resume.
        """
        self._path = path
        self._file: BinaryIO = path.open("a+b")
        if not lock(self._file):
            self._file.close()
            raise OutputRefused(fault("batch-busy", path=output))
        try:
            self._begin(head, output, resume=resume)
        except OutputRefused:
            self._file.close()
            raise

    def _begin(self, head: dict[str, Any], output: Path, *, resume: bool) -> None:
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
        """The entries so far; a line torn by a kill, and all after it, do not count."""
        lines = self._lines()
        next(lines, None)
        for line in lines:
            yield Entry(**line)

    def append(self, entries: list[Entry]) -> None:
        """Add entries and see them on the disk."""
        self._write([{name: getattr(entry, name) for name in Entry.__dataclass_fields__} for entry in entries])

    def cut(self, count: int) -> None:
        """Keep only the first `count` entries."""
        self._file.seek(0)
        for _ in range(count + 1):
            self._file.readline()
        self._file.truncate(self._file.tell())

    def close(self, *, remove: bool = False) -> None:
        """Let go of the record; remove it when the batch is finished or refused."""
        if remove and os.name != "nt":
            self._path.unlink(missing_ok=True)
        self._file.close()
        if remove:
            self._path.unlink(missing_ok=True)

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
