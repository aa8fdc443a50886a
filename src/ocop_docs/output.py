"""Writing results: a file or a folder appears complete or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from pathlib import Path
from typing import BinaryIO, Self

from ocop_docs.errors import OutputRefused, fault
from ocop_docs.vietnamese.file_names import is_device_name

_WINDOWS = os.name == "nt"
_HELD_OPEN = (5, 32)
"""Windows' errors when a file that another program holds open is to be replaced: access denied, sharing violation."""

_OURS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_NEW = _OURS | os.O_EXCL
_OF_MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM}


def is_of_machine(error: Exception) -> bool:
    """Whether the machine is the reason (disk full or failing, out of memory or descriptors), not the file."""
    return isinstance(error, OSError) and error.errno in _OF_MACHINE


def unwritable(path: object, error: Exception) -> OutputRefused:
    """Return the refusal of a path that cannot be written: the machine has no room, or the place is wrong."""
    return OutputRefused(fault("output-no-room" if is_of_machine(error) else "output-unwritable", path=path))


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raise OutputRefused when `path` may not be overwritten: it exists, is no file, out of reach, or a device."""
    _refuse_device(path)
    try:
        status = os.stat(path) if os.path.lexists(path) else None  # noqa: PTH116 - a broken link exists too
    except OSError as error:
        raise unwritable(path, error) from error
    if status is None:
        return
    if not stat.S_ISREG(status.st_mode) and (force or not stat.S_ISDIR(status.st_mode)):
        raise OutputRefused(fault("output-no-file", path=path))
    if not force:
        raise OutputRefused(fault("output-exists", path=path))


def open_own(path: Path) -> BinaryIO:
    """Open a file of ours beside a result to read and append to, or make it; never what a link leads to.

    Raises:
        OSError: it is a link, no ordinary file, or cannot be opened.
    """
    file = os.fdopen(os.open(path, _OURS | getattr(os, "O_NONBLOCK", 0), 0o666), "r+b")
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
        _refuse_device(path)
        if path.exists():
            raise OutputRefused(fault("output-exists", path=path))

    def __enter__(self) -> Self:
        try:
            self._temporary = _beside(self._path)
            self._temporary.mkdir()
        except OSError as error:
            raise unwritable(self._path, error) from error
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
            raise unwritable(self._path / name, error) from error

    def finish(self) -> None:
        """Give the folder its final name in one step."""
        try:
            self._temporary.rename(self._path)
        except OSError as error:
            raise unwritable(self._path, error) from error


def write_whole(path: Path, content: bytes, *, new: bool = False) -> None:
    """Write a file beside the target, flush it to the disk, then rename it in one step; `new`: replace no file.

    Raises:
        OutputRefused: the folder is missing, closed or full, the name is that of a device, Word holds the file open,
            or a `new` file exists; nothing is left behind.
    """
    _refuse_device(path)
    temporary = _beside(path)
    try:
        handle = os.open(temporary, _NEW, 0o666)  # the user's umask takes from it
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if new:
            _rename_new(temporary, path)
        else:
            temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        if new and isinstance(error, FileExistsError):
            raise OutputRefused(fault("output-exists", path=path)) from error
        if _is_held_open(path, error):
            raise OutputRefused(fault("output-open", path=path)) from error
        raise unwritable(path, error) from error


def _rename_new(temporary: Path, path: Path) -> None:
    """Rename a file; raise FileExistsError where there is one of that name, which a rename on Unix would replace."""
    if _WINDOWS:
        temporary.rename(path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: take the name, then replace what is ours
        os.close(os.open(path, _NEW))
        temporary.replace(path)
    else:
        temporary.unlink()


def _is_held_open(path: Path, error: OSError) -> bool:
    """Whether another program holds `path`; its folder can be written, as the file beside it shows."""
    return getattr(error, "winerror", None) in _HELD_OPEN and os.access(path, os.W_OK)


def _refuse_device(path: Path) -> None:
    """Refuse names that Windows keeps for devices: writing to `NUL.docx` there succeeds and makes no file."""
    if _WINDOWS and is_device_name(path.name):
        raise OutputRefused(fault("output-device", name=path.name))


def _beside(path: Path) -> Path:
    """A name in the same folder that nobody can guess."""
    return path.parent / f".ocop-docs-{secrets.token_hex(8)}"


def sync_folder(folder: Path) -> None:
    """Flush a folder to the disk, so that a new name in it outlives a power cut; Windows does so by itself."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
