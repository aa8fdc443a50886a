"""The journal of a batch under way: one line for each row done, so that a killed run can be resumed.

A line is written only after its document; whatever comes after the last whole line is done again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Literal, NamedTuple

from filelock import lock_descriptor
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from ocop_docs.errors import OutputRefused, fault
from ocop_docs.intake.tables.rows import CellFault
from ocop_docs.output import open_own

LOCK_SUFFIX = ".lock"
DAMAGED = ".hỏng"
"""What is added to the name of a journal that cannot be read back."""

_EXACTLY = ConfigDict(extra="forbid")
_FileName = Annotated[str, Field(pattern=r"^([^./\\\x00-\x1f][^/\\\x00-\x1f]*)?$", max_length=255)]
"""A name in the result, never a path out of it."""
_Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
_Size = Annotated[int, Field(ge=0)]
_Crc = Annotated[int, Field(ge=0, lt=1 << 32)]


class KeptFile(NamedTuple):
    """A file of the result: its name, the hash of its bytes, and where in an archive they stand."""

    file: _FileName
    sha256: _Digest
    offset: _Size
    size: _Size
    crc: _Crc


@dataclass(frozen=True, slots=True)
class Entry:
    """One row done: the hash of its data, its file (`""` when left out), where its bytes are, its findings.

    `pdf` is the PDF beside its file, if one was made.
    """

    __pydantic_config__ = _EXACTLY

    row: _Size
    code: str
    digest: _Digest
    file: _FileName = ""
    sha256: _Digest | Literal[""] = ""
    offset: _Size = 0
    size: _Size = 0
    crc: _Crc = 0
    findings: tuple[dict[str, str], ...] = ()
    faults: tuple[CellFault, ...] = ()
    pdf: KeptFile | tuple[()] = ()

    @property
    def files(self) -> list[KeptFile]:
        """The row's files in the result, in their order."""
        word = [KeptFile(self.file, self.sha256, self.offset, self.size, self.crc)] if self.file else []
        return [*word, self.pdf] if self.pdf else word


_ENTRIES = TypeAdapter(Entry)


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
        self._lock: BinaryIO = open_own(path.with_suffix(LOCK_SUFFIX))
        self._file: BinaryIO = open_own(path)
        try:
            self._begin(head, output, resume=resume)
        except _DamagedError as error:
            self._close()
            raise self._set_aside(output) from error
        except OutputRefused:
            self._close()
            raise

    def _begin(self, head: dict[str, Any], output: Path, *, resume: bool) -> None:
        # The system lifts the lock when this process dies.
        if not lock_descriptor(self._lock.fileno(), blocking=False):
            raise OutputRefused(fault("batch-busy", path=output))
        first = next(self._lines(), b"")
        done = sum(1 for _ in self.entries())
        work = output.with_name(f".{output.name}.*")
        if done and not resume:
            raise OutputRefused(fault("batch-unfinished", path=output, done=done, work=work))
        if done and first != _packed(head):
            raise OutputRefused(fault("batch-changed", path=output, row=1, work=work))
        if not done:
            self._file.seek(0)
            self._file.truncate()
            self._write([_packed(head)])

    def _set_aside(self, output: Path) -> OutputRefused:
        """Rename what cannot be read back, and what it told of; return the refusal that names it."""
        aside = self._path.with_name(f"{self._path.name}{DAMAGED}")
        for left in (self._path, self._path.with_suffix(".part")):
            if os.path.lexists(left):
                left.rename(left.with_name(f"{left.name}{DAMAGED}"))
        return OutputRefused(fault("journal-damaged", path=output, aside=aside))

    def entries(self) -> Iterator[Entry]:
        """Yield the entries so far; a last line torn by a kill does not count."""
        lines = self._lines()
        next(lines, None)
        torn: ValidationError | None = None
        for line in lines:
            if torn:
                raise _DamagedError from torn
            try:
                yield _ENTRIES.validate_json(line)
            except ValidationError as error:
                torn = error

    def append(self, entries: list[Entry]) -> None:
        """Add entries and flush them to the disk."""
        self._write([_ENTRIES.dump_json(entry) for entry in entries])

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
        with suppress(OSError):  # lines that a full disk does not take are made again
            self._file.close()
        self._lock.close()

    def _write(self, lines: list[bytes]) -> None:
        self._file.write(b"".join(line + b"\n" for line in lines))
        self._file.flush()
        os.fsync(self._file.fileno())

    def _lines(self) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    return
                yield line[:-1]


class _DamagedError(Exception):
    """A line of a journal is not what was written."""


def _packed(head: dict[str, Any]) -> bytes:
    return json.dumps(head, ensure_ascii=False).encode()


def remove_journal(path: Path) -> None:
    """Remove a journal and its lock, where they are."""
    path.unlink(missing_ok=True)
    path.with_suffix(LOCK_SUFFIX).unlink(missing_ok=True)
