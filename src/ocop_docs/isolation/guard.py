"""Keeps a command no longer than the program that wants it: `python -m ocop_docs.isolation.guard FOLDER MB COMMAND …`.

Standard input is the lifeline: when the program ends, however it ends, the pipe closes, the command is ended and its
folder removed. Its memory is limited to so many MB where the system can.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading

from ocop_docs.isolation.limits import limit_memory

NOT_STARTED = 126
"""The exit code when the command cannot be run, as a shell gives it."""
_SIGNALLED = 128
"""What a shell adds to a signal's number."""


def main(folder: str, memory_mb: int, command: list[str]) -> int:
    """Run the command and return its exit code, as a shell gives it."""
    silent = subprocess.DEVNULL
    limit_memory(memory_mb)
    try:
        child = subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent)  # noqa: S603 - the engine's command
    except OSError:
        return NOT_STARTED
    threading.Thread(target=_end_with_lifeline, args=(folder, child), daemon=True).start()
    code = child.wait()
    return code if code >= 0 else _SIGNALLED - code


def _end_with_lifeline(folder: str, child: subprocess.Popen[bytes]) -> None:
    while os.read(0, 1):
        pass
    child.kill()
    shutil.rmtree(folder, ignore_errors=True)
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(os.getpid())], check=False)  # noqa: S603, S607 - Windows' own
    else:
        os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), sys.argv[3:]))
