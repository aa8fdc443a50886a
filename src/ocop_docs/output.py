"""Writing results: a file or a folder appears complete or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Self

from ocop_docs.errors import OutputRefused, fault
from ocop_docs.vietnamese.file_names import is_device_name

_WINDOWS = os.name == "nt"
_HELD_OPEN = (5, 32)
"""Windows' errors when a file that another program holds open is to be replaced: access denied, sharing violation."""


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raise OutputRefused when `path` exists and may not be overwritten, cannot be examined, or names a device."""
    _refuse_device(path)
    try:
        exists = path.exists()
    except OSError as error:
        raise OutputRefused(fault("output-unwritable", path=path)) from error
    if exists and not force:
        raise OutputRefused(fault("output-exists", path=path))


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
        OutputRefused: the folder is missing, closed or full, the name is that of a device, or Word holds the file
            open; nothing is left behind.
    """
    _refuse_device(path)
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
        code = "output-open" if _is_held_open(path, error) else "output-unwritable"
        raise OutputRefused(fault(code, path=path)) from error


def _is_held_open(path: Path, error: OSError) -> bool:
    """Whether another program holds `path`; its folder can be written, as the file beside it shows."""
    return getattr(error, "winerror", None) in _HELD_OPEN and os.access(path, os.W_OK)


def _refuse_device(path: Path) -> None:
    """Refuse names that Windows keeps for devices: writing to `NUL.docx` there succeeds and makes no file."""
    if _WINDOWS and is_device_name(path.name):
        raise OutputRefused(fault("output-device", name=path.name))
