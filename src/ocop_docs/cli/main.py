"""The entry of `ocop-docs`: runs the command and gives each refusal its exit code."""

from __future__ import annotations

import os
import sys

from ocop_docs.cli.documents import run
from ocop_docs.cli.output import fail
from ocop_docs.errors import OcopDocsError

BROKEN_PIPE, INTERRUPTED = 1, 130
"""Exit codes when the reader of the output went away, and when Ctrl+C ended the command (the shells' convention)."""


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # TextIO lacks it
    try:
        code = run()
    except OcopDocsError as error:
        fail(error.faults, error.exit_code)
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        # The reader closed the pipe; discard the rest of the output, or Python complains when it flushes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(BROKEN_PIPE) from None
    raise SystemExit(code)
