"""Writing results: a file or a folder appears complete or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from pathlib import Path
from typing import BinaryIO, Self

from ocop_docs.errors import OutputRefused, fault


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raise OutputRefused when `path` exists and may not be overwritten, or cannot be examined."""
    try:
        exists = path.exists()
    except OSError as error:
        raise OutputRefused(fault("output-unwritable", path=path)) from error
    if exists and not force:
        raise OutputRefused(fault("output-exists", path=path))


def open_own(path: Path) -> BinaryIO:
    """Open a file of ours beside a result to read and append to, or make it; never what a link leads to.

    Raises:
        OSError: it is a link, no ordinary file, or cannot be opened.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    file = os.fdopen(os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o600), "r+b")
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1 or path.is_symlink():
        file.close()
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    file.seek(0, os.SEEK_END)
    return file


class NewFolder:
    """A folder of results that appears complete or not at all: files are kept beside it until `finish`.

    Raises:
        OutputRefused: the path exists, or its folder is closed or full; nothing is left behind.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        if path.exists():
            raise OutputRefused(fault("output-exists", path=path))

    def __enter__(self) -> Self:
        try:
            self._temporary = Path(tempfile.mkdtemp(dir=self._path.parent, prefix=".ocop-docs-"))
        except OSError as error:
            raise OutputRefused(fault("output-unwritable", path=self._path)) from error
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._temporary, ignore_errors=True)

    def add(self, name: str, content: bytes) -> None:
        """Add a file; `name` may have folders in it."""
        target = self._temporary / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        except OSError as error:
            raise OutputRefused(fault("output-unwritable", path=self._path / name)) from error

    def finish(self) -> None:
        """Give the folder its final name in one step."""
        try:
            self._temporary.chmod(0o755)
            self._temporary.rename(self._path)
        except OSError as error:
            raise OutputRefused(fault("output-unwritable", path=self._path)) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside the target, flush it to the disk, then rename it in one step.

    Raises:
        OutputRefused: the folder is missing, closed or full; nothing is left behind.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".ocop-docs-")
    except (OSError, ValueError) as error:
        raise OutputRefused(fault("output-unwritable", path=path)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutputRefused(fault("output-unwritable", path=path)) from error
