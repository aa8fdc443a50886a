"""Processes that end with everything they started, on every platform."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence


def start(
    command: Sequence[str],
    environment: Mapping[str, str],
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.DEVNULL,
    *,
    own_group: bool = True,
) -> subprocess.Popen[bytes]:
    """Start a command at the head of a group of its own; raise OSError as Popen does.

    With `own_group` false it stays in the group of this process. On Windows each command has a job of its own instead.
    """
    if sys.platform == "win32":
        from ocop_docs.isolation.windows_job import JobProcess

        return JobProcess(command, environment, stdin, stdout)
    return subprocess.Popen(  # noqa: S603 - the commands are engines, their arguments our own paths
        command,
        env=dict(environment),
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        start_new_session=own_group,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it started, and wait for it, so that no zombie stays."""
    if sys.platform == "win32":
        process.kill()  # soffice.com alone would leave soffice.bin, which holds the folder open: its job ends both
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
