"""The ZIP or folder that collects finished documents; it gets its final name only when the batch is complete."""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
import zlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Protocol

from ocop_docs.batch.journal import Entry, KeptFile
from ocop_docs.ooxml.zip import stream_entry
from ocop_docs.output import open_own

MANIFEST = "manifest.csv"
"""The list of all documents, inside the result."""


UNREADABLE = (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What reading a result raises that is not as it was written."""


class Store(Protocol):
    """A result that grows beside its final path."""

    def whole(self, entry: Entry) -> bool:
        """Return whether the document of `entry` is there, byte for byte."""

    def resume(self, entries: Iterable[Entry]) -> None:
        """Keep exactly these documents, ready to add the next."""

    def add(self, name: str, content: bytes, crc: int) -> int:
        """Add a document with its CRC-32; return its offset in bytes (0 in a folder)."""

    def flush(self) -> None:
        """Flush what was added to the disk."""

    def finish(self, manifest: Iterable[bytes]) -> None:
        """Add the manifest and give the result its final name in one step."""

    def close(self) -> None:
        """Close an unfinished result."""

    def discard(self) -> None:
        """Remove an unfinished result."""


class ZipStore:
    """A ZIP written as a stream; documents, compressed already, are stored as they are.

    Until the end the file holds only documents under their local headers; their places, some hundred bytes each, are
    kept for its directory. So memory hardly grows, and a kill leaves a valid beginning of the file.
    """

    def __init__(self, output: Path, part: Path) -> None:
        self._output = output
        self._part = part
        self._file: IO[bytes] = open_own(part)
        self._checked = 0
        self._directory = _Directory()

    def whole(self, entry: Entry) -> bool:
        """Return whether the entry's files come next, with its names and hashes; asked of each entry in order."""
        return all(self._has(file) for file in entry.files)

    def _has(self, kept: KeptFile) -> bool:
        header = _info(kept.file, kept.crc, kept.size).FileHeader()
        self._file.seek(self._checked)
        same = kept.offset == self._checked and self._file.read(len(header)) == header
        self._checked += len(header) + kept.size
        return same and _is(self._file.read(kept.size), kept)

    def resume(self, entries: Iterable[Entry]) -> None:
        """Truncate the file after the last entry."""
        end = 0
        for entry in entries:
            for file in entry.files:
                self._directory.add(file.file, file.crc, file.size, file.offset)
                end = file.offset + len(_info(file.file, file.crc, file.size).FileHeader()) + file.size
        self._file.truncate(end)
        self._file.seek(end)

    def add(self, name: str, content: bytes, crc: int) -> int:
        """Append a document; return the offset of its header."""
        offset = self._file.tell()
        self._directory.add(name, crc, len(content), offset)
        self._file.write(_info(name, crc, len(content)).FileHeader())
        self._file.write(content)
        return offset

    def flush(self) -> None:
        """Flush the documents to the disk before the journal lists them."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def finish(self, manifest: Iterable[bytes]) -> None:
        """Write manifest and directory, then rename."""
        with zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.filelist = self._directory
            entry = _info(MANIFEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as file:
                file.writelines(manifest)
        self.flush()
        self._file.close()
        self._part.replace(self._output)

    def close(self) -> None:
        """Close the unfinished archive; what a full disk does not take is made again."""
        with suppress(OSError):
            self._file.close()

    def discard(self) -> None:
        """Remove the unfinished archive."""
        self.close()
        self._part.unlink(missing_ok=True)


class FolderStore:
    """A folder of documents under a temporary name, renamed when it is complete."""

    def __init__(self, output: Path, part: Path) -> None:
        self._output = output
        self._part = part
        part.mkdir(exist_ok=True)
        if part.is_symlink():
            raise NotADirectoryError(part)

    def whole(self, entry: Entry) -> bool:
        """Return whether the entry's files are there with its hashes."""
        return all(self._has(file) for file in entry.files)

    def _has(self, kept: KeptFile) -> bool:
        file = self._part / kept.file
        return file.is_file() and not file.is_symlink() and _is(file.read_bytes(), kept)

    def resume(self, entries: Iterable[Entry]) -> None:
        """Remove files without an entry."""
        known = {file.file for entry in entries for file in entry.files}
        for file in self._part.iterdir():
            if file.name not in known:
                file.unlink()

    def add(self, name: str, content: bytes, crc: int) -> int:
        """Write a document."""
        (self._part / name).write_bytes(content)
        return 0

    def flush(self) -> None:
        """Do nothing: a resumed run reads every file again and checks its hash."""

    def finish(self, manifest: Iterable[bytes]) -> None:
        """Write the manifest, then rename."""
        with (self._part / MANIFEST).open("wb") as file:
            file.writelines(manifest)
        if hasattr(os, "sync"):
            os.sync()
        self._part.replace(self._output)

    def close(self) -> None:
        """Do nothing: a folder is not open."""

    def discard(self) -> None:
        """Remove the unfinished folder."""
        shutil.rmtree(self._part, ignore_errors=True)


def _is(content: bytes, kept: KeptFile) -> bool:
    """Whether the bytes are those of the journal."""
    return hashlib.sha256(content).hexdigest() == kept.sha256 and zlib.crc32(content) == kept.crc


@contextmanager
def reading(output: Path, name: str) -> Iterator[IO[bytes]]:
    """Open one file of a finished result, ZIP or folder."""
    if output.is_dir():
        with (output / name).open("rb") as file:
            yield file
    else:
        with zipfile.ZipFile(output) as archive, archive.open(name) as file:
            yield file


class _Directory(list[zipfile.ZipInfo]):
    """The archive's directory: the documents in their order, then the entries added last.

    zipfile iterates its list once, at the end, so ten thousand entries are never in memory as such.
    """

    def __init__(self) -> None:
        super().__init__()
        self._names: list[bytes] = []
        self._places = array("Q")

    def add(self, name: str, crc: int, size: int, offset: int) -> None:
        """Add a document: its name, its CRC-32, its size and the offset of its header in bytes."""
        self._names.append(name.encode())
        self._places.extend((crc, size, offset))

    def __len__(self) -> int:
        return len(self._names) + super().__len__()

    def __iter__(self) -> Iterator[zipfile.ZipInfo]:
        places = iter(self._places)
        for name, crc, size, offset in zip(self._names, places, places, places, strict=True):
            yield _info(name.decode(), crc, size, offset)
        yield from super().__iter__()


def _info(name: str, crc: int = 0, size: int = 0, offset: int = 0) -> zipfile.ZipInfo:
    info = stream_entry(name)
    info.CRC, info.file_size, info.compress_size, info.header_offset = crc, size, size, offset
    return info
