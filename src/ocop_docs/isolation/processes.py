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
) -> subprocess.Popen[bytes]:
    """Start a command at the head of a group of its own; raise OSError as Popen does."""
    return subprocess.Popen(  # noqa: S603 - the commands are engines, their arguments our own paths
        command,
        env=dict(environment),
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Windows ignores it: there `taskkill` finds what a process started
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it started, and wait for it, so that no zombie stays."""
    if sys.platform == "win32":
        # Killing soffice.com alone leaves soffice.bin, which holds the folder open.
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603, S607 - Windows' own command
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
