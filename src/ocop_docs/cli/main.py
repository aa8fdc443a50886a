"""The entry of `ocop-docs`: runs the command and gives each refusal its exit code."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from pathlib import Path

from ocop_docs.errors import OcopDocsError

BROKEN_PIPE, INTERRUPTED = 1, 130
"""Exit codes when the reader of the output went away, and when Ctrl+C ended the command (the shells' convention)."""
GARBAGE_THRESHOLD = 100_000
"""New objects before Python looks for garbage; its own default is 700 or 2,000."""


def main() -> None:
    """Run the command line."""
    # A short command leaves little garbage: look for it rarely, and not at the end.
    gc.set_threshold(GARBAGE_THRESHOLD)
    atexit.register(gc.freeze)
    _prepare_streams()
    try:
        code = _run()
    except OcopDocsError as error:
        from ocop_docs.cli.output import show_faults

        show_faults(error.faults)
        code = error.exit_code
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        # The reader closed the pipe; discard the rest of the output, or Python complains when it flushes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = BROKEN_PIPE
    raise SystemExit(code)


def _prepare_streams() -> None:
    """Write UTF-8; without a console (Windows' pythonw, a shortcut) what is written goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - until the end
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace")


def _run() -> int:
    from ocop_docs.cli.app import run

    return run()
