"""Files kept under their SHA-256; what is read back is proven to be what was written."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ocop_docs.errors import fault
from ocop_docs.office.errors import StoreBroken, StoreUnavailable
from ocop_docs.output import sync_folder

_DIGEST = re.compile("[0-9a-f]{64}")
_TEMPORARY = ".tmp-"


class Files:
    """A folder of files named by their digest, a subfolder for each first two digits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Keep `content`, flushed to the disk under its final name, and return its digest.

        Raises:
            StoreUnavailable: the disk is full or closed; nothing is left behind.
        """
        digest = hashlib.sha256(content).hexdigest()
        path = self.path(digest)
        try:
            if not path.exists():
                make_folder(path.parent)
                self._write(path, content)
        except OSError as error:
            raise StoreUnavailable(fault("office-disk", folder=self.folder)) from error
        return digest

    def get(self, digest: str) -> bytes:
        """Return the content of that digest.

        Raises:
            StoreBroken: there is no such file, or its content is not the one that was kept.
        """
        try:
            content = self.path(digest).read_bytes()
        except OSError as error:
            raise StoreBroken(fault("office-file-missing", digest=digest)) from error
        if hashlib.sha256(content).hexdigest() != digest:
            raise StoreBroken(fault("office-file-damaged", digest=digest))
        return content

    def path(self, digest: str) -> Path:
        """Return where the file of that digest is; raise ValueError for what is no digest."""
        if not _DIGEST.fullmatch(digest):
            raise ValueError(digest)
        return self.folder / digest[:2] / digest

    def digests(self) -> Iterator[str]:
        """Yield the digest of every file that is kept."""
        return (path.name for path in sorted(self.folder.glob("??/*")) if _DIGEST.fullmatch(path.name))

    def remove_leftovers(self) -> int:
        """Delete temporary files of writes that were killed; return how many there were."""
        leftovers = list(self.folder.glob(f"??/{_TEMPORARY}*"))
        for path in leftovers:
            path.unlink(missing_ok=True)
        return len(leftovers)

    def _write(self, path: Path, content: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=_TEMPORARY)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, path)  # noqa: PTH105 - one of the calls that the fault tests break
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(name)  # noqa: PTH108
            raise
        sync_folder(path.parent)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder, and those that it is in, with their names flushed; raise OSError as `Path.mkdir` does."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode, exist_ok=True)
    sync_folder(folder.parent)
