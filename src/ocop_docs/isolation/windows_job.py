"""A process in a job object of Windows, which ends it together with all that it started. Imported on Windows alone.

`taskkill /T` goes from parent to child and loses the children of a parent that has ended; and it is a program for
consoles, whose window would show.
"""

from __future__ import annotations

import contextlib
import ctypes
import subprocess
import sys
import weakref
from collections.abc import Mapping, Sequence
from ctypes import wintypes

assert sys.platform == "win32"  # noqa: S101 - tells mypy

_SUSPENDED = 0x4
"""CREATE_SUSPENDED: it may start nothing before it is in its job."""
_KERNEL = ctypes.WinDLL("kernel32")
_KERNEL.CreateJobObjectW.restype = wintypes.HANDLE
_KERNEL.CreateJobObjectW.argtypes = [wintypes.LPVOID, wintypes.LPCWSTR]
_KERNEL.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
_KERNEL.TerminateJobObject.argtypes = [wintypes.HANDLE, wintypes.UINT]
_KERNEL.CloseHandle.argtypes = [wintypes.HANDLE]
_RESUME = ctypes.WinDLL("ntdll").NtResumeProcess
_RESUME.argtypes = [wintypes.HANDLE]


class JobProcess(subprocess.Popen[bytes]):
    """A process without a console window; `kill` ends what it started, too."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], stdin: int, stdout: int) -> None:
        flags = subprocess.CREATE_NO_WINDOW | _SUSPENDED
        super().__init__(
            command, env=environment, stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL, creationflags=flags
        )
        process = int(self._handle)  # type: ignore[attr-defined]  # Popen keeps it, and offers it nowhere
        self._job = _KERNEL.CreateJobObjectW(None, None)
        weakref.finalize(self, _KERNEL.CloseHandle, self._job)
        _KERNEL.AssignProcessToJobObject(self._job, process)
        _RESUME(process)

    def kill(self) -> None:
        """End the process and all that it started."""
        _KERNEL.TerminateJobObject(self._job, 1)
        with contextlib.suppress(PermissionError):  # it is ending already
            super().kill()
