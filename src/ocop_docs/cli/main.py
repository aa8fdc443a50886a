"""The entry of `ocop-docs`: runs the command and gives each refusal its exit code."""

from __future__ import annotations

import gc
import os
import sys

from ocop_docs.errors import OcopDocsError

BROKEN_PIPE, INTERRUPTED = 1, 130
"""Exit codes when the reader of the output went away, and when Ctrl+C ended the command (the shells' convention)."""
GARBAGE_THRESHOLD = 100_000
"""New objects before Python looks for garbage, of which imports, the most part of a short command, leave none."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(GARBAGE_THRESHOLD)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # TextIO lacks it
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


def _run() -> int:
    from ocop_docs.cli.app import run

    return run()
