"""Ends a command with the program that started it: `python -m ocop_docs.isolation.guard FOLDER SOCKET MB COMMAND ...`.

Standard input is a pipe from that program: when it ends, however it ends, the pipe closes, the command is ended, and
its folder and socket are removed. The command's memory is limited to so many MB where the system can.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

from ocop_docs.isolation.limits import limit_memory_only
from ocop_docs.isolation.processes import start

NOT_STARTED = 126
"""The exit code when the command cannot be run, as a shell gives it."""
_SIGNALLED = 128
"""What a shell adds to a signal's number."""
_MOST_TRIES = 20
"""The command may still write into the folder while it is removed."""


def main(folder: str, socket: str, memory_mb: str, *command: str) -> int:
    """Run the command and return its exit code, as a shell gives it."""
    limit_memory_only(int(memory_mb))
    try:
        child = start(command, os.environ, own_group=False)
    except OSError:
        return NOT_STARTED
    threading.Thread(target=_end_when_pipe_closes, args=(child, Path(folder), Path(socket)), daemon=True).start()
    code = child.wait()
    return code if code >= 0 else _SIGNALLED - code


def _end_when_pipe_closes(child: subprocess.Popen[bytes], folder: Path, socket: Path) -> None:
    while os.read(0, 1):
        pass
    if sys.platform == "win32":
        child.kill()  # first: Windows removes no file that a process holds open
        _remove(folder)
    else:
        _remove(folder)
        socket.unlink(missing_ok=True)
        os.killpg(0, signal.SIGKILL)


def _remove(folder: Path) -> None:
    for _ in range(_MOST_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
